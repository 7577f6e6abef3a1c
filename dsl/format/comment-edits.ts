import { displayWidth } from '../text/display-width.ts'
import type { Comment } from './comments.ts'
import { applyEdits, type Edit, inOrder } from './edit.ts'

/**
 * Keeps comments where they stood beside text that became longer or shorter: comments on following lines at one column stay at one
 * column, which moves right where the text needs it; a comment on its own line belongs to those above it. A comment alone keeps its distance.
 */
export function commentEdits(text: string, comments: readonly Comment[], edits: readonly Edit[]): Edit[] {
  if (edits.length === 0) return []
  const widths = newWidths(text, comments, edits)
  const made: Edit[] = []
  for (let from = 0; from < comments.length; ) {
    let to = from + 1
    while (to < comments.length && isBelow(text, comments[to - 1] as Comment, comments[to] as Comment)) to++
    made.push(...alignedRun(text, comments.slice(from, to), widths.slice(from, to)))
    from = to
  }
  return made
}

/** Whether a comment stands on the line below another, at the same column. */
function isBelow(text: string, above: Comment, below: Comment): boolean {
  return below.line === above.line + 1 && columnOf(text, above) === columnOf(text, below)
}

function columnOf(text: string, { lineStart, span }: Comment): number {
  return displayWidth(text.slice(lineStart, span.start), 'page')
}

/** The width of what will stand before each comment's blanks. */
function newWidths(text: string, comments: readonly Comment[], edits: readonly Edit[]): number[] {
  const ordered = inOrder(edits)
  const after = applyEdits(text, ordered)
  let moved = 0
  let next = 0
  return comments.map(({ gap }) => {
    for (let e = ordered[next]; e && e.span.end <= gap; e = ordered[++next])
      moved += e.text.length - (e.span.end - e.span.start)
    const end = gap + moved
    return displayWidth(after.slice(after.lastIndexOf('\n', end - 1) + 1, end), 'page')
  })
}

function alignedRun(text: string, run: readonly Comment[], widths: readonly number[]): Edit[] {
  const before = run.map(({ lineStart, gap }) => displayWidth(text.slice(lineStart, gap), 'page'))
  const isChanged = run.some(({ gap, lineStart }, i) => gap > lineStart && widths[i] !== before[i])
  const beside = run.flatMap(({ gap, lineStart }, i) => (gap > lineStart ? [i] : []))
  if (!isChanged) return []
  const column = columnOf(text, run[0] as Comment)
  const distance = Math.min(...beside.map((i) => column - (before[i] as number)))
  const needed = Math.max(...beside.map((i) => (widths[i] as number) + distance))
  const wanted = beside.length === 1 ? needed : Math.max(column, needed)
  return run.map(({ gap, span, lineStart }, i) => ({
    span: { start: gap, end: span.start },
    text: ' '.repeat(wanted - (gap > lineStart ? (widths[i] as number) : 0)),
  }))
}
