import { Decimal } from 'decimal.js'

export type { Decimal }

/**
 * decimal.js at its widest precision, where plus, minus, times and divToInt keep every digit.
 * Never call `div` on it: a quotient without end would be written out to a thousand million digits.
 */
export const Unrounded = Decimal.clone({
  precision: 1e9,
  rounding: Decimal.ROUND_HALF_UP,
  toExpNeg: -9e15,
  toExpPos: 9e15,
  minE: -9e15,
  maxE: 9e15,
})

/** decimal.js at the 40 significant digits, half up, at which values without a finite decimal are printed. */
export const FortyDigits = Unrounded.clone({ precision: 40 })

/** decimal.js holds its digits in words of seven, the last word padded with zeros. */
const WORD = 1e7
const WORD_DIGITS = 7
/** Below this bound a remainder times a word stays under 2^53. */
const SMALL = 9e8

const powers = new Map<string, Decimal[]>()

function powerOf(base: '10' | '0.1' | '0.5' | '0.2', exponent: number): Decimal {
  // A huge exponent occurs once in a life; keeping it would cost more than computing it again.
  if (exponent > 100) return new Unrounded(base).pow(exponent)
  const known = powers.get(base) ?? []
  powers.set(base, known)
  known[exponent] ??= new Unrounded(base).pow(exponent)
  return known[exponent]
}

/** 10 to a whole power of either sign. */
export function ten(exponent: number): Decimal {
  return exponent < 0 ? powerOf('0.1', -exponent) : powerOf('10', exponent)
}

/** The decimal exponent of the last word, so that value = the words read as one whole number × 10^scale. */
function scaleOf(value: Decimal): number {
  return WORD_DIGITS * (Math.floor(value.e / WORD_DIGITS) - (value.d.length - 1))
}

/** The words read as one whole number, without sign or scale. */
function wordsOf(value: Decimal): bigint {
  let text = ''
  for (const word of value.d) text += String(word).padStart(WORD_DIGITS, '0')
  return BigInt(text)
}

/** A decimal as `coefficient × 10^scale`, the coefficient signed. */
export function coefficientOf(value: Decimal): { coefficient: bigint; scale: number } {
  const words = wordsOf(value)
  return { coefficient: value.s < 0 ? -words : words, scale: scaleOf(value) }
}

/**
 * The greatest common divisor of a decimal other than 0 and a positive whole number that has no factor 2 or 5; null for 1.
 * Powers of ten share nothing with such a number, so the decimal counts by its digits alone.
 */
export function commonDivisor(value: Decimal, whole: Decimal): Decimal | null {
  const words = whole.d
  const small =
    words.length === 1 ? (words[0] ?? 0) : words.length === 2 ? (words[0] ?? 0) * WORD + (words[1] ?? 0) : SMALL
  if (small < SMALL) {
    let rest = 0
    for (const word of value.d) rest = (rest * WORD + word) % small
    let divisor = small
    while (rest !== 0) [divisor, rest] = [rest, divisor % rest]
    return divisor === 1 ? null : new Unrounded(divisor)
  }
  let divisor = wordsOf(whole)
  let rest = wordsOf(value) % divisor
  while (rest !== 0n) [divisor, rest] = [rest, divisor % rest]
  return divisor === 1n ? null : new Unrounded(divisor)
}

/** A decimal divided by a whole number without factor 2 or 5 that divides its digits. */
export function exactQuotient(value: Decimal, divisor: Decimal): Decimal {
  const places = value.dp()
  if (places === 0) return value.divToInt(divisor)
  return value.times(ten(places)).divToInt(divisor).times(ten(-places))
}

/** The reciprocal of a positive decimal as `top ÷ bottom`; bottom is whole without factor 2 or 5, null for 1. */
export function reciprocalOf(value: Decimal): { top: Decimal; bottom: Decimal | null } {
  const { rest, twos, fives } = value.d.length <= 2 ? strippedSmall(value) : stripped(wordsOf(value))
  const top = powerOf('0.5', twos)
    .times(powerOf('0.2', fives))
    .times(ten(-scaleOf(value)))
  return { top, bottom: rest === 1 || rest === 1n ? null : new Unrounded(rest) }
}

interface Stripped {
  rest: number | bigint
  twos: number
  fives: number
}

function strippedSmall(value: Decimal): Stripped {
  let rest = 0
  for (const word of value.d) rest = rest * WORD + word
  let twos = 0
  for (; rest % 2 === 0; rest /= 2) twos += 1
  let fives = 0
  for (; rest % 5 === 0; rest /= 5) fives += 1
  return { rest, twos, fives }
}

function stripped(whole: bigint): Stripped {
  const withoutTwos = removed(whole, 2n)
  const withoutFives = removed(withoutTwos.rest, 5n)
  return { rest: withoutFives.rest, twos: withoutTwos.times, fives: withoutFives.times }
}

/** How often a prime divides a whole number, by squares of the prime, so that long numbers need few divisions. */
function removed(whole: bigint, prime: bigint): { rest: bigint; times: number } {
  if (whole % prime !== 0n) return { rest: whole, times: 0 }
  const pairs = removed(whole / prime, prime * prime)
  const single = pairs.rest % prime === 0n
  return { rest: single ? pairs.rest / prime : pairs.rest, times: 1 + 2 * pairs.times + (single ? 1 : 0) }
}

/** The whole part, towards zero, of a decimal over a positive one, and what is left. */
export function divideWhole(value: Decimal, divisor: Decimal): { quotient: Decimal; rest: Decimal } {
  const quotient = value.divToInt(divisor)
  return { quotient, rest: value.minus(quotient.times(divisor)) }
}
