import { add, type Exact, exact, roundTo, ZERO } from '../../engine/number/exact.ts'
import { toPlain } from '../../engine/number/format.ts'
import type { FigureOutcome } from '../../engine/run/outcome.ts'
import { type Leaf, leavesOf, valueAt } from './nested.ts'
import { type Shown, show, showMove } from './shown.ts'

/** Why a value is not there: it waits for an open value, for an input, it could not be worked out, or there is none at this member. */
export type State = 'known' | 'open' | 'missing' | 'fault' | 'inapplicable'

/** How a value differs from what the text on the disk gives. */
export interface Change {
  /** By how much, where both are numbers. */
  readonly move?: Shown
  /** What it was, where a difference says nothing; undefined where there was no such figure. */
  readonly before?: string
}

/** A value that a row shows. */
export interface Value {
  readonly state: State
  readonly shown?: Shown
  readonly change?: Change
}

/** A figure over dimensions: what its one row says, and a row for each member. */
export interface Members {
  /** 合计 where the members add up, else how many there are (of truth values: how many hold). */
  readonly summary: 'sum' | 'count' | 'holding'
  readonly known: number
  readonly all: number
  readonly rows: readonly (Value & { readonly label: string; readonly at: Readonly<Record<string, string>> })[]
}

/** A row of the figures. */
export interface FigureRow extends Value {
  readonly name: string
  readonly kind: FigureOutcome['kind']
  readonly members?: Members
  /** Open parameters with 暂取 on which it rests. */
  readonly provisional: readonly string[]
  /** What a value that is not there waits for. */
  readonly open: readonly string[]
  readonly missing: readonly string[]
  readonly faults: readonly string[]
  /** Lowest and highest value that open values allow; of a figure without dimensions. */
  readonly range?: readonly [string | undefined, string | undefined]
  readonly description?: string
  readonly clauses: readonly string[]
  /** Of its name in the policy's text. */
  readonly offset: number
}

/** A figure's row; `before` is the figure as the text on the disk gives it, null where that has none, undefined where nothing is compared. */
export function buildFigureRow(figure: FigureOutcome, before?: FigureOutcome | null): FigureRow {
  const leaves = leavesOf(figure.value, figure.dims.length)
  const about = {
    name: figure.name,
    kind: figure.kind,
    provisional: figure.provisional ?? [],
    open: figure.open ?? [],
    missing: figure.missing ?? [],
    faults: figure.faults?.map((fault) => [fault.at.join('、'), fault.message].filter(Boolean).join('：')) ?? [],
    description: figure.description,
    clauses: figure.clauses,
    offset: figure.offset,
  }
  const comparable = before && before.unit === figure.unit && before.dims.join() === figure.dims.join()
  const old = (at: readonly string[]): string | boolean | null | undefined =>
    before === undefined ? undefined : comparable ? (valueAt(before.value, at) ?? null) : null
  const value = (leaf: Leaf): Value => ({
    ...(leaf.value === null
      ? { state: stateOf(figure, leaf.at) }
      : { state: 'known' as const, shown: show(leaf.value, figure.unit, figure.display) }),
    change: changeOf(leaf.value, old(leaf.at), figure),
  })
  const [first] = leaves
  if (figure.dims.length === 0) {
    const range = figure.range?.map((end) => (typeof end === 'string' ? showEnd(end, figure) : undefined))
    return {
      ...about,
      ...value(first ?? { at: [], value: null }),
      ...(range ? { range: [range[0], range[1]] as const } : {}),
    }
  }
  const rows = leaves.map((leaf) => ({
    ...value(leaf),
    label: leaf.at.join(' · '),
    at: Object.fromEntries(figure.dims.map((dim, i) => [dim, leaf.at[i] ?? ''])),
  }))
  const known = leaves.filter((leaf) => leaf.value !== null)
  const waiting = rows.some(({ state }) => state !== 'known' && state !== 'inapplicable')
  const members: Members = {
    summary: figure.unit === '是否' ? 'holding' : isAdditive(figure.unit) ? 'sum' : 'count',
    known: known.length,
    all: rows.length,
    rows,
  }
  const total = totalOf(members.summary, leaves)
  const oldLeaves = comparable ? leavesOf(before.value, figure.dims.length) : []
  const oldTotal = before === undefined ? undefined : comparable ? totalOf(members.summary, oldLeaves) : null
  const moved = rows.some(({ change }) => change) || oldLeaves.length !== (before ? leaves.length : oldLeaves.length)
  return {
    ...about,
    members,
    state: known.length > 0 || !waiting ? 'known' : (rows.find(({ state }) => state !== 'known')?.state ?? 'fault'),
    ...(members.summary === 'sum' ? { shown: show(total, figure.unit, figure.display) } : {}),
    change: moved ? (changeOf(total, oldTotal, figure, members.summary) ?? {}) : undefined,
  }
}

function stateOf(figure: FigureOutcome, at: readonly string[]): State {
  if (figure.faults?.some((fault) => fault.at.every((member, i) => member === at[i]))) return 'fault'
  // The outcome names what a figure waits for, not at which member.
  if (figure.open?.length) return 'open'
  return figure.missing?.length ? 'missing' : figure.faults?.length ? 'fault' : 'inapplicable'
}

/** `old`: undefined where nothing is compared, null where there was none. */
function changeOf(
  now: string | boolean | null,
  old: string | boolean | null | undefined,
  figure: FigureOutcome,
  summary: Members['summary'] = 'sum',
): Change | undefined {
  if (old === undefined || old === now || summary !== 'sum') return undefined
  if (old === null) return {}
  if (typeof now === 'string' && typeof old === 'string') {
    const move = showMove(now, old, figure.unit, figure.display)
    if (move) return { move }
    if (exact(now) && exact(old)) return undefined
  }
  const before = show(old, figure.unit, figure.display)
  return { before: `${before.text}${before.unit}` }
}

function totalOf(summary: Members['summary'], leaves: readonly Leaf[]): string {
  if (summary !== 'sum') return String(leaves.length)
  let total = ZERO
  let endless = false
  for (const { value } of leaves) {
    const part = typeof value === 'string' ? exact(value) : undefined
    if (!part) continue
    endless ||= (value as string).replace(/\D/g, '').length >= 40
    total = add(total, part)
  }
  // Members without a finite decimal came with forty digits: the sum of what was cut off must not show.
  return toPlain(endless ? roundTo(total, 'half-up', exact('0.00000000000000000001') as Exact) : total)
}

/** Whether amounts of a unit may be added over members: counts and money, no ratios, rates or words. */
function isAdditive(unit: string): boolean {
  return !/[/^·]/.test(unit) && !['比率', '百分点', '是否', '文本', '日期', '岁', '年', '月'].includes(unit)
}

function showEnd(end: string, figure: FigureOutcome): string {
  const shown = show(end, figure.unit, figure.display)
  return `${shown.text}${shown.unit}`
}
