import { describe, expect, it } from 'vitest'
import type { Expression } from '../../../../dsl/syntax/expression/expression.ts'
import {
  cutAndParse,
  dependsOnNames,
  lexFormula,
  parseFormula,
} from '../../../../dsl/syntax/expression/parse-formula.ts'
import { printFormula } from '../../../../dsl/syntax/expression/print.ts'
import { buildVocabulary, emptyVocabulary } from '../../../../dsl/syntax/expression/vocabulary.ts'
import { guilty, meaningOf } from './marked.ts'
import { sampleVocabulary } from './sample-formulas.ts'

/** The canonical form of a text that must have no fault, with every operation in brackets. */
function tree(text: string): string {
  const { expression, problems } = parseFormula(text, sampleVocabulary)
  expect(guilty(text, problems)).toEqual([])
  return inBrackets(expression)
}

function inBrackets(e: Expression): string {
  if (e.type === 'binary') return `(${inBrackets(e.left)} ${e.operator} ${inBrackets(e.right)})`
  if (e.type === 'unary') return `(${e.operator}${inBrackets(e.operand)})`
  return printFormula(e, sampleVocabulary)
}

const canonical = (text: string): string =>
  printFormula(parseFormula(text, sampleVocabulary).expression, sampleVocabulary)

describe('precedence', () => {
  it.each([
    ['甲＋乙×结余', '(甲 ＋ (乙 × 结余))'],
    ['甲－乙－结余', '((甲 － 乙) － 结余)'],
    ['甲÷乙×结余', '((甲 ÷ 乙) × 结余)'],
    ['－5^2', '(－(5 ^ 2))'],
    ['2^3^2', '(2 ^ (3 ^ 2))'],
    ['2^－3×甲', '((2 ^ (－3)) × 甲)'],
    ['－甲×乙', '((－甲) × 乙)'],
    ['甲 或 乙 且 非 结余＞0 且 甲＝是', '(甲 或 ((乙 且 (非(结余 ＞ 0))) 且 (甲 ＝ 是)))'],
    ['甲＋1≥乙×2', '((甲 ＋ 1) ≥ (乙 × 2))'],
    ['（甲＋乙）×结余', '((甲 ＋ 乙) × 结余)'],
  ])('reads %s as %s', (text, expected) => expect(tree(text)).toBe(expected))
})

