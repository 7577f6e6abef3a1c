import type { MapNode, Pair } from '../../../dsl/syntax/yaml/node.ts'
import { lineAt } from '../../../dsl/text/line.ts'
import type { Splice } from './splice.ts'

/**
 * A pair put into a map behind one of its pairs (none: into an empty one), as the map is written: in braces, or on a line of its own. Spans of the
 * map count in `text`. Undefined where the map does not stand in the text, being what a short form stands for.
 */
export function insertPair(text: string, map: MapNode, after: Pair | undefined, pair: string): Splice | undefined {
  if (map.flow) {
    if (after) return at(after.value.span.end, `, ${pair}`)
    return at(map.span.start + 1, pair)
  }
  if (!after || after.key.span.end === after.key.span.start) return undefined
  const line = lineAt(text, text.lastIndexOf('\n', after.key.span.start - 1) + 1)
  const indent = ' '.repeat(after.key.span.start - line.start)
  return insertLine(text, after.value.span.end, indent + pair)
}

/** A line put behind the one in which something ends. */
export function insertLine(text: string, end: number, line: string): Splice {
  const isBehind = text[end - 1] === '\n'
  const newline = text.includes('\r\n') ? '\r\n' : '\n'
  if (isBehind) return at(end, line + newline)
  const { end: lineEnd } = lineAt(text, end)
  return at(lineEnd, newline + line)
}

function at(place: number, text: string): Splice {
  return { start: place, end: place, text }
}
