import type { Code } from '../../dsl/diagnostic/catalogue.ts'
import { type Problem, problem } from '../../dsl/diagnostic/diagnostic.ts'
import type { Columns } from '../exact/evaluate.ts'
import type { Layout } from '../exact/layout.ts'
import { Fault } from '../exact/value.ts'
import type { Node } from '../graph/kernel.ts'
import type { Program } from '../graph/program.ts'

/**
 * The faults that reach figures or constraints which were asked for, each cause once: where it arose, at which members, with its place
 * in the policy's file.
 */
export function faultProblems(program: Program, columns: Columns, layout: Layout, asked: readonly number[]): Problem[] {
  const found = new Map<string, { node: number; code: Code; facts: Fault['facts']; places: Set<number> }>()
  for (const node of asked) {
    for (const value of columns[node] ?? []) {
      if (!(value instanceof Fault)) continue
      const key = `${value.node} ${value.code} ${JSON.stringify(value.facts)}`
      const group = found.get(key)
      if (group) group.places.add(value.index)
      else found.set(key, { node: value.node, code: value.code, facts: value.facts, places: new Set([value.index]) })
    }
  }
  return [...found.values()].map(({ node, code, facts, places }) => {
    const { dims } = program.nodes[node] as Node
    const place = program.places[node] as Program['places'][number]
    const { model } = program.graph
    const owner = place.isConstraint
      ? model.constraints.find((c) => c.name === place.owner)
      : model.figures.get(place.owner)
    const start = owner?.site.start ?? 0
    const members = dims.length === 0 ? [] : [...places].slice(0, 6).map((i) => layout.namesAt(dims, i).join('、'))
    const full = { figure: place.owner, count: places.size, of: layout.size(dims), members, ...facts }
    const clauses = owner?.clauses.map((c) => c.text) ?? []
    return problem(code, { start: place.span.start + start, end: place.span.end + start }, full as never, { clauses })
  })
}
