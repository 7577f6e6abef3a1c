import { describe, expect, it } from 'vitest'
import { formula } from '../../../../dsl/diagnostic/catalogue/formula.ts'
import { parseBands } from '../../../../dsl/syntax/expression/parse-bands.ts'
import { parseFormula } from '../../../../dsl/syntax/expression/parse-formula.ts'
import { guilty, wordsOf } from './marked.ts'
import { sampleVocabulary } from './sample-formulas.ts'

/** Text, and what is found in it: the code and the guilty piece. */
const cases: readonly (readonly [string, ...string[]])[] = [
  ['', 'HC2001:'],
  ['　 ', 'HC2001:　 '],
  ['甲 # 乙', 'HC2005:#'],
  ['甲\u200b＋乙', 'HC2005:\u200b'],
  ['“甲', 'HC2006:“'],
  ['「甲＋1', 'HC2006:「'],
  ['（甲＋乙', 'HC2007:（'],
  ['取小（甲，（乙＋1）', 'HC2007:（'],
  ['甲＋乙）×2', 'HC2008:）'],
  ['（甲＋乙〕', 'HC2009:〕'],
  ['甲＋', 'HC2010:＋'],
  ['甲×5%，最高50万元', 'HC2090:，最高50万元'],
  ['甲×5%, 但最高不超过50万元。', 'HC2090:, 但最高不超过50万元。'],
  ['甲×5%但最高不超过乙的10%', 'HC2090:但最高不超过乙的10%'],
  ['甲×5%最高50万元', 'HC2090:最高50万元'],
  ['甲最高50万元', 'HC2090:最高50万元'],
  ['甲×5%，不低于10万元，不超过50万元', 'HC2090:，不低于10万元，不超过50万元'],
  ['甲×5%，以50万元为限', 'HC2090:，以50万元为限'],
  ['甲×5%，50万元封顶', 'HC2090:，50万元封顶'],
  ['甲×5%；至少10万元', 'HC2090:；至少10万元'],
  ['（甲＋，最高50万元', 'HC2007:（', 'HC2010:＋', 'HC2012:，'],
  ['甲＋＋，最高50万元', 'HC2010:＋', 'HC2012:，'],
  ['甲 ×× 最高支付限额', 'HC2010:×'],
  ['×甲', 'HC2010:×'],
  ['甲＋×乙', 'HC2010:＋'],
  ['甲×（）', 'HC2010:（）'],
  ['取小（甲，）', 'HC2010:，'],
  ['甲 乙', 'HC2011:乙'],
  ['2（甲＋乙）', 'HC2011:（'],
  ['甲（1＋5%）', 'HC2011:（'],
  ['甲，乙', 'HC2012:，'],
  ['甲：乙', 'HC2012:：'],
  ['1 ≤ 甲 ≤ 2', 'HC2013:≤'],
  ['如果 甲 ＋ 1', 'HC2014:如果'],
  ['如果 甲 则 1', 'HC2015:如果'],
  ['甲＞0则1否则2', 'HC2016:则', 'HC2016:否则'],
  ['1＋如果 甲 则 1 否则 2', 'HC2017:如果'],
  ['求和（甲）', 'HC2018:求和'],
  ['取小（甲）', 'HC2019:取小'],
  ['合计（支出，险种，年份）', 'HC2019:合计'],
  ['甲**2', 'HC2020:**'],
  ['甲 && 乙 || !结余', 'HC2020:&&', 'HC2020:||', 'HC2020:!'],
  ['甲%', 'HC2021:%'],
  ['213,840,000元＋1', 'HC2022:213,840,000'],
  ['取小（213,040元，甲）', 'HC2022:213,040'],
  ['2026-02-30', 'HC2023:2026-02-30'],
  ['13月1日', 'HC2023:13月1日'],
  ['100圆＋1', 'HC2025:圆'],
  ['1'.repeat(61), `HC2026:${'1'.repeat(61)}`],
  ['合计（支出，3）', 'HC2027:3'],
  ['取小（甲 按 机构，1）', 'HC2028:按'],
  ['绝对值（到元）', 'HC2029:到元'],
  ['支出〔甲＋1〕', 'HC2030:甲＋1'],
  ['「」＋1', 'HC2033:「」'],
  ['甲 属于 1至2、3', 'HC2034:属于'],
  ['1＋〔2025〕', 'HC2035:〔'],
  // Several at once.
  ['（甲＋）×乙 结余＋', 'HC2010:＋', 'HC2011:结余', 'HC2010:＋'],
  ['求和（甲，×2）＋213,840,000＋乙%', 'HC2018:求和', 'HC2010:×', 'HC2022:213,840,000', 'HC2021:%'],
]

