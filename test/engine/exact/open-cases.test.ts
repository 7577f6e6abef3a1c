import { describe, expect, it } from 'vitest'
import type { Evaluation } from '../../../engine/index.ts'
import { compiledSections, errorsOf, figureOf, ranOn } from '../../support/policy.ts'

const sections = `维度: {险种: [职工, 居民]}
输入:
  甲: 元
  乙: 元
  欠: {单位: 元, 可缺: 是}
参数:
  份: {待定: 没有写, 范围: [0, 1], 暂取: 50%}
  成: {待定: 没有写, 范围: [0%, 50%]}
  额: {单位: 元, 待定: 没有写}
  各: {维度: [险种], 待定: 没有写, 范围: [0, 1], 暂取: {职工: 20%, 居民: 30%}}
`

function ranWith(rules: string, more: Readonly<Record<string, unknown>> = {}): Evaluation {
  return ranOn(compiledSections(`${sections}规则:\n${rules}`), { 输入: { 甲: '100', 乙: '40' }, ...more })
}

/** What is said of one formula over 甲 100 and 乙 40. */
function said(formula: string, more: Readonly<Record<string, unknown>> = {}): object {
  const evaluation = ranWith(`  果: ${formula}\n`, more)
  expect(errorsOf(evaluation)).toEqual([])
  const { value, provisional, open, missing, range } = figureOf(evaluation, '果')
  return JSON.parse(JSON.stringify({ value, provisional, open, missing, range }))
}

describe('a figure that rests on open values', () => {
  it.each([
    ['甲 × 份', { value: '50', provisional: ['份'], range: ['0', '100'] }],
    ['甲 × 份 ＋ 乙 × （1 － 份）', { value: '70', provisional: ['份'], range: ['40', '100'] }],
    ['（甲 × 份 － 乙 × 份） ÷ 3', { value: '10', provisional: ['份'], range: ['0', '20'] }],
    ['甲 × 成', { value: null, open: ['成'], range: ['0', '50'] }],
    ['甲 × 份 × 成', { value: null, open: ['份', '成'], range: ['0', '50'] }],
    ['甲 ＋ 额', { value: null, open: ['额'], range: [null, null] }],
    ['取大（额，甲）', { value: null, open: ['额'], range: ['100', null] }],
    ['若（甲 × 成 ＜ 50元，甲）', { value: null, open: ['成'], range: ['0', '100'] }],
    ['甲 ＋ 欠', { value: null, missing: ['欠'] }],
    ['甲 × 份 ＋ 欠', { value: null, open: ['份'], missing: ['欠'], range: [null, null] }],
    ['四舍五入（甲 × 份 × 份，到元）', { value: '25', provisional: ['份'], range: ['0', '100'] }],
    ['－甲 × 份', { value: '-50', provisional: ['份'], range: ['-100', '0'] }],
    [
      '甲 ÷ （1 ＋ 份）',
      { value: '66.66666666666666666666666666666666666667', provisional: ['份'], range: ['50', '100'] },
    ],
  ])('says so, with its ends: %s', (formula, wanted) => {
    expect(said(formula)).toEqual(wanted)
  })

  it.each([
    ['甲 × 份 － 甲 × 份', '0'],
    ['（甲 － 100元） × 成', '0'],
    ['如果 甲 ＞ 乙 则 甲 否则 甲 × 成', '100'],
    ['若（甲 ＜ 乙，额）', '0'],
    ['取大（甲 × 成，200元）', '200'],
    ['取小（甲，200元 ＋ 乙 × 成）', '100'],
    ['若（甲 × 成 ≤ 50元，甲）', '100'],
    ['若（甲 × 成 ＞ 50元，甲）', '0'],
    ['若（甲 × 成 ≥ 0元，甲）', '100'],
    ['若（甲 ＞ 乙 或 欠 ＞ 0元，甲）', '100'],
    ['若（欠 ＞ 0元 且 甲 ＜ 乙，甲）', '0'],
    ['若（甲 × 成 ＝ 60元，甲）', '0'],
    ['如果 成 ＞ 20% 则 甲 否则 甲', '100'],
    ['四舍五入（成 ÷ 1000，2）', '0'],
    ['缺省（欠，甲）', '100'],
  ])('is settled where they do not matter: %s', (formula, value) => {
    expect(said(formula)).toEqual({ value })
  })

  it.each([
    ['0 × 额', { value: null, open: ['额'], range: [null, null] }],
    ['0 × 欠', { value: null, missing: ['欠'] }],
    ['欠 － 欠', { value: null, missing: ['欠'] }],
  ])('is not settled by a factor of 0 where the open value has no range: %s', (formula, wanted) => {
    expect(said(formula)).toEqual(wanted)
  })

  it('has a value, or waits, at each member by itself', () => {
    const evaluation = ranWith('  果: 甲 × 各\n  份额: 如果 险种 ＝ 职工 则 甲 否则 甲 × 成\n')
    expect(figureOf(evaluation, '果')).toMatchObject({
      value: { 职工: '20', 居民: '30' },
      provisional: ['各'],
      range: [
        { 职工: '0', 居民: '0' },
        { 职工: '100', 居民: '100' },
      ],
    })
    expect(figureOf(evaluation, '份额')).toMatchObject({
      value: { 职工: '100', 居民: null },
      open: ['成'],
      range: [
        { 职工: '100', 居民: '0' },
        { 职工: '100', 居民: '50' },
      ],
    })
  })

  it('takes open values of two members for two values', () => {
    expect(said('甲 × （各〔职工〕 － 各〔居民〕）')).toEqual({
      value: '-10',
      provisional: ['各'],
      range: ['-100', '100'],
    })
  })

  it('binds one member of an open value and leaves the other open', () => {
    expect(said('甲 × 各〔居民〕', { 参数: { 各: { 职工: '1' } } })).toEqual({
      value: '30',
      provisional: ['各'],
      range: ['0', '100'],
    })
    expect(said('甲 × 各〔职工〕', { 参数: { 各: { 职工: '1' } } })).toEqual({ value: '100' })
  })

  it('sums and counts members of which nobody knows whether they count', () => {
    const evaluation = ranWith(
      '  各额: 如果 险种 ＝ 职工 则 甲 否则 乙\n  总: 合计（各额，险种 其中 各额 ≥ 甲 × 份）\n  数: 计数（险种 其中 各额 ≥ 甲 × 份）\n  高: 最大（各额，险种 其中 各额 ≥ 甲 × 份）\n  低: 最小（各额，险种 其中 各额 ≥ 甲 × 份）\n',
    )
    expect(figureOf(evaluation, '总')).toMatchObject({ value: '100', provisional: ['份'], range: ['100', '140'] })
    expect(figureOf(evaluation, '数')).toMatchObject({ value: '1', provisional: ['份'], range: ['1', '2'] })
    expect(figureOf(evaluation, '高')).toMatchObject({ value: '100', range: ['100', '100'] })
    expect(figureOf(evaluation, '低')).toMatchObject({ value: '100', provisional: ['份'], range: ['40', '100'] })
  })

  it('splits an open whole, and by open weights, within what is there', () => {
    const evaluation = ranWith(
      '  各额: 如果 险种 ＝ 职工 则 甲 否则 乙\n  分一: 分摊（甲 × 份，各额）\n  分二: 分摊（甲，如果 险种 ＝ 职工 则 份 否则 1）\n',
    )
    expect(figureOf(evaluation, '分一')).toMatchObject({
      value: { 职工: '35.71', 居民: '14.29' },
      range: [
        { 职工: '0', 居民: '0' },
        { 职工: '71.43', 居民: '28.58' },
      ],
    })
    expect(figureOf(evaluation, '分二')).toMatchObject({
      value: { 职工: '33.33', 居民: '66.67' },
      provisional: ['份'],
      range: [
        { 职工: '0', 居民: '0' },
        { 职工: '100', 居民: '100' },
      ],
    })
  })
})

