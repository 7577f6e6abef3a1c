import { compare, type Fraction, fen, fraction, over, sum, times } from './fraction.ts'

/**
 * Splits an amount of yuan in proportion to weights, to the fen: the whole is rounded half up, each part gets its floor,
 * and the fen left over go to the largest remainders, ties to the earlier part. A negative whole is split as its
 * opposite. Throws a RangeError on a negative weight, and where all weights are nought under a whole that is not.
 */
export function largestRemainder(whole: Fraction, weights: readonly Fraction[]): Fraction[] {
  if (weights.some((weight) => weight.num < 0n)) throw new RangeError('negative weight')
  const rounded = fen(whole)
  const size = rounded < 0n ? -rounded : rounded
  const total = sum(weights)
  if (total.num === 0n) {
    if (whole.num !== 0n) throw new RangeError('all weights are 0')
    return weights.map(() => fraction(0n))
  }
  const exact = weights.map((weight) => over(times(fraction(size), weight), total))
  const parts = exact.map((part) => part.num / part.den)
  const remainders = exact.map((part) => fraction(part.num % part.den, part.den))
  const order = [...parts.keys()].sort((a, b) => compare(remainders[b] as Fraction, remainders[a] as Fraction) || a - b)
  const left = size - parts.reduce((a, b) => a + b, 0n)
  for (const index of order.slice(0, Number(left))) parts[index] = (parts[index] as bigint) + 1n
  return parts.map((part) => fraction(rounded < 0n ? -part : part, 100n))
}
