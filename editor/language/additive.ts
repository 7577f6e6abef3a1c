import { add, type Exact, exact, roundTo, ZERO } from '../../engine/number/exact.ts'
import { toPlain } from '../../engine/number/format.ts'
import type { Leaf } from './nested.ts'

/** Units of one word that are no amounts: a sum of ratios, scores, ages or points in time says nothing. */
const notAdded: ReadonlySet<string> = new Set(
  ['比率', '百分点', '是否', '文本', '日期'].concat(['分', '岁', '年', '季', '月']),
)

/** Whether amounts of a unit may be added over members: money, heads, visits, days, whatever is counted; no prices and rates. */
export function isAdditive(unit: string): boolean {
  return !/[/^·]/.test(unit) && !notAdded.has(unit)
}

/** The sum of the values that are there, in plain digits; undefined where none is, or one is no number. */
export function sumOf(leaves: readonly Leaf[]): string | undefined {
  const known = leaves.flatMap(({ value }) => (value === null ? [] : [value]))
  let total = known.length > 0 ? ZERO : undefined
  for (const value of known) {
    const part = typeof value === 'string' ? exact(value) : undefined
    total = part && total && add(total, part)
  }
  if (!total) return undefined
  // Members without a finite decimal come with forty digits: the sum of what was cut off must not show.
  const isEndless = known.some((value) => String(value).replace(/\D/g, '').length >= 40)
  return toPlain(isEndless ? roundTo(total, 'half-up', exact('0.00000000000000000001') as Exact) : total)
}
