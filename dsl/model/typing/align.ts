import { problem } from '../../diagnostic/diagnostic.ts'
import { inOrder, route } from '../dimensions.ts'
import type { Term } from '../term.ts'
import { follow, type Typing } from './context.ts'

/**
 * Brings terms that meet in one operation over common dimensions. Where the members of one dimension lead to another's by an
 * attribute (村 → 镇 → 医共体), figures over the latter are followed from the former; this always wins over a cross product.
 * `also` adds dimensions that the result must have.
 */
export function align(terms: readonly Term[], typing: Typing, also: readonly string[] = []): Term[] {
  const { dimensions } = typing.scope
  const union = inOrder(dimensions, [...terms.flatMap((t) => t.dims), ...also])
  if (union.length < 2) return [...terms]
  // The finest dimensions are those that no other in the union leads to.
  const leadsTo = new Map<string, string[]>()
  for (const to of union) {
    leadsTo.set(
      to,
      union.filter((from) => from !== to && route(dimensions, from, to) !== undefined),
    )
  }
  let aligned = [...terms]
  for (const to of union) {
    const sources = leadsTo.get(to) as string[]
    const finest = sources.filter((from) => (leadsTo.get(from) as string[]).length === 0)
    const from = finest[0] ?? sources[0]
    if (from === undefined) continue
    const way = route(dimensions, from, to)
    const first = aligned.find((t) => t.dims.includes(to))
    if (!way || !first) continue
    if ('several' in way) {
      typing.report(problem('HC3009', first.span, { dimension: from, to, attributes: way.several }))
      continue
    }
    aligned = aligned.map((t) => (t.dims.includes(to) ? follow(t, way.path, typing.scope) : t))
  }
  return aligned
}

/** The dimensions that some terms have together, in the policy's order. */
export function unionDims(terms: readonly Term[], typing: Typing): string[] {
  return inOrder(
    typing.scope.dimensions,
    terms.flatMap((t) => t.dims),
  )
}
