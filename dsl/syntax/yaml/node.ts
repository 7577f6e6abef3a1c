import type { Span } from '../../text/span.ts'

/** A YAML value as written: every scalar stays text, every part knows its place. Spans count in the entry's text. */
export type Node = ScalarNode | MapNode | ListNode

/** A scalar. `text` is its content after YAML's own unquoting and folding; '' with style 'missing' where a key has no value. */
export interface ScalarNode {
  readonly kind: 'scalar'
  readonly text: string
  readonly style: 'plain' | 'single' | 'double' | 'literal' | 'folded' | 'missing'
  readonly span: Span
  /**
   * Where each character of `text` stands: source offset of text[i] is offsets[i], and offsets[text.length] is the end.
   * Left out when text maps one to one from span.start (a plain scalar on one line, or a simply quoted one, whose `first` is then given).
   */
  readonly offsets?: readonly number[]
  /** Source offset of text[0] when `offsets` is left out. */
  readonly first: number
}

export interface MapNode {
  readonly kind: 'map'
  readonly pairs: readonly Pair[]
  readonly flow: boolean
  readonly span: Span
}

export interface Pair {
  readonly key: ScalarNode
  readonly value: Node
}

export interface ListNode {
  readonly kind: 'list'
  readonly items: readonly Node[]
  readonly flow: boolean
  readonly span: Span
}

/** The source span of a part of a scalar's text. */
export function spanInScalar(scalar: ScalarNode, part: Span): Span {
  const { offsets, first } = scalar
  if (!offsets) return { start: first + part.start, end: first + part.end }
  const clamp = (i: number): number => offsets[Math.max(0, Math.min(i, offsets.length - 1))] as number
  const start = clamp(part.start)
  // An empty part is a point; any other ends just after its last character, not before the first of the next line.
  return { start, end: part.end > part.start ? clamp(part.end - 1) + 1 : start }
}
