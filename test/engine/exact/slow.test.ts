import { describe, expect, it } from 'vitest'
import { valuesAt } from '../../../engine/exact/evaluated.ts'
import { ABSENT, Fault, Open, type Value } from '../../../engine/exact/value.ts'
import { Exact } from '../../../engine/number/exact.ts'
import { counts } from '../../counts.ts'
import { evaluated, programOf, valuesOf } from '../../support/engine-values.ts'
import { judgeOf } from '../../support/exact-pair.ts'
import { compiledPolicy } from '../../support/policy.ts'
import { seeded } from '../../support/random.ts'
import { type RandomPolicy, randomPolicy, randomScenario } from '../../support/random-graph.ts'
import { Rational } from '../../support/rational.ts'
import { Slow } from '../../support/slow.ts'
import type { SlowValue } from '../../support/slow-policy.ts'

/** A value of the engine's as text: fractions whole, faults by code, open values as they stand. */
function ofEngine(value: Value): string {
  if (value instanceof Exact) return ofSlow(judgeOf(value))
  if (value instanceof Open)
    return value.absence === 'now' ? 'absent' : value.at === null ? 'unknown' : ofEngine(value.at)
  if (value instanceof Fault) return value.code
  return value === ABSENT ? 'absent' : String(value)
}

function ofSlow(value: SlowValue): string {
  if (value instanceof Rational) return `${value.over}/${value.under}`
  if (typeof value !== 'object') return String(value)
  return 'fault' in value ? value.fault : value.member
}

/** Compares every rule and constraint of one policy on one scenario; counts what it met. */
function compareAll(made: RandomPolicy, random: () => number, seen: Map<string, number>): void {
  const compiled = compiledPolicy(made.text)
  const program = programOf(compiled)
  for (let i = 0; i < 2; i++) {
    const scenario = randomScenario(random, made)
    const e = evaluated(compiled, program, scenario.text)
    const slow = new Slow(made.policy, scenario.data)
    const check = (name: string, found: Value, wanted: SlowValue, at: ReadonlyMap<string, string>): void => {
      const [a, b] = [ofEngine(found), ofSlow(wanted)]
      const kind = /^HC|absent|unknown/.test(b) ? b : 'value'
      seen.set(kind, (seen.get(kind) ?? 0) + 1)
      // The engine may know what something unknown must come to, since it keeps to ends; never the other way.
      if (b === 'unknown') return
      // Of two faults that meet, which one is told first is not laid down.
      if (a.startsWith('HC') && b.startsWith('HC')) return
      if (a !== b)
        expect.fail(`${name} at ${[...at.values()].join('、')}: ${a} for ${b}\n${made.text}\n${scenario.text}`)
    }
    for (const [name, figure] of made.policy.figures) {
      if (figure.kind === 'leaf') continue
      for (const { at, value } of valuesOf(e, name)) check(name, value, slow.figure(name, at), at)
    }
    for (const [k, { constraint }] of program.graph.constraints.entries()) {
      const { dims } = constraint.term
      const term = made.policy.constraints.get(constraint.name)
      for (const [place, value] of valuesAt(e, program.constraints[k]?.holds as number, dims).entries()) {
        const names = e.layout.namesAt(dims, place)
        const at = new Map(dims.map((d, j) => [d, names[j] as string]))
        if (term) check(constraint.name, value, slow.at(term, at), at)
      }
    }
  }
}

describe('random policies', () => {
  it('come to the figures, and to the faults, of a plain evaluator on every member', () => {
    const random = seeded(4001)
    const seen = new Map<string, number>()
    for (let i = 0; i < counts.randomPolicies; i++) compareAll(randomPolicy(random), random, seen)
    for (const met of [
      'value',
      'absent',
      'unknown',
      'HC6007',
      'HC6008',
      'HC6009',
      'HC6015',
      'HC6016',
      'HC6017',
      'HC6018',
    ])
      expect(seen.get(met) ?? 0, met).toBeGreaterThan(0)
    // Under VERIFY there are many.
  }, 3_600_000)
})
