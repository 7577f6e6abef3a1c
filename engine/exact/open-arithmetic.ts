import {
  add,
  compare,
  divide,
  Exact,
  equal,
  isZero,
  maximum,
  minimum,
  multiply,
  negate,
  ONE,
  sign,
  subtract,
  ZERO,
} from '../number/exact.ts'
import { type Linear, mergeCauses, Open, type Settled } from './value.ts'

type Number = Exact | Open
type End = Exact | null

/** The value as it stands: a number's own, an open one's 暂取. */
function at(x: Number): Exact | null {
  return x instanceof Exact ? x : (x.at as Exact | null)
}

function low(x: Number): End {
  return x instanceof Exact ? x : x.low
}

function high(x: Number): End {
  return x instanceof Exact ? x : x.high
}

function causes(x: Number): Open['causes'] {
  return x instanceof Exact ? [] : x.causes
}

function linear(x: Number): Linear | null {
  return x instanceof Exact ? { constant: x, terms: new Map() } : x.linear
}

/** An open parameter or missing input as a variable of its own. */
export function openLeaf(
  name: string,
  value: Settled | null,
  lowEnd: End,
  highEnd: End,
  cause: Open['causes'][number],
): Open {
  const form: Linear = { constant: ZERO, terms: new Map([[name, { coefficient: ONE, low: lowEnd, high: highEnd }]]) }
  return new Open(value, lowEnd, highEnd, [cause], value === null || value instanceof Exact ? form : null)
}

/** The sum, or difference, of two numbers of which one at least is open. */
export function addOpen(x: Number, y: Number, isDifference: boolean): Number {
  const combine = isDifference ? subtract : add
  const a = at(x)
  const b = at(y)
  const [yLow, yHigh] = isDifference ? [high(y), low(y)] : [low(y), high(y)]
  const form = combineLinear(linear(x), linear(y), isDifference)
  return settle(
    a && b ? combine(a, b) : null,
    both(low(x), yLow, combine),
    both(high(x), yHigh, combine),
    mergeCauses(causes(x), causes(y)),
    form,
  )
}

/** The opposite of an open number. */
export function negateOpen(x: Open): Number {
  return addOpen(ZERO, x, true)
}

/** The product of two numbers of which one at least is open. 0 × a bounded open value is 0. */
export function multiplyOpen(x: Number, y: Number): Number {
  if (x instanceof Exact && isZero(x) && isBounded(y as Open)) return ZERO
  if (y instanceof Exact && isZero(y) && isBounded(x as Open)) return ZERO
  const a = at(x)
  const b = at(y)
  const ends = corners(x, y, multiply)
  const form = x instanceof Exact ? scale(linear(y), x) : y instanceof Exact ? scale(linear(x), y) : null
  return settle(a && b ? multiply(a, b) : null, ends[0], ends[1], mergeCauses(causes(x), causes(y)), form)
}

/** The quotient; the divisor is known not to be 0 as things stand. */
export function divideOpen(x: Number, y: Number): Number {
  const a = at(x)
  const b = at(y)
  const quotient = a && b ? divide(a, b) : undefined
  const all = mergeCauses(causes(x), causes(y))
  if (y instanceof Exact) {
    const inverse = divide(ONE, y)
    if (!inverse) return new Open(null, null, null, all)
    const ends = corners(x, inverse, multiply)
    return settle(quotient ?? null, ends[0], ends[1], all, scale(linear(x), inverse))
  }
  const yLow = low(y)
  const yHigh = high(y)
  const awayFromZero = yLow && yHigh && sign(yLow) * sign(yHigh) > 0
  const ends = awayFromZero ? corners(x, y, (p, q) => divide(p, q) as Exact) : ([null, null] as const)
  return settle(quotient ?? null, ends[0], ends[1], all, null)
}

/** The lesser (or greater) of two; settled where the ends decide. */
export function extremeOpen(x: Number, y: Number, isMaximum: boolean): Number {
  const difference = addOpen(x, y, true)
  const [dLow, dHigh] = [low(difference), high(difference)]
  if (dHigh && sign(dHigh) <= 0) return isMaximum ? y : x
  if (dLow && sign(dLow) >= 0) return isMaximum ? x : y
  const pick = isMaximum ? maximum : minimum
  const a = at(x)
  const b = at(y)
  // Of 取大 one known end is a lower bound of the whole; of 取小 an upper one.
  const outer = (p: End, q: End): End => (p && q ? pick(p, q) : (p ?? q))
  const inner = (p: End, q: End): End => (p && q ? pick(p, q) : null)
  return between(
    a && b ? pick(a, b) : null,
    isMaximum ? outer(low(x), low(y)) : inner(low(x), low(y)),
    isMaximum ? inner(high(x), high(y)) : outer(high(x), high(y)),
    mergeCauses(causes(x), causes(y)),
  )
}

