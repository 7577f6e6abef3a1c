import {
  coefficientOf,
  commonDivisor,
  type Decimal,
  divideWhole,
  exactQuotient,
  reciprocalOf,
  Unrounded,
} from './whole.ts'

/**
 * An exact value: top ÷ bottom in lowest terms. Made by the functions of this folder only; a reader hands it on unopened.
 * It has one form for each value, so a value has a finite decimal exactly if its bottom is null.
 */
export class Exact {
  /** A finite decimal. */
  readonly top: Decimal
  /** A whole number above 1 without factor 2 or 5 and without a factor of top's digits; null means 1. */
  readonly bottom: Decimal | null

  constructor(top: Decimal, bottom: Decimal | null) {
    this.top = top
    this.bottom = bottom
  }
}

/** Which way a rounding goes: half-up away from zero at ties, up away from zero, down towards it, floor to the lesser. */
export type RoundingMode = 'half-up' | 'up' | 'down' | 'floor'

/** The largest exponent of `power`, either sign. */
const GREATEST_EXPONENT = 1000

/** `power` stops where its result would pass this many digits, so that no policy can tie up the machine by one mark. */
const GREATEST_POWER_DIGITS = 20_000

/** The most digits that the parts of a value should have; whoever computes on and on asks `isTooLong` and stops there. */
export const GREATEST_DIGITS = 10_000

/** The value 0. */
export const ZERO = new Exact(new Unrounded(0), null)
/** The value 1. */
export const ONE = new Exact(new Unrounded(1), null)

/** decimal.js holds seven digits in a word. */
const GREATEST_WORDS = GREATEST_DIGITS / 7

const PLAIN = /^-?[0-9]+(?:\.[0-9]+)?$/

/** Reads a plain decimal such as `-12.50`; undefined for anything else (exponents, grouping, units, a lone point). */
export function exact(digits: string): Exact | undefined {
  return PLAIN.test(digits) ? new Exact(new Unrounded(digits), null) : undefined
}

/** A whole number below 2^53; another is a bug of ours and throws. */
export function fromInteger(n: number): Exact {
  if (!Number.isSafeInteger(n)) throw new RangeError(`not a safe whole number: ${n}`)
  return new Exact(new Unrounded(n), null)
}

/** Brings top ÷ bottom to lowest terms; bottom has no factor 2 or 5. */
function lowest(top: Decimal, bottom: Decimal | null): Exact {
  if (bottom === null) return new Exact(top, null)
  if (top.isZero()) return ZERO
  const common = commonDivisor(top, bottom)
  if (common === null) return new Exact(top, bottom)
  return new Exact(exactQuotient(top, common), common.eq(bottom) ? null : bottom.divToInt(common))
}

function product(a: Decimal | null, b: Decimal | null): Decimal | null {
  return a === null ? b : b === null ? a : a.times(b)
}

/** x + y, every digit kept. */
export function add(x: Exact, y: Exact): Exact {
  const a = x.bottom
  const b = y.bottom
  if (a === null) return b === null ? new Exact(x.top.plus(y.top), null) : new Exact(x.top.times(b).plus(y.top), b)
  if (b === null) return new Exact(y.top.times(a).plus(x.top), a)
  if (a.eq(b)) return lowest(x.top.plus(y.top), a)
  // Only a factor that both bottoms have can cancel (Knuth, TAOCP 4.5.1): this keeps the divisors short in long sums.
  const common = a.lt(b) ? commonDivisor(b, a) : commonDivisor(a, b)
  if (common === null) return new Exact(x.top.times(b).plus(y.top.times(a)), a.times(b))
  const rest = a.divToInt(common)
  const top = x.top.times(b.divToInt(common)).plus(y.top.times(rest))
  const again = lowest(top, common)
  return new Exact(again.top, product(product(rest, again.bottom), b.divToInt(common)))
}

