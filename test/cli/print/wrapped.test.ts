import { describe, expect, it } from 'vitest'
import { wrapped } from '../../../cli/print/wrapped.ts'
import { displayWidth } from '../../../dsl/text/display-width.ts'

describe('a text in lines', () => {
  it('is cut by columns, of which a Han character takes two', () => {
    expect(wrapped('筹资总额abc', 6, 9)).toEqual(['筹资总', '额abc'])
    expect(wrapped('', 6, 9)).toEqual([''])
    expect(wrapped('甲 乙', 2, 9)).toEqual(['甲', '乙'])
  })

  it('has no closing mark at the head of a line and no opening one at the end', () => {
    expect(wrapped('取大结余，零', 8, 9)).toEqual(['取大结余，', '零'])
    expect(wrapped('取大余（结余）', 8, 9)).toEqual(['取大余', '（结余）'])
    expect(wrapped('（（（（', 2, 9).join('')).toBe('（（（（')
  })

  it('keeps every character but blanks where lines are cut, none wider than the width and a mark', () => {
    const text = '如果 结余 ≤ 年度预算 × 30% 则 结余 否则 （结余 × 30%，0）；其余：0元'
    for (let width = 2; width < 40; width++) {
      const lines = wrapped(text, width, 99)
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
      for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width + 6)
    }
  })

  it('ends with … where more lines were left out', () => {
    expect(wrapped('一二三四五六', 4, 2)).toEqual(['一二', '三…'])
    expect(wrapped('一二三四', 4, 2)).toEqual(['一二', '三四'])
    // No half of a rare character is left.
    expect(wrapped('𠮷𠮷𠮷𠮷', 4, 1)).toEqual(['𠮷…'])
  })
})
