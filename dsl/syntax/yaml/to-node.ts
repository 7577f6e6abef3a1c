import { isAlias, isMap, isPair, isScalar, isSeq, type Pair as YamlPair, type Scalar as YamlScalar } from 'yaml'
import type { Mended } from './findings.ts'
import type { MapNode, Node, Pair, ScalarNode } from './node.ts'
import { alignScalar } from './scalar-offsets.ts'

const styles: Readonly<Record<string, ScalarNode['style']>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
}

/** A scalar that is not there, at a place in the source. */
export function missingScalar(at: number): ScalarNode {
  return { kind: 'scalar', text: '', style: 'missing', span: { start: at, end: at }, first: at }
}

/** Turns the library's tree over the mended text (behind a prefix of `prefix` characters) into ours over the source. */
export function toNode(node: unknown, mended: Mended, prefix: number, near: number): Node {
  const place = (o: number): number => mended.at(Math.max(0, o - prefix))
  const visit = (n: unknown, at: number): Node => {
    if (isMap(n)) {
      const pairs: Pair[] = []
      for (const item of n.items) pairs.push(pair(item, at))
      return { kind: 'map', pairs, flow: n.flow === true, span: spanOf(n.range, at) }
    }
    if (isSeq(n)) {
      const items: Node[] = []
      for (const item of n.items) items.push(isPair(item) ? single(item, at) : visit(item, at))
      return { kind: 'list', items, flow: n.flow === true, span: spanOf(n.range, at) }
    }
    if (isScalar(n) && n.range) return scalar(n)
    if (isAlias(n) && n.range) return plain(`*${n.source}`, n.range[0], n.range[1])
    return missingScalar(at)
  }
  const spanOf = (range: readonly number[] | null | undefined, at: number) =>
    range ? { start: place(range[0] as number), end: place(range[1] as number) } : { start: at, end: at }
  const pair = (p: YamlPair, at: number): Pair => {
    const keyNode = visit(p.key, at)
    const key =
      keyNode.kind === 'scalar' ? keyNode : plain('', keyNode.span.start + prefix, keyNode.span.start + prefix)
    return { key, value: visit(p.value, key.span.end) }
  }
  /** `[甲: 1]`: a map of one pair inside a list. */
  const single = (p: YamlPair, at: number): MapNode => {
    const inner = pair(p, at)
    return { kind: 'map', pairs: [inner], flow: true, span: { start: inner.key.span.start, end: inner.value.span.end } }
  }
  const plain = (text: string, start: number, end: number): ScalarNode => ({
    kind: 'scalar',
    text,
    style: 'plain',
    span: { start: place(start), end: place(end) },
    first: place(start),
  })
  const scalar = (n: YamlScalar): ScalarNode => {
    const [start, end] = n.range as [number, number, number]
    const value = typeof n.value === 'string' ? n.value : ''
    const style = styles[n.type ?? 'PLAIN'] as ScalarNode['style']
    if (style === 'plain' && start === end) return missingScalar(place(start))
    return placeScalar(value, style, start - prefix, end - prefix, mended)
  }
  return visit(node, near)
}

/** The scalar's text with the mended characters put back, and the way from it to the source. */
function placeScalar(
  value: string,
  style: ScalarNode['style'],
  start: number,
  end: number,
  mended: Mended,
): ScalarNode {
  const { text: source, at, instead } = mended
  const quote = style === 'double' ? '"' : style === 'single' ? "'" : ''
  let from = start + quote.length
  if (style === 'literal' || style === 'folded') {
    const eol = source.indexOf('\n', start)
    from = eol < 0 ? end : Math.min(eol + 1, end)
  }
  const closed = quote !== '' && end > from && source[end - 1] === quote
  const inner = alignScalar(source, from, closed ? end - 1 : end, value, quote)
  let text = ''
  const offsets: number[] = []
  for (let i = 0; i < value.length; i++) {
    const o = inner[i] as number
    const c = value[i] as string
    const other = instead(o)
    const put = other === undefined || (c !== '\ue000' && c !== '\ue001') ? c : other
    if (put === '') continue
    text += put
    offsets.push(at(o))
  }
  const span = { start: at(start), end: at(end) }
  const last = offsets[offsets.length - 1]
  offsets.push(
    last === undefined ? at(from) : Math.max(last + 1, Math.min(at(inner[value.length] as number), span.end)),
  )
  const first = offsets[0] as number
  const straight = offsets.every((o, i) => o === first + i)
  return straight ? { kind: 'scalar', text, style, span, first } : { kind: 'scalar', text, style, span, offsets, first }
}