/** x − y, every digit kept. */
export function subtract(x: Exact, y: Exact): Exact {
  if (x.bottom === null && y.bottom === null) return new Exact(x.top.minus(y.top), null)
  return add(x, negate(y))
}

/** x × y, every digit kept. */
export function multiply(x: Exact, y: Exact): Exact {
  if (x.bottom === null && y.bottom === null) return new Exact(x.top.times(y.top), null)
  if (x.top.isZero() || y.top.isZero()) return ZERO
  const left = lowest(x.top, y.bottom)
  const right = lowest(y.top, x.bottom)
  return new Exact(left.top.times(right.top), product(left.bottom, right.bottom))
}

/** x ÷ y as an exact fraction; undefined where y is 0. */
export function divide(x: Exact, y: Exact): Exact | undefined {
  return y.top.isZero() ? undefined : multiply(x, reciprocal(y))
}

/** 1 ÷ x for an x other than 0. In lowest terms as it stands, since x is. */
function reciprocal(x: Exact): Exact {
  const { top, bottom } = reciprocalOf(x.top.abs())
  const whole = x.bottom === null ? top : top.times(x.bottom)
  return new Exact(x.top.s < 0 ? whole.neg() : whole, bottom)
}

/** −x. */
export function negate(x: Exact): Exact {
  return new Exact(x.top.neg(), x.bottom)
}

/** x without its sign. */
export function absolute(x: Exact): Exact {
  return x.top.s < 0 ? negate(x) : x
}

/** −1, 0 or 1 as x is less than, equal to or greater than y; decided exactly. */
export function compare(x: Exact, y: Exact): -1 | 0 | 1 {
  const a = x.bottom
  const b = y.bottom
  if (a === b || (a !== null && b !== null && a.eq(b))) return x.top.cmp(y.top) as -1 | 0 | 1
  const left = b === null ? x.top : x.top.times(b)
  const right = a === null ? y.top : y.top.times(a)
  return left.cmp(right) as -1 | 0 | 1
}

/** Whether x and y are the same value. */
export function equal(x: Exact, y: Exact): boolean {
  if (x.bottom === null || y.bottom === null) return x.bottom === y.bottom && x.top.eq(y.top)
  return x.bottom.eq(y.bottom) && x.top.eq(y.top)
}

/** −1, 0 or 1. */
export function sign(x: Exact): -1 | 0 | 1 {
  return x.top.isZero() ? 0 : x.top.s < 0 ? -1 : 1
}

/** Whether x is 0. */
export function isZero(x: Exact): boolean {
  return x.top.isZero()
}

/** Whether one of the value's parts, written out, has more than GREATEST_DIGITS digits (or a few less: words are counted, not digits). */
export function isTooLong(x: Exact): boolean {
  return isLong(x.top) || (x.bottom !== null && isLong(x.bottom))
}

function isLong(part: Decimal): boolean {
  return part.d.length > GREATEST_WORDS || part.e > GREATEST_DIGITS || part.e < -GREATEST_DIGITS
}

/** The lesser; x where they are equal. */
export function minimum(x: Exact, y: Exact): Exact {
  return compare(x, y) <= 0 ? x : y
}

/** The greater; x where they are equal. */
export function maximum(x: Exact, y: Exact): Exact {
  return compare(x, y) >= 0 ? x : y
}

/**
 * x to the whole power n, exactly; x^0 is 1, for 0 too. Undefined for 0 to a negative power, an n that is not whole or
 * beyond ±GREATEST_EXPONENT, and a result beyond GREATEST_POWER_DIGITS.
 */
export function power(x: Exact, n: number): Exact | undefined {
  if (!Number.isInteger(n) || Math.abs(n) > GREATEST_EXPONENT) return undefined
  if (n === 0) return ONE
  if (isZero(x)) return n < 0 ? undefined : ZERO
  const base = n < 0 ? reciprocal(x) : x
  const times = Math.abs(n)
  const digits = base.top.sd() + Math.abs(base.top.e) + (base.bottom?.sd() ?? 0)
  if (digits * times > GREATEST_POWER_DIGITS) return undefined
  return new Exact(base.top.pow(times), base.bottom === null ? null : base.bottom.pow(times))
}

