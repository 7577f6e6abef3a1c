import { describe, expect, it } from 'vitest'
import { readUnit, type Unit } from '../../../../dsl/model/unit.ts'
import { amountWords } from '../../../../editor/language/forms/amount-words.ts'

const unitOf = (word: string): Unit => readUnit(word, new Set())?.unit as Unit
const words = (text: string, unit = '元'): string | undefined => amountWords(text, unitOf(unit), { nouns: new Set() })

describe('an amount as it is written', () => {
  it.each([
    ['15800000', '1,580万元'],
    ['15800000元', '1,580万元'],
    ['15,800,001.5', '1,580.00015万元'],
    ['-98000', '-9.8万元'],
  ])('%s is %s', (text, expected) => {
    expect(words(text)).toBe(expected)
  })

  it('says itself where it is small, has its own scale, is no number or no money', () => {
    for (const text of ['9999', '1580万元', '1.2亿元', '约15800000', '']) expect(words(text)).toBeUndefined()
    expect(words('268000', '人')).toBeUndefined()
  })
})
