import type { Path } from '../../dsl/model/term.ts'
import type { Layout } from './layout.ts'

/** The places of a list over some dimensions by the group that they belong to, each in order; members that belong to none are left out. */
export function groupsOf(
  dims: readonly string[],
  over: readonly string[],
  by: readonly Path[],
  layout: Layout,
): readonly (readonly number[])[] {
  const kept = dims.filter((d) => !over.includes(d))
  const groupAt = layout.reduce(dims, [...kept, ...by.map((p) => p.to)], by)
  const groups = new Map<number, number[]>()
  for (const [i, group] of groupAt.entries()) {
    const places = groups.get(group)
    if (group < 0) continue
    if (places) places.push(i)
    else groups.set(group, [i])
  }
  return [...groups.values()]
}
