import { describe, expect, it } from 'vitest'
import { compiledSections, errorsOf, figureOf, ranOn } from '../../support/policy.ts'

describe('figures of the year before', () => {
  it('lie at their members also where an input or an opening has the dimensions in another order than the policy', () => {
    const policy = compiledSections(`维度: {险种: [职工, 居民], 院: [甲, 乙, 丙]}
输入:
  支出: {单位: 元, 维度: [院, 险种]}
  期初: {单位: 元, 维度: [院, 险种]}
规则:
  增加: 支出 － 上年（支出）
结转:
  结余: {期初: 期初, 期末: 上年（结余）＋支出×0}
`)
    const table = (start: number) =>
      Object.fromEntries(
        ['甲', '乙', '丙'].map((院, i) => [院, { 职工: String(start + 10 * i), 居民: String(start + 10 * i + 1) }]),
      )
    const evaluation = ranOn(policy, { 输入: { 支出: table(100), 期初: table(500) }, 上年: { 支出: table(99) } })
    expect(figureOf(evaluation, '增加').value).toEqual({
      职工: { 甲: '1', 乙: '1', 丙: '1' },
      居民: { 甲: '1', 乙: '1', 丙: '1' },
    })
    expect(figureOf(evaluation, '结余').value).toEqual({
      职工: { 甲: '500', 乙: '510', 丙: '520' },
      居民: { 甲: '501', 乙: '511', 丙: '521' },
    })
  })

  it('stand for the input that opens the first year, where later data leave it out', () => {
    const policy = compiledSections(`维度: {险种: [职工, 居民], 院: [甲, 乙]}
输入:
  期初: {单位: 元, 维度: [院, 险种], 仅: 院 ＝ 甲}
规则:
  可用: 期初 ＋ 1元
结转:
  结余: {期初: 期初, 期末: 上年（结余）－1元, 别名: [余额]}
`)
    const last = { 职工: { 甲: '5', 乙: '6' }, 居民: { 甲: '7', 乙: '8' } }
    const evaluation = ranOn(policy, { 上年: { 余额: last } })
    expect(errorsOf(evaluation)).toEqual(['HC6018'])
    expect(figureOf(evaluation, '可用').value).toEqual({ 职工: { 甲: '6', 乙: null }, 居民: { 甲: '8', 乙: null } })
    expect(figureOf(evaluation, '结余').value).toEqual({ 职工: { 甲: '4', 乙: '5' }, 居民: { 甲: '6', 乙: '7' } })
    const first = ranOn(policy, { 输入: { 期初: { 甲: { 职工: '1', 居民: '2' } } } })
    expect(figureOf(first, '可用').value).toEqual({ 职工: { 甲: '2', 乙: null }, 居民: { 甲: '3', 乙: null } })
  })
})
