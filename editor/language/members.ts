import { compare, type Exact, exact } from '../../engine/number/exact.ts'
import type { FigureOutcome } from '../../engine/run/outcome.ts'
import { isAdditive, sumOf } from './additive.ts'
import type { Leaf } from './nested.ts'
import { type Shown, show } from './shown.ts'
import type { Value } from './value.ts'

/** A figure over dimensions: what its one row says of all members, and a row for each. */
export interface Members {
  readonly summary: Summary
  readonly known: number
  /** How many have no value because the rule does not apply to them. */
  readonly inapplicable: number
  readonly all: number
  /** The first of them, `rowsAtMost`; all stand in the table over members. */
  readonly rows: readonly (Value & { readonly label: string; readonly at: Readonly<Record<string, string>> })[]
}

/** Member rows that a sheet carries: thousands of each figure would take longer to send than to work out. */
export const rowsAtMost = 200

/** The sum of amounts, the lowest and highest of prices, ratios and scores, how many are true; nothing of words and where no value is. */
export type Summary =
  | { readonly kind: 'sum'; readonly sum: string }
  | { readonly kind: 'range'; readonly low: Shown; readonly high: Shown }
  | { readonly kind: 'holding'; readonly holding: number }
  | { readonly kind: 'none' }

/** What one row can say of the values of all members. */
export function summarize(leaves: readonly Leaf[], { unit, display }: FigureOutcome): Summary {
  const known = leaves.flatMap(({ value }) => (value === null ? [] : [value]))
  if (known.length === 0) return { kind: 'none' }
  if (unit === '是否') return { kind: 'holding', holding: known.filter((value) => value === true).length }
  const sum = isAdditive(unit) ? sumOf(leaves) : undefined
  if (sum !== undefined) return { kind: 'sum', sum }
  const ordered = known
    .flatMap((value) => {
      const number = typeof value === 'string' && unit !== '文本' ? exact(value) : undefined
      return number ? [{ value: value as string, number }] : []
    })
    .sort(byNumber)
  const [low] = ordered
  const high = ordered.at(-1)
  if (!low || !high || ordered.length < known.length) return { kind: 'none' }
  return { kind: 'range', low: show(low.value, unit, display), high: show(high.value, unit, display) }
}

function byNumber(a: { readonly number: Exact }, b: { readonly number: Exact }): number {
  return compare(a.number, b.number)
}
