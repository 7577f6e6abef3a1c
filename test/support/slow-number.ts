import { Rational } from './rational.ts'

const ZERO = Rational.of(0n)

/** The square root's decimal at 40 significant digits, half up, by whole numbers alone. */
export function slowRoot(x: Rational): Rational {
  if (x.over === 0n) return ZERO
  // So many places that the whole root has 40 digits.
  let places = 40 - Math.ceil((x.over.toString().length - x.under.toString().length) / 2)
  while (rootOf(x, places).toString().length > 40) places--
  while (rootOf(x, places).toString().length < 40) places++
  const root = rootOf(x, places)
  const half = Rational.of(2n * root + 1n, 2n)
  const up = half.mul(half).cmp(scaled(x, 2 * places)) <= 0
  return scaled(Rational.of(up ? root + 1n : root), -places)
}

function scaled(x: Rational, places: number): Rational {
  const ten = Rational.of(10n ** BigInt(Math.abs(places)))
  return places < 0 ? x.div(ten) : x.mul(ten)
}

function rootOf(x: Rational, places: number): bigint {
  const n = scaled(x, 2 * places).floor()
  let low = 0n
  let high = 10n ** BigInt(Math.ceil(n.toString().length / 2) + 1)
  while (low < high) {
    const middle = (low + high + 1n) / 2n
    if (middle * middle <= n) low = middle
    else high = middle - 1n
  }
  return low
}

/** x to a whole power, step by step. */
export function slowPower(x: Rational, exponent: number): Rational {
  let product = Rational.of(1n)
  for (let i = 0; i < Math.abs(exponent); i++) product = product.mul(x)
  return exponent < 0 ? Rational.of(1n).div(product) : product
}

/** How a split rounds and who bears the remainder. */
export interface SlowManner {
  readonly step?: Rational
  readonly remainder: 'largest' | 'first' | 'last' | 'greatest' | { readonly part: number }
  readonly empty: 'error' | 'nothing'
}

/** 分摊 as the language says it (Meaning 5), one step of the remainder after the other. */
export function slowSplit(
  whole: Rational,
  weights: readonly Rational[],
  manner: SlowManner,
): readonly Rational[] | 'zero-weights' | 'negative-weight' {
  const { step, remainder, empty } = manner
  if (weights.some((w) => w.cmp(ZERO) < 0)) return 'negative-weight'
  const rounded = step ? whole.roundHalfUp(step) : whole
  if (rounded.cmp(ZERO) === 0) return weights.map(() => ZERO)
  const total = weights.reduce((sum, w) => sum.add(w), ZERO)
  if (total.cmp(ZERO) === 0) return empty === 'nothing' ? weights.map(() => ZERO) : 'zero-weights'
  if (rounded.cmp(ZERO) < 0) {
    const opposite = slowSplit(rounded.neg(), weights, manner)
    return typeof opposite === 'string' ? opposite : opposite.map((part) => part.neg())
  }
  const shares = weights.map((w) => rounded.mul(w).div(total))
  if (!step) return shares
  if (remainder === 'largest') return byLargest(rounded, shares, step)
  const owner = ownerOf(remainder, weights)
  const parts = shares.map((share) => share.roundHalfUp(step))
  const others = parts.reduce((sum, part, i) => (i === owner ? sum : sum.add(part)), ZERO)
  return parts.map((part, i) => (i === owner ? rounded.sub(others) : part))
}

function byLargest(whole: Rational, shares: readonly Rational[], step: Rational): Rational[] {
  const parts = shares.map((share) => share.roundFloor(step))
  const rests = shares.map((share, i) => share.sub(parts[i] as Rational))
  let left = whole.sub(parts.reduce((sum, part) => sum.add(part), ZERO))
  const served = new Set<number>()
  while (left.cmp(ZERO) > 0) {
    let best = -1
    for (const [i, rest] of rests.entries())
      if (!served.has(i) && (best < 0 || rest.cmp(rests[best] as Rational) > 0)) best = i
    served.add(best)
    parts[best] = (parts[best] as Rational).add(step)
    left = left.sub(step)
  }
  return parts
}

function ownerOf(remainder: Exclude<SlowManner['remainder'], 'largest'>, weights: readonly Rational[]): number {
  if (typeof remainder === 'object') return remainder.part
  if (remainder === 'first') return 0
  if (remainder === 'last') return weights.length - 1
  let best = 0
  for (const [i, w] of weights.entries()) if (w.cmp(weights[best] as Rational) > 0) best = i
  return best
}
