import type { Compiled } from '../../dsl/compile.ts'
import { describeAll } from '../../dsl/diagnostic/describe.ts'
import { type Diagnostic, type Problem, problem } from '../../dsl/diagnostic/diagnostic.ts'
import { firstCauses } from '../../dsl/diagnostic/first-causes.ts'
import { type Choices, choose } from '../../dsl/model/choices.ts'
import type { Model } from '../../dsl/model/model.ts'
import { type Scenario, standInYear } from '../../dsl/model/scenario.ts'
import type { ReadScenario } from '../../dsl/scenario-reader.ts'
import { behind } from '../../dsl/text/source.ts'
import { exactAlgebra } from '../exact/algebra.ts'
import { type Binding, bind } from '../exact/bind.ts'
import { earlierOf } from '../exact/earlier.ts'
import { evaluate } from '../exact/evaluate.ts'
import type { Evaluated } from '../exact/evaluated.ts'
import type { YearBefore } from '../exact/prior.ts'
import { type BodyCache, buildGraph, type Graph } from '../graph/graph.ts'
import { type Program, writeProgram } from '../graph/program.ts'
import type { Derivation } from '../trace/derivation.ts'
import { explain } from '../trace/explain.ts'
import { type HeldException, heldExceptions } from '../trace/held-exceptions.ts'
import { claimProblems } from './claims.ts'
import { type Expectation, expectations } from './expectations.ts'
import { faultProblems } from './faults.ts'
import { flowProblems } from './flows.ts'
import type { Outcome } from './outcome.ts'
import { outcomeOf } from './outcome-of.ts'
import { propertyProblems } from './properties.ts'
import { prepareRunner, type Range, type Runner } from './runner.ts'
import { splitProblems } from './splits.ts'

/** A policy worked out for one scenario. */
export interface Evaluation {
  readonly outcome: Outcome
  /** 期望 beside the figures. */
  readonly expectations: readonly Expectation[]
  /** How a figure comes about at some members; undefined where there is no such figure. */
  explain(name: string, at?: Readonly<Record<string, string>>): Derivation | undefined
  /** The exceptions that hold for somebody. */
  exceptions(): readonly HeldException[]
  /** The values themselves: what the year after takes over. */
  readonly evaluated: Evaluated
}

/** Runs policies; keeps what can be used again while a policy is edited. */
export interface Engine {
  /**
   * All figures for one scenario. Faults of the data are diagnostics; whatever can be computed is. `before` is the year before, where the
   * scenario goes on from one; `lost`: it could not be had, which has been told.
   */
  run(compiled: Compiled, read: ReadScenario, choices?: Choices, before?: YearBefore | 'lost'): Evaluation
  /** Only what a worked example expects, and what that needs: its data may be partial. */
  check(compiled: Compiled, read: ReadScenario): Evaluation
  /** For one policy over many scenarios that differ from this one in a few figures: exact, without derivations. */
  prepare(compiled: Compiled, read: ReadScenario, range: Range, before?: YearBefore): Runner
}

/** A chain of years seldom has more. */
const MOST_KEPT = 4

