import { type Problem, problem } from '../../diagnostic/diagnostic.ts'
import { cutCsv } from './cut-csv.ts'
import { type Cell, type Head, type Row, splitHead, type Table } from './table.ts'

/** A file's text read as a table, and whether it could be read to its end. */
export interface ReadCsv {
  readonly table: Table
  readonly problems: readonly Problem[]
  readonly isWhole: boolean
}

/** Reads a file of comma-separated values as a table: the first row with anything in it heads, every other has its width. */
export function readCsv(text: string): ReadCsv {
  const { rows: written, problems: faults, isWhole } = cutCsv(text)
  const problems: Problem[] = [...faults]
  const [top, ...below] = written
  const named = top?.cells.findLastIndex((cell) => cell.text !== '') ?? -1
  const heads = (top?.cells ?? []).slice(0, named + 1).map((cell) => headOf(cell, text))
  if (isWhole && below.length === 0) {
    const span = top?.span ?? { start: 0, end: 0 }
    problems.push(problem('HC1076', span, { heads: heads.map((h) => h.whole.text) }))
  }
  const filled = (row: Pick<Row, 'cells'>): number => row.cells.filter((cell) => cell.text !== '').length
  if (top && filled(top) === 1 && below.some((row) => filled(row) > 1)) {
    const title = heads.at(-1)?.whole ?? top
    const told = problem('HC1078', title.span, { text: heads.at(-1)?.whole.text ?? '' })
    return { table: { heads, rows: [] }, problems: [...faults, told], isWhole: false }
  }
  const rows: Row[] = []
  for (const row of below) {
    const extra = row.cells.slice(heads.length).find((cell) => cell.text !== '')
    if (extra || row.cells.length < heads.length) {
      const facts = { cells: row.cells.length, heads: heads.length, extra: extra?.text }
      // The whole row: what is read in its columns is of no use.
      problems.push(problem('HC1074', row.span, facts))
    }
    const lost: Cell = { text: '', span: row.span }
    rows.push({ cells: heads.map((_, i) => row.cells[i] ?? lost), span: row.span })
  }
  return { table: { heads, rows }, problems, isWhole }
}

function headOf(whole: Cell, text: string): Head {
  const { name, unit } = splitHead(whole.text)
  const { start, end } = whole.span
  if (!unit) return { ...whole, whole }
  // A doubled quote makes the text shorter than what stands in the file.
  const isStraight = text.slice(start, end) === whole.text
  const part = (piece: typeof name): Cell => ({
    text: piece.text,
    span: isStraight ? { start: start + piece.start, end: start + piece.start + piece.text.length } : whole.span,
  })
  return { ...part(name), unit: part(unit), whole }
}
