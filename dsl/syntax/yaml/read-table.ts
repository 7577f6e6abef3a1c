import { firstPlace } from '../../diagnostic/catalogue/reading.ts'
import { type Problem, problem } from '../../diagnostic/diagnostic.ts'
import { type Cell, type Head, type Row, splitHead, type Table } from '../table/table.ts'
import { type ScalarNode, spanInScalar } from './node.ts'

/** A piece of a scalar's text, trimmed, and where it starts in it. */
interface Piece {
  readonly text: string
  readonly start: number
}

/** A line of a table as written; a rule of dashes has no cells. */
export interface TableLine extends Piece {
  readonly cells: readonly Piece[]
  readonly isRule: boolean
}

/**
 * Reads a block of text as a table: the first line heads, cells are cut at `|`, `｜` or a tab. Empty lines and lines of dashes are
 * skipped, pipes around a line tolerated. Numbers are left as text.
 */
export function readTable(scalar: ScalarNode): { readonly table: Table; readonly problems: readonly Problem[] } {
  const lines = cutTable(scalar.text).filter((line) => !line.isRule)
  const problems: Problem[] = []
  const top = lines[0]
  if (!top) {
    const empty: Table = { heads: [], rows: [] }
    return { table: empty, problems: [problem('HC1036', scalar.span, {})] }
  }
  const cellOf = (p: Piece): Cell => ({
    text: p.text,
    span: spanInScalar(scalar, { start: p.start, end: p.start + p.text.length }),
  })
  const pieces = [...top.cells]
  while (pieces.length > 1 && pieces[pieces.length - 1]?.text === '') pieces.pop()
  const heads = pieces.map((p) => readHead(p, cellOf))
  const rows: Row[] = []
  for (const line of lines.slice(1)) {
    const { cells } = line
    const extra = cells.slice(heads.length).find((c) => c.text !== '')
    if (extra) {
      const facts = { cells: cells.length, heads: heads.length, text: extra.text }
      problems.push(problem('HC1035', cellOf(extra).span, facts))
    }
    const end = { text: '', start: line.start + line.text.length }
    const filled = heads.map((_, i) => cellOf(cells[i] ?? end))
    rows.push({ cells: filled, span: cellOf(line).span })
  }
  problems.push(...checkHeads(heads, rows))
  return { table: { heads, rows }, problems }
}

/** The lines of a table with something on them, trimmed of blanks (a tab at the head is an empty cell and stays), cut into cells. */
export function cutTable(text: string): TableLine[] {
  const lines: TableLine[] = []
  let framed: boolean | undefined
  let start = 0
  for (const raw of text.split('\n')) {
    const line = raw.replace(/\r$/, '')
    const bare = line.trim()
    if (bare !== '') {
      const lead = line.length - line.replace(/^[ \u3000\u00a0]+/, '').length
      const piece = { text: line.slice(lead).trimEnd(), start: start + lead }
      const isRule = /^[\s|｜:+-]+$/.test(bare) && bare.includes('--')
      // A pipe before the first cell is a frame where the heads have one too; elsewhere it leaves the first cell empty.
      if (!isRule) framed ??= piece.text[0] === '|' || piece.text[0] === '｜'
      lines.push({ ...piece, isRule, cells: isRule ? [] : cutCells(piece, framed === true) })
    }
    start += raw.length + 1
  }
  return lines
}

function cutCells(line: Piece, framed: boolean): Piece[] {
  const cells: Piece[] = []
  const hasPipe = /[|｜]/.test(line.text)
  // Where pipes cut, tabs are mere blanks beside them.
  const isCut = (c: string): boolean => (hasPipe ? c === '|' || c === '｜' : c === '\t')
  let from = 0
  for (let i = 0; i <= line.text.length; i++) {
    if (i < line.text.length && !isCut(line.text[i] as string)) continue
    const raw = line.text.slice(from, i)
    const text = raw.trim()
    const lead = text === '' ? 0 : raw.length - raw.trimStart().length
    cells.push({ text, start: line.start + from + lead })
    from = i + 1
  }
  if (hasPipe && framed && isCut(line.text[0] as string)) cells.shift()
  if (hasPipe && cells.length > 1 && isCut(line.text[line.text.length - 1] as string)) cells.pop()
  return cells
}

function readHead(p: Piece, cellOf: (p: Piece) => Cell): Head {
  const { name, unit } = splitHead(p.text)
  const whole = cellOf(p)
  if (!unit) return { ...whole, whole }
  const part = ({ start, text }: Piece): Cell => cellOf({ text, start: p.start + start })
  return { ...part(name), unit: part(unit), whole }
}

function checkHeads(heads: readonly Head[], rows: readonly Row[]): Problem[] {
  const problems: Problem[] = []
  const seen = new Map<string, Head>()
  heads.forEach((head, i) => {
    if (head.text === '') {
      if (rows.some((r) => r.cells[i]?.text !== '')) problems.push(problem('HC1038', head.span, { column: i + 1 }))
      return
    }
    const first = seen.get(head.text)
    if (!first) seen.set(head.text, head)
    else {
      const related = [{ message: firstPlace(head.text), span: first.span }]
      problems.push(problem('HC1037', head.span, { name: head.text }, { related }))
    }
  })
  return problems
}
