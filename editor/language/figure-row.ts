import type { Expectation } from '../../engine/run/expectations.ts'
import type { FigureOutcome } from '../../engine/run/outcome.ts'
import { type Members, rowsAtMost, type Summary, summarize } from './members.ts'
import { type Leaf, leavesOf, valueAt } from './nested.ts'
import { displayOf, show, showMove } from './shown.ts'
import { stateOf } from './state-of.ts'
import { type Change, changeOf, isChanged, type Value } from './value.ts'

/** A row of the figures. */
export interface FigureRow extends Value {
  readonly name: string
  readonly kind: FigureOutcome['kind']
  readonly dims: readonly string[]
  /** Of a figure over dimensions the one with the most members: in a table they stand below each other. */
  readonly longest?: string
  readonly members?: Members
  /** Open parameters with 暂取 on which it rests. */
  readonly provisional: readonly string[]
  /** What a value that is not there waits for. */
  readonly open: readonly string[]
  readonly missing: readonly string[]
  readonly faults: readonly string[]
  /** Where the scenario settles it (核定): what the rule itself comes to, at the members where that is something else. */
  readonly settled: readonly { readonly label: string; readonly computed: string | undefined }[]
  /** Where the scenario expects another figure (期望): what it expects, undefined for 待定, and how far the figure lies from it. */
  readonly unexpected: readonly {
    readonly label: string
    readonly expected: string | undefined
    readonly off: string | undefined
  }[]
  /** Settled figures on which it rests. */
  readonly pinned: readonly string[]
  /** Lowest and highest value that open values allow; of a figure without dimensions. */
  readonly range?: readonly [string | undefined, string | undefined]
  readonly description?: string
  readonly clauses: readonly string[]
}

/**
 * A figure's row; `before` is the figure as the text on the disk gives it, null where that has none, undefined where nothing is compared.
 * `expectations` are what the scenario expects, of any figure. Of its members at most so many have a row of their own.
 */
export function buildFigureRow(
  outcome: FigureOutcome,
  before?: FigureOutcome | null,
  expectations: readonly Expectation[] = [],
  mostRows = rowsAtMost,
): FigureRow {
  const values = leavesOf(outcome.value, outcome.dims.length).map(({ value }) => value)
  const figure = { ...outcome, display: displayOf(values, outcome.unit, outcome.display) }
  const about = {
    name: figure.name,
    kind: figure.kind,
    dims: figure.dims,
    provisional: figure.provisional ?? [],
    open: figure.open ?? [],
    missing: figure.missing ?? [],
    faults: figure.faults?.map((fault) => [fault.at.join('、'), fault.message].filter(Boolean).join('：')) ?? [],
    settled: settledOf(figure),
    unexpected: unexpectedOf(figure, expectations),
    pinned: figure.pinned ?? [],
    description: figure.description,
    clauses: figure.clauses,
  }
  // A figure in another unit or over other dimensions is another figure.
  const isSame = before && before.unit === figure.unit && before.dims.join() === figure.dims.join()
  const old = before === undefined ? undefined : isSame ? before : null
  return { ...about, ...(figure.dims.length === 0 ? single(figure, old) : overMembers(figure, old, mostRows)) }
}

function single(figure: FigureOutcome, old: FigureOutcome | null | undefined): Partial<FigureRow> & Value {
  const [leaf = { at: [], value: null }] = leavesOf(figure.value, 0)
  const range = figure.range?.map((end) => (typeof end === 'string' ? showWhole(end, figure) : undefined))
  return { ...valueIn(leaf, figure, old), ...(range ? { range: [range[0], range[1]] as const } : {}) }
}

