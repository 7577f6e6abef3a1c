import { alignTable } from '../../../dsl/format/align-table.ts'
import { type ScalarNode, spanInScalar } from '../../../dsl/syntax/yaml/node.ts'
import { cutTable, type TableLine } from '../../../dsl/syntax/yaml/read-table.ts'
import { type Line, lineAt } from '../../../dsl/text/line.ts'
import type { Splice } from '../writing/splice.ts'

/** What becomes of a table. Rows count from 0 below the heads. */
export interface TableChange {
  readonly cells: readonly { readonly row: number; readonly column: number; readonly text: string }[]
  /** Columns behind the last, each with its head. */
  readonly heads?: readonly string[]
  /** Rows behind another, −1 for the heads. Cells by column. */
  readonly added?: readonly { readonly after: number; readonly cells: readonly string[] }[]
  readonly removed?: ReadonlySet<number>
}

interface TableRow {
  readonly cells: readonly string[]
  readonly line: Line
  readonly written: TableLine
}

/** A line of the table to be; `isNew`: it comes behind `line`. */
interface MadeLine {
  readonly line: Line
  readonly cells: readonly string[] | 'rule'
  readonly isGone: boolean
  readonly isNew: boolean
}

/** The splices that change a table: one that was aligned is aligned again, in any other only what changes is written. */
export function writeTable(source: string, node: ScalarNode, change: TableChange): readonly Splice[] {
  const lines = cutTable(node.text).map((written) => {
    const { start } = spanInScalar(node, { start: written.start, end: written.start + 1 })
    return { written, line: lineAt(source, source.lastIndexOf('\n', start - 1) + 1) }
  })
  const width = headsIn(lines.find(({ written }) => !written.isRule)?.written)
  const all = lines.map(({ written, line }) => ({ written, line, cells: filled(written, width) }))
  const aligned = alignTable(all.map(({ written, cells }) => (written.isRule ? 'rule' : cells)))
  const isAligned = all.every(({ line }, i) => source.slice(line.content, line.end) === aligned[i])
  return isAligned ? writeAligned(source, all, change) : writeLoose(source, all, change)
}

/** A row of a table as it stands now, by the table's change. */
function changedCells(cells: readonly string[], row: number, { cells: changes, heads = [] }: TableChange): string[] {
  const made = [...cells, ...(row < 0 ? heads : heads.map(() => ''))]
  for (const one of changes) if (one.row === row) made[one.column] = one.text
  return made
}

function writeAligned(source: string, lines: readonly TableRow[], change: TableChange): readonly Splice[] {
  const { added = [], removed = new Set<number>() } = change
  let row = -2
  const made = lines.flatMap(({ written, line, cells }): MadeLine[] => {
    if (written.isRule) return [{ line, cells: 'rule', isGone: false, isNew: false }]
    row++
    const own = { line, cells: changedCells(cells, row, change), isGone: removed.has(row), isNew: false }
    const behind = added.filter(({ after }) => after === row)
    return [own, ...behind.map((one) => ({ line, cells: [...one.cells], isGone: false, isNew: true }))]
  })
  const texts = alignTable(made.flatMap(({ isGone, cells }) => (isGone ? [] : [cells])))
  const newline = newlineOf(source)
  let next = 0
  return made.flatMap(({ line, isGone, isNew }) => {
    if (isGone) return [{ start: line.start, end: line.next, text: '' }]
    const text = texts[next++] as string
    if (isNew)
      return [{ start: line.end, end: line.end, text: newline + source.slice(line.start, line.content) + text }]
    return source.slice(line.content, line.end) === text ? [] : [{ start: line.content, end: line.end, text }]
  })
}

function writeLoose(source: string, lines: readonly TableRow[], change: TableChange): readonly Splice[] {
  const { cells, heads = [], added = [], removed = new Set<number>() } = change
  const newline = newlineOf(source)
  const isPiped = lines.some(({ written }) => /[|｜]/.test(written.text))
  const between = isPiped ? ' | ' : '\t'
  const rows = lines.filter(({ written }) => !written.isRule)
  return rows.flatMap(({ line, written, cells: own }, i): Splice[] => {
    const row = i - 1
    if (removed.has(row)) return [{ start: line.start, end: line.next, text: '' }]
    const indent = source.slice(line.start, line.content)
    const behind = added.flatMap((one) =>
      one.after === row ? [{ start: line.end, end: line.end, text: newline + indent + one.cells.join(between) }] : [],
    )
    const isTouched = cells.some((one) => one.row === row) || heads.length > 0
    if (!isTouched) return behind
    const hasOwnCells = cells.every((one) => one.row !== row || one.column < written.cells.length)
    if (heads.length > 0 || !hasOwnCells)
      return [{ start: line.content, end: line.end, text: changedCells(own, row, change).join(between) }, ...behind]
    const shift = line.content - written.start
    const splices = cells.flatMap(({ row: of, column, text }) => {
      const piece = written.cells[column]
      if (of !== row || !piece) return []
      const start = shift + piece.start
      return [{ start, end: start + piece.text.length, text }]
    })
    return [...splices, ...behind]
  })
}

function headsIn(line: TableLine | undefined): number {
  const heads = [...(line?.cells ?? [])]
  while (heads.length > 1 && heads[heads.length - 1]?.text === '') heads.pop()
  return heads.length
}

/** The cells of a line, as many as there are heads, or more where nothing heads them. */
function filled({ cells }: TableLine, width: number): string[] {
  const texts = Array.from({ length: Math.max(cells.length, width) }, (_, i) => cells[i]?.text ?? '')
  while (texts.length > width && texts[texts.length - 1] === '') texts.pop()
  return texts
}

function newlineOf(source: string): string {
  return source.includes('\r\n') ? '\r\n' : '\n'
}
