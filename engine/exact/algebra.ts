import type { CalendarPart } from '../../dsl/model/term.ts'
import { dayOfNumber } from '../../dsl/text/calendar.ts'
import type { Operation } from '../graph/kernel.ts'
import {
  add,
  compare,
  divide,
  Exact,
  equal,
  exact,
  fromInteger,
  maximum,
  minimum,
  multiply,
  negate,
  ONE,
  power,
  roundTo,
  squareRoot,
  subtract,
} from '../number/exact.ts'
import { toPlain } from '../number/format.ts'
import {
  addOpen,
  compareAsTheyStand,
  decide,
  divideOpen,
  extremeOpen,
  hull,
  multiplyOpen,
  negateOpen,
  riseOpen,
} from './open-arithmetic.ts'
import { ABSENT, absenceOf, Fault, isSettled, mergeCauses, Open, type Settled, type Value } from './value.ts'

/**
 * What each elementwise operation means on single values; the walker knows how nodes hang together, the algebra what they compute.
 * Faults and absent values have been dealt with before, except where an operation may ignore them.
 */
export interface Algebra {
  readonly add: (x: Value, y: Value) => Value
  readonly subtract: (x: Value, y: Value) => Value
  readonly multiply: (x: Value, y: Value) => Value
  readonly divide: (x: Value, y: Value) => Value
  readonly minimum: (x: Value, y: Value) => Value
  readonly maximum: (x: Value, y: Value) => Value
  readonly negate: (x: Value) => Value
  readonly root: (x: Value) => Value
  readonly calendar: (x: Value, part: CalendarPart) => Value
  /** Undefined where the result would be too long to write. */
  readonly power: (x: Value, exponent: number) => Value | undefined
  readonly round: (x: Value, mode: Extract<Operation, { op: 'round' }>['mode'], step: Exact) => Value
  readonly less: (x: Value, y: Value) => Value
  readonly lessEqual: (x: Value, y: Value) => Value
  readonly equal: (x: Value, y: Value) => Value
  readonly and: (x: Value, y: Value) => Value
  readonly or: (x: Value, y: Value) => Value
  readonly not: (x: Value) => Value
  readonly select: (condition: Value, then: Value, otherwise: Value) => Value
}

type Number = Exact | Open

/** Exact numbers, with open values carried as intervals and what they wait for. */
export const exactAlgebra: Algebra = {
  add: (x, y) => (x instanceof Exact && y instanceof Exact ? add(x, y) : addOpen(x as Number, y as Number, false)),
  subtract: (x, y) =>
    x instanceof Exact && y instanceof Exact ? subtract(x, y) : addOpen(x as Number, y as Number, true),
  multiply: (x, y) =>
    x instanceof Exact && y instanceof Exact ? multiply(x, y) : multiplyOpen(x as Number, y as Number),
  divide: (x, y) =>
    x instanceof Exact && y instanceof Exact ? (divide(x, y) as Exact) : divideOpen(x as Number, y as Number),
  minimum: (x, y) =>
    x instanceof Exact && y instanceof Exact ? minimum(x, y) : extremeOpen(x as Number, y as Number, false),
  maximum: (x, y) =>
    x instanceof Exact && y instanceof Exact ? maximum(x, y) : extremeOpen(x as Number, y as Number, true),
  negate: (x) => (x instanceof Exact ? negate(x) : negateOpen(x as Open)),
  root: (x) => (x instanceof Exact ? (squareRoot(x) as Exact) : riseOpen(x as Open, squareRoot)),
  calendar: calendarPart,
  power: (x, exponent) => (x instanceof Exact ? power(x, exponent) : powerOpen(x as Open, exponent)),
  round: (x, mode, step) =>
    x instanceof Exact ? roundTo(x, mode, step) : riseOpen(x as Open, (v) => roundTo(v, mode, step)),
  less: (x, y) => order(x, y, 'less'),
  lessEqual: (x, y) => order(x, y, 'lessEqual'),
  equal: (x, y) => equals(x, y),
  and: (x, y) => joined(x, y, false),
  or: (x, y) => joined(x, y, true),
  not: (x) => (x instanceof Open ? new Open(x.at === null ? null : !x.at, null, null, x.causes) : !x),
  select,
}

function order(x: Value, y: Value, how: 'less' | 'lessEqual'): Value {
  const a = asNumber(x)
  const b = asNumber(y)
  if (a instanceof Exact && b instanceof Exact) return how === 'less' ? compare(a, b) < 0 : compare(a, b) <= 0
  // A member whose name is no number stands neither before nor behind one.
  if (typeof a === 'string' || typeof b === 'string') return false
  const decided = decide(a as Number, b as Number)[how]
  if (decided !== null) return decided
  const stands = compareAsTheyStand(a as Number, b as Number)
  return new Open(stands === null ? null : how === 'less' ? stands < 0 : stands <= 0, null, null, causesOf(a, b))
}

