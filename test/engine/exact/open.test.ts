import { describe, expect, it } from 'vitest'
import type { Evaluated } from '../../../engine/exact/evaluated.ts'
import { ABSENT, Fault, Open, type Value } from '../../../engine/exact/value.ts'
import { compare, Exact, equal } from '../../../engine/number/exact.ts'
import { toPlain } from '../../../engine/number/format.ts'
import { counts } from '../../counts.ts'
import { evaluated, programOf, valuesOf } from '../../support/engine-values.ts'
import { compiledPolicy } from '../../support/policy.ts'
import { chance, pick, seeded, whole } from '../../support/random.ts'
import type { OpenParameter } from '../../support/random-draft.ts'
import { randomPolicy, smallShape } from '../../support/random-graph.ts'
import { bindingOf, randomScenario } from '../../support/random-scenario.ts'

/** Under VERIFY there are many. */
const LONG = 3_600_000

const openShape = { ...smallShape, parameters: 3, open: 1, gaps: false }

/** A value within the range of an open parameter: an end, or something between with two places. */
function within(random: () => number, { range: { low, high } = { low: '-1', high: '3' } }: OpenParameter): string {
  if (chance(random, 0.3)) return pick(random, [low, high])
  return String(whole(random, Number(low) * 100, Number(high) * 100) / 100)
}

/** Why a value that some setting of the open values gives does not fit what was said of all settings; undefined where it fits. */
function misfit(said: Value, found: Value): string | undefined {
  // A setting may run into a fault of its own, which nobody promised to foresee.
  if (said instanceof Fault || found instanceof Fault) return undefined
  if (found === ABSENT) return absenceFits(said) ? undefined : 'absent'
  if (!(said instanceof Open)) return isSame(said, found) ? undefined : `${shown(found)}, not ${shown(said)}`
  if (!(found instanceof Exact)) return undefined
  if (said.low && compare(found, said.low) < 0) return `${shown(found)} below ${shown(said.low)}`
  if (said.high && compare(found, said.high) > 0) return `${shown(found)} above ${shown(said.high)}`
  return undefined
}

function absenceFits(said: Value): boolean {
  return said === ABSENT || (said instanceof Open && said.absence !== 'no')
}

function isSame(a: Value, b: Value): boolean {
  return a === b || (a instanceof Exact && b instanceof Exact && equal(a, b))
}

function shown(v: Value): string {
  return v instanceof Exact ? toPlain(v) : String(v)
}

interface Found {
  readonly key: string
  readonly value: Value
}

function all(e: Evaluated): Found[] {
  const rules = e.program.graph.rules.flatMap(({ name }) =>
    valuesOf(e, name).map(({ at, value }): Found => ({ key: `${name} ${[...at.values()].join('、')}`, value })),
  )
  const constraints = e.program.constraints.flatMap(({ holds }) =>
    (e.columns[holds] as readonly Value[]).map((value, i): Found => ({ key: `constraint ${i}`, value })),
  )
  return [...rules, ...constraints]
}

describe('what is said of open values', () => {
  it(
    'holds for every setting of them within their ranges',
    () => {
      const random = seeded(5001)
      const met = { bounded: 0, settled: 0 }
      for (let i = 0; i < counts.openSettings; i++) {
        const made = randomPolicy(random, openShape)
        const compiled = compiledPolicy(made.text)
        const program = programOf(compiled)
        const scenario = JSON.parse(randomScenario(random, made).text)
        const text = (参数: object): string => JSON.stringify({ ...scenario, 参数 })
        const said = all(evaluated(compiled, program, text({})))
        for (const { value } of said) {
          if (value instanceof Open && value.low && value.high) met.bounded++
          if (value instanceof Exact) met.settled++
        }
        for (let k = 0; k < 4; k++) {
          const setting = Object.fromEntries(made.open.map((p) => [p.name, bindingOf(p, () => within(random, p))]))
          const found = all(evaluated(compiled, program, text(setting)))
          for (const [j, { key, value }] of said.entries()) {
            const wrong = misfit(value, found[j]?.value as Value)
            if (wrong) expect.fail(`${key}: ${wrong}\n${made.text}\n${text(setting)}`)
          }
        }
      }
      expect(met.bounded).toBeGreaterThan(100)
      expect(met.settled).toBeGreaterThan(100)
    },
    LONG,
  )

  it(
    'stands, with the values for the time being, as if those were bound',
    () => {
      const random = seeded(5002)
      for (let i = 0; i < counts.openSettings / 3; i++) {
        const made = randomPolicy(random, openShape)
        const compiled = compiledPolicy(made.text)
        const program = programOf(compiled)
        const scenario = JSON.parse(randomScenario(random, made).text)
        const standing = Object.fromEntries(
          made.open.flatMap((p) =>
            p.provisional ? [[p.name, bindingOf(p, (m) => p.provisional?.get(m)?.toPlain40() ?? '')]] : [],
          ),
        )
        const open = all(evaluated(compiled, program, JSON.stringify({ ...scenario, 参数: {} })))
        const bound = all(evaluated(compiled, program, JSON.stringify({ ...scenario, 参数: standing })))
        for (const [j, { key, value }] of open.entries()) {
          const [a, b] = [standsAs(value), standsAs(bound[j]?.value as Value)]
          // What rests on something for which nothing stands is null, though a bound 0 may make it 0, or a fault of what may be one.
          if (a === 'unknown' && value instanceof Open && value.causes.some((c) => !standing[c.name])) continue
          if (b === 'fault' && !made.open.every((p) => p.provisional)) continue
          if (a !== b) expect.fail(`${key}: ${a} for ${b}\n${made.text}\n${JSON.stringify(scenario)}`)
        }
      }
    },
    LONG,
  )
})

function standsAs(v: Value): string {
  if (v instanceof Fault) return 'fault'
  if (v === ABSENT) return 'absent'
  if (v instanceof Open) return v.absence === 'now' ? 'absent' : v.at === null ? 'unknown' : standsAs(v.at)
  return shown(v)
}