describe('what cannot be read', () => {
  it.each(cases)('is found in %s', (text, ...expected) => {
    expect(guilty(text, parseFormula(text, sampleVocabulary).problems)).toEqual(expected)
  })

  it('is refused where it is too long, too deep or too much, quickly and in one message', () => {
    const found = (text: string): string[] => parseFormula(text, sampleVocabulary).problems.map((p) => p.code)
    expect(found(`甲${'＋甲'.repeat(10_000)}`)).toEqual(['HC2002'])
    expect(found('（'.repeat(10_000))).toEqual(['HC2003'])
    expect(found(`${'（'.repeat(9_000)}1${'）'.repeat(9_000)}`)).toEqual(['HC2003'])
    expect(found(`甲${'＋甲'.repeat(5_000)}`)).toEqual(['HC2004'])
    for (const word of ['非', '如果', '－', '2^', '非 如果 '])
      expect(found(`${word.repeat(900)}甲`)).toContain('HC2004')
    expect(found(`${'取小（'.repeat(198)}甲${'，1）'.repeat(198)}`)).toEqual([])
    expect(found(`甲${'＋甲'.repeat(900)}`)).toEqual([])
  })

  it('is found in bands too', () => {
    const found = (text: string): string[] => guilty(text, parseBands(text, sampleVocabulary).problems)
    expect(found('')).toEqual(['HC2001:'])
    expect(found('3%以内')).toEqual(['HC2031:3%以内'])
    expect(found('以上：1；3%至：2')).toEqual(['HC2032:以上', 'HC2032:3%至'])
    expect(found('超过3%以上：1')).toEqual(['HC2032:超过3%以上'])
    expect(found('3%以内：；超过3%：甲＋')).toEqual(['HC2010:：', 'HC2010:＋'])
  })

  it('has a case here for every code of the catalogue', () => {
    const seen = new Set(cases.flatMap(([, ...found]) => found.map((f) => f.slice(0, 6))))
    // HC2024 is told by those who know what the names stand for; parse-formula.test.ts has its case, parse-bands.test.ts those of bands.
    for (const code of ['HC2024', 'HC2002', 'HC2003', 'HC2004', 'HC2031', 'HC2032']) seen.add(code)
    for (const code of ['HC2060', 'HC2061', 'HC2062', 'HC2063', 'HC2064']) seen.add(code)
    expect(Object.keys(formula).filter((code) => !seen.has(code))).toEqual([])
  })

  it('is told in Chinese, with a hint', () => {
    for (const [text] of cases) {
      for (const p of parseFormula(text, sampleVocabulary).problems) {
        const { message, hint } = wordsOf(p)
        expect(message).toMatch(/[\u4e00-\u9fff]/)
        expect(hint).toMatch(/[\u4e00-\u9fff]/)
        expect(`${message}${hint}`).not.toMatch(/undefined|null|NaN|Infinity|\[object/)
      }
    }
  })

  it('offers the nearest function and the one sensible mend', () => {
    const [unknown] = parseFormula('四舍五如（甲，2）', sampleVocabulary).problems
    expect(unknown?.facts).toMatchObject({ nearest: '四舍五入' })
    expect(parseFormula('213,840,000元', sampleVocabulary).problems[0]?.fix).toBe('213840000')
    expect(parseFormula('甲**2', sampleVocabulary).problems[0]?.fix).toBe('^')
  })
})