describe('marks and words', () => {
  it.each([
    ['[甲]', null],
    ['甲*乙/2', '甲 × 乙 ÷ 2'],
    ['甲>=乙', '甲 ≥ 乙'],
    ['甲<>乙', '甲 ≠ 乙'],
    ['甲!=乙', '甲 ≠ 乙'],
    ['甲==乙', '甲 ＝ 乙'],
    ['甲不低于乙', '甲 ≥ 乙'],
    ['甲不少于乙', '甲 ≥ 乙'],
    ['甲不超过乙', '甲 ≤ 乙'],
    ['甲不高于乙', '甲 ≤ 乙'],
    ['甲超过乙', '甲 ＞ 乙'],
    ['甲高于乙', '甲 ＞ 乙'],
    ['甲低于乙', '甲 ＜ 乙'],
    ['甲不足乙', '甲 ＜ 乙'],
    ['支出[2025]＋支出【年份=2025】', '支出〔2025〕 ＋ 支出〔年份 ＝ 2025〕'],
    ['１＋２．５％　×甲', '1 ＋ 2.5% × 甲'],
    ['类别="医共体"', '类别 ＝ “医共体”'],
    ['甲−乙–结余', '甲 － 乙 － 结余'],
    ['如果 甲，则 1，否则 2', '如果 甲 则 1 否则 2'],
    ['结余属于甲、乙', '结余 属于 甲、乙'],
    ['得分不属于75分（含）至85分', '得分 不属于 75分（含） 至 85分'],
    ['指标值 属于 18至44岁', '指标值 属于 18岁 至 44岁'],
    ['合计（支出，险种、年份 按 医共体 其中 甲 且 乙）', '合计（支出，险种、年份 按 医共体 其中 甲 且 乙）'],
    ['计数（机构其中层级＝乡镇）', '计数（机构 其中 层级 ＝ 乡镇）'],
    ['视为（甲÷乙，元／人）', '视为（甲 ÷ 乙，元/人）'],
    ['周岁（出生日期，6月30日）＋年（2026-09-01）', '周岁（出生日期，6月30日） ＋ 年（2026-09-01）'],
  ])('prints %s as %s', (text, expected) => {
    const { problems } = parseFormula(text, sampleVocabulary)
    if (expected === null) expect(guilty(text, problems)).toEqual(['HC2035:['])
    else {
      expect(guilty(text, problems)).toEqual([])
      expect(canonical(text)).toBe(expected)
    }
  })

  it('keeps what stands in a call apart: arguments, dimensions, places and units', () => {
    const call = (text: string) => meaningOf(parseFormula(text, sampleVocabulary).expression) as Record<string, unknown>
    expect(call('四舍五入（甲，到万元2位小数）')).toMatchObject({ args: [{ name: '甲' }], to: '到万元2位小数' })
    expect(call('四舍五入（甲，2）')).toMatchObject({ args: [{ name: '甲' }, { digits: '2' }] })
    expect(call('视为（甲，元/人）')).toMatchObject({ args: [{ name: '甲' }], unit: '元/人' })
    expect(call('分摊（甲，1，机构 按 医共体）')).toMatchObject({
      args: [{ name: '甲' }, { digits: '1' }],
      over: { dimensions: [{ name: '机构' }], by: [{ name: '医共体' }] },
    })
    expect(call('计数（机构 其中 甲）')).toMatchObject({ args: [], over: { where: { name: '甲' } } })
  })
})

describe('cutting without blanks', () => {
  it.each([
    ['100元/人', '100元/人'],
    ['100元/人数', '100元 ÷ 人数'],
    ['100元/人×人数', '100元/人 × 人数'],
    ['0.5分/例×指标值', '0.5分/例 × 指标值'],
    ['3床日/人次', '3床日/人次'],
    ['100 元＋76.5 %', '100元 ＋ 76.5%'],
    ['10个百分点＋2万人次', '10个百分点 ＋ 2万人次'],
    ['2024年支出－2021年支出', '2024年支出 － 2021年支出'],
    ['DIP10清算×2', 'DIP10清算 × 2'],
    ['合计额＋合计（支出）', '合计额 ＋ 合计（支出）'],
    ['如果原则上限额＞0则原则上限额否则结余', '如果 原则上限额 ＞ 0 则 原则上限额 否则 结余'],
    ['如果结余不超过年度预算×30%则结余否则0元', '如果 结余 ≤ 年度预算 × 30% 则 结余 否则 0元'],
    ['是否达标且预付金按时足额返还＝否', '是否达标 且 预付金按时足额返还 ＝ 否'],
    ['基金支出＋基金＋支出', '基金支出 ＋ 基金 ＋ 支出'],
    ['年份＞2025', '年份 ＞ 2025'],
  ])('reads %s as %s', (text, expected) => {
    expect(guilty(text, parseFormula(text, sampleVocabulary).problems)).toEqual([])
    expect(canonical(text)).toBe(expected)
  })

  it('keeps an undeclared name whole although words of the language stand in it', () => {
    const words = ['原则上限额', '是否按时返还', '不足部分', '年终清算或有支出']
    for (const word of words) expect(parseFormula(`${word}×2`, emptyVocabulary).names).toEqual([word])
    expect(parseFormula('大额或大病保险支出－个人账户支出', emptyVocabulary).names).toHaveLength(2)
  })

  it('reads a rule’s own name before ＝ as its head, also where a word of the language begins it', () => {
    const vocabulary = buildVocabulary(['非签约总额', '签约总额', '人数'])
    const { expression, problems, other } = parseFormula('非签约总额＝人数×2', vocabulary, { heads: ['非签约总额'] })
    expect({ problems, other }).toEqual({ problems: [], other: undefined })
    expect(printFormula(expression, vocabulary)).toBe('非签约总额 ＝ 人数 × 2')
    expect(parseFormula('非签约总额＝人数×2', vocabulary).other).toBeDefined()
  })

  it('takes the longest names and keeps the other reading where there is one', () => {
    const { expression, problems, other } = parseFormula('甲或乙', sampleVocabulary)
    expect(problems).toEqual([])
    expect(guilty('甲或乙', other ? [other.problem] : [])).toEqual(['HC2024:甲或乙'])
    expect(meaningOf(expression)).toEqual({ type: 'name', name: '甲或乙' })
    expect(guilty('甲 或 乙', parseFormula('甲 或 乙', sampleVocabulary).problems)).toEqual([])
    expect(guilty('「甲或乙」', parseFormula('「甲或乙」', sampleVocabulary).problems)).toEqual([])
  })

  it('tries a bounded number of readings', () => {
    const text = Array.from({ length: 30 }, () => '甲或乙').join('＋')
    expect(parseFormula(text, sampleVocabulary).names).toEqual(['甲或乙'])
  })

  it('gives a name as it was declared, whatever width it is written in', () => {
    const vocabulary = buildVocabulary(['ＤＩＰ预算'])
    expect(parseFormula('DIP预算＋１', vocabulary).names).toEqual(['ＤＩＰ预算'])
    expect(parseFormula('「大病保险(含大额)」', sampleVocabulary).names).toEqual(['大病保险（含大额）'])
  })
})

