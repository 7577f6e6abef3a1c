import { compare, divide, Exact, isTooLong, isZero, multiply, negate, roundTo, sign, ZERO } from './exact.ts'
import { commonDivisor, type Decimal, divideWhole, Unrounded } from './whole.ts'

/** Which part takes what rounding leaves over: by largest remainder, or one part alone (`part` counts from 0). */
export type RemainderOwner = 'largest-remainder' | 'first' | 'last' | 'greatest' | { readonly part: number }

/** Why a split cannot be made: the weights are all 0 under a whole that is not, one is below 0, their common bottom is beyond all measure. */
export type SplitFault = 'zero-weights' | 'negative-weight' | 'too-long'

/**
 * Splits a whole in proportion to weights. The whole is first rounded half up to the step; the parts always sum to that.
 * By largest remainder each part gets its floor and the rest goes one step at a time by greatest remainder, ties to the
 * earlier part. With an owner every other part is rounded half up by itself and the owner's is the rest (which may fall
 * below 0). A negative whole is split as its opposite. Without a step (undefined) the shares are exact and nothing is
 * left over. A whole that rounds to 0 gives parts of 0, whatever the weights. See design of 分摊, Meaning 5.
 */
export function apportion(
  whole: Exact,
  weights: readonly Exact[],
  step: Exact | undefined,
  owner: RemainderOwner,
): Exact[] | SplitFault {
  if (weights.some((weight) => sign(weight) < 0)) return 'negative-weight'
  const rounded = step === undefined ? whole : roundTo(whole, 'half-up', step)
  if (isZero(rounded)) return weights.map(() => ZERO)
  if (weights.every(isZero)) return 'zero-weights'
  const isNegative = sign(rounded) < 0
  const positive = isNegative ? negate(rounded) : rounded
  const common = overOneBottom(weights)
  if (!common) return 'too-long'
  const parts = step === undefined ? exactShares(positive, common) : wholeSteps(positive, weights, common, step, owner)
  return isNegative ? parts.map(negate) : parts
}

function exactShares(whole: Exact, { tops, total }: Weights): Exact[] {
  const unit = divide(whole, new Exact(total, null)) ?? ZERO
  return tops.map((top) => multiply(new Exact(top, null), unit))
}

function wholeSteps(
  whole: Exact,
  weights: readonly Exact[],
  { tops, total }: Weights,
  step: Exact,
  owner: RemainderOwner,
): Exact[] {
  // The whole is a multiple of the step, so this is a whole number.
  const steps = (divide(whole, step) ?? ZERO).top
  const shares = tops.map((top) => divideWhole(top.times(steps), total))
  const counts =
    owner === 'largest-remainder'
      ? byLargestRemainder(steps, shares)
      : byOwner(steps, shares, total, ownerIndex(owner, weights))
  return counts.map((count) => multiply(new Exact(count, null), step))
}

interface Share {
  readonly quotient: Decimal
  readonly rest: Decimal
}

function byLargestRemainder(steps: Decimal, shares: readonly Share[]): Decimal[] {
  const counts = shares.map((share) => share.quotient)
  const left = steps.minus(sum(counts)).toNumber()
  // Every rest is over the same divisor, so the rests compare as they are. The sort is stable: ties go to the earlier.
  const order = shares.map((_, index) => index).sort((a, b) => restOf(shares, b).cmp(restOf(shares, a)))
  for (const index of order.slice(0, left)) counts[index] = (counts[index] as Decimal).plus(1)
  return counts
}

function restOf(shares: readonly Share[], index: number): Decimal {
  return (shares[index] as Share).rest
}

function byOwner(steps: Decimal, shares: readonly Share[], total: Decimal, index: number): Decimal[] {
  const counts = shares.map(({ quotient, rest }) => (rest.times(2).gte(total) ? quotient.plus(1) : quotient))
  counts[index] = new Unrounded(0)
  counts[index] = steps.minus(sum(counts))
  return counts
}

function ownerIndex(owner: Exclude<RemainderOwner, 'largest-remainder'>, weights: readonly Exact[]): number {
  if (owner === 'first') return 0
  if (owner === 'last') return weights.length - 1
  if (owner === 'greatest') {
    let found = 0
    weights.forEach((weight, index) => {
      if (compare(weight, weights[found] as Exact) > 0) found = index
    })
    return found
  }
  if (weights[owner.part] === undefined) throw new RangeError(`no part ${owner.part} among ${weights.length}`)
  return owner.part
}

interface Weights {
  readonly tops: readonly Decimal[]
  readonly total: Decimal
}

/** The weights times their least common bottom, so that a split of many needs no fractions; and the sum. Undefined when that is too long. */
function overOneBottom(weights: readonly Exact[]): Weights | undefined {
  let bottom: Decimal | null = null
  for (const weight of weights) {
    bottom = commonMultiple(bottom, weight.bottom)
    if (bottom !== null && isTooLong(new Exact(bottom, null))) return undefined
  }
  const common = bottom
  const tops = weights.map((weight) => {
    if (common === null) return weight.top
    return weight.top.times(weight.bottom === null ? common : common.divToInt(weight.bottom))
  })
  return { tops, total: sum(tops) }
}

function commonMultiple(a: Decimal | null, b: Decimal | null): Decimal | null {
  if (a === null || b === null) return a ?? b
  if (a.eq(b)) return a
  const common = a.lt(b) ? commonDivisor(b, a) : commonDivisor(a, b)
  return common === null ? a.times(b) : a.times(b.divToInt(common))
}

function sum(numbers: readonly Decimal[]): Decimal {
  let total: Decimal = new Unrounded(0)
  for (const number of numbers) total = total.plus(number)
  return total
}
