import { describe, expect, it } from 'vitest'
import { createCompiler } from '../../../dsl/index.ts'
import { compiledSections, figureOf, policyHead, ranOn } from '../../support/policy.ts'
import { guiltyOf } from '../../support/problems.ts'

const names = `维度: {单位: [甲, 乙]}
输入:
  结余: 元
  推诿: 是否
  未返还: 是否
  各推诿: {单位: 是否, 维度: [单位]}
`

describe('an exception of the section', () => {
  const rules = (before: string): string => `${names}规则:
  留用:
    公式: 结余
    例外:
      - {名: 推诿患者, 当: 推诿, 公式: 1元}
  分担: 结余 × 50%
例外:
  没有返还: {当: 未返还, 改为: {留用: 2元, 分担: 0元}, 优先于: [${before}]}
`

  it('may go before one that only one of its rules has', () => {
    const evaluation = ranOn(compiledSections(rules('推诿患者')), { 输入: { 结余: '100', 推诿: true, 未返还: true } })
    expect(figureOf(evaluation, '留用').value).toBe('2')
  })

  it('that goes before nobody is told of at that name', () => {
    expect(guiltyOf(rules('推诿病人'))).toContain('HC5035:推诿病人')
  })

  it('means what stands outside, where a word of the rule has the name of a figure', () => {
    const sections = `${names}规则:
  留用:
    公式: 结余
    式中: {结余: 结余 × 10}
例外:
  没有返还: {当: 结余 ≥ 1000元, 改为: {留用: 结余 ÷ 2}}
`
    const evaluation = (amount: string) => ranOn(compiledSections(sections), { 输入: { 结余: amount } })
    expect(figureOf(evaluation('100'), '留用').value).toBe('1000')
    expect(figureOf(evaluation('2000'), '留用').value).toBe('1000')
  })
})

describe('an exception of a rule', () => {
  it('may go before one of the section, and not before one of another rule', () => {
    const rules = (before: string): string => `${names}规则:
  留用: {公式: 结余, 例外: [{名: 推诿患者, 当: 推诿, 公式: 1元, 优先于: [${before}]}]}
  分担: {公式: 结余, 例外: [{名: 别的, 当: 推诿, 公式: 2元}]}
例外:
  没有返还: {当: 未返还, 改为: {分担: 0元}}
`
    expect(guiltyOf(rules('没有返还'))).toEqual([])
    expect(guiltyOf(rules('别的'))).toEqual(['HC5035:别的'])
  })

  it('is told of when the one that it goes before is gone', () => {
    const text = (name: string): string => `${policyHead}${names}规则:
  留用: {公式: 结余, 例外: [{名: 推诿患者, 当: 推诿, 公式: 1元, 优先于: [没有返还]}]}
  分担: 结余
例外:
  ${name}: {当: 未返还, 改为: {分担: 0元}}
`
    const compiler = createCompiler()
    expect(compiler.compile('policy.yaml', text('没有返还')).ok).toBe(true)
    expect(compiler.compile('policy.yaml', text('别的')).problems.map((p) => p.code)).toContain('HC5035')
  })

  it('may hold by member where the rule says that it does', () => {
    const rules = (dims: string): string =>
      `${names}规则:\n  奖励: {公式: 100元, ${dims}例外: [{名: 推诿患者, 当: 各推诿, 公式: 0元}]}\n`
    const evaluation = ranOn(compiledSections(rules('维度: [单位], ')), { 输入: { 各推诿: { 甲: true, 乙: false } } })
    expect(figureOf(evaluation, '奖励').value).toEqual({ 甲: '0', 乙: '100' })
    expect(guiltyOf(rules(''))).toContain('HC4013:各推诿')
  })
})
