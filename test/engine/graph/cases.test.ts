import { describe, expect, it } from 'vitest'
import { buildGraph } from '../../../engine/graph/graph.ts'
import { compiledSections, errorsOf, figureOf, ranOn } from '../../support/policy.ts'

const policyOf = (cases: string) =>
  compiledSections(`输入:
  数: 元
  真: 是否
参数:
  开: {单位: 元, 待定: 没有写, 范围: [0元, 500元]}
规则:
  果:
    分情形:
${cases
  .split('；')
  .map((c) => `      ${c}`)
  .join('\n')}
`)

const isClosed = (cases: string): boolean =>
  !buildGraph(policyOf(cases).model)
    .bodies.get('果')
    ?.nodes.some((n) => n.op === 'unknown')

describe('cases without 其余', () => {
  it.each([
    '数 ≥ 100元: 1；数 ＜ 100元: 2',
    '数 ＞ 100元: 1；数 ≤ 100元: 2',
    '数 ＝ 100元: 1；数 ≠ 100元: 2',
    '真: 1；非 真: 2',
    '真 ＝ 是: 1；真 ＝ 否: 2',
    '非（数 ＞ 100元）: 1；真 且 数 ＞ 200元: 2；数 ＞ 100元: 2',
  ])('leave nothing open where one is the opposite of another: %s', (cases) => expect(isClosed(cases)).toBe(true))

  it('leave nothing open where what they ask of towns is asked for each village', () => {
    const { model } = compiledSections(`维度:
  镇: [甲镇, 乙镇]
  村: |
    名   | 镇
    一村 | 甲镇
    二村 | 乙镇
输入:
  镇数: {单位: 元, 维度: [镇]}
  村数: {单位: 元, 维度: [村]}
规则:
  果: {分情形: {镇数 ≥ 100元: 村数, 镇数 ＜ 100元: 0元}}
`)
    expect(
      buildGraph(model)
        .bodies.get('果')
        ?.nodes.map((n) => n.op),
    ).not.toContain('unknown')
  })

  it.each([
    '数 ≥ 100元: 1；数 ＜ 90元: 2',
    '数 ＞ 100元: 1；数 ＜ 100元: 2',
    '真: 1；数 ＞ 100元: 2',
    '真: 1；真 ＝ 是: 1',
  ])('are not provided for where none need hold: %s', (cases) => expect(isClosed(cases)).toBe(false))

  it.each([
    ['99.99', '2'],
    ['100', '1'],
  ])('come to the one that holds: %s', (数, result) => {
    const run = ranOn(policyOf('数 ≥ 100元: 1；数 ＜ 100元: 2'), { 输入: { 数, 真: '是' } })
    expect(figureOf(run, '果').value).toBe(result)
  })

  it('stay within what either gives while the condition is open', () => {
    const run = ranOn(policyOf('开 ≥ 100元: 开；开 ＜ 100元: 7元'), { 输入: { 数: '1', 真: '是' } })
    expect(errorsOf(run)).toEqual([])
    expect(figureOf(run, '果')).toMatchObject({ value: null, open: ['开'], range: ['0', '500'] })
  })
})
