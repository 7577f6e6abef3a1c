import type { Span } from '../text/span.ts'

/** Text to stand where a span stood. */
export interface Edit {
  readonly span: Span
  readonly text: string
}

/** The text with all edits made. They do not overlap; where one ends the next may begin. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let made = ''
  let done = 0
  for (const { span, text: put } of inOrder(edits)) {
    made += text.slice(done, span.start) + put
    done = span.end
  }
  return made + text.slice(done)
}

/** Edits by their place. */
export function inOrder(edits: readonly Edit[]): Edit[] {
  return [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
}

/** The same edit seen from a text in which this one's begins at `offset`. */
export function shiftEdit({ span, text }: Edit, offset: number): Edit {
  return { span: { start: span.start + offset, end: span.end + offset }, text }
}

/** Whether two spans have a character in common, or one is a point inside the other. */
export function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}

/** An edit that puts `text` where it is not already; nothing otherwise. */
export function editUnlessSame(source: string, span: Span, text: string): readonly Edit[] {
  return source.slice(span.start, span.end) === text ? [] : [{ span, text }]
}
