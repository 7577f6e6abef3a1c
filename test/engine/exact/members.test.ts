import { describe, expect, it } from 'vitest'
import { compiledSections, figureOf, ranOn } from '../../support/policy.ts'

const compiled = compiledSections(`
维度:
  预算单位: |
    名   | 类别
    甲院 | 非医共体
    乙院 | 医共体
    丙院 | 医共体
  医共体: {取自: 预算单位, 其中: 类别 ＝ 医共体}
  成员单位: |
    名     | 医共体
    东卫生院 | 丙院
    西卫生院 | 乙院
    南卫生院 | 丙院
输入:
  返还比例: {单位: 比率, 维度: [预算单位]}
  支出: {单位: 元, 维度: [成员单位]}
规则:
  医共体返还比例: {公式: 返还比例, 维度: [医共体]}
  成员返还比例: {公式: 返还比例, 维度: [成员单位]}
  医共体支出: 合计（支出，成员单位 按 医共体）
  返还额: 支出×返还比例
`)
const evaluation = ranOn(compiled, {
  输入: {
    返还比例: { 甲院: '0.1', 乙院: '0.2', 丙院: '0.3' },
    支出: { 东卫生院: '100', 西卫生院: '10', 南卫生院: '1' },
  },
})
const value = (name: string): unknown => figureOf(evaluation, name).value

describe('members of a part of a dimension', () => {
  it('are those for which the condition holds, in the order of the whole', () => {
    expect(Object.entries(value('医共体返还比例') as object)).toEqual([
      ['乙院', '0.2'],
      ['丙院', '0.3'],
    ])
  })

  it('are reached by an attribute of another dimension, and the whole through them', () => {
    expect(value('成员返还比例')).toEqual({ 东卫生院: '0.3', 西卫生院: '0.2', 南卫生院: '0.3' })
    expect(value('返还额')).toEqual({ 东卫生院: '30', 西卫生院: '2', 南卫生院: '0.3' })
  })

  it('gather what belongs to them', () => {
    expect(value('医共体支出')).toEqual({ 乙院: '10', 丙院: '101' })
  })
})
