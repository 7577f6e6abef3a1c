import { describe, expect, it } from 'vitest'
import { type Evaluated, valuesAt } from '../../../engine/exact/evaluated.ts'
import { ABSENT, Fault, Open, type Value } from '../../../engine/exact/value.ts'
import { Exact } from '../../../engine/number/exact.ts'
import { counts } from '../../counts.ts'
import { evaluated, programOf, valuesOf } from '../../support/engine-values.ts'
import { judgeOf } from '../../support/exact-pair.ts'
import { compiledPolicy } from '../../support/policy.ts'
import { chance, pick, seeded, whole } from '../../support/random.ts'
import { type RandomPolicy, randomPolicy } from '../../support/random-graph.ts'
import { randomScenario } from '../../support/random-scenario.ts'
import { Rational } from '../../support/rational.ts'
import { Slow, type SlowGuess } from '../../support/slow.ts'
import { faultCodes, isFault } from '../../support/slow-arithmetic.ts'
import { slowDay } from '../../support/slow-dates.ts'
import type { SlowAt, SlowData, SlowValue } from '../../support/slow-policy.ts'
import { Unsure } from '../../support/slow-unsure.ts'

/** Every construct that random policies have, as their files say it. */
const constructs = [
  ...['例外:', '优先于:', '分情形:', '其余:', '段:', '方式: 累进', '方式: 全额', '基数:', '：未规定', '其余：'],
  ...[
    '段上限',
    '段下限',
    '参照:',
    '式中:',
    '计分表:',
    '满分:',
    '指标值',
    '按解读:',
    '比例:',
    '按年度:',
    '上年（',
    '上一（',
  ],
  ...[
    '排名（',
    '依次抵扣（',
    '封顶折减（',
    '结转:',
    '保底:',
    '封顶:',
    '取整:',
    '仅:',
    '待定: 没有写',
    '待定: 方法未写',
  ],
  ...['可缺:', '分摊:', '给:', '分摊（', '占比（', '缺省（', '年（', '周岁（', '月30日', '月份', '季度'],
]

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
  if (value instanceof Unsure) return value.now === undefined ? 'unknown' : ofSlow(value.now)
  if (typeof value !== 'object') return String(value)
  return 'fault' in value ? value.fault : value.member
}

/** What a figure comes to when all that is not known is taken to be this or that: with 暂取 as they stand, and with anything that is allowed. */
interface Guessed {
  readonly standing: () => readonly SlowValue[]
  readonly any: () => readonly SlowValue[]
}

/** Why the engine's value is not what the plain evaluator says; undefined where it is. */
function difference(found: Value, wanted: SlowValue, { standing, any }: Guessed): string | undefined {
  const [a, b] = [ofEngine(found), ofSlow(wanted)]
  // Of two faults that meet, which one is told first is not laid down; nor whether one beside something unknown counts.
  if (found instanceof Fault && (b.startsWith('HC') || b === 'unknown' || standing().every(isFault))) return undefined
  // The engine keeps more of where an open value comes from (x － x is 0), so it may know what the plain evaluator does not.
  const mayKnowMore = b === 'unknown' || b.startsWith('HC')
  if (a !== b && !(mayKnowMore && bearsOut(a, standing(), b === 'unknown'))) return `${shown(found)} for ${b}`
  if (!(wanted instanceof Unsure)) return found instanceof Open && !mayKnowMore ? `${shown(found)} for ${b}` : undefined
  return (
    looser(found, wanted) ??
    any()
      .map((v) => misfit(found, v))
      .find((wrong) => wrong !== undefined)
  )
}

/** Whether all values that it may have as things stand are the one that the engine says, where it says one; `mayFail`: all may be faults. */
function bearsOut(said: string, standing: readonly SlowValue[], mayFail: boolean): boolean {
  const values = standing.filter((v) => !isFault(v)).map(ofSlow)
  return (mayFail || values.length > 0) && (said === 'unknown' || values.every((v) => v === said))
}

/** Why a value that something unknown may have does not fit what the engine says of all of them; undefined where it fits. */
function misfit(found: Value, possible: SlowValue): string | undefined {
  // Some values run into faults of their own, which nobody promised to foresee.
  if (found instanceof Fault || isFault(possible)) return undefined
  if (found instanceof Open && possible instanceof Rational) return beyond(found, possible)
  // What stands beside a fault is said without ends, and without a word on whether it applies.
  const fits =
    found instanceof Open
      ? possible !== 'absent' || found.absence !== 'no' || !(found.low || found.high)
      : ofEngine(found) === ofSlow(possible)
  return fits ? undefined : `${shown(found)}, which may be ${ofSlow(possible)}`
}

/** Why the engine's ends do not lie within the plain evaluator's; undefined where they do. */
function looser(found: Value, { low, high }: Unsure): string | undefined {
  if (ofEngine(found) === 'absent') return undefined
  const ends = found instanceof Open ? [found.low, found.high] : [found, found]
  const [from, to] = ends.map((end) => (end instanceof Exact ? judgeOf(end) : undefined))
  if (low && !(from && from.cmp(low) >= 0)) return `${shown(found)}, which cannot be below ${ofSlow(low)}`
  if (high && !(to && to.cmp(high) <= 0)) return `${shown(found)}, which cannot be above ${ofSlow(high)}`
  return undefined
}