/** A rising function of one open number (rounding, root): applied to the value and to both ends. */
export function riseOpen(x: Open, f: (value: Exact) => Exact | undefined): Number {
  const apply = (value: End): End => (value ? (f(value) ?? null) : null)
  return between(apply(x.at as Exact | null), apply(x.low), apply(x.high), x.causes)
}

/** −1, 0, 1 where the ends decide how two numbers compare, null where they do not. `orEqual` tells that x ≤ y (−1) or x ≥ y (1) is enough. */
export function decide(
  x: Number,
  y: Number,
): { readonly less: boolean | null; readonly lessEqual: boolean | null; readonly equal: boolean | null } {
  const difference = addOpen(x, y, true)
  if (difference instanceof Exact) {
    const s = sign(difference)
    return { less: s < 0, lessEqual: s <= 0, equal: s === 0 }
  }
  const { low: dLow, high: dHigh } = difference
  const below = dHigh !== null && sign(dHigh) < 0
  const above = dLow !== null && sign(dLow) > 0
  return {
    less: below ? true : dLow !== null && sign(dLow) >= 0 ? false : null,
    lessEqual: dHigh !== null && sign(dHigh) <= 0 ? true : above ? false : null,
    equal: below || above ? false : null,
  }
}

/** How two numbers compare as things stand; null where a 暂取 is missing. */
export function compareAsTheyStand(x: Number, y: Number): number | null {
  const a = at(x)
  const b = at(y)
  return a && b ? compare(a, b) : null
}

/** The hull of two values: what a choice between them can be. */
export function hull(
  x: Number,
  y: Number,
  value: Settled | null,
  all: Open['causes'],
  absence: Open['absence'] = 'no',
): Open {
  const [xl, yl, xh, yh] = [low(x), low(y), high(x), high(y)]
  return new Open(value, xl && yl ? minimum(xl, yl) : null, xh && yh ? maximum(xh, yh) : null, all, null, absence)
}

function isBounded(x: Open): boolean {
  return x.low !== null && x.high !== null
}

function both(x: End, y: End, combine: (p: Exact, q: Exact) => Exact): End {
  return x && y ? combine(x, y) : null
}

function corners(x: Number, y: Number, combine: (p: Exact, q: Exact) => Exact): readonly [End, End] {
  const ends = [low(x), high(x)].flatMap((p) => [low(y), high(y)].map((q) => (p && q ? combine(p, q) : null)))
  if (ends.some((e) => e === null)) return [null, null]
  const known = ends as Exact[]
  return [known.reduce(minimum), known.reduce(maximum)]
}

function combineLinear(x: Linear | null, y: Linear | null, isDifference: boolean): Linear | null {
  if (!x || !y) return null
  const combine = isDifference ? subtract : add
  const terms = new Map(x.terms)
  for (const [name, term] of y.terms) {
    const known = terms.get(name)
    const coefficient = known
      ? combine(known.coefficient, term.coefficient)
      : isDifference
        ? negate(term.coefficient)
        : term.coefficient
    // What has no range may be anything, even nothing: it does not cancel out.
    if (isZero(coefficient) && !(term.low && term.high)) return null
    if (isZero(coefficient)) terms.delete(name)
    else terms.set(name, { ...term, coefficient })
  }
  return { constant: combine(x.constant, y.constant), terms }
}

function scale(x: Linear | null, by: Exact): Linear | null {
  if (!x) return null
  if (isZero(by)) return null
  const terms = new Map([...x.terms].map(([name, t]) => [name, { ...t, coefficient: multiply(t.coefficient, by) }]))
  return { constant: multiply(x.constant, by), terms }
}

/** A value with the tighter of two enclosures; one from which every open value has dropped out is settled. */
function settle(value: Exact | null, lowEnd: End, highEnd: End, all: Open['causes'], form: Linear | null): Number {
  if (!form) return between(value, lowEnd, highEnd, all)
  if (form.terms.size === 0) return form.constant
  let formLow: End = form.constant
  let formHigh: End = form.constant
  for (const { coefficient, low: l, high: h } of form.terms.values()) {
    const [down, up] = sign(coefficient) > 0 ? [l, h] : [h, l]
    formLow = formLow && down ? add(formLow, multiply(coefficient, down)) : null
    formHigh = formHigh && up ? add(formHigh, multiply(coefficient, up)) : null
  }
  const tightLow = formLow && lowEnd ? maximum(formLow, lowEnd) : (formLow ?? lowEnd)
  const tightHigh = formHigh && highEnd ? minimum(formHigh, highEnd) : (formHigh ?? highEnd)
  return between(value, tightLow, tightHigh, all, form)
}

/** An open number between two ends; where they meet it is settled. */
function between(
  value: Exact | null,
  lowEnd: End,
  highEnd: End,
  all: Open['causes'],
  form: Linear | null = null,
): Number {
  return lowEnd && highEnd && equal(lowEnd, highEnd) ? lowEnd : new Open(value, lowEnd, highEnd, all, form)
}
