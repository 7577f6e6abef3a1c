import type { Expression } from '../../dsl/syntax/expression/expression.ts'
import { Rational } from './rational.ts'
import { memberText } from './slow-dims.ts'
import { slowPower } from './slow-number.ts'
import type { SlowValue } from './slow-policy.ts'
import { between, endsOf, extreme, isMissing, type Num, Unsure } from './slow-unsure.ts'

const ZERO = Rational.of(0n)
const ONE = Rational.of(1n)

/** Why a figure has no value. */
export const faultCodes = {
  division: 'HC6007',
  zeroWeights: 'HC6008',
  negativeWeight: 'HC6009',
  noOwner: 'HC6036',
  empty: 'HC6015',
  root: 'HC6016',
  power: 'HC6017',
  absent: 'HC6018',
  collision: 'HC6034',
  belowZero: 'HC6035',
  bandsOverlap: 'HC6060',
  baseBelowZero: 'HC6061',
  endBelowZero: 'HC6062',
  noDay: 'HC6080',
  notBorn: 'HC6081',
} as const

/** Whether it does not apply, for good or as things stand. */
export function isAbsent(v: SlowValue): boolean {
  return v === 'absent' || (v instanceof Unsure && v.now === 'absent')
}

/** What an operation makes of something that is no value: a fault of its own where the figure does not apply. */
export function noValue(v: SlowValue): SlowValue {
  return isAbsent(v) ? { fault: faultCodes.absent } : v
}

/** Whether it is a fault. */
export function isFault(v: SlowValue): v is { readonly fault: string } {
  return typeof v === 'object' && 'fault' in v
}

/** What keeps some values from being worked with: a fault, else that one does not apply. */
function hindrance(...values: readonly SlowValue[]): SlowValue | undefined {
  const found = values.find(isFault) ?? values.find(isAbsent)
  return found === undefined ? undefined : noValue(found)
}

/** An operation on one number that keeps the order of numbers (`rising`), turns it round, or neither. */
export function ofNumber(
  v: SlowValue,
  way: 'rising' | 'falling' | 'neither',
  f: (x: Rational) => Rational | { readonly fault: string },
): SlowValue {
  if (v instanceof Rational) return f(v)
  if (!(v instanceof Unsure) || isAbsent(v)) return noValue(v)
  const apply = (x: Rational | undefined): Rational | undefined => {
    const made = x && f(x)
    return made instanceof Rational ? made : undefined
  }
  const { now, low, high } = endsOf(v)
  const stands = now && f(now)
  if (stands !== undefined && isFault(stands)) return stands
  const ends = way === 'rising' ? { low: apply(low), high: apply(high) } : { low: apply(high), high: apply(low) }
  return between({ now: apply(now), ...(way === 'neither' ? {} : ends) }, [v])
}

/** The opposite. */
export function opposite(v: SlowValue): SlowValue {
  return ofNumber(v, 'falling', (x) => x.neg())
}

/** ＋ － × ÷ 取小 取大. */
export function arithmetic(operator: string, a: SlowValue, b: SlowValue): SlowValue {
  // A divisor of 0 is a fault before anything is asked of the dividend but its own faults.
  const divisor = b instanceof Unsure ? b.now : b
  const isZeroBelow = operator === '÷' && divisor instanceof Rational && divisor.cmp(ZERO) === 0
  if (isZeroBelow && !isFault(a)) return { fault: faultCodes.division }
  const found = hindrance(a, b)
  if (found !== undefined) return found
  if (a instanceof Rational && b instanceof Rational) return exactly(operator, a, b)
  const [x, y] = [endsOf(a as Num), endsOf(b as Num)]
  const now = x.now && y.now && exactly(operator, x.now, y.now)
  switch (operator) {
    case '＋':
      return between({ now, low: x.low && y.low && x.low.add(y.low), high: x.high && y.high && x.high.add(y.high) }, [
        a,
        b,
      ])
    case '－':
      return arithmetic('＋', a, opposite(b))
    case '×':
    case '÷':
      return product(operator, a as Num, b as Num, now)
    default: {
      const sign = operator === '取小' ? -1 : 1
      const [first, second] = operator === '取小' ? [a, b] : [b, a]
      // Where the ends decide, it is the one or the other.
      if (before(a as Num, b as Num)) return first
      if (before(b as Num, a as Num)) return second
      const outer = (p: Rational | undefined, q: Rational | undefined): Rational | undefined =>
        p && q ? extreme([p, q], sign) : (p ?? q)
      const [low, high] =
        sign < 0
          ? [extreme([x.low, y.low], -1), outer(x.high, y.high)]
          : [outer(x.low, y.low), extreme([x.high, y.high], 1)]
      return between({ now, low, high }, [a, b])
    }
  }
}

