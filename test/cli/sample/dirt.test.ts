import { describe, expect, it } from 'vitest'
import { dirtKinds } from '../../../cli/sample/dirt.ts'
import type { Compiled } from '../../../dsl/index.ts'
import { compiledSections } from '../../support/policy.ts'
import { numbersOf, sampled, shippedPolicies } from './sampled.ts'

const tables = compiledSections(`
维度:
  险种: [职工医保, 居民医保]
  机构: {属性: {层级: [县级, 乡镇, 村]}}
输入:
  支出: {单位: 元, 维度: [机构], 典型: 400万元}
  分险种支出: {单位: 元, 维度: [险种, 机构], 典型: 200万元}
  人次: {单位: 人次, 维度: [险种, 机构], 典型: 9000}
  得分率: {单位: 比率, 维度: [机构], 典型: 88%}
  已评审: {单位: 是否, 维度: [机构]}
  评审日期: {单位: 日期, 维度: [机构]}
规则:
  总支出: 合计（支出）＋合计（分险种支出）
`)

const scalars = compiledSections(`
输入:
  支出: {单位: 元, 典型: 400万元}
  收入: {单位: 元, 典型: 500万元}
  利息: {单位: 元, 典型: 50万元}
  人数: {单位: 人, 典型: 9000}
  “户”数: {单位: 人, 典型: 3000}
  人次: {单位: 人次, 典型: 90000}
规则:
  结余: 收入－支出
`)

/** What was made dirty and no diagnostic of the wanted severity points to. */
function unfound({ made, evaluation }: ReturnType<typeof sampled>): string[] {
  const { diagnostics } = evaluation.outcome
  return made.dirt.flatMap(({ kind, fate, file, line }) => {
    const wanted = fate === 'refused' ? 'error' : fate === 'warned' ? 'warning' : undefined
    const told = diagnostics.filter((d) => d.file === file && d.range.start.line === line)
    if (wanted === undefined) return told.length === 0 ? [] : [`${kind}: told`]
    return told.some((d) => d.severity === wanted) ? [] : [`${kind} at ${file}:${line}`]
  })
}

const own = [['tables', tables] as const, ['plain inputs', scalars] as const]
const policies: (readonly [string, Compiled])[] = [...own, ...shippedPolicies()]

describe('dirty data', () => {
  it.each(own)('are found where they were soiled, each kind by itself: %s', (_, compiled) => {
    let found = 0
    for (const kind of dirtKinds) {
      for (const seed of ['1', '2', '3']) {
        const dirty = sampled(compiled, { dirt: [kind], seed })
        expect(unfound(dirty)).toEqual([])
        found += dirty.made.dirt.length
      }
    }
    expect(found).toBeGreaterThan(dirtKinds.length)
  })

  // What is missing of a figure is told once the rest of it can be read.
  it.each(policies)('are found all at once, what is missing aside: %s', (_, compiled) => {
    for (const seed of ['1', '2']) {
      const dirty = sampled(compiled, { dirt: dirtKinds, seed })
      expect(dirty.made.dirt.some(({ fate }) => fate === 'refused')).toBe(true)
      expect(unfound(dirty).filter((one) => !/^(?:空着|缺一行)/.test(one))).toEqual([])
    }
  })

  it('are of every kind that the tables bear, in rows of their own', () => {
    const { made } = sampled(tables, { dirt: dirtKinds })
    expect(made.dirt.map(({ kind }) => kind)).toEqual(dirtKinds)
    expect(new Set(made.dirt.map(({ file, line }) => `${file}:${line}`)).size).toBe(made.dirt.length)
  })

  it('change nothing else: what is only written oddly is read as it was meant', () => {
    const clean = sampled(tables)
    const dirty = sampled(tables, { dirt: ['千分位', '全角数字', '前后空格'] })
    expect(dirty.made.dirt.map(({ fate }) => fate)).toEqual(['read', 'read', 'read'])
    expect(dirty.errors).toEqual([])
    for (const name of ['支出', '分险种支出', '人次', '得分率', '总支出'])
      expect(numbersOf(dirty.evaluation, name)).toEqual(numbersOf(clean.evaluation, name))
  })
})
