import type { FigureOutcome } from '../../../engine/run/outcome.ts'
import { buildFigureRow, type FigureRow } from '../figure-row.ts'
import type { Members } from '../members.ts'
import { leavesOf } from '../nested.ts'
import { commonDisplay } from '../shown.ts'
import type { Value } from '../value.ts'
import { partOf } from './part-of.ts'
import type { SideFigures } from './side-run.ts'

/** A figure in every column, in one unit. */
export interface SideRow {
  readonly name: string
  readonly kind: FigureRow['kind']
  readonly group?: string
  readonly dims: readonly string[]
  readonly clauses: readonly string[]
  readonly description?: string
  /** As it is shown. */
  readonly unit: string
  /** 元, 人 …: that in which amounts can be compared with those of other rows. */
  readonly baseUnit: string
  readonly cells: readonly (SideCell | 'broken')[]
  /** The marks that it has in every column alike; the others stand at the cells. */
  readonly marks: SideMarks
  /** Whether no column differs from the first, at any member. */
  readonly isSame: boolean
}

/** A figure in one column; `change` is its difference against the first. */
export interface SideCell extends Value {
  /** By what part of the first it differs: `+3.2％`. */
  readonly part?: string
  readonly members?: Omit<Members, 'rows'>
  readonly range?: FigureRow['range']
  readonly marks: SideMarks
}

const markKinds = ['provisional', 'open', 'missing', 'faults', 'settled', 'unexpected', 'pinned'] as const

/** What a figure rests on, waits for or is held against, as its row in the figures has it. */
export type SideMarks = Pick<FigureRow, (typeof markKinds)[number]>

/** A figure's row. */
export function buildSideRow(figures: SideFigures): SideRow {
  const [first, ...others] = figures
  const { name, kind, group, dims, clauses, description, unit } = first.figure
  const display = displayFor(figures)
  const base = { ...first.figure, display }
  const rows = [
    buildFigureRow(base, undefined, first.expectations, 0),
    ...others.map((one) => one && buildFigureRow({ ...one.figure, display }, base, one.expectations, 0)),
  ]
  const marks = commonMarks(rows.flatMap((row) => row ?? []))
  return {
    ...{ name, kind, dims, clauses, unit: shownUnit(rows), baseUnit: unit, marks },
    ...(group === undefined ? {} : { group }),
    ...(description === undefined ? {} : { description }),
    cells: rows.map((row) => (row ? cellOf(row, rows[0], marks, unit) : 'broken')),
    isSame: rows.every((row) => row?.change === undefined),
  }
}

/** One scale for all columns, so that digits can be compared by the eye. */
export function displayFor(figures: SideFigures): FigureOutcome['display'] {
  const own = figures.flatMap((one) => one?.figure ?? [])
  const values = own.flatMap(({ value, dims }) => leavesOf(value, dims.length).map((leaf) => leaf.value))
  const [{ figure }] = figures
  return commonDisplay(values, figure.unit, figure.display)
}

function shownUnit(rows: readonly (FigureRow | undefined)[]): string {
  const units = rows.flatMap((row) => {
    const summary = row?.members?.summary
    return row?.shown?.unit ?? (summary?.kind === 'range' ? summary.low.unit : [])
  })
  return units[0] ?? ''
}

function cellOf(row: FigureRow, first: FigureRow | undefined, common: SideMarks, unit: string): SideCell {
  const { state, shown, change, range, members } = row
  const base = first?.shown?.plain
  const part = change?.move && shown && base !== undefined ? partOf(shown.plain, base, unit) : undefined
  const own = Object.fromEntries(
    markKinds.map((kind) => [kind, isEqual(row[kind], common[kind]) ? [] : row[kind]]),
  ) as unknown as SideMarks
  return {
    state,
    marks: own,
    ...(shown && { shown }),
    ...(change && { change }),
    ...(part !== undefined && { part }),
    ...(range && { range }),
    ...(members && { members: withoutRows(members) }),
  }
}

function withoutRows({ rows: _, ...members }: Members): Omit<Members, 'rows'> {
  return members
}

function commonMarks(rows: readonly FigureRow[]): SideMarks {
  const of = (kind: (typeof markKinds)[number]) => {
    const marks = rows[0]?.[kind] ?? []
    return rows.every((row) => isEqual(row[kind], marks)) ? marks : []
  }
  return Object.fromEntries(markKinds.map((kind) => [kind, of(kind)])) as unknown as SideMarks
}

function isEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
