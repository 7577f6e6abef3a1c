import { describe, expect, it } from 'vitest'
import { compiledSections, figureOf, ranOn } from '../../support/policy.ts'

const policy = compiledSections(`维度: {险种: [职工, 居民], 院: {属性: {层级: [县级, 乡镇]}}}
输入:
  钱: {单位: 元, 维度: [险种], 至少: 0, 至多: 1000}
  数: {单位: 人, 维度: [院]}
  缺零: {单位: 元, 维度: [院], 可缺: 0元}
  门诊: {单位: 人次, 维度: [院], 仅: 层级 ＝ 乡镇, 可缺: 是}
  截至: {单位: 日期, 可缺: 是}
参数:
  比: {按年度: {2020: 20%, 2022: 25%, 2024: 30%}}
  晚: {按年度: {2030: 1, 2031: 2}}
规则:
  得: 钱 × 比
  院得: 缺零 ＋ 1元/人 × 数
  门诊数: 门诊
  门诊合计: 合计（门诊，院）
  已过: 截至 ≥ 2024-05-01
  后来: 晚 × 2
`)
const good = {
  维度: {
    院: [
      { 名: '甲院', 层级: '县级' },
      { 名: '乙院', 层级: '乡镇' },
    ],
  },
  输入: { 钱: { 职工: '100', 居民: '10' }, 数: { 甲院: '5', 乙院: '7' }, 门诊: { 甲院: '99', 乙院: '3' } },
}
const run = (data: Readonly<Record<string, unknown>>, input: Readonly<Record<string, unknown>> = {}) =>
  ranOn(policy, { ...good, ...data, 输入: { ...good.输入, ...input } })
const said = (evaluation: ReturnType<typeof ranOn>): string[] =>
  evaluation.outcome.diagnostics.map((d) => `${d.code} ${d.message}`).filter((m) => !m.includes('晚'))

describe('data on the leaves of a policy', () => {
  it.each([
    [2021, '0.2'],
    [2022, '0.25'],
    [2023, '0.25'],
    [2024, '0.3'],
    [2029, '0.3'],
  ])('in %i take the latest value not after the year', (年度, value) => {
    expect(figureOf(run({ 年度 }), '比').value).toBe(value)
  })

  it('say so where the year lies before the first value, and leave open what needs it', () => {
    const evaluation = run({ 年度: 2024 })
    expect(evaluation.outcome.diagnostics.map((d) => d.code)).toContain('HC6011')
    expect(figureOf(evaluation, '后来').value).toBeNull()
    expect(figureOf(evaluation, '得').value).toEqual({ 职工: '30', 居民: '3' })
  })

  it('take a value of the scenario before that of any year', () => {
    expect(figureOf(run({ 年度: 2024, 参数: { 比: '5%' } }), '得').value).toEqual({ 职工: '5', 居民: '0.5' })
  })

  it('count a missing value as the policy says, and tell it', () => {
    const evaluation = run({ 年度: 2024 }, { 缺零: { 甲院: '2.5' } })
    expect(figureOf(evaluation, '院得').value).toEqual({ 甲院: '7.5', 乙院: '7' })
    expect(said(evaluation).filter((m) => m.startsWith('HC6023'))).toHaveLength(1)
  })

  it('do not count where a figure does not apply, whatever is given there', () => {
    const evaluation = run({ 年度: 2024 })
    expect(figureOf(evaluation, '门诊数').value).toEqual({ 甲院: null, 乙院: '3' })
    expect(figureOf(evaluation, '门诊合计').value).toBe('3')
  })

  it('are refused beyond what the policy allows, member by member', () => {
    const messages = said(
      run({ 年度: 2024 }, { 钱: { 职工: '-0.01', 居民: '1000.01' }, 数: { 甲院: '-1', 乙院: '0' } }),
    )
    expect(messages.filter((m) => m.startsWith('HC6010'))).toHaveLength(3)
    expect(
      said(run({ 年度: 2024 }, { 钱: { 职工: '0', 居民: '1000' } })).filter((m) => m.startsWith('HC6010')),
    ).toEqual([])
  })

  it('are refused beyond what the policy allows where they are missing and count as a number, too', () => {
    const standard = compiledSections('输入:\n  甲: {单位: 元, 可缺: 10元, 至少: 50元}\n规则:\n  乙: 甲 × 2\n')
    const told = ranOn(standard, {}).outcome.diagnostics.filter((d) => d.code === 'HC6010')
    expect(told.map((d) => d.message)).toEqual(['“甲”是10元，小于50元'])
  })

  it('leave undecided what compares a date that is missing', () => {
    expect(figureOf(run({ 年度: 2024 }), '已过')).toMatchObject({ value: null, missing: ['截至'] })
    expect(figureOf(run({ 年度: 2024 }, { 截至: '2024-04-30' }), '已过').value).toBe(false)
    expect(figureOf(run({ 年度: 2024 }, { 截至: '2024-05-01' }), '已过').value).toBe(true)
  })

  it('may name a day of the year of the run', () => {
    const dated = compiledSections('输入:\n  截至: 日期\n规则:\n  已过: 截至 ≥ 5月1日\n')
    const passed = (年度: number, 截至: string): unknown =>
      figureOf(ranOn(dated, { 年度, 输入: { 截至 } }), '已过').value
    expect(passed(2024, '2024-05-01')).toBe(true)
    expect(passed(2024, '2024-04-30')).toBe(false)
    expect(passed(2025, '2024-12-31')).toBe(false)
  })
})
