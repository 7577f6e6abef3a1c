/** An exact fraction in lowest terms; the denominator is positive. Kept apart from the engine's numbers on purpose. */
export interface Fraction {
  readonly num: bigint
  readonly den: bigint
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b]
  while (y !== 0n) [x, y] = [y, x % y]
  return x
}

/** `num / den` in lowest terms. Throws a RangeError on a zero denominator. */
export function fraction(num: bigint, den = 1n): Fraction {
  if (den === 0n) throw new RangeError('division by zero')
  const sign = den < 0n ? -1n : 1n
  const common = gcd(num, den * sign)
  return { num: (sign * num) / common, den: (sign * den) / common }
}

/** Nought. */
export const zero = fraction(0n)

/** Reads a plain decimal such as `-1234.50`, digit by digit. Throws a RangeError on anything else. */
export function decimal(text: string): Fraction {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text)
  if (!match) throw new RangeError(`not a plain decimal: ${text}`)
  const places = match[3] ?? ''
  const digits = BigInt(`${match[2]}${places}`)
  return fraction(match[1] === '-' ? -digits : digits, 10n ** BigInt(places.length))
}

/** a + b */
export function plus(a: Fraction, b: Fraction): Fraction {
  return fraction(a.num * b.den + b.num * a.den, a.den * b.den)
}

/** a − b */
export function minus(a: Fraction, b: Fraction): Fraction {
  return fraction(a.num * b.den - b.num * a.den, a.den * b.den)
}

/** a × b */
export function times(a: Fraction, b: Fraction): Fraction {
  return fraction(a.num * b.num, a.den * b.den)
}

/** a ÷ b; throws a RangeError where b is nought. */
export function over(a: Fraction, b: Fraction): Fraction {
  return fraction(a.num * b.den, a.den * b.num)
}

/** Negative, nought or positive as a is less than, equal to or more than b. */
export function compare(a: Fraction, b: Fraction): number {
  const difference = a.num * b.den - b.num * a.den
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** a where it is positive, nought elsewhere. */
export function positive(a: Fraction): Fraction {
  return a.num > 0n ? a : zero
}

/** The sum of a list; nought for none. */
export function sum(list: readonly Fraction[]): Fraction {
  return list.reduce(plus, zero)
}

/** a × 100 to a whole number, halves away from zero: an amount of yuan in fen. */
export function fen(a: Fraction): bigint {
  const scaled = (a.num < 0n ? -a.num : a.num) * 100n
  const rounded = (2n * scaled + a.den) / (2n * a.den)
  return a.num < 0n ? -rounded : rounded
}

function factors(n: bigint, prime: bigint): [count: number, rest: bigint] {
  let [count, rest] = [0, n]
  for (; rest % prime === 0n; rest /= prime) count++
  return [count, rest]
}

function plain(digits: bigint, places: number): string {
  const sign = digits < 0n ? '-' : ''
  const text = (digits < 0n ? -digits : digits).toString()
  if (places <= 0) return `${sign}${text}${digits === 0n ? '' : '0'.repeat(-places)}`
  const padded = text.padStart(places + 1, '0')
  const tail = padded.slice(-places).replace(/0+$/, '')
  return `${sign}${padded.slice(0, -places)}${tail && `.${tail}`}`
}

function scaled(num: bigint, den: bigint, places: number): [num: bigint, den: bigint] {
  return places < 0 ? [num, den * 10n ** BigInt(-places)] : [num * 10n ** BigInt(places), den]
}

/**
 * A plain decimal without exponent or trailing zeros: exact where the decimal is finite, at 40 significant digits, half
 * away from zero, where it is not.
 */
export function print(a: Fraction): string {
  const [twos, odd] = factors(a.den, 2n)
  const [fives, rest] = factors(odd, 5n)
  const finite = Math.max(twos, fives)
  if (rest === 1n) return plain((a.num * 10n ** BigInt(finite)) / a.den, finite)
  const size = a.num < 0n ? -a.num : a.num
  // The lengths alone leave 40 digits before the point or 41; with 41 there is one place too many.
  const guess = 40 - (size.toString().length - a.den.toString().length)
  const [high, low] = scaled(size, a.den, guess)
  const places = (high / low).toString().length > 40 ? guess - 1 : guess
  const [top, bottom] = scaled(size, a.den, places)
  const rounded = (2n * top + bottom) / (2n * bottom)
  return plain(a.num < 0n ? -rounded : rounded, places)
}
