import { type Problem, problem } from '../../diagnostic/diagnostic.ts'
import type { Span } from '../../text/span.ts'
import type { Cell, Row } from './table.ts'

/** A text cut into rows: those with something in them, each with as many cells as it was written with. */
export interface CutCsv {
  readonly rows: readonly Row[]
  readonly problems: readonly Problem[]
  /** False where a quote that never closes swallows the rest. */
  readonly isWhole: boolean
}

const quote = '"'

/**
 * Cuts comma-separated values (RFC 4180), also by tab or semicolon, whichever the first line has most of: quotes, doubled quotes, line ends
 * inside quotes (which are dropped: a long name broken in its cell is one name), any line end, a byte order mark. Cells are trimmed. A quote
 * inside a cell that does not begin with one is text.
 */
export function cutCsv(text: string): CutCsv {
  const rows: Row[] = []
  const problems: Problem[] = []
  const separator = separatorOf(text)
  let at = text.startsWith('\ufeff') ? 1 : 0
  const isEnd = (i: number): boolean => i >= text.length || text[i] === '\n' || text[i] === '\r'
  const cellEnd = (from: number): number => {
    let i = from
    while (!isEnd(i) && text[i] !== separator) i++
    return i
  }
  while (at < text.length) {
    const start = at
    const cells: Cell[] = []
    for (;;) {
      let first = at
      while (text[first] !== separator && /[ \t\u3000\u00a0]/.test(text[first] ?? '')) first++
      if (text[first] === quote) {
        const close = closingQuote(text, first + 1)
        if (close < 0) {
          const line = lineOf(text, first)
          problems.push(problem('HC1073', { start: first, end: lineEnd(text, first) }, { what: 'open', text: line }))
          return { rows, problems, isWhole: false }
        }
        cells.push(trimmed(text, first + 1, close, true))
        at = cellEnd(close + 1)
        const behind = trimmed(text, close + 1, at, false)
        if (behind.text !== '') problems.push(problem('HC1073', behind.span, { what: 'behind', text: behind.text }))
      } else {
        at = cellEnd(at)
        cells.push(trimmed(text, first, at, false))
      }
      if (isEnd(at)) break
      at++
    }
    if (cells.some((cell) => cell.text !== '')) rows.push({ cells, span: { start, end: at } })
    at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1
  }
  return { rows, problems, isWhole: true }
}

/** The separator that the first line with anything on it has most of outside quotes; a comma where it has none. */
function separatorOf(text: string): string {
  const counts = new Map([',', '\t', ';'].map((mark) => [mark, 0]))
  let isQuoted = false
  for (let i = text.search(/[^\s\ufeff]/); i >= 0 && i < text.length; i++) {
    const c = text[i] as string
    if (c === quote) isQuoted = !isQuoted
    else if (!isQuoted && (c === '\n' || c === '\r')) break
    else if (!isQuoted && counts.has(c)) counts.set(c, (counts.get(c) as number) + 1)
  }
  return [...counts].reduce((most, one) => (one[1] > most[1] ? one : most))[0]
}

/** The quote that closes; two in a row are one of the text. */
function closingQuote(text: string, from: number): number {
  let i = text.indexOf(quote, from)
  while (i >= 0 && text[i + 1] === quote) i = text.indexOf(quote, i + 2)
  return i
}

function trimmed(text: string, from: number, to: number, isQuoted: boolean): Cell {
  const raw = text.slice(from, to)
  const bare = raw.trim()
  const start = bare === '' ? from : from + raw.length - raw.trimStart().length
  const span: Span = { start, end: start + bare.length }
  return { text: isQuoted ? bare.replaceAll('""', quote).replace(/[ \t]*[\r\n]+[ \t]*/g, '') : bare, span }
}

function lineEnd(text: string, from: number): number {
  const length = text.slice(from).search(/[\r\n]/)
  return length < 0 ? text.length : from + length
}

function lineOf(text: string, from: number): string {
  return text.slice(from, lineEnd(text, from))
}