describe('a formula and its rule', () => {
  it('reads a comparison behind the rule’s own name when it knows that name', () => {
    const text = '是否达标＝得分≥60分 且 甲'
    expect(guilty(text, parseFormula(text, sampleVocabulary).problems)).toEqual(['HC2013:≥'])
    const { expression, problems } = parseFormula(text, sampleVocabulary, { heads: ['是否达标'] })
    expect(guilty(text, problems)).toEqual([])
    expect(printFormula(expression, sampleVocabulary)).toBe('是否达标 ＝ （得分 ≥ 60分 且 甲）')
  })

  it('lists each name once, in the order of the text, with dimensions and members', () => {
    const text = '合计（支出×2，机构 按 医共体 其中 层级 属于 乡镇、村）＋支出〔年份＝2025〕＋结余〔甲〕'
    const names = ['支出', '机构', '医共体', '层级', '乡镇', '村', '年份', '结余', '甲']
    expect(parseFormula(text, sampleVocabulary).names).toEqual(names)
  })

  it('gives every part of the tree its place in the text', () => {
    const text = ' （甲 ＋ 乙）× 结余'
    const { expression } = parseFormula(text, sampleVocabulary)
    expect(expression).toMatchObject({ span: { start: 1, end: text.length }, at: { start: 8, end: 9 } })
    expect(expression).toMatchObject({ left: { span: { start: 2, end: 7 } }, right: { span: { start: 10, end: 12 } } })
  })

  it('tells which changes of names can matter, and reads the same lexed text by other names', () => {
    const lexed = lexFormula('基金支出＋2家')
    expect(dependsOnNames(lexed, ['结余', '支'])).toBe(true)
    expect(dependsOnNames(lexed, ['结余', '基金收入'])).toBe(false)
    expect(dependsOnNames(lexed, ['家'])).toBe(true)
    const declared = cutAndParse(lexed, buildVocabulary(['基金支出'], ['家']))
    expect(declared.problems).toEqual([])
    expect(guilty(lexed.text, cutAndParse(lexed, buildVocabulary(['基金支出'])).problems)).toEqual(['HC2025:家'])
  })
})
