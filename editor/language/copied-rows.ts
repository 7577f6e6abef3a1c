import type { FigureOutcome, Outcome } from '../../engine/run/outcome.ts'
import { cellAt, type MemberCell } from './member-cell.ts'
import type { LaidTable, TableQuery } from './member-table.ts'
import { summarize } from './members.ts'
import { leavesOf } from './nested.ts'
import type { FigureGroup } from './sheet.ts'
import { displayOf, show } from './shown.ts'
import { stateOf } from './state-of.ts'
import { stateWords } from './state-words.ts'
import { atOf } from './table-columns.ts'
import type { State } from './value.ts'

/** In which unit numbers are copied: 元 …, or as they are shown (万元 …). Every digit in both. */
export type CopiedUnit = 'base' | 'shown'

/** What goes into a cell of a spreadsheet: a text, or a number by its digits. */
export type CopiedCell = string | { readonly digits: string }

/** Lines of cells, the head first. */
export type CopiedRows = readonly (readonly CopiedCell[])[]

/** Rows and columns of a table that are copied, ends left out; without it all. */
export interface Selected {
  readonly rows: readonly [number, number]
  readonly columns: readonly [number, number]
}

/** A table over members, or what is selected of it, with the names of members and figures; of one value that alone. */
export function copyTable(
  { columns, members, totals }: LaidTable,
  { dimension }: TableQuery,
  unit: CopiedUnit,
  selected?: Selected,
): CopiedRows {
  const [from, to] = selected?.columns ?? [0, columns.length]
  const chosen = columns.slice(from, to)
  const own = selected ? members.slice(...selected.rows) : members
  const rows = own.map((member) =>
    chosen.map((column) => copied(cellAt(column, atOf(column, dimension, member)), unit)),
  )
  const [only] = selected && rows.length === 1 && chosen.length === 1 ? (rows[0] ?? []) : []
  if (only !== undefined) return [[only]]
  const head = chosen.map(({ figure, part, kind, unit: shown }) => {
    const of = unit === 'shown' ? shown : baseUnitOf(figure)
    return `${figure.name}${part && `〔${part}〕`}${kind === 'move' ? '：与文件的差' : ''}${of && `（${of}）`}`
  })
  const foot = selected ? [] : [['合计', ...totals.slice(from, to).map((total) => copied(total, unit))]]
  return [[dimension, ...head], ...own.map((member, i) => [member, ...(rows[i] ?? [])]), ...foot]
}

/** The figures of a group, a line for each, and one for each member of those over members. */
export function copyGroup(outcome: Outcome, group: Pick<FigureGroup, 'kind' | 'title'>, unit: CopiedUnit): CopiedRows {
  const figures = outcome.figures.filter((one) => one.kind === group.kind && one.group === group.title)
  const hasMembers = figures.some(({ dims }) => dims.length > 0)
  const lines = figures.flatMap((figure) => linesOf(figure, unit))
  const all = [['名称', '成员', '数值', '单位'] as readonly CopiedCell[], ...lines]
  return hasMembers ? all : all.map((line) => line.filter((_, i) => i !== 1))
}

function linesOf(figure: FigureOutcome, unit: CopiedUnit): CopiedRows {
  const { name, dims } = figure
  const leaves = leavesOf(figure.value, dims.length)
  const display = displayOf(
    leaves.map(({ value }) => value),
    figure.unit,
    figure.display,
  )
  const line = (at: readonly string[], value: string | boolean | null, of: string): readonly CopiedCell[] => {
    if (value === null) return [name, of, stateText(stateOf(figure, at)), '']
    const shown = show(value, figure.unit, display)
    const isNumber = shown.unit !== ''
    const word = !isNumber ? '' : unit === 'shown' ? shown.unit : baseUnitOf(figure)
    const cell = isNumber ? { digits: unit === 'shown' ? shown.scaled : shown.plain } : shown.text
    return [name, of, cell, word]
  }
  const summary = dims.length > 0 ? summarize(leaves, { ...figure, display }) : undefined
  return [
    ...(summary?.kind === 'sum' ? [line([], summary.sum, '合计')] : []),
    ...leaves.map(({ at, value }) => line(at, value, at.join(' · '))),
  ]
}

function copied({ state, text, plain, scaled }: MemberCell, unit: CopiedUnit): CopiedCell {
  const digits = unit === 'shown' ? scaled : plain
  return digits === undefined ? text || stateText(state) : { digits }
}

/** 待定, 缺数: an empty cell would be taken for nought. */
function stateText(state: State): string {
  return state === 'known' ? '' : stateWords[state]
}

/** 元, 人; of a ratio nothing, for it stands as 0.15. */
export function baseUnitOf({ unit }: Pick<FigureOutcome, 'unit'>): string {
  return ['比率', '百分点', '文本', '日期', '是否'].includes(unit) ? '' : unit
}
