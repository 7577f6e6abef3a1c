import { describe, expect, it } from 'vitest'
import { inOrder, route, routeThrough } from '../../../dsl/model/dimensions.ts'
import { compiledSections, figureOf, ranOn } from '../../support/policy.ts'

const policy = compiledSections(`维度:
  片区: [东片, 西片]
  医共体: |
    名 | 片区
    甲共体 | 东片
    乙共体 | 西片
  镇: {属性: {医共体: 医共体}}
  村: {属性: {镇: 镇, 签约医共体: 医共体}}
  险种: [职工, 居民]
输入:
  村钱: {单位: 元, 维度: [村]}
  团率: {单位: 比率, 维度: [医共体]}
  片率: {单位: 比率, 维度: [片区]}
规则:
  镇钱: 合计（村钱，村 按 镇）
  签约钱: 合计（村钱，村 按 签约医共体）
  片钱: 合计（村钱，村 按 片区）
  村得: 村钱 × 片率
  镇得: 镇钱 × 团率
  签约得: 村钱 × 团率〔医共体＝签约医共体〕
`)
const { dimensions } = policy.model
const steps = (from: string, to: string): unknown => {
  const found = route(dimensions, from, to)
  return found && ('path' in found ? found.path.steps.map((s) => `${s.dimension}.${s.attribute}`) : found)
}

describe('the way from one dimension to another', () => {
  it('is the shortest along attributes', () => {
    expect(steps('镇', '片区')).toEqual(['镇.医共体', '医共体.片区'])
    expect(steps('村', '镇')).toEqual(['村.镇'])
    expect(steps('村', '医共体')).toEqual(['村.签约医共体'])
    expect(steps('片区', '村')).toBeUndefined()
    expect(steps('村', '险种')).toBeUndefined()
  })

  it('may be told by its first attribute', () => {
    expect(routeThrough(dimensions, '村', '签约医共体')?.to).toBe('医共体')
    expect(routeThrough(dimensions, '村', '层级')).toBeUndefined()
  })

  it('leaves dimensions in the order of the policy', () => {
    expect(inOrder(dimensions, ['险种', '村', '片区', '村'])).toEqual(['片区', '村', '险种'])
  })

  it('is followed by figures, through several steps and through the attribute that is named', () => {
    const evaluation = ranOn(policy, {
      维度: {
        镇: [
          { 名: '北镇', 医共体: '乙共体' },
          { 名: '南镇', 医共体: '甲共体' },
        ],
        村: [
          { 名: '一村', 镇: '南镇', 签约医共体: '乙共体' },
          { 名: '二村', 镇: '北镇', 签约医共体: '乙共体' },
          { 名: '三村', 镇: '南镇', 签约医共体: '甲共体' },
        ],
      },
      输入: {
        村钱: { 一村: '100', 二村: '10', 三村: '1' },
        团率: { 甲共体: '0.5', 乙共体: '2' },
        片率: { 东片: '3', 西片: '7' },
      },
    })
    const value = (name: string): unknown => figureOf(evaluation, name).value
    expect(value('镇钱')).toEqual({ 北镇: '10', 南镇: '101' })
    expect(value('签约钱')).toEqual({ 甲共体: '1', 乙共体: '110' })
    expect(value('镇得')).toEqual({ 北镇: '20', 南镇: '50.5' })
    expect(value('签约得')).toEqual({ 一村: '200', 二村: '20', 三村: '0.5' })
    expect(value('村得')).toEqual({ 一村: '700', 二村: '70', 三村: '3' })
    expect(value('片钱')).toEqual({ 东片: '1', 西片: '110' })
  })
})
