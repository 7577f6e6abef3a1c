import { Exact, equal } from '../number/exact.ts'
import { type Linear, Open, type Value } from './value.ts'

/** Whether two columns hold the same values throughout. Faults never count as the same: they know the node where they arose. */
export function sameValues(a: readonly Value[], b: readonly Value[]): boolean {
  return a === b || (a.length === b.length && a.every((value, i) => same(value, b[i] as Value)))
}

function same(a: Value | null, b: Value | null): boolean {
  if (a instanceof Exact) return b instanceof Exact && (a === b || equal(a, b))
  if (a instanceof Open) return b instanceof Open && sameOpen(a, b)
  return typeof a !== 'object' || a === null ? a === b : false
}

function sameOpen(a: Open, b: Open): boolean {
  if (a.absence !== b.absence || a.causes.length !== b.causes.length) return false
  const isSameCause = a.causes.every((c, i) => c.kind === b.causes[i]?.kind && c.name === b.causes[i]?.name)
  return isSameCause && same(a.at, b.at) && same(a.low, b.low) && same(a.high, b.high) && sameLinear(a.linear, b.linear)
}

function sameLinear(a: Linear | null, b: Linear | null): boolean {
  if (a === null || b === null) return a === b
  if (a.terms.size !== b.terms.size || !equal(a.constant, b.constant)) return false
  return [...a.terms].every(([name, x]) => {
    const y = b.terms.get(name)
    return y !== undefined && same(x.coefficient, y.coefficient) && same(x.low, y.low) && same(x.high, y.high)
  })
}
