import type { Figure } from '../../dsl/model/model.ts'
import type { Scenario } from '../../dsl/model/scenario.ts'
import { any } from '../../dsl/model/unit.ts'
import { exactAlgebra } from '../exact/algebra.ts'
import { bind } from '../exact/bind.ts'
import { type Leaves, walk } from '../exact/evaluate.ts'
import { type Evaluated, valuesAt } from '../exact/evaluated.ts'
import type { Layout } from '../exact/layout.ts'
import { type Nested, nest } from '../exact/nest.ts'
import { printValue } from '../exact/print-value.ts'
import type { Priors, YearBefore } from '../exact/prior.ts'
import type { Value } from '../exact/value.ts'
import { writtenNumber } from '../exact/written-value.ts'
import type { Graph } from '../graph/graph.ts'
import type { Node } from '../graph/kernel.ts'
import { type Program, writeProgram } from '../graph/program.ts'

/** What a runner computes anew each time, and what for. */
export interface Range {
  /** Inputs or parameters that change from run to run. */
  readonly vary: readonly string[]
  /** Figures wanted. */
  readonly wanted: readonly string[]
}

/** One policy over many scenarios that differ in a few figures: bound once, only what rests on these is worked out again. */
export interface Runner {
  /**
   * The wanted figures, as in outcomes; null where they cannot be worked out. A varying figure is plain decimal text in the base unit,
   * true or false, or nested by member; one that is left out keeps the value of the run before. 至少 and 至多 are not
   * checked, and which members there are stays as the scenario has it. Throws on
   * what is no number.
   */
  run(values: Readonly<Record<string, Nested>>): Record<string, Nested>
}

/** Prepares runs over the data of a scenario. A name that has no figure in the graph varies nothing and gives null. */
export function prepareRunner(
  graph: Graph,
  scenario: Scenario,
  year: number,
  { vary, wanted }: Range,
  before?: YearBefore,
): Runner {
  const { figures } = graph.model
  const known = wanted.filter((name) => graph.bodies.has(name) || isLeaf(figures.get(name)))
  const program = writeProgram(graph, { wanted: known, withConstraints: false, pinned: scenario.pinned })
  const { layout, leaves: bound, priors, readings, since, sound } = bind(graph.model, scenario, year, before)
  const changed = new Map<string, readonly Value[]>()
  const column = (name: string): readonly Value[] => changed.get(name) ?? bound.figure(name)
  // Last year's figure opens with an input that may vary.
  const prior: Leaves['prior'] = (name, dims) => {
    const opening = priors.opening(name)
    if (opening === undefined) return bound.prior(name, dims)
    return layout.spread(column(opening), (figures.get(opening) as Figure).dims, dims)
  }
  const { nodes, places } = program
  const leaves = { ...bound, figure: column, prior }
  const steps = walk({ nodes, places, leaves, layout, algebra: exactAlgebra })
  const e: Evaluated = {
    program,
    columns: steps.columns,
    layout,
    year,
    scenario: scenario.name,
    readings,
    since,
    sound,
    priors,
  }
  const varying = vary.flatMap((name) => figures.get(name) ?? []).filter(isLeaf)
  const again = restingOn(program, new Set(vary), priors)
  const print = (name: string): Nested => {
    const node = program.figures.get(name)
    const { dims = [], unit = any } = figures.get(name) ?? {}
    return node === undefined ? null : nest(valuesAt(e, node, dims), dims, layout, (v) => printValue(v, unit))
  }
  return {
    run(values) {
      for (const figure of varying) {
        const given = values[figure.name]
        if (given !== undefined) changed.set(figure.name, columnOf(given, figure, column(figure.name), layout))
      }
      steps.again(again)
      const found: Record<string, Nested> = {}
      for (const name of wanted) found[name] = print(name)
      return found
    },
  }
}

function isLeaf(figure: Figure | undefined): boolean {
  return figure !== undefined && figure.kind !== 'rule'
}

/** The nodes whose values depend on some leaves, these included, in the order of the list. */
function restingOn({ nodes }: Program, names: ReadonlySet<string>, priors: Priors): number[] {
  const resting = new Set<number>()
  const rests = (node: Node): boolean => {
    if (node.op === 'leaf') return names.has(node.figure)
    if (node.op === 'prior') return names.has(priors.opening(node.figure) ?? '')
    return node.args.some((a) => resting.has(a))
  }
  for (const [id, node] of nodes.entries()) if (rests(node)) resting.add(id)
  return [...resting]
}

/** The values of a varying figure over its dimensions; members that are left out keep theirs. */
function columnOf(given: Nested, figure: Figure, before: readonly Value[], layout: Layout): readonly Value[] {
  if (figure.dims.length === 0) return [readGiven(given, figure) ?? (before[0] as Value)]
  return before.map((value, i) => {
    let found: Nested | undefined = given
    for (const name of layout.namesAt(figure.dims, i)) {
      found = typeof found === 'object' && found !== null ? found[name] : undefined
    }
    return readGiven(found, figure) ?? value
  })
}

function readGiven(given: Nested | undefined, figure: Figure): Value | undefined {
  if (given === undefined || typeof given === 'boolean') return given
  const isNumber = figure.unit.kind === 'quantity' || figure.unit.kind === 'date'
  const value =
    typeof given === 'string' ? (writtenNumber(given, figure.unit) ?? (isNumber ? undefined : given)) : undefined
  if (value === undefined) throw new RangeError(`no value of ${figure.name}: ${JSON.stringify(given)}`)
  return value
}
