import { describe, expect, it } from 'vitest'
import { printUnit } from '../../../dsl/model/unit.ts'
import { compiledSections } from '../../support/policy.ts'
import { guiltyOf } from '../../support/problems.ts'

const names = `单位: [家]
维度:
  险种: [职工, 居民]
  年份: {成员: [2023, 2024, 2025], 有序: 是}
  村: {属性: {镇: 镇}}
  镇: {属性: {医共体: 医共体, 帮扶: 医共体}}
  县: {}
  医共体: [甲共体, 乙共体]
  院: {属性: {层级: [县级, 乡镇]}}
输入:
  钱: 元
  头: 人
  率: 比率
  点: 百分点
  床: 家
  真: 是否
  文: 文本
  日: 日期
  村钱: {单位: 元, 维度: [村]}
  镇钱: {单位: 元, 维度: [镇]}
  团钱: {单位: 元, 维度: [医共体]}
  院钱: {单位: 元, 维度: [院, 险种]}
  年钱: {单位: 元, 维度: [险种, 年份]}
`

/** The unit and the dimensions of one formula. */
function typed(formula: string): string {
  const figure = compiledSections(`${names}规则:\n  果: ${formula}\n`).model.figures.get('果')
  return figure ? [printUnit(figure.unit), ...figure.dims].join(' ') : ''
}

const wrong = (formula: string): string[] => guiltyOf(`${names}规则:\n  果: ${formula}\n`)

describe('the unit and the dimensions of a formula', () => {
  it.each([
    ['钱 ＋ 3万元', '元'],
    ['钱 ÷ 头', '元/人'],
    ['钱 ÷ 头 × 20人', '元'],
    ['钱 ÷ 钱', '比率'],
    ['率 ＋ 10个百分点', '比率'],
    ['率 － 率', '比率'],
    ['点 ＋ 点', '百分点'],
    ['率 × 点', '比率'],
    ['0 ＋ 钱', '元'],
    ['取大（钱，0）', '元'],
    ['如果 真 则 0 否则 钱', '元'],
    ['若（真，头）', '人'],
    ['0', '比率'],
    ['率 ^ 2', '比率'],
    ['开方（钱 × 钱）', '元'],
    ['视为（头，人次）', '人次'],
    ['钱 ÷ 床', '元/家'],
    ['钱 ＞ 0', '是否'],
    ['文 ＝ 丙类', '是否'],
    ['日 ≥ 2024-05-01', '是否'],
    ['年钱', '元 险种 年份'],
    ['年钱 ÷ 合计（年钱，年份）', '比率 险种 年份'],
    ['院钱 ＋ 年钱', '元 险种 年份 院'],
    ['合计（院钱，院 按 层级）', '元 险种 层级'],
    ['合计（年钱）', '元'],
    ['年钱〔2025〕', '元 险种'],
    ['年钱〔险种 ＝ 居民，年份 ＝ 2023〕', '元'],
    ['占比（年钱，险种）', '比率 险种 年份'],
    ['计数（村）', '个'],
    ['分摊（钱，村钱）', '元 村'],
    ['分摊（年钱，院钱）', '元 险种 年份 院'],
    ['村钱 ＋ 镇钱', '元 村'],
    ['分摊（镇钱，村钱）', '元 村'],
    ['层级 ＝ 县级', '是否 层级'],
    ['若（层级 ＝ 县级，院钱）', '元 险种 院'],
    ['年份 ＞ 2023', '是否 年份'],
  ])('%s is %s', (formula, wanted) => {
    expect(typed(formula)).toBe(wanted)
  })
})

describe('a formula that means nothing', () => {
  it.each([
    ['钱 ＋ 头', ['HC4001:＋']],
    ['钱 － 3', ['HC4001:－']],
    ['钱 × 真', ['HC4001:×']],
    ['钱 ＞ 头', ['HC4012:＞']],
    ['钱 属于 0元 至 9人', ['HC4012:钱 属于 0元 至 9人']],
    ['取小（钱，头）', ['HC4003:头']],
    ['如果 钱 则 1元 否则 2元', ['HC4003:钱']],
    ['若（真，文）', ['HC4003:文']],
    ['非 率', ['HC4003:率']],
    ['真 且 钱', ['HC4003:钱']],
    ['开方（钱）', ['HC4003:钱']],
    ['率 ^ 0.5', ['HC4010:0.5']],
    ['四舍五入（率，到分）', ['HC4003:率']],
    ['合计（钱，险种）', ['HC4005:险种']],
    ['合计（年钱，院）', ['HC4005:院']],
    ['合计（钱）', ['HC4005:钱']],
    ['合计（院钱，院 按 镇）', ['HC4007:镇']],
    ['钱〔2023〕', ['HC3004:2023']],
    ['年钱〔2026〕', ['HC3004:2026']],
    ['分摊（村钱，村钱）', ['HC4011:分摊（村钱，村钱）']],
    ['村钱 ＋ 团钱', ['HC3009:团钱']],
    ['钱 ＋ 缺名', ['HC3001:缺名']],
  ])('%s: %s', (formula, wanted) => {
    expect(wrong(formula)).toEqual(wanted)
  })

  it('is told once: what is built on it is passed over in silence', () => {
    expect(guiltyOf(`${names}规则:\n  甲: 钱 ＋ 头\n  乙: 甲 × 2 ＋ 文\n  丙: 取小（乙，头）\n`)).toEqual(['HC4001:＋'])
  })

  it('is a split over a dimension that the whole has already', () => {
    expect(wrong('分摊（院钱，院钱，院）')).toEqual(['HC4011:分摊（院钱，院钱，院）'])
  })

  it('is a condition finer than what is summed over', () => {
    expect(wrong('合计（镇钱，镇 其中 村钱 ＞ 0）')).toEqual(['HC4016:村钱 ＞ 0'])
  })
})

describe('a rule that says its unit and dimensions', () => {
  const rule = (body: string): string[] => guiltyOf(`${names}规则:\n  果: {${body}}\n`)

  it('has them checked', () => {
    expect(rule('公式: 钱 ÷ 头, 单位: 元')).toEqual(['HC4002:果'])
    expect(rule('公式: 年钱, 维度: [险种]')).toEqual(['HC4006:果'])
    expect(rule('公式: 年钱, 维度: [险种, 年份], 单位: 万元')).toEqual([])
  })

  it('may hold for more members than its formula names', () => {
    const model = compiledSections(`${names}规则:\n  果: {公式: 合计（年钱，年份）, 维度: [险种, 镇]}\n`).model
    expect(model.figures.get('果')?.dims).toEqual(['险种', '镇'])
  })

  it('applies only where a condition of its own dimensions holds', () => {
    expect(rule('公式: 院钱, 仅: 层级 ＝ 县级')).toEqual([])
    expect(rule('公式: 钱, 仅: 层级 ＝ 县级')).toEqual(['HC4013:层级 ＝ 县级'])
    expect(rule('公式: 镇钱, 仅: 村钱 ＞ 0')).toEqual(['HC4013:村钱 ＞ 0'])
  })
})

describe('A rule by a reading', () => {
  it('is broken without a word of its own where the reading has no options', () => {
    expect(
      guiltyOf(
        '解读:\n  口径: {默认: 高, 理由: 例}\n输入:\n  甲: 元\n规则:\n  乙: {按解读: 口径, 高: 甲, 低: 甲}\n',
      ).some((g) => g.startsWith('HC5002')),
    ).toBe(true)
  })
})
