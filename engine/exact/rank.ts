import type { Node } from '../graph/kernel.ts'
import { compare, Exact, fromInteger, ONE } from '../number/exact.ts'
import { groupsOf } from './groups.ts'
import type { Layout } from './layout.ts'
import { ABSENT, absenceOf, Fault, mergeCauses, Open, type Value } from './value.ts'

/** The place of each value among those of its group, the greatest 1, ties to the earlier; open where a value of the group is open. */
export function rank(
  node: Extract<Node, { op: 'rank' }>,
  values: readonly Value[],
  dims: readonly string[],
  layout: Layout,
): Value[] {
  const at = layout.broadcast(dims, node.dims)
  const result: Value[] = new Array(layout.size(node.dims)).fill(ABSENT)
  for (const group of groupsOf(node.dims, node.over, node.by, layout)) {
    const places = group.filter((i) => values[at[i] as number] !== ABSENT)
    const ranks = rankGroup(places.map((i) => values[at[i] as number] as Value))
    for (const [k, i] of places.entries()) result[i] = ranks[k] as Value
  }
  return result
}

function rankGroup(values: readonly Value[]): Value[] {
  const fault = values.find((v) => v instanceof Fault)
  if (fault) return values.map(() => fault)
  const standing = values.flatMap((v, i) => (absenceOf(v) === 'now' ? [] : [i]))
  const stands = standing.map((i) => standsAs(values[i] as Value))
  const ranks = stands.every((v) => v instanceof Exact) ? placesOf(stands as Exact[]) : undefined
  const places = ranks && values.map((_, i) => ranks[standing.indexOf(i)])
  const open = values.filter((v) => v instanceof Open)
  if (open.length === 0 && ranks) return ranks
  const causes = open.reduce<Open['causes']>((all, v) => mergeCauses(all, v.causes), [])
  const last = fromInteger(Math.max(values.length, 1))
  return values.map((v, i) => new Open(places?.[i] ?? null, ONE, last, causes, null, absenceOf(v)))
}

function standsAs(value: Value): Value | null {
  return value instanceof Open ? value.at : value
}

function placesOf(values: readonly Exact[]): Exact[] {
  // The sort is stable, so ties stay in the order of the members.
  const order = values.map((_, i) => i).sort((a, b) => compare(values[b] as Exact, values[a] as Exact))
  const places: Exact[] = []
  for (const [place, i] of order.entries()) places[i] = fromInteger(place + 1)
  return places
}
