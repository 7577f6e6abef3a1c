import { problem } from '../diagnostic/diagnostic.ts'
import { place } from '../diagnostic/phrases.ts'
import type { Row } from '../syntax/table/table.ts'
import { type Span, shift } from '../text/span.ts'
import { isTotalName, memberHeads } from './data-words.ts'
import type { ReadMembers } from './members.ts'
import type { Dimension, Member } from './model.ts'
import type { OpenTable } from './table-book.ts'
import { findColumn, headSpan, noColumn, type TableColumns } from './table-columns.ts'

/** A table's file in which the members of a dimension stand. */
export interface TableMembers {
  readonly dimension: string
  readonly opened: OpenTable
  /** The rows that are members, and their names. */
  readonly columns: Omit<TableColumns, 'values'>
  readonly read: Pick<ReadMembers, 'members' | 'spans' | 'values'>
  /** Attributes that no column is headed by, which has been told. */
  readonly lost: ReadonlySet<string>
}

/** Reads members with their attributes from the columns of a file; other columns are left alone. Spans count in the file. */
export function readTableMembers(opened: OpenTable, dimension: Dimension): TableMembers | undefined {
  const { table, column: named, tell, report } = opened
  const column = named
    ? findColumn(table, [named.text], tell)
    : (findColumn(table, [dimension.name], tell) ?? findColumn(table, memberHeads, tell))
  if (column === 'several') return undefined
  if (column === undefined) {
    const related = [{ message: place.heads, span: shift(headSpan(table), opened.start) }]
    if (named) report(noColumn(table, named.text, named.span, related))
    else tell(noColumn(table, dimension.name, headSpan(table)))
    return undefined
  }
  const attributes = new Map<string, number>()
  const lost = new Set<string>()
  for (const attribute of dimension.attributes.keys()) {
    const found = findColumn(table, [attribute], tell)
    if (typeof found === 'number') attributes.set(attribute, found)
    else lost.add(attribute)
    if (found === undefined) tell(noColumn(table, attribute, headSpan(table)))
  }
  const members: Member[] = []
  const spans = new Map<string, Span>()
  const values = new Map<string, Map<string, Span>>()
  const rows: Row[] = []
  for (const row of table.rows) {
    const cell = row.cells[column]
    const name = cell?.text ?? ''
    const span = cell?.span ?? row.span
    const first = spans.get(name)
    if (name === '') tell(problem('HC6078', span, { dimension: dimension.name }))
    else if (isTotalName(name)) tell(problem('HC6075', span, { name, dimension: dimension.name }))
    else if (first) tell(problem('HC5009', span, { name }, { related: [{ message: place.earlier, span: first }] }))
    else {
      const own = new Map<string, string>()
      const ownSpans = new Map<string, Span>()
      for (const [attribute, at] of attributes) {
        const value = row.cells[at]
        if (!value || value.text === '') continue
        own.set(attribute, value.text)
        ownSpans.set(attribute, value.span)
      }
      rows.push(row)
      spans.set(name, span)
      values.set(name, ownSpans)
      members.push({ name, attributes: own })
    }
  }
  const columns = { table: { heads: table.heads, rows }, dims: [{ dimension: dimension.name, column }] }
  return { dimension: dimension.name, opened, columns, read: { members, spans, values }, lost }
}
