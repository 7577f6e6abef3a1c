import { describe, expect, it } from 'vitest'
import { compiledSections, errorsOf, ranOn } from '../../support/policy.ts'

const policy = compiledSections(`维度: {镇: [甲, 乙]}
输入:
  总额: 元
  人数: {单位: 人, 维度: [镇]}
  加权: {单位: 比率, 维度: [镇]}
规则:
  按人分: {分摊: 总额, 按: 人数 × 2}
  按权分: {分摊: 总额, 按: 加权}
`)

describe('A negative weight', () => {
  it.each([
    ['that an input below its least leads to is told of the input alone', '-3', '1', ['HC6010']],
    ['of an input that may be negative is told of the split', '3', '-1', ['HC6009']],
    ['is told of each cause once', '-3', '-1', ['HC6009', 'HC6010']],
  ])('%s', (_, people, weight, codes) => {
    const data = { 输入: { 总额: '100', 人数: { 甲: people, 乙: '5' }, 加权: { 甲: weight, 乙: '5' } } }
    expect(errorsOf(ranOn(policy, data)).toSorted()).toEqual(codes)
  })
})
