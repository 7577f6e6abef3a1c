import type { ScalarNode } from '../syntax/yaml/node.ts'
import { lineAt } from '../text/line.ts'
import type { Span } from '../text/span.ts'
import { bodyOf } from './comments.ts'

/** Where in the file a scalar's lines stand whose blanks and line ends may be part of it; nothing where it stands on one line. */
export function longText(text: string, scalar: ScalarNode, offset: number): Span | undefined {
  const { start, end } = bodyOf(scalar, text, offset)
  const last = start + text.slice(start, end).trimEnd().length
  if (scalar.style !== 'literal' && scalar.style !== 'folded') {
    return text.slice(start, last).includes('\n') ? { start, end: last } : undefined
  }
  // |+ keeps the blank lines at its end, any other block does not; blanks at the end of its last line are its own.
  const header = text.slice(scalar.span.start + offset, start)
  if (/^[|>]\d?\+/.test(header)) return { start, end }
  return { start, end: lineAt(text, text.lastIndexOf('\n', last - 1) + 1).end }
}