/** Whether the ends say that a ≤ b. */
function before(a: Num, b: Num): boolean {
  const [{ high }, { low }] = [endsOf(a), endsOf(b)]
  return high !== undefined && low !== undefined && high.cmp(low) <= 0
}

function product(operator: '×' | '÷', a: Num, b: Num, now: Rational | undefined): SlowValue {
  const [x, y] = [endsOf(a), endsOf(b)]
  const corners = [x.low, x.high].flatMap((p) => [y.low, y.high].map((q) => [p, q] as const))
  const isBounded = corners.every(([p, q]) => p && q)
  // 0 × what lies between two ends is 0; what may be anything at all may be nothing, too.
  const awayFromZero = y.low && y.high && y.low.cmp(ZERO) * y.high.cmp(ZERO) > 0
  if (!isBounded || (operator === '÷' && !awayFromZero)) return between({ now }, [a, b])
  const values = corners.map(([p, q]) => exactly(operator, p as Rational, q as Rational))
  return between({ now, low: extreme(values, -1), high: extreme(values, 1) }, [a, b])
}

function exactly(operator: string, x: Rational, y: Rational): Rational {
  switch (operator) {
    case '＋':
      return x.add(y)
    case '－':
      return x.sub(y)
    case '×':
      return x.mul(y)
    case '÷':
      return x.div(y)
    case '取小':
      return x.cmp(y) <= 0 ? x : y
    default:
      return x.cmp(y) >= 0 ? x : y
  }
}

/** ^ with a whole exponent. */
export function toPower(base: SlowValue, exponent: Expression): SlowValue {
  const negative = exponent.type === 'unary'
  const times = Number(memberText(negative ? exponent.operand : exponent))
  if (times === 0 && base instanceof Unsure && !isAbsent(base)) return ONE
  return ofNumber(base, 'neither', (x) =>
    negative && times > 0 && x.cmp(ZERO) === 0 ? { fault: faultCodes.power } : slowPower(x, negative ? -times : times),
  )
}

/** Comparisons; `order` names the members of an ordered dimension, whose places compare. */
export function compared(operator: string, a: SlowValue, b: SlowValue, order?: readonly string[]): SlowValue {
  const found = hindrance(a, b)
  if (found !== undefined) return found
  if (a instanceof Unsure || b instanceof Unsure)
    return comparedUnsure(operator, a as Num | boolean, b as Num | boolean)
  const place = (v: SlowValue): Rational | boolean | string => {
    if (typeof v !== 'object' || v instanceof Rational) return v as boolean | Rational
    const name = (v as { member: string }).member
    const other = v === a ? b : a
    // Beside a number a member counts as the number that it is called; of an ordered dimension the places compare.
    if (other instanceof Rational) return Rational.fromString(name)
    return order ? Rational.of(BigInt(order.indexOf(name))) : name
  }
  const [x, y] = [place(a), place(b)]
  if (!(x instanceof Rational) || !(y instanceof Rational)) return (x === y) === (operator === '＝')
  return fits(operator, x.cmp(y))
}

function fits(operator: string, sign: number): boolean {
  switch (operator) {
    case '＝':
      return sign === 0
    case '≠':
      return sign !== 0
    case '＜':
      return sign < 0
    case '≤':
      return sign <= 0
    case '＞':
      return sign > 0
    default:
      return sign >= 0
  }
}

