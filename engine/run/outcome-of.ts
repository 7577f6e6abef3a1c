import type { Diagnostic } from '../../dsl/diagnostic/diagnostic.ts'
import { unspecifiedOf } from '../../dsl/diagnostic/phrases.ts'
import { type Constraint, type Figure, offsetOf } from '../../dsl/model/model.ts'
import { any, printUnit, type Unit } from '../../dsl/model/unit.ts'
import { type Evaluated, valuesAt } from '../exact/evaluated.ts'
import { type Nested, nest } from '../exact/nest.ts'
import { printEnd, printValue } from '../exact/print-value.ts'
import { Fault, Open, type Value } from '../exact/value.ts'
import { reach } from '../graph/graph.ts'
import type { Node } from '../graph/kernel.ts'
import type { Program } from '../graph/program.ts'
import { claimOutcomes } from './claims.ts'
import { faultMessage } from './faults.ts'
import { flowOutcomes } from './flow-outcomes.ts'
import { marginOf } from './margin.ts'
import type { ConstraintOutcome, FigureOutcome, Outcome } from './outcome.ts'
import { saysTheSame } from './says-the-same.ts'

/** Figures and constraints as plain data. What is as it was in an evaluation over the same members (`last`) is the same object. */
export function outcomeOf(e: Evaluated, diagnostics: readonly Diagnostic[], last?: Last): Outcome {
  const known = new Map(last?.outcome.figures.map((figure) => [figure.name, figure]))
  const { model } = e.program.graph
  const { id, title, version, status } = model.header
  return {
    policy: { id, title, version, status },
    year: e.year,
    scenario: e.scenario,
    readings: Object.fromEntries(e.readings),
    figures: [...model.figures.values()].map((figure) =>
      figureOutcome(figure, e, last?.evaluated, known.get(figure.name)),
    ),
    // A worked example asks for some figures only; then no constraint is worked out.
    constraints: e.program.graph.constraints
      .slice(0, e.program.constraints.length)
      .map(({ constraint }, i) => constraintOutcome(constraint, i, e)),
    claims: claimOutcomes(e),
    flows: flowOutcomes(e),
    members: Object.fromEntries(e.layout.members.names),
    diagnostics,
  }
}

/** An earlier evaluation, and what it came to. */
interface Last {
  readonly evaluated: Evaluated
  readonly outcome: Outcome
}

function figureOutcome(figure: Figure, e: Evaluated, before?: Evaluated, known?: FigureOutcome): FigureOutcome {
  const isSame = before && known && isUntouched(figure.name, e, before)
  if (isSame && before.program.graph.model.figures.get(figure.name) === figure) return known
  const node = e.program.figures.get(figure.name)
  const { dims } = figure
  const common = {
    name: figure.name,
    kind: figure.kind,
    unit: printUnit(figure.unit),
    dims,
    group: figure.group,
    description: figure.description,
    clauses: figure.clauses,
    display: figure.display,
  }
  if (isSame && saysTheSame(common, known)) return known
  // A rule that cannot be read has no node; it is shown without a value, and its error stands among the policy's.
  if (node === undefined) return { ...common, value: null }
  const values = valuesAt(e, node, dims)
  const open = values.filter((v): v is Open => v instanceof Open)
  const faults = values.flatMap((v, i) =>
    v instanceof Fault ? [{ at: e.layout.namesAt(dims, i), message: faultMessage(v, e.program) }] : [],
  )
  return {
    ...common,
    value: nest(values, dims, e.layout, (v) => printValue(v, figure.unit)),
    ...waits(open),
    ...pins(figure, e),
    ...(faults.length > 0 ? { faults } : {}),
    ...(figure.unit.kind === 'quantity' && open.some(hasRange)
      ? {
          range: [
            nest(values, dims, e.layout, (v) => printEnd(v, 'low', figure.unit)),
            nest(values, dims, e.layout, (v) => printEnd(v, 'high', figure.unit)),
          ] as const,
        }
      : {}),
  }
}

/** Whether a figure has the very values that it had, none of them told of by pins or by faults. */
function isUntouched(name: string, e: Evaluated, before: Evaluated): boolean {
  const node = e.program.figures.get(name)
  const nodeBefore = before.program.figures.get(name)
  if (node === undefined || nodeBefore === undefined) return false
  return (
    e.columns[node] === before.columns[nodeBefore] &&
    (e.program.nodes[node] as Node).dims.join() === (before.program.nodes[nodeBefore] as Node).dims.join() &&
    e.program.computed.size + before.program.computed.size === 0
  )
}

