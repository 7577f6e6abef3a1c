import { type Line, lineAt } from '../text/line.ts'
import type { Span } from '../text/span.ts'
import { type Edit, overlap } from './edit.ts'

/** The most blank lines that stand one after another. */
const mostBlank = 2

/**
 * Line ends, blanks at the ends of lines and blank lines: LF, none, at most two together, none at the file's ends. `texts` are the places of
 * texts of several lines, whose lines are left as they are but for CRLF.
 */
export function lineEdits(text: string, texts: readonly Span[]): Edit[] {
  const edits: Edit[] = []
  const inside = cursor(texts)
  let blanks = 0
  let lastEnd = 0
  for (let at = 0; at < text.length; ) {
    const line = lineAt(text, at)
    at = line.next
    const kept = inside({ start: line.start, end: Math.max(line.end, line.start + 1) })
    const bare = contentEnd(text, line)
    if (bare === line.start && !kept) {
      // Blank lines at the head go too.
      if (lastEnd === 0 || blanks >= mostBlank) {
        edits.push({ span: { start: line.start, end: line.next }, text: '' })
        continue
      }
      blanks++
    } else {
      blanks = 0
      lastEnd = line.next
    }
    const blank = { start: bare, end: line.end }
    if (bare < line.end && !inside(blank)) edits.push({ span: blank, text: '' })
    if (text[line.end] === '\r') edits.push({ span: { start: line.end, end: line.end + 1 }, text: '' })
  }
  return [...edits.filter((e) => e.span.start < lastEnd), ...atEnd(text, lastEnd)]
}

/** The end of a line without blanks and tabs. Full-width blanks belong to the text before them. */
function contentEnd(text: string, line: Line): number {
  let end = line.end
  while (end > line.start && (text[end - 1] === ' ' || text[end - 1] === '\t')) end--
  return end
}

/** One line end at the end. */
function atEnd(text: string, lastEnd: number): Edit[] {
  if (lastEnd === 0) return text === '' ? [] : [{ span: { start: 0, end: text.length }, text: '' }]
  const missing = text[lastEnd - 1] === '\n' ? '' : '\n'
  return lastEnd === text.length && missing === ''
    ? []
    : [{ span: { start: lastEnd, end: text.length }, text: missing }]
}

/** Asks whether spans, each behind the one before, overlap any of a list. */
function cursor(spans: readonly Span[]): (span: Span) => boolean {
  const ordered = [...spans].sort((a, b) => a.start - b.start)
  let next = 0
  return (span) => {
    while (next < ordered.length && (ordered[next] as Span).end <= span.start) next++
    for (let i = next; i < ordered.length && (ordered[i] as Span).start < span.end; i++)
      if (overlap(ordered[i] as Span, span)) return true
    return false
  }
}
