import { describe, expect, it } from 'vitest'
import type { BandEnd } from '../../../../dsl/syntax/expression/band.ts'
import { isBands, lexBands, parseBands } from '../../../../dsl/syntax/expression/parse-bands.ts'
import { printFormula } from '../../../../dsl/syntax/expression/print.ts'
import { guilty } from './marked.ts'
import { sampleVocabulary } from './sample-formulas.ts'

const end = (side: '[' | ']', e: BandEnd | undefined): string => {
  if (!e) return '…'
  const mark = e.closed === undefined ? '?' : e.closed ? '含' : '不含'
  const value = printFormula(e.value, sampleVocabulary)
  return side === '[' ? `${mark}${value}` : `${value}${mark}`
}

/** Bands as `low…high → result`, without faults. */
function bands(text: string): string[] {
  const read = parseBands(text, sampleVocabulary)
  expect(guilty(text, read.problems)).toEqual([])
  return read.bands.map((b) => {
    const result = b.result === '未规定' ? b.result : printFormula(b.result, sampleVocabulary)
    return `${b.rest ? '其余' : `${end('[', b.low)} ${end(']', b.high)}`} → ${result}`
  })
}

describe('bands', () => {
  it.each([
    ['3%（含）以内：0%；3%至8%（含）：40%；超过8%：0%', ['… 3%含 → 0%', '?3% 8%含 → 40%', '不含8% … → 0%']],
    ['80%至95%：指标值×分值；不足80%：未规定', ['?80% 95%? → 指标值 × 分值', '… 80%不含 → 未规定']],
    ['18至44岁：1\n45岁以上：2\n其余：3', ['?18岁 44岁? → 1', '含45岁 … → 2', '其余 → 3']],
    ['满18岁不满60岁：1；60岁及以上：2', ['含18岁 60岁不含 → 1', '含60岁 … → 2']],
    ['3%（不含）以上、8%以下：1；8%以外：2', ['不含3% 8%含 → 1', '不含8% … → 2']],
    ['超过3%且不超过8%: 1; >8%: 2;', ['不含3% 8%含 → 1', '不含8% … → 2']],
    ['超过年度预算×3%至年度预算×8%：甲', ['不含年度预算 × 3% 年度预算 × 8%? → 甲']],
    ['3例：5分', ['含3例 3例含 → 5分']],
    ['60分到90分之间：1', ['?60分 90分? → 1']],
  ])('are read from %s', (text, expected) => expect(bands(text)).toEqual(expected))

  it.each([
    ['3%～5%：1；5%~8%：2；8%—9%：3', ['HC2060:～', 'HC2060:~', 'HC2060:—']],
    ['3%以内：0%，3%以上、8%以下：40%、超过8%：0%', ['HC2061:，', 'HC2061:、']],
    ['3%以内：取大（甲，乙），超过3%：甲', ['HC2061:，']],
    ['3%以内：0% 超过3%：40%', ['HC2061:：']],
    ['3%以内：0%；其他：40%', ['HC2062:其他']],
    ['3%以内0%；超过3%：40%', ['HC2031:3%以内0%']],
    ['［60分，90分）：1', ['HC2032:［60分，90分）']],
  ])('that are written otherwise are told in one message each: %s', (text, expected) => {
    expect(guilty(text, parseBands(text, sampleVocabulary).problems)).toEqual(expected)
  })

  it('have places in the whole text, and names of ranges and results', () => {
    const text = '超过年度预算：甲；其余：乙×2'
    const { bands: list, names } = parseBands(text, sampleVocabulary)
    expect(names).toEqual(['年度预算', '甲', '乙'])
    expect(list.map((b) => text.slice(b.range.start, b.range.end))).toEqual(['超过年度预算', '其余'])
    expect(list.map((b) => text.slice(b.resultSpan.start, b.resultSpan.end))).toEqual(['甲', '乙×2'])
    expect(list[1]?.result).toMatchObject({ span: { start: 12, end: 15 } })
  })

  it('are told from a formula', () => {
    expect(isBands(lexBands('3%以内：0%'))).toBe(true)
    expect(isBands(lexBands('取大（分值－0.5分/例×指标值，0）'))).toBe(false)
  })
})