/** 核定: what a pinned rule itself comes to, and the pinned figures on which another rests. */
function pins(figure: Figure, e: Evaluated): Pick<FigureOutcome, 'computed' | 'pinned'> {
  const { computed, graph } = e.program
  if (computed.size === 0 || figure.kind !== 'rule') return {}
  const node = computed.get(figure.name)
  const print = (v: Value): string | boolean | null => printValue(v, figure.unit)
  const used = [...reach(graph, graph.bodies.get(figure.name)?.uses ?? [])].filter((name) => computed.has(name))
  return {
    ...(node === undefined ? {} : { computed: nest(valuesAt(e, node, figure.dims), figure.dims, e.layout, print) }),
    ...(used.length > 0 ? { pinned: used } : {}),
  }
}

/** What open values a figure rests on or waits for, by kind. */
function waits(open: readonly Open[]): Pick<FigureOutcome, 'provisional' | 'open' | 'missing'> {
  const names = (some: readonly Open[], kind: 'open' | 'missing' | 'unspecified'): string[] => [
    ...new Set(some.flatMap((v) => v.causes.filter((c) => c.kind === kind).map((c) => c.name))),
  ]
  const known = open.filter((v) => v.at !== null || v.absence === 'now')
  const unknown = open.filter((v) => v.at === null && v.absence !== 'now')
  const provisional = names(known, 'open')
  const waiting = [...names(unknown, 'open'), ...names(unknown, 'unspecified').map((n) => unspecifiedOf(n))]
  const missing = names(unknown, 'missing')
  return {
    ...(provisional.length > 0 ? { provisional } : {}),
    ...(waiting.length > 0 ? { open: waiting } : {}),
    ...(missing.length > 0 ? { missing } : {}),
  }
}

function constraintOutcome(constraint: Constraint, index: number, e: Evaluated): ConstraintOutcome {
  const ids = e.program.constraints[index] as Program['constraints'][number]
  const { dims } = constraint.term
  const holds = valuesAt(e, ids.holds, dims)
  const sides = ids.sides?.map((side) => valuesAt(e, side, dims))
  const term = constraint.term
  const print = (side: 0 | 1): { value: Nested; range?: readonly [Nested, Nested] } => {
    const values = sides?.[side]
    const unit = term.op === 'compare' ? (side === 0 ? term.left : term.right).unit : any
    if (!values) return { value: null }
    const value = nest(values, dims, e.layout, (v) => printValue(v, unit))
    if (!values.some(isBounded)) return { value }
    const end = (which: 'low' | 'high'): Nested => nest(values, dims, e.layout, (v) => printEnd(v, which, unit))
    return { value, range: [end('low'), end('high')] }
  }
  const [left, right] = [print(0), print(1)]
  const measured = term.op === 'compare' ? [term.left.unit, term.right.unit].find(isMeasured) : undefined
  const margins = sides && measured ? holds.map((_, i) => marginOf(term, sides[0]?.[i], sides[1]?.[i])) : undefined
  const ends = (which: 'low' | 'high'): Nested =>
    nest(margins ?? [], dims, e.layout, (v) => (v === undefined ? null : printEnd(v, which, any)))
  const undecided = waits(holds.filter((v): v is Open => v instanceof Open))
  const open = [...new Set([...(undecided.open ?? []), ...(undecided.provisional ?? [])])]
  return {
    name: constraint.name,
    level: constraint.level,
    dims,
    // A constraint that open values leave undecided is undetermined, whatever the 暂取 values say.
    holds: nest(holds, dims, e.layout, (v) => (typeof v === 'boolean' ? v : null)),
    left: left.value,
    right: right.value,
    ...(left.range ? { leftRange: left.range } : {}),
    ...(right.range ? { rightRange: right.range } : {}),
    ...(margins && measured
      ? {
          // Dates lie a number of days apart.
          margin: nest(margins, dims, e.layout, (v) => (v === undefined ? null : printValue(v, any))),
          ...(margins.some((v) => v instanceof Open && (v.low || v.high))
            ? { marginRange: [ends('low'), ends('high')] as const }
            : {}),
          unit: printUnit(measured),
        }
      : {}),
    ...(open.length > 0 ? { open } : {}),
    ...(undecided.missing ? { missing: undecided.missing } : {}),
    formula: constraint.formula,
    clauses: constraint.clauses,
    offset: offsetOf(e.program.graph.model, constraint.site),
  }
}

/** Whether it is told how far a value can go: an open share always has its 范围, an open method may stand under 保底 and 封顶. */
function hasRange({ causes, low, high }: Open): boolean {
  if (causes.some((c) => c.kind === 'open')) return true
  return low !== null && high !== null && causes.some((c) => c.kind === 'unspecified')
}

/** Whether a value is not known, but some bound of it is. */
function isBounded(v: Value): boolean {
  return v instanceof Open && v.at === null && (v.low !== null || v.high !== null)
}

function isMeasured(unit: Unit): boolean {
  return unit.kind === 'quantity' || unit.kind === 'date'
}
