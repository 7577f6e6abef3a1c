import { type Problem, problem } from '../../dsl/diagnostic/diagnostic.ts'
import type { Evaluated } from '../exact/evaluated.ts'
import type { Node } from '../graph/kernel.ts'

/** 须证: properties that this scenario refutes, with the members where. */
export function propertyProblems(e: Evaluated): Problem[] {
  return e.program.properties.flatMap((node, i) => {
    const { property } = e.program.graph.properties[i] as (typeof e.program.graph.properties)[number]
    const { dims } = e.program.nodes[node] as Node
    const refuted = (e.columns[node] ?? []).flatMap((v, place) => (v === false ? [place] : []))
    if (refuted.length === 0) return []
    const members =
      dims.length === 0 ? [] : refuted.slice(0, 6).map((place) => e.layout.namesAt(dims, place).join('、'))
    const { start, name } = property.site
    const facts = { name: property.name, members, count: refuted.length }
    const clauses = property.clauses
    return [problem('HC7001', { start: start + name.start, end: start + name.end }, facts, { clauses })]
  })
}
