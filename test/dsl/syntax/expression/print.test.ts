import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { severityOf } from '../../../../dsl/diagnostic/diagnostic.ts'
import { parseFormula } from '../../../../dsl/syntax/expression/parse-formula.ts'
import { printFormula, printName } from '../../../../dsl/syntax/expression/print.ts'
import { emptyVocabulary } from '../../../../dsl/syntax/expression/vocabulary.ts'
import { counts } from '../../../counts.ts'
import { anyExpression } from './expression-arbitrary.ts'
import { meaningOf } from './marked.ts'
import { sampleFormulas, sampleVocabulary } from './sample-formulas.ts'

describe('printing', () => {
  it('gives a text that reads as the same tree, with and without knowing the names', () => {
    fc.assert(
      fc.property(anyExpression, (expression) => {
        for (const vocabulary of [sampleVocabulary, undefined]) {
          const text = printFormula(expression, vocabulary)
          const read = parseFormula(text, sampleVocabulary)
          expect(read.problems.filter((p) => severityOf(p.code) === 'error')).toEqual([])
          expect(meaningOf(read.expression)).toEqual(meaningOf(expression))
        }
      }),
      { seed: 20260101, numRuns: counts.formulaTrees },
    )
  }, 1_800_000)

  it.each(sampleFormulas)('keeps the meaning of %s', (text) => {
    for (const vocabulary of [sampleVocabulary, emptyVocabulary]) {
      const first = parseFormula(text, vocabulary).expression
      const printed = printFormula(first, vocabulary)
      if (printed.includes('□')) continue
      expect(meaningOf(parseFormula(printed, vocabulary).expression)).toEqual(meaningOf(first))
      expect(printFormula(parseFormula(printed, vocabulary).expression, vocabulary)).toBe(printed)
    }
  })

  it('writes brackets only where precedence asks for them', () => {
    const texts = [
      '甲 ＋ 乙 × 2 － 结余',
      '（甲 ＋ 乙） × 2',
      '甲 － （乙 － 结余）',
      '－甲 ^ 2',
      '（－甲） ^ 2',
      '甲 × （－乙）',
      '甲 且 非 乙',
    ]
    for (const text of texts) {
      expect(printFormula(parseFormula(text, sampleVocabulary).expression, sampleVocabulary)).toBe(text)
    }
  })

  it('puts a name in 「」 only where it could not be read otherwise', () => {
    expect(printName('结余')).toBe('结余')
    expect(printName('原则上限额')).toBe('「原则上限额」')
    expect(printName('原则上限额', sampleVocabulary)).toBe('原则上限额')
    expect(printName('2024年支出')).toBe('「2024年支出」')
    expect(printName('2024年支出', sampleVocabulary)).toBe('2024年支出')
    expect(printName('2025', sampleVocabulary)).toBe('「2025」')
    expect(printName('大病保险（含大额）', sampleVocabulary)).toBe('「大病保险（含大额）」')
  })
})
