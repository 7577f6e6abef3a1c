import type { Nested } from '../../engine/index.ts'

/** A value with the members at which it stands; none for a value without dimensions. */
export interface Leaf {
  readonly at: readonly string[]
  readonly value: string | boolean | null
}

/** The leaves of a nested value of at most so many dimensions, in order. */
export function leaves(value: Nested, depth: number, at: readonly string[] = []): readonly Leaf[] {
  if (depth === 0 || value === null || typeof value !== 'object') {
    return [{ at, value: typeof value === 'object' ? null : value }]
  }
  return Object.entries(value).flatMap(([member, inner]) => leaves(inner, depth - 1, [...at, member]))
}

/** The leaf of a nested value at some members. */
export function leafAt(value: Nested, at: readonly string[]): string | boolean | null {
  let found: Nested = value
  for (const member of at) {
    if (found === null || typeof found !== 'object') break
    found = Object.hasOwn(found, member) ? (found[member] as Nested) : null
  }
  return found === null || typeof found === 'object' ? null : found
}
