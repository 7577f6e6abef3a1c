import type { Layout } from './layout.ts'

/** A value, or nested objects by member name in the order of the dimensions; null where it is not known or does not apply. */
export type Nested = string | boolean | null | { readonly [member: string]: Nested }

/** Values over dimensions as nested objects by member name, in the order of the dimensions. */
export function nest<T>(
  values: readonly T[],
  dims: readonly string[],
  layout: Layout,
  print: (value: T) => string | boolean | null,
): Nested {
  const level = (depth: number, offset: number): Nested => {
    const dimension = dims[depth]
    if (dimension === undefined) return offset < values.length ? print(values[offset] as T) : null
    const rest = layout.size(dims.slice(depth + 1))
    const names = layout.members.names.get(dimension) ?? []
    return Object.fromEntries(names.map((name, i) => [name, level(depth + 1, offset + i * rest)]))
  }
  return level(0, 0)
}