/** The ends may decide; otherwise it is as things stand. */
function comparedUnsure(operator: string, a: Num | boolean, b: Num | boolean): SlowValue {
  const why = { isMissing: isMissing([a, b]) }
  const [p, q] = [a, b].map((v) => (v instanceof Unsure ? v.now : v))
  if (typeof p === 'boolean' || typeof q === 'boolean')
    return new Unsure(p === undefined || q === undefined ? undefined : (p === q) === (operator === '＝'), why)
  const [x, y] = [endsOf(a as Num), endsOf(b as Num)]
  // All that the signs of a － b can be.
  const least = x.low && y.high ? x.low.cmp(y.high) : -1
  const most = x.high && y.low ? x.high.cmp(y.low) : 1
  const possible = [-1, 0, 1].filter((sign) => sign >= least && sign <= most).map((sign) => fits(operator, sign))
  if (possible.every((truth) => truth === possible[0])) return possible[0] as boolean
  return new Unsure(x.now && y.now && fits(operator, x.now.cmp(y.now)), why)
}

/** 非. */
export function negated(v: SlowValue): SlowValue {
  if (typeof v === 'boolean') return !v
  if (!(v instanceof Unsure) || isAbsent(v)) return noValue(v)
  return new Unsure(v.now === undefined ? undefined : !v.now, { isMissing: v.isMissing })
}

/** 且 (decisive: 否) and 或 (decisive: 是): one side that decides is enough, whatever the other is. */
export function joined(a: SlowValue, b: SlowValue, decisive: boolean): SlowValue {
  if (a === decisive || b === decisive) return decisive
  const sides = [
    [a, b],
    [b, a],
  ] as const
  for (const [side, other] of sides)
    if (side instanceof Unsure && side.now === decisive && !(other instanceof Unsure)) return side
  const found = hindrance(a, b)
  if (found !== undefined) return found
  if (!(a instanceof Unsure) && !(b instanceof Unsure)) return !decisive
  const [p, q] = [a, b].map((v) => (v instanceof Unsure ? v.now : v))
  const now = p === decisive || q === decisive ? decisive : p === undefined || q === undefined ? undefined : !decisive
  return new Unsure(now, { isMissing: isMissing([a, b]) })
}

/** One of two, by a condition; a branch that does not hold is not asked for. */
export function chosen(condition: SlowValue, then: () => SlowValue, otherwise: () => SlowValue): SlowValue {
  if (typeof condition === 'boolean') return condition ? then() : otherwise()
  if (!(condition instanceof Unsure) || isAbsent(condition)) return noValue(condition)
  const [x, y] = [then(), otherwise()]
  if (isSame(x, y)) return x
  const taken = condition.now === undefined ? undefined : condition.now ? x : y
  if (taken !== undefined && isFault(taken)) return taken
  const now = taken instanceof Unsure ? taken.now : (taken as Unsure['now'])
  // Where one does not apply, the ends are of what it is where it does.
  const numbers = [x, y].filter((v) => v !== 'absent')
  const ends = numbers.every(isNumeric) ? numbers.map((v) => endsOf(v as Num)) : []
  return new Unsure(now, {
    low: extreme(
      ends.map((end) => end.low),
      -1,
    ),
    high: extreme(
      ends.map((end) => end.high),
      1,
    ),
    isMissing: isMissing([condition, x, y]),
    mayBeAbsent: [x, y].some((v) => isAbsent(v) || (v instanceof Unsure && v.mayBeAbsent)),
  })
}

function isNumeric(v: SlowValue): boolean {
  return v instanceof Rational || (v instanceof Unsure && typeof v.now !== 'boolean')
}

function isSame(x: SlowValue, y: SlowValue): boolean {
  return x === y || (x instanceof Rational && y instanceof Rational && x.cmp(y) === 0)
}

/** A number to a multiple of a step. */
export function roundedTo(v: SlowValue, mode: 'half-up' | 'up' | 'down', step: Rational): SlowValue {
  return ofNumber(v, 'rising', (x) =>
    mode === 'half-up' ? x.roundHalfUp(step) : mode === 'up' ? x.roundUp(step) : x.roundDown(step),
  )
}