/** x rounded to a multiple of a positive step such as 0.01, decided on the exact value. A step of 0 or less throws. */
export function roundTo(x: Exact, mode: RoundingMode, step: Exact): Exact {
  const places = step.bottom === null ? placesOf(step.top) : undefined
  if (places !== undefined && x.bottom === null)
    return new Exact(x.top.toDecimalPlaces(places, LIBRARY_MODE[mode]), null)
  return multiply(new Exact(stepsOf(x, mode, step), null), step)
}

/** The greatest whole number not above x ÷ y; undefined where y is 0. */
export function floorDivide(x: Exact, y: Exact): Exact | undefined {
  if (isZero(y)) return undefined
  const steps = stepsOf(sign(y) < 0 ? negate(x) : x, 'floor', absolute(y))
  return new Exact(steps, null)
}

const LIBRARY_MODE = {
  'half-up': Unrounded.ROUND_HALF_UP,
  up: Unrounded.ROUND_UP,
  down: Unrounded.ROUND_DOWN,
  floor: Unrounded.ROUND_FLOOR,
} as const

const TENS = new Set([1, 10, 100, 1e3, 1e4, 1e5, 1e6])

/** The decimal places to which a step rounds if it is 1, 0.1, 0.01 …; undefined for every other step. */
function placesOf(step: Decimal): number | undefined {
  const isPowerOfTen = step.s > 0 && step.e <= 0 && step.d.length === 1 && TENS.has(step.d[0] ?? 0)
  return isPowerOfTen ? -step.e : undefined
}

/** How many steps of a positive step x has, rounded by the mode. */
function stepsOf(x: Exact, mode: RoundingMode, step: Exact): Decimal {
  if (sign(step) <= 0) throw new RangeError('a rounding step must be above 0')
  const value = step.bottom === null ? x.top : x.top.times(step.bottom)
  const divisor = x.bottom === null ? step.top : step.top.times(x.bottom)
  const { quotient, rest } = divideWhole(value, divisor)
  if (rest.isZero()) return quotient
  const away = rest.s < 0 ? quotient.minus(1) : quotient.plus(1)
  switch (mode) {
    case 'down':
      return quotient
    case 'up':
      return away
    case 'floor':
      return rest.s < 0 ? away : quotient
    case 'half-up':
      return rest.abs().times(2).gte(divisor) ? away : quotient
  }
}

/** The root's decimal at 40 significant digits, half up; undefined below 0. A root of at most 40 digits is exact. */
export function squareRoot(x: Exact): Exact | undefined {
  if (isZero(x)) return ZERO
  if (sign(x) < 0) return undefined
  const { coefficient, scale } = coefficientOf(x.top)
  const bottom = x.bottom === null ? 1n : coefficientOf(x.bottom).coefficient
  // Scaled by an even power of ten until the whole root has 41 digits or more; the one beyond the fortieth decides.
  const missing = 84 - (coefficient.toString().length - bottom.toString().length)
  const shift = Math.max(missing, 0) + ((Math.max(missing, 0) + scale) & 1)
  let root = wholeRoot((coefficient * 10n ** BigInt(shift)) / bottom)
  const surplus = root.toString().length - 41
  root /= 10n ** BigInt(surplus)
  const rounded = (root + 5n) / 10n
  return new Exact(new Unrounded(`${rounded}e${(scale - shift) / 2 + surplus + 1}`), null)
}

/** The greatest whole number whose square is not above n, by Newton's steps from above. */
function wholeRoot(n: bigint): bigint {
  let root = 10n ** BigInt(Math.ceil(n.toString().length / 2))
  for (;;) {
    const next = (root + n / root) / 2n
    if (next >= root) return root
    root = next
  }
}
