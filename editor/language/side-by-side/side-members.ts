import type { FigureOutcome } from '../../../engine/run/outcome.ts'
import { valueIn } from '../figure-row.ts'
import { rowsAtMost } from '../members.ts'
import { type Leaf, leavesOf, valueAt } from '../nested.ts'
import { isChanged, type Value } from '../value.ts'
import { partOf } from './part-of.ts'
import { displayFor } from './side-row.ts'
import type { SideFigures } from './side-run.ts'

/** The members of a figure in every column. */
export interface SideMembers {
  readonly all: number
  /** At most `rowsAtMost`; where there are more, those that differ come first. */
  readonly rows: readonly SideMember[]
}

/** One member; 'absent': the column's scenario has no such member. */
export interface SideMember {
  readonly label: string
  readonly at: Readonly<Record<string, string>>
  readonly cells: readonly (SideMemberCell | 'absent' | 'broken')[]
  readonly isSame: boolean
}

/** A member's value in one column; `change` is its difference against the first. */
export interface SideMemberCell extends Value {
  readonly part?: string
}

/** The members of a figure: those of the first column in their order, then those that only others have. */
export function buildSideMembers(figures: SideFigures): SideMembers {
  const [first] = figures
  const { dims } = first.figure
  const display = displayFor(figures)
  const columns = figures.map((one) => one && { ...one.figure, display })
  const base = { ...first.figure, display }
  const places = new Map<string, readonly string[]>()
  for (const column of columns)
    for (const { at } of column ? leavesOf(column.value, dims.length) : []) places.set(at.join('\n'), at)
  const all = [...places.values()]
  const differing = all.length > rowsAtMost ? all.filter((at) => !isSameAt(columns, at)) : []
  const listed = [...new Set([...differing, ...all])].slice(0, rowsAtMost)
  const rows = listed.map((at) => ({
    label: at.join(' · '),
    at: Object.fromEntries(dims.map((dim, i) => [dim, at[i] ?? ''])),
    cells: columns.map((column, i) => (column ? cellAt(column, at, i === 0 ? undefined : base) : 'broken')),
    isSame: isSameAt(columns, at),
  }))
  return { all: all.length, rows }
}

function cellAt(
  column: FigureOutcome,
  at: readonly string[],
  base: FigureOutcome | undefined,
): SideMemberCell | 'absent' {
  const value = valueAt(column.value, at)
  if (value === undefined) return 'absent'
  const leaf: Leaf = { at, value }
  const { change, ...shown } = valueIn(leaf, column, base)
  const first = valueAt(base?.value, at)
  const part = typeof value === 'string' && typeof first === 'string' ? partOf(value, first, column.unit) : undefined
  return { ...shown, ...(change && { change }), ...(part !== undefined && { part }) }
}

function isSameAt(columns: readonly (FigureOutcome | undefined)[], at: readonly string[]): boolean {
  const [first, ...others] = columns
  return others.every((column) => {
    if (!column || !first) return true
    const [now, old] = [valueAt(column.value, at), valueAt(first.value, at)]
    return now === undefined || old === undefined ? now === old : !isChanged(now, old)
  })
}
