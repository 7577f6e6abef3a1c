import { type Compiled, createScenarioReader } from '../../dsl/index.ts'
import { exactAlgebra } from '../../engine/exact/algebra.ts'
import { bind } from '../../engine/exact/bind.ts'
import { evaluate } from '../../engine/exact/evaluate.ts'
import { type Evaluated, valuesAt } from '../../engine/exact/evaluated.ts'
import type { Value } from '../../engine/exact/value.ts'
import { buildGraph } from '../../engine/graph/graph.ts'
import { type Program, writeProgram } from '../../engine/graph/program.ts'
import { yearBefore } from '../../engine/years/year-before.ts'

/** A policy written out for the exact reader. */
export function programOf(compiled: Compiled): Program {
  return writeProgram(buildGraph(compiled.model))
}

/** Runs a program on a scenario's text, after the year before if there was one; throws with the messages where the data do not fit. */
export function evaluated(compiled: Compiled, program: Program, scenario: string, before?: Evaluated): Evaluated {
  const read = createScenarioReader().read('scenario.json', scenario, compiled)
  const year = read.scenario.year ?? 2024
  const { layout, leaves, priors, readings, since, sound, problems } = bind(
    compiled.model,
    read.scenario,
    year,
    before && yearBefore(before, ''),
  )
  const errors = [...read.diagnostics.filter((d) => d.severity === 'error').map((d) => d.message)]
  if (errors.length > 0) throw new Error(errors.join('\n'))
  void problems
  const { pinned } = read.scenario
  const written = pinned.size === 0 ? program : writeProgram(program.graph, { pinned })
  const columns = evaluate(written, leaves, layout, exactAlgebra)
  return { program: written, columns, layout, year, scenario: '', readings, since, sound, priors }
}

/** The values of a figure, in the order of its dimensions as declared, each with its members. */
export function valuesOf(
  e: Evaluated,
  name: string,
): readonly { readonly at: ReadonlyMap<string, string>; readonly value: Value }[] {
  const node = e.program.figures.get(name)
  if (node === undefined) throw new Error(`no node for ${name}`)
  const dims = e.program.graph.model.figures.get(name)?.dims ?? []
  return valuesAt(e, node, dims).map((value, i) => {
    const members = e.layout.namesAt(dims, i)
    return { at: new Map(dims.map((d, k) => [d, members[k] as string])), value }
  })
}
