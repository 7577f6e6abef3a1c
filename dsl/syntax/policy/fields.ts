import type { Span } from '../../text/span.ts'
import type { ListNode, MapNode, Node, Pair, ScalarNode } from '../yaml/node.ts'
import { spanInScalar } from '../yaml/node.ts'

/** A word and where it stands. */
export interface Word {
  readonly text: string
  readonly span: Span
}

/** The value under a key of a map; undefined when the node is no map or has no such key. */
export function field(node: Node, key: string): Node | undefined {
  return pairOf(node, key)?.value
}

/** The key and value under a key of a map. */
export function pairOf(node: Node, key: string): Pair | undefined {
  return node.kind === 'map' ? node.pairs.find((p) => p.key.text === key) : undefined
}

/** The scalar under a key, if it is one with content. */
export function scalarAt(node: Node, key: string): ScalarNode | undefined {
  const value = field(node, key)
  return value?.kind === 'scalar' && value.text.trim() !== '' ? value : undefined
}

/** The trimmed text under a key. */
export function textAt(node: Node, key: string): string | undefined {
  return scalarAt(node, key)?.text.trim()
}

/** The words of a list, or of a scalar that separates them by 、 (or a list written in a table cell); empty for anything else. */
export function words(node: Node | undefined): Word[] {
  if (!node) return []
  if (node.kind === 'list') return node.items.flatMap((item) => (item.kind === 'scalar' ? words(item) : []))
  if (node.kind === 'map') return []
  const found: Word[] = []
  for (const match of node.text.matchAll(/[^、]+/g)) {
    const lead = match[0].length - match[0].trimStart().length
    const text = match[0].trim()
    const start = match.index + lead
    if (text !== '') found.push({ text, span: spanInScalar(node, { start, end: start + text.length }) })
  }
  return found
}

/** The words under a key. */
export function wordsAt(node: Node, key: string): Word[] {
  return words(field(node, key))
}

/** Makes a map of one pair or more out of parts of the text, for short forms that stand for a longer one. */
export function mapOf(pairs: readonly Pair[], span: Span): MapNode {
  return { kind: 'map', pairs, flow: false, span }
}

/** A key that the text leaves out: 公式 in a rule of one line. It stands where its value does. */
export function impliedKey(text: string, at: Span): ScalarNode {
  return { kind: 'scalar', text, style: 'plain', span: { start: at.start, end: at.start }, first: at.start }
}

/** The same node seen from a text in which its own begins at `offset`. */
export function shiftNode<N extends Node>(node: N, offset: number): N
export function shiftNode(node: Node, offset: number): Node {
  if (offset === 0) return node
  const span = { start: node.span.start + offset, end: node.span.end + offset }
  if (node.kind === 'scalar') {
    return {
      ...node,
      span,
      first: node.first + offset,
      offsets: node.offsets?.map((o) => o + offset),
    } satisfies ScalarNode
  }
  if (node.kind === 'list')
    return { ...node, span, items: node.items.map((i) => shiftNode(i, offset)) } satisfies ListNode
  return {
    ...node,
    span,
    pairs: node.pairs.map((p) => ({ key: shiftNode(p.key, offset), value: shiftNode(p.value, offset) })),
  } satisfies MapNode
}
