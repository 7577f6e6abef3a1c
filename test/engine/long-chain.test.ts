import { describe, expect, it } from 'vitest'
import { createCompiler, noScenario } from '../../dsl/index.ts'
import { createEngine } from '../../engine/index.ts'
import { chainPolicy } from '../bench/generated-policy.ts'

describe('a chain of 5,000 rules', () => {
  const text = chainPolicy(5_000)

  it('compiles, comes out right at its end and explains itself without running out of stack', () => {
    const compiled = createCompiler().compile('chain.yaml', text)
    expect(compiled.ok).toBe(true)
    const done = createEngine().run(compiled, noScenario(compiled), { year: 2024, inputs: { 起点: '0.01' } })
    const last = done.outcome.figures.at(-1)
    expect(last?.value).toBe('5000.01')
    expect(done.explain(last?.name ?? '')?.value).toBe('5000.01')
  })

  it('says of all its figures what they wait for when the first is missing', () => {
    const compiled = createCompiler().compile('chain.yaml', text)
    const { figures } = createEngine().run(compiled, noScenario(compiled), { year: 2024 }).outcome
    expect(figures.filter((f) => f.value === null && f.missing?.join() === '起点').length).toBe(5_001)
  })

  it('is a cycle told in one message when its end is its beginning', () => {
    const compiled = createCompiler().compile('chain.yaml', text.replace('起点 ＋ 1元', '起点 ＋ 预付分担四九'))
    const cycles = compiled.diagnostics.filter((d) => d.code === 'HC3002')
    expect(cycles.length).toBe(1)
    expect(compiled.ok).toBe(false)
  })
})