/** A part of a date; of an open one the year rises with it, the month and the day lie where every month and day does. */
function calendarPart(x: Value, part: CalendarPart): Value {
  if (x instanceof Exact) return partOf(x, part)
  const open = x as Open
  if (part === 'year') return riseOpen(open, (v) => partOf(v, part))
  const at = open.at instanceof Exact ? partOf(open.at, part) : null
  return new Open(at, ONE, fromInteger(part === 'month' ? 12 : 31), open.causes)
}

function partOf(x: Exact, part: CalendarPart): Exact {
  return fromInteger(dayOfNumber(Number(toPlain(roundTo(x, 'floor', ONE))))[part])
}

function equals(x: Value, y: Value): Value {
  const a = typeof x === 'string' && !(typeof y === 'string') ? asNumber(x) : x
  const b = typeof y === 'string' && !(typeof x === 'string') ? asNumber(y) : y
  if (a instanceof Exact && b instanceof Exact) return equal(a, b)
  if (isSettled(a) && isSettled(b)) return a === b
  const isNumeric = (v: Value): boolean =>
    v instanceof Exact || (v instanceof Open && (v.at === null || v.at instanceof Exact))
  if (isNumeric(a) && isNumeric(b) && !(typeof a === 'string') && !(typeof b === 'string')) {
    const decided = decide(a as Number, b as Number).equal
    if (decided !== null) return decided
  }
  const p = a instanceof Open ? a.at : (a as Settled)
  const q = b instanceof Open ? b.at : (b as Settled)
  const stands = p === null || q === null ? null : p instanceof Exact && q instanceof Exact ? equal(p, q) : p === q
  return new Open(stands, null, null, causesOf(a, b))
}

/** 且 (decisive false) and 或 (decisive true): one side that decides is enough, also beside a fault. */
function joined(x: Value, y: Value, decisive: boolean): Value {
  if (x === decisive || y === decisive) return decisive
  // As things stand an open side that decides keeps the other from counting, as it does in a choice.
  for (const [side, other] of [
    [x, y],
    [y, x],
  ] as const)
    if (side instanceof Open && side.at === decisive && !(other instanceof Open)) return side
  if (x instanceof Fault || (x === ABSENT && !(y instanceof Fault))) return x
  if (y instanceof Fault || y === ABSENT) return y
  if (x instanceof Open || y instanceof Open) {
    const p = x instanceof Open ? x.at : x
    const q = y instanceof Open ? y.at : y
    const stands = p === decisive || q === decisive ? decisive : p === null || q === null ? null : !decisive
    return new Open(stands as boolean | null, null, null, causesOf(x, y))
  }
  return !decisive
}

/** The branch that holds; the other is not looked at. While the condition is open, either may hold. */
function select(condition: Value, then: Value, otherwise: Value): Value {
  if (condition === true) return then
  if (condition === false) return otherwise
  if (!(condition instanceof Open)) return condition
  if (isSame(then, otherwise)) return then
  return eitherOf(condition.at === null ? null : condition.at ? then : otherwise, then, otherwise, condition.causes)
}

/** What is one of two values, `chosen` as things stand (null: nobody knows which). */
export function eitherOf(chosen: Value | null, x: Value, y: Value, why: Open['causes']): Value {
  if (chosen instanceof Fault) return chosen
  const all = mergeCauses(why, causesOf(x, y))
  const stands = chosen === null || chosen === ABSENT ? null : chosen instanceof Open ? chosen.at : chosen
  const mayBeAbsent = absenceOf(x) !== 'no' || absenceOf(y) !== 'no'
  const absence = chosen !== null && absenceOf(chosen) === 'now' ? 'now' : mayBeAbsent ? 'maybe' : 'no'
  const present = [x, y].filter((v): v is Exclude<Value, typeof ABSENT> => v !== ABSENT)
  const isNumber = (v: Value | undefined): v is Number => v instanceof Exact || v instanceof Open
  const [p, q = p] = present
  return isNumber(p) && isNumber(q)
    ? hull(p, q, stands, all, absence)
    : new Open(stands, null, null, all, null, absence)
}

function isSame(x: Value, y: Value): boolean {
  return x === y || (x instanceof Exact && y instanceof Exact && equal(x, y))
}

function causesOf(x: Value, y: Value): Open['causes'] {
  return mergeCauses(x instanceof Open ? x.causes : [], y instanceof Open ? y.causes : [])
}

/** A member's name that is a number, as that number. */
function asNumber(x: Value): Value {
  return typeof x === 'string' ? (exact(x) ?? x) : x
}

function powerOpen(x: Open, exponent: number): Value | undefined {
  if (exponent === 0) return exact('1') as Exact
  const value = x.at instanceof Exact ? power(x.at, exponent) : null
  if (value === undefined) return undefined
  if (x.low === null || x.high === null) return new Open(value, null, null, x.causes)
  const [p, q] = [power(x.low, exponent), power(x.high, exponent)]
  const crossesZero = compare(x.low, exact('0') as Exact) < 0 && compare(x.high, exact('0') as Exact) > 0
  if (!p || !q || (crossesZero && exponent < 0)) return new Open(value, null, null, x.causes)
  const ends = crossesZero && exponent % 2 === 0 ? [p, q, exact('0') as Exact] : [p, q]
  return new Open(value, ends.reduce(minimum), ends.reduce(maximum), x.causes)
}
