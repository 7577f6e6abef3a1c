import { expect, it } from 'vitest'
import { compiledSections, figureOf, ranOn } from '../../support/policy.ts'

it('依次抵扣 takes a need of finer members from the balances of those that they lead to, oldest first', () => {
  const compiled = compiledSections(`维度:
  年份: {成员: [2023, 2024], 有序: 是}
  批次: |
    名 | 年份
    一 | 2023
    二 | 2024
    三 | 2024
输入:
  需求: {单位: 元, 维度: [批次]}
  余额: {单位: 元, 维度: [年份]}
规则:
  抵扣: 依次抵扣（需求，余额，年份）
`)
  const data = { 输入: { 需求: { 一: '10', 二: '50', 三: '500' }, 余额: { 2023: '30', 2024: '100' } } }
  expect(figureOf(ranOn(compiled, data), '抵扣').value).toEqual({ 一: '10', 二: '20', 三: '100' })
})
