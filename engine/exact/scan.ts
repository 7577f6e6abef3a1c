import { ZERO } from '../number/exact.ts'
import type { Algebra } from './algebra.ts'
import type { Layout } from './layout.ts'
import { ABSENT, Fault, type Value } from './value.ts'

/** For each place the sum of the values at the members before it in one dimension; absent ones are passed over. */
export function scan(
  values: readonly Value[],
  dims: readonly string[],
  dimension: string,
  layout: Layout,
  algebra: Algebra,
): Value[] {
  const before = layout.before(dims, dims, dimension)
  const sums: Value[] = new Array(values.length)
  // The member before stands at a lower place, so its own sum is there already.
  for (const [i, place] of before.entries()) {
    if (place < 0) sums[i] = ZERO
    else {
      const so = sums[place] as Value
      const value = values[place] as Value
      sums[i] =
        so instanceof Fault ? so : value instanceof Fault ? value : value === ABSENT ? so : algebra.add(so, value)
    }
  }
  return sums
}