function overMembers(
  figure: FigureOutcome,
  old: FigureOutcome | null | undefined,
  mostRows: number,
): Partial<FigureRow> & Value {
  const leaves = leavesOf(figure.value, figure.dims.length)
  const rows = leaves.slice(0, mostRows).map((leaf) => ({
    ...valueIn(leaf, figure, old),
    label: leaf.at.join(' · '),
    at: Object.fromEntries(figure.dims.map((dim, i) => [dim, leaf.at[i] ?? ''])),
  }))
  const summary = summarize(leaves, figure)
  const states = leaves.map(({ at, value }) => (value === null ? stateOf(figure, at) : 'known'))
  const known = states.filter((state) => state === 'known').length
  const inapplicable = states.filter((state) => state === 'inapplicable').length
  const waiting = states.find((state) => state !== 'known' && state !== 'inapplicable')
  return {
    longest: longestOf(figure.dims, leaves),
    members: { summary, known, inapplicable, all: leaves.length, rows },
    state: known > 0 || leaves.length === 0 ? 'known' : (waiting ?? 'inapplicable'),
    ...(summary.kind === 'sum' ? { shown: show(summary.sum, figure.unit, figure.display) } : {}),
    change: changeOfMembers(figure, leaves, summary, old),
  }
}

/** The dimension with the most members; of several the first. */
function longestOf(dims: readonly string[], leaves: readonly Leaf[]): string | undefined {
  const counts = dims.map((_, i) => new Set(leaves.map(({ at }) => at[i])).size)
  return dims[counts.indexOf(Math.max(...counts))]
}

/** The move of the sum; where there is none to show, how many members came, went or have another value. */
function changeOfMembers(
  figure: FigureOutcome,
  leaves: readonly Leaf[],
  summary: Summary,
  old: FigureOutcome | null | undefined,
): Change | undefined {
  if (!old) return old === null ? {} : undefined
  const leavesBefore = leavesOf(old.value, old.dims.length)
  const gone = leavesBefore.filter(({ at }) => valueAt(figure.value, at) === undefined).length
  const moved = leaves.filter(({ at, value }) => {
    const before = valueAt(old.value, at)
    return before === undefined || isChanged(value, before)
  })
  const members = moved.length + gone
  if (members === 0) return undefined
  const before = summarize(leavesBefore, old)
  const change = summary.kind === 'sum' && before.kind === 'sum' ? changeOf(summary.sum, before.sum, figure) : undefined
  return change ?? { members }
}

/** The value of a figure at one place, and how it differs from the `old` figure there: `old` as `before` of a row. */
export function valueIn(leaf: Leaf, figure: FigureOutcome, old: FigureOutcome | null | undefined): Value {
  const before = old ? valueAt(old.value, leaf.at) : undefined
  const change = before === undefined ? {} : changeOf(leaf.value, before, figure)
  return {
    ...(leaf.value === null
      ? { state: stateOf(figure, leaf.at) }
      : { state: 'known' as const, shown: show(leaf.value, figure.unit, figure.display) }),
    change: old === undefined ? undefined : change,
  }
}

function settledOf(figure: FigureOutcome): FigureRow['settled'] {
  if (figure.computed === undefined) return []
  return leavesOf(figure.computed, figure.dims.length)
    .filter(({ at, value }) => valueAt(figure.value, at) !== value)
    .map(({ at, value }) => ({
      label: at.join(' · '),
      computed: value === null ? undefined : showWhole(value, figure),
    }))
}

function unexpectedOf(figure: FigureOutcome, expectations: readonly Expectation[]): FigureRow['unexpected'] {
  return expectations
    .filter((one) => one.figure === figure.name && !one.agrees)
    .map(({ at, unit, expected, actual, difference }) => ({
      label: at.join(' · '),
      expected: expected === null ? undefined : show(expected, unit).exact,
      off:
        difference !== null && typeof actual === 'string' && typeof expected === 'string'
          ? showMove(actual, expected, unit)?.exact
          : undefined,
    }))
}

function showWhole(value: string | boolean, figure: FigureOutcome): string {
  const shown = show(value, figure.unit, figure.display)
  return `${shown.text}${shown.unit}`
}
