import type { Nested } from '../../engine/index.ts'

/** One value of a figure: the members it belongs to, in the order of the figure's dimensions, and the value there. */
export interface Leaf {
  readonly at: readonly string[]
  readonly value: string | boolean | null
}

/** The values of nested members, in order; a figure without dimensions has one. A dimension without members has none. */
export function leavesOf(value: Nested, depth: number, at: readonly string[] = []): readonly Leaf[] {
  if (depth === 0 || value === null || typeof value !== 'object') return [{ at, value: plainOf(value) }]
  return Object.entries(value).flatMap(([member, inner]) => leavesOf(inner, depth - 1, [...at, member]))
}

/** The value at some members; undefined where there are none such. */
export function valueAt(value: Nested | undefined, at: readonly string[]): string | boolean | null | undefined {
  let here: Nested | undefined = value
  for (const member of at) {
    if (here === null || typeof here !== 'object' || !Object.hasOwn(here, member)) return undefined
    here = here[member]
  }
  return here === undefined ? undefined : plainOf(here)
}

function plainOf(value: Nested): string | boolean | null {
  return value !== null && typeof value === 'object' ? null : value
}
