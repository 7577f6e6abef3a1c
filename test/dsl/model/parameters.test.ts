import { expect, it } from 'vitest'
import { compiledSections, figureOf, ranOn } from '../../support/policy.ts'

it('has values by member for each option of a reading', () => {
  const sections = `维度: {险种: [职工, 居民]}
解读: {口径: {选项: [甲读, 乙读], 默认: 甲读, 理由: 试算}}
参数:
  定额: {单位: 元, 维度: [险种], 按解读: 口径, 甲读: {职工: 1, 居民: 2}, 乙读: {职工: 3, 居民: 4}}
规则:
  果: 定额 × 2
`
  const value = (option: string) => figureOf(ranOn(compiledSections(sections), { 解读: { 口径: option } }), '果').value
  expect(value('甲读')).toEqual({ 职工: '2', 居民: '4' })
  expect(value('乙读')).toEqual({ 职工: '6', 居民: '8' })
})
