import { describe, expect, it } from 'vitest'
import type { Problem } from '../../../../dsl/diagnostic/diagnostic.ts'
import { parseBands } from '../../../../dsl/syntax/expression/parse-bands.ts'
import { parseFormula } from '../../../../dsl/syntax/expression/parse-formula.ts'
import { printFormula } from '../../../../dsl/syntax/expression/print.ts'
import { counts } from '../../../counts.ts'
import { pick, seeded, whole } from '../../../support/random.ts'
import { meaningOf, wordsOf } from './marked.ts'
import { sampleBands, sampleFormulas, sampleVocabulary } from './sample-formulas.ts'

const texts = [...sampleFormulas, ...sampleBands]
const pieces = [
  ...[
    '（',
    '）',
    '〔',
    '〕',
    '(',
    ']',
    '，',
    '、',
    '；',
    '：',
    '“',
    '「',
    '」',
    '\n',
    ' ',
    '　',
    '％',
    '.',
    '/',
    '#',
    '\u200b',
    '\ud83d',
  ],
  ...[
    '＋',
    '-',
    '**',
    '^',
    '=',
    '≤',
    '&&',
    '!',
    '如果',
    '则',
    '否则',
    '且',
    '非',
    '属于',
    '至',
    '按',
    '其中',
    '（含）',
    '以上',
    '超过',
  ],
  ...[
    '甲',
    '乙',
    '结余',
    '合计',
    '合计（',
    '四舍五入（',
    '视为（',
    '到元',
    '213,840,000',
    '12',
    '元',
    '9月31日',
    '2026-13-01',
    '𠮷',
    '未规定',
  ],
]

function mutate(random: () => number): string {
  let text = pick(random, texts)
  for (let i = whole(random, 1, 6); i > 0; i--) {
    const at = whole(random, 0, text.length)
    const to = Math.min(text.length, at + whole(random, 0, 3))
    const kind = whole(random, 0, 3)
    if (kind < 2) text = text.slice(0, at) + pick(random, pieces) + text.slice(at)
    else if (kind === 2) text = text.slice(0, at) + text.slice(to)
    else text = text.slice(0, at) + pick(random, texts).slice(at, at + whole(random, 1, 12)) + text.slice(to)
  }
  return text
}

function checkProblems(text: string, problems: readonly Problem[]): void {
  for (const p of problems) {
    if (p.span.start < 0 || p.span.end > text.length || p.span.start > p.span.end) throw new Error(`span of ${p.code}`)
    if (wordsOf(p).message === '') throw new Error(`no message for ${p.code}`)
  }
}

describe('formulas with random faults', () => {
  it('are read without throwing, faults stand in the text, and a hole never comes without a fault', () => {
    const random = seeded(2026)
    let faultless = 0
    for (let i = 0; i < counts.mutatedFormulas; i++) {
      const text = mutate(random)
      try {
        const read = parseFormula(text, sampleVocabulary)
        checkProblems(text, read.problems)
        const printed = printFormula(read.expression, sampleVocabulary)
        if (read.problems.length === 0) {
          faultless++
          const again = parseFormula(printed, sampleVocabulary)
          expect(again.problems.filter((p) => p.code !== 'HC2024')).toEqual([])
          expect(meaningOf(again.expression)).toEqual(meaningOf(read.expression))
        }
        checkProblems(text, parseBands(text, sampleVocabulary).problems)
      } catch (cause) {
        throw new Error(`on ${JSON.stringify(text)}`, { cause })
      }
    }
    expect(faultless).toBeGreaterThan(counts.mutatedFormulas / 100)
  }, 3_600_000)

  it('are read quickly however they are made', () => {
    const units = [
      ...pieces,
      '甲且',
      '如果甲则',
      '（）',
      '甲，',
      '“”',
      '甲或乙且',
      '1,000,',
      '合计（甲，',
      '乙100元/人',
      '原则',
    ]
    for (const unit of units) {
      const text = unit.repeat(Math.floor(20_000 / unit.length))
      checkProblems(text, parseFormula(text, sampleVocabulary).problems)
      checkProblems(text, parseBands(text, sampleVocabulary).problems)
    }
  }, 20_000)
})