describe('分摊 of nothing', () => {
  it('is nothing whatever the weights are, also for the one who bears the remainder', () => {
    const rule = '  果: {分摊: 甲 － 100元, 按: 如果 险种 ＝ 职工 则 份 否则 1, 尾差: 归首位}\n'
    const { value, provisional, range } = figureOf(ranWith(rule), '果')
    expect([value, provisional, range]).toEqual([{ 职工: '0', 居民: '0' }, undefined, undefined])
  })
})

describe('分段 by slices', () => {
  const slices = (over: string): Evaluation =>
    ranWith(`  果: {分段: {按: ${over}, 方式: 累进, 段: 100元以内：10%；超过100元：额 ÷ 乙}}\n`)

  it('asks for the rate of a band only where the figure reaches into it', () => {
    expect(figureOf(slices('甲'), '果')).toMatchObject({ value: '10' })
    expect(figureOf(slices('甲'), '果').open).toBeUndefined()
    expect(figureOf(slices('甲 ＋ 乙'), '果')).toMatchObject({ value: null, open: ['额'] })
  })

  it('does not run into a fault there either', () => {
    const rules = '  果: {分段: {按: 甲, 方式: 累进, 段: 100元以内：10%；超过100元：1 ÷ （甲 ÷ 100元 － 1）}}\n'
    const evaluation = ranWith(rules)
    expect(errorsOf(evaluation)).toEqual([])
    expect(figureOf(evaluation, '果').value).toBe('10')
  })
})

describe('a constraint on open values', () => {
  const holds = (formula: string): object => {
    const text = `${sections}规则:\n  果: 甲\n约束:\n  约: {须: ${formula}}\n`
    const evaluation = ranOn(compiledSections(text), { 输入: { 甲: '100', 乙: '40' } })
    const { holds, left, right, leftRange, rightRange, open, missing } = evaluation.outcome
      .constraints[0] as object as Record<string, unknown>
    return JSON.parse(JSON.stringify({ holds, left, right, leftRange, rightRange, open, missing }))
  }

  it('is decided where the ends decide it', () => {
    expect(holds('甲 × 成 ≤ 50元')).toEqual({ holds: true, left: null, leftRange: ['0', '50'], right: '50' })
    expect(holds('甲 × 份 ＞ 100元')).toEqual({ holds: false, left: '50', right: '100' })
  })

  it('is undetermined otherwise, whatever holds for the time being, and says by what', () => {
    expect(holds('甲 × 份 ≥ 50元')).toEqual({ holds: null, left: '50', right: '50', open: ['份'] })
    expect(holds('欠 ≥ 50元')).toEqual({ holds: null, left: null, right: '50', missing: ['欠'] })
  })

  it('says what an open side can be, as far as that is known', () => {
    expect(holds('120元 ≤ 甲 × 成')).toEqual({ holds: false, left: '120', right: null, rightRange: ['0', '50'] })
    expect(holds('额 ≤ 甲 × 成')).toEqual({
      ...{ holds: null, left: null, right: null, rightRange: ['0', '50'], open: ['成', '额'] },
    })
  })
})
