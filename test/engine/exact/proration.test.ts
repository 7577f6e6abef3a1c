import { describe, expect, it } from 'vitest'
import { compiledSections, errorsOf, figureOf, ranOn } from '../../support/policy.ts'

const sections = `维度:
  险种: [职工, 居民]
  单位: {成员: "名 | 类别 | 片\\n甲 | 大 | 东\\n乙 | 小 | 东\\n丙 | 大 | 西\\n"}
输入:
  应得: {单位: 元, 维度: [单位]}
  池: {单位: 元, 维度: [险种]}
  各池: {单位: 元, 维度: [类别]}
  两池: {单位: 元, 维度: [类别, 片]}
规则:
`
const due = { 甲: '60', 乙: '100', 丙: '60' }

describe('封顶折减 of what is due', () => {
  it('is cut by each pool by itself', () => {
    const data = { 输入: { 应得: due, 池: { 职工: '110', 居民: '1000' }, 各池: {}, 两池: {} } }
    const evaluation = ranOn(compiledSections(`${sections}  果: 封顶折减（应得，池）\n`), data)
    expect(figureOf(evaluation, '果').value).toEqual({
      职工: { 甲: '30', 乙: '50', 丙: '30' },
      居民: { 甲: '60', 乙: '100', 丙: '60' },
    })
  })

  it('is cut among those who share a pool', () => {
    const data = { 输入: { 应得: due, 池: {}, 各池: { 大: '30', 小: '500' }, 两池: {} } }
    const evaluation = ranOn(compiledSections(`${sections}  果: 封顶折减（应得，各池）\n`), data)
    expect(figureOf(evaluation, '果').value).toEqual({ 甲: '15', 乙: '100', 丙: '15' })
  })

  it.each([
    ['short', '30', { 甲: '15', 乙: null, 丙: '15' }],
    ['enough', '500', { 甲: '60', 乙: null, 丙: '60' }],
  ])('has no part for one to whom nothing is due, and no fault, where the pool is %s', (_, pool, parts) => {
    const applying = sections.replace(
      '应得: {单位: 元, 维度: [单位]}',
      '应得: {单位: 元, 维度: [单位], 仅: 类别 ＝ 大}',
    )
    const data = { 输入: { 应得: { 甲: '60', 丙: '60' }, 池: { 职工: pool, 居民: pool }, 各池: {}, 两池: {} } }
    const evaluation = ranOn(compiledSections(`${applying}  果: 封顶折减（应得，池）\n`), data)
    expect(figureOf(evaluation, '果').value).toEqual({ 职工: parts, 居民: parts })
    expect(errorsOf(evaluation)).not.toContain('HC6018')
  })
})
