import { describe, expect, test } from 'vitest'
import { createCompiler, createScenarioReader } from '../dsl/index.ts'
import { orderByUse } from '../dsl/model/order.ts'
import { createEngine } from '../engine/index.ts'
import { chainPolicy, policyText } from './support/made-policy.ts'

const length = 5_000

describe('A chain of 5,000 rules', () => {
  test.each(['forward', 'backward'] as const)('written %s is compiled, run and explained without overflow', (order) => {
    const compiled = createCompiler().compile('policy.yaml', chainPolicy(length, order))
    expect(compiled.diagnostics).toEqual([])
    const read = createScenarioReader().read(
      'scenario.yaml',
      '情景: 基准\n年度: 2026\n输入:\n  起点: 0.5元\n',
      compiled,
    )
    const evaluation = createEngine().run(compiled, read)
    expect(evaluation.outcome.diagnostics).toEqual([])
    const last = `第${length}步`
    expect(evaluation.outcome.figures.find((f) => f.name === last)?.value).toBe('5000.5')
    expect(evaluation.explain(last)?.value).toBe('5000.5')
  })

  test('that closes to a circle is told once, as the path of names, by both its ends', () => {
    const rules = Array.from({ length }, (_, i) => `  第${i}步: 第${(i + 1) % length}步 ＋ 1元`)
    const { diagnostics } = createCompiler().compile('policy.yaml', policyText(`规则:\n${rules.join('\n')}\n`))
    expect(diagnostics.map((d) => d.code)).toEqual(['HC3002'])
    expect(diagnostics[0]?.message).toMatch(/：第0步 → 第1步 → 第2步 .* → 第4998步 → 第4999步 → 第0步（共5000条）$/)
  })

  test('is put in order by asking each rule once for what it uses', () => {
    const asked = new Map<string, number>()
    const names = Array.from({ length }, (_, i) => `第${i}步`)
    const { order } = orderByUse(names, (name) => {
      asked.set(name, (asked.get(name) ?? 0) + 1)
      const i = Number(name.slice(1, -1))
      return i === 0 ? [] : [`第${i - 1}步`]
    })
    expect(order).toEqual(names)
    expect(Math.max(...asked.values())).toBe(1)
  })
})
