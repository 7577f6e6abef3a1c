import { type Fraction, fraction, zero } from './fraction.ts'

/** The greatest whole number whose square is not above n, digit by digit in base two. */
function wholeRoot(n: bigint): bigint {
  let root = 0n
  for (let bit = BigInt(n.toString(2).length + 1) / 2n; bit >= 0n; bit--) {
    const tried = root + (1n << bit)
    if (tried * tried <= n) root = tried
  }
  return root
}

/**
 * The square root as the policy language defines it: its decimal at 40 significant digits, half up. Throws a RangeError
 * below nought.
 */
export function squareRoot(a: Fraction): Fraction {
  if (a.num < 0n) throw new RangeError('the root of a negative number')
  if (a.num === 0n) return zero
  // Enough places for the root to have more than 41 digits in front of them; what is beyond the 41st decides nothing.
  const places = 45 + a.den.toString().length
  let root = wholeRoot((a.num * 10n ** BigInt(2 * places)) / a.den)
  const extra = 10n ** BigInt(root.toString().length - 40)
  root = (2n * root + extra) / (2n * extra)
  return fraction(root * extra, 10n ** BigInt(places))
}