/** Why a number does not lie between the engine's ends; undefined where it does. */
function beyond({ low, high }: Open, possible: Rational): string | undefined {
  if (low && possible.cmp(judgeOf(low)) < 0) return `${ofSlow(possible)} is below ${ofEngine(low)}`
  if (high && possible.cmp(judgeOf(high)) > 0) return `${ofSlow(possible)} is above ${ofEngine(high)}`
  return undefined
}

function shown(value: Value): string {
  if (!(value instanceof Open)) return ofEngine(value)
  const ends = [value.low, value.high].map((end) => (end ? ofEngine(end) : '?'))
  return `${ofEngine(value)} (${ends.join(' to ')})`
}

/** One way of taking what is not known. */
function guessed(random: () => number): SlowGuess {
  return ({ isTruth, isDate, open }) => {
    if (isTruth) return chance(random, 0.5)
    if (isDate) return slowDay(2024, 2, whole(random, 27, 31))
    const digits = pick(random, ['0', '1', '-7', '0.3', '100', '1000000'])
    const within = [open?.low, open?.high].filter((end) => end !== undefined)
    return within.length === 2 ? pick(random, [...within, Rational.fromString('0.3')]) : Rational.fromString(digits)
  }
}

/** A year that was worked out, for the one after it. */
interface Year {
  readonly data: SlowData
  readonly e: Evaluated
  readonly slow: Slow
  readonly standing: readonly Slow[]
  readonly any: readonly Slow[]
}

/** Compares every rule and constraint of one policy on one scenario; counts what it met. */
function compareAll(made: RandomPolicy, random: () => number, seen: Map<string, number>): void {
  const note = (what: string): void => void seen.set(what, (seen.get(what) ?? 0) + 1)
  const compiled = compiledPolicy(made.text)
  const program = programOf(compiled)
  for (const construct of constructs) if (made.text.includes(construct)) note(construct)
  let last: Year | undefined
  for (let i = 0; i < 2; i++) {
    // The second year goes on from the first, or stands by itself.
    const before = chance(random, 0.5) ? last : undefined
    if (before) note('上年接着算')
    const scenario = randomScenario(random, made, before?.data)
    const { data } = scenario
    const e = evaluated(compiled, program, scenario.text, before?.e)
    const slow = new Slow(made.policy, data, undefined, true, before?.slow)
    if (data.pinned.size > 0) note('核定')
    const guessing = (times: number, isStanding: boolean, earlier: readonly Slow[] = []): Slow[] =>
      Array.from({ length: times }, (_, k) => new Slow(made.policy, data, guessed(random), isStanding, earlier[k]))
    const [standing, any] = [guessing(8, true, before?.standing), guessing(3, false, before?.any)]
    last = { data, e, slow, standing, any }
    const check = (name: string, found: Value, at: SlowAt, work: (slow: Slow) => SlowValue): void => {
      const wanted = work(slow)
      const b = ofSlow(wanted)
      note(/^HC|absent|unknown/.test(b) ? b : 'value')
      const wrong = difference(found, wanted, { standing: () => standing.map(work), any: () => any.map(work) })
      if (wrong)
        expect.fail(
          `${name} at ${[...at.values()].join('、')}: ${wrong}\n${made.text}\n${JSON.stringify(before?.data.year)}\n${scenario.text}`,
        )
    }
    for (const [name, figure] of made.policy.figures) {
      if (figure.kind === 'leaf' || figure.isInner) continue
      for (const { at, value } of valuesOf(e, name)) check(name, value, at, (slow) => slow.figure(name, at))
    }
    for (const [k, { constraint }] of e.program.graph.constraints.entries()) {
      const { dims } = constraint.term
      const term = made.policy.constraints.get(constraint.name)
      for (const [place, value] of valuesAt(e, e.program.constraints[k]?.holds as number, dims).entries()) {
        const names = e.layout.namesAt(dims, place)
        const at = new Map(dims.map((d, j) => [d, names[j] as string]))
        if (term) check(constraint.name, value, at, (slow) => slow.at(term, at))
      }
    }
  }
}

describe('random policies', () => {
  it('come to the figures, and to the faults, of a plain evaluator on every member', () => {
    const random = seeded(4001)
    const seen = new Map<string, number>()
    for (let i = 0; i < counts.randomPolicies; i++) compareAll(randomPolicy(random), random, seen)
    // Some faults are rare.
    const faults = process.env.VERIFY ? Object.values(faultCodes) : []
    const met = ['value', 'absent', 'unknown', '核定', '上年接着算', ...faults, ...constructs]
    expect(met.filter((what) => !seen.has(what))).toEqual([])
    // Under VERIFY there are many.
  }, 3_600_000)
})
