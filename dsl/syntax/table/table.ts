import type { Span } from '../../text/span.ts'

/** One cell of a table, trimmed; its span counts in the text that holds the table: a block's, or a file's. */
export interface Cell {
  readonly text: string
  readonly span: Span
}

/** A head; `支出（万元）` has text 支出 and unit 万元, and is `whole` as written. */
export interface Head extends Cell {
  readonly unit?: Cell
  readonly whole: Cell
}

/** A row with exactly as many cells as the table has heads: what is not written is an empty cell. */
export interface Row {
  readonly cells: readonly Cell[]
  readonly span: Span
}

export interface Table {
  readonly heads: readonly Head[]
  readonly rows: readonly Row[]
}

/** A part of a head, and where it starts in it. */
interface HeadPart {
  readonly text: string
  readonly start: number
}

/** `支出（万元）`: the name, and what stands in brackets behind it. */
export function splitHead(head: string): { readonly name: HeadPart; readonly unit?: HeadPart } {
  const open = Math.max(head.lastIndexOf('（'), head.lastIndexOf('('))
  const last = head[head.length - 1]
  if (open <= 0 || (last !== '）' && last !== ')')) return { name: { text: head, start: 0 } }
  const unit = head.slice(open + 1, -1)
  const lead = unit.length - unit.trimStart().length
  return {
    name: { text: head.slice(0, open).trimEnd(), start: 0 },
    unit: { text: unit.trim(), start: open + 1 + lead },
  }
}