/** An engine with empty caches; it keeps so many evaluations, each a pair of files. */
export function createEngine(mostKept = MOST_KEPT): Engine {
  const bodies: BodyCache = new WeakMap()
  const programs = new WeakMap<Model, Program>()
  let latest: Program | undefined
  const done = new Map<string, Evaluation>()
  const programOf = (model: Model): Program => {
    const known = programs.get(model)
    if (known) return known
    const made = writeProgram(buildGraph(model, bodies), {}, latest)
    programs.set(model, made)
    latest = made
    return made
  }
  return {
    run(compiled, read, choices = {}, before = undefined) {
      const start = behind(read.sources)
      const chosen = choose(read.scenario, choices, compiled.model, start)
      const sources = [...read.sources, { ...(choices.source ?? { file: '', text: '' }), start }]
      const known = programOf(compiled.model)
      const { pinned } = chosen.scenario
      const program = pinned.size === 0 ? known : writeProgram(known.graph, { pinned })
      const rules = [...program.figures].flatMap(([name, node]) => (known.graph.bodies.has(name) ? [node] : []))
      const asked = [...rules, ...program.constraints.map((c) => c.holds)]
      const key = JSON.stringify([compiled.file, read.file])
      const last = done.get(key)
      const now = finish(program, compiled, { ...read, sources }, chosen, { asked, isPartial: false, before, last })
      done.delete(key)
      done.set(key, now)
      for (const oldest of done.keys()) if (done.size > mostKept) done.delete(oldest)
      return now
    },
    check(compiled, read) {
      const graph: Graph = programOf(compiled.model).graph
      const wanted = [...read.scenario.expected.keys()]
      const program = writeProgram(graph, {
        wanted: wanted.filter((name) => graph.bodies.has(name)),
        withConstraints: false,
        pinned: read.scenario.pinned,
      })
      return finish(program, compiled, read, { scenario: read.scenario, problems: [] }, { asked: [], isPartial: true })
    },
    prepare({ model }, { scenario }, range, before) {
      return prepareRunner(programOf(model).graph, scenario, scenario.year ?? standInYear(model), range, before)
    },
  }
}

/** What one evaluation is asked for. */
interface Task {
  /** Nodes whose faults are told. */
  readonly asked: readonly number[]
  /** Whether its data may be partial: then nothing is told of what they lack. */
  readonly isPartial: boolean
  readonly before?: YearBefore | 'lost'
  /** The last evaluation of these files: what has not changed is taken from it. */
  readonly last?: Evaluation | undefined
}

function finish(
  program: Program,
  compiled: Compiled,
  read: ReadScenario,
  chosen: { readonly scenario: Scenario; readonly problems: readonly Problem[] },
  { asked, isPartial, before, last }: Task,
): Evaluation {
  const { model } = compiled
  const { scenario } = chosen
  const year = scenario.year ?? standInYear(model)
  const binding: Binding = bind(model, scenario, year, before, last?.evaluated)
  const { layout, readings } = binding
  const earlier = last && earlierOf(last.evaluated, program, { layout, year, readings })
  const columns = evaluate(program, binding.leaves, layout, exactAlgebra, earlier)
  const e: Evaluated = {
    program,
    columns,
    layout,
    year,
    scenario: scenario.name,
    readings,
    since: binding.since,
    sound: binding.sound,
    priors: binding.priors,
    ...(before && before !== 'lost' ? { before } : {}),
  }
  const inScenario = isPartial
    ? []
    : [...yearProblems(scenario, model, year), ...chainProblems(scenario, before), ...binding.problems]
  const found = isPartial ? [] : [...flowProblems(e), ...splitProblems(e), ...claimProblems(e), ...propertyProblems(e)]
  const inPolicy = [...faultProblems(program, columns, layout, asked), ...found]
  const diagnostics: Diagnostic[] = [
    ...describeAll(read.sources, [...chosen.problems, ...firstCauses([...read.problems, ...inScenario])]),
    ...describeAll(compiled.sources, inPolicy),
  ]
  return {
    outcome: outcomeOf(e, diagnostics, earlier && last),
    expectations: expectations(scenario, model, e),
    explain: (name, at) => explain(name, at ?? {}, e),
    exceptions: () => heldExceptions(e),
    evaluated: e,
  }
}

function yearProblems(scenario: Scenario, model: Model, year: number): Problem[] {
  const at = scenario.places.year
  if (scenario.year === undefined) return [problem('HC6019', scenario.places.name, {})]
  const { from, until } = model.header
  if (from !== '' && year < Number(from.slice(0, 4))) return [problem('HC6021', at, { year, from })]
  if (until !== undefined && year > Number(until.slice(0, 4))) return [problem('HC6022', at, { year, until })]
  return []
}

/** A scenario that goes on from another year must not be taken for one that stands by itself. */
function chainProblems({ before: named }: Scenario, before: Task['before']): Problem[] {
  return named && before === undefined ? [problem('HC6090', named.span, { path: named.path })] : []
}
