import type { Model } from '../../dsl/model/model.ts'
import type { Scenario } from '../../dsl/model/scenario.ts'
import { exactAlgebra } from '../exact/algebra.ts'
import { bind } from '../exact/bind.ts'
import { evaluate } from '../exact/evaluate.ts'
import { buildGraph, reach } from '../graph/graph.ts'
import type { Node } from '../graph/kernel.ts'
import { writeProgram } from '../graph/program.ts'
import { constantsOf } from './constants.ts'
import { drawCase } from './draw-case.ts'

/** A property that does not hold for every input, and a case that shows it. */
export interface Refuted {
  /** Its place among the model's properties. */
  readonly property: number
  /** Data on which it does not hold. */
  readonly scenario: Scenario
  /** The members where, in the order of the property's dimensions; of one without dimensions a single empty place. */
  readonly places: readonly (readonly string[])[]
  /** The inputs, open values and last year's figures on which the property rests. */
  readonly leaves: ReadonlySet<string>
}

/** What came of trying the properties of a policy. */
export interface Trial {
  readonly refuted: readonly Refuted[]
  /** Properties that no case decided, by their place: their figures could not be worked out on any. */
  readonly undecided: readonly number[]
}

/**
 * Tries the properties (须证) of a policy on so many drawn cases. A property that none refutes is not proved. Data faults (a division by nought, a
 * missing weight) leave a property undecided where they reach it. The same seed gives the same cases.
 */
export function refute(model: Model, { seed, cases }: { readonly seed: number; readonly cases: number }): Trial {
  const graph = buildGraph(model)
  const needed = reach(
    graph,
    graph.properties.flatMap(({ body }) => body.uses),
  )
  const program = writeProgram(graph, { wanted: needed, withConstraints: false, withProperties: true })
  const constants = constantsOf(model)
  const left = new Set(graph.properties.keys())
  const undecided = new Set(left)
  const refuted: Refuted[] = []
  for (let i = 0; i < cases && left.size > 0; i++) {
    const scenario = drawCase(model, constants, needed, seed + i)
    const { leaves, layout } = bind(model, scenario, scenario.year as number)
    const columns = evaluate(program, leaves, layout, exactAlgebra)
    for (const k of left) {
      const node = program.properties[k] as number
      const values = columns[node] ?? []
      if (values.some((v) => typeof v === 'boolean')) undecided.delete(k)
      if (!values.includes(false)) continue
      left.delete(k)
      const { dims } = program.nodes[node] as Node
      const { property, body } = graph.properties[k] as (typeof graph.properties)[number]
      refuted.push({
        property: model.properties.indexOf(property),
        scenario,
        places: values.flatMap((v, place) => (v === false ? [layout.namesAt(dims, place)] : [])),
        leaves: new Set([...reach(graph, body.uses)].filter((name) => !graph.bodies.has(name))),
      })
    }
  }
  const placeOf = (k: number): number => model.properties.indexOf(graph.properties[k]?.property as never)
  refuted.sort((a, b) => a.property - b.property)
  return { refuted, undecided: [...undecided].map(placeOf) }
}
