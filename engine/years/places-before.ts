import type { Layout } from '../exact/layout.ts'

/** For each place over some dimensions in one year, the place of the same members in the year before; −1 where that year lacks one of them. */
export function placesBefore(now: Layout, before: Layout, dims: readonly string[]): Int32Array {
  let places = Int32Array.of(0)
  for (const dimension of dims) {
    const indices = new Map((before.members.names.get(dimension) ?? []).map((name, i) => [name, i]))
    const steps = (now.members.names.get(dimension) ?? []).map((name) => indices.get(name) ?? -1)
    const count = before.count(dimension)
    const outer = places
    places = Int32Array.from({ length: outer.length * steps.length }, (_, i) => {
      const place = outer[Math.floor(i / steps.length)] as number
      const step = steps[i % steps.length] as number
      return place < 0 || step < 0 ? -1 : place * count + step
    })
  }
  return places
}
