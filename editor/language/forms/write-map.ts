import type { MapNode, Pair } from '../../../dsl/syntax/yaml/node.ts'
import { lineAt } from '../../../dsl/text/line.ts'
import { applySplices } from '../writing/apply-splices.ts'
import type { Splice } from '../writing/splice.ts'
import { yamlText } from '../writing/yaml-text.ts'

/** What becomes of a map's pairs. */
export interface MapChange {
  /** What changes within the values that stay. */
  readonly within: readonly Splice[]
  readonly removed: ReadonlySet<Pair>
  /** Pairs to be put behind one of the map's, or before all; in order. `write` gives a pair's text at an indent, undefined in braces. */
  readonly added: readonly {
    readonly after: Pair | undefined
    readonly write: (indent: string | undefined) => string
  }[]
}

/** The splices that change a map, as it is written: in braces, or a line for each pair. It must keep a pair. */
export function writeMap(source: string, map: MapNode, change: MapChange): readonly Splice[] {
  if (change.removed.size === 0 && change.added.length === 0) return change.within
  return map.flow ? writeFlow(source, map, change) : writeBlock(source, map, change)
}

/** A key as its map writes keys: a map of quoted keys (JSON) quotes them all. */
export function keyText(name: string, map: MapNode | undefined): string {
  return isQuoted(map) ? JSON.stringify(name) : yamlText(name)
}

/** Whether a map quotes its keys, as JSON does. */
export function isQuoted(map: MapNode | undefined): boolean {
  return map?.pairs[0]?.key.style === 'double'
}

/** The pair behind which a name belongs, by the order in which names should stand; undefined: before all. */
export function pairBefore(
  pairs: readonly Pair[],
  nameOf: (pair: Pair) => string,
  name: string,
  order: readonly string[],
): Pair | undefined {
  const place = order.indexOf(name)
  if (place < 0) return pairs.at(-1)
  const before = pairs.filter((pair) => {
    const other = order.indexOf(nameOf(pair))
    return other >= 0 && other < place
  })
  return before.at(-1)
}

function writeFlow(source: string, map: MapNode, { within, removed, added }: MapChange): readonly Splice[] {
  const isStart = (after: Pair | undefined): boolean => after === undefined
  const texts = added.filter(({ after }) => isStart(after)).map(({ write }) => write(undefined))
  let made = texts.join(', ')
  let last: Pair | undefined
  for (const [i, pair] of map.pairs.entries()) {
    if (!removed.has(pair)) {
      const before = map.pairs[i - 1]
      const isNext = last !== undefined && last === before
      // What stands between neighbours (line breaks, comments) stays where they stay neighbours.
      const between = isNext ? source.slice(last?.value.span.end, pair.key.span.start) : ', '
      made +=
        (made === '' ? '' : between) +
        applySplices(source, within, { start: pair.key.span.start, end: pair.value.span.end })
      last = pair
    }
    const behind = added.filter(({ after }) => after === pair).map(({ write }) => write(undefined))
    if (behind.length > 0) {
      made += (made === '' ? '' : ', ') + behind.join(', ')
      last = undefined
    }
  }
  const [first] = map.pairs
  const start = first ? first.key.span.start : map.span.start + 1
  const end = map.pairs.at(-1)?.value.span.end ?? start
  return [{ start, end, text: made }]
}

function writeBlock(source: string, map: MapNode, { within, removed, added }: MapChange): readonly Splice[] {
  const [first] = map.pairs
  if (!first) return within
  const newline = source.includes('\r\n') ? '\r\n' : '\n'
  const indentOf = (pair: Pair): string => ' '.repeat(pair.key.span.start - lineOf(source, pair.key.span.start).start)
  const splices: Splice[] = within.filter(
    ({ start }) => ![...removed].some(({ key, value }) => start >= key.span.start && start < value.span.end),
  )
  for (const pair of removed) {
    const { start, end } = linesOf(source, pair)
    splices.push({ start, end, text: '' })
  }
  for (const { after, write } of added) {
    const place = after ? linesOf(source, after).end : linesOf(source, first).start
    const isBroken = place > 0 && source[place - 1] !== '\n'
    const text = write(indentOf(first))
    const line = indentOf(first) + text
    splices.push({ start: place, end: place, text: isBroken ? newline + line : line + newline })
  }
  return splices
}

/** The lines that a pair takes, with what stands behind it on the last. */
function linesOf(source: string, { key, value }: Pair): { readonly start: number; readonly end: number } {
  const end = Math.max(key.span.end, value.span.end)
  const isBehind = source[end - 1] === '\n'
  return { start: lineOf(source, key.span.start).start, end: isBehind ? end : lineAt(source, end).next }
}

function lineOf(source: string, place: number): ReturnType<typeof lineAt> {
  return lineAt(source, source.lastIndexOf('\n', place - 1) + 1)
}
