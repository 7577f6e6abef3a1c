import { LineIndex } from '../../../dsl/text/position.ts'
import type { Occurrences } from '../occurrences/occurrences.ts'
import { kindWord } from './kind-word.ts'
import { referencesAt } from './references.ts'

/** A place where a name stands, with its line cut around the name. Line and column from 1. */
export interface ListedReference {
  readonly file: string
  readonly line: number
  readonly column: number
  /** Whether the name is given here. */
  readonly isDefinition: boolean
  readonly before: string
  readonly name: string
  readonly after: string
}

/** All places where what is named at a place stands. */
export interface ListedReferences {
  readonly name: string
  /** What it is, in a word. */
  readonly kind: string
  readonly places: readonly ListedReference[]
}

/** Characters of a line that are shown before a name. */
const most = 24

/** References at an offset, to be read as a list. Undefined where no name stands. */
export function listReferences(found: Occurrences, file: string, offset: number): ListedReferences | undefined {
  const references = referencesAt(found, file, offset)
  if (!references) return undefined
  const indexes = new Map<string, LineIndex>()
  const places = references.places.flatMap(({ file: where, span, role }): ListedReference[] => {
    const text = found.texts.find((t) => t.file === where)?.text
    if (text === undefined) return []
    const index = indexes.get(where) ?? new LineIndex(text)
    indexes.set(where, index)
    const { line, column } = index.position(span.start)
    const lineStart = span.start - (column - 1)
    const rest = text.slice(span.end).split(/\r?\n/, 1)[0] as string
    const head = text.slice(lineStart, span.start).replace(/\s+/g, ' ').trimStart()
    return [
      {
        ...{ file: where, line, column, isDefinition: role === 'definition' },
        before: head.length > most ? `…${head.slice(-most)}` : head,
        name: text.slice(span.start, span.end),
        after: rest.replace(/\s+/g, ' ').trimEnd(),
      },
    ]
  })
  return { name: references.symbol.name, kind: kindWord[references.symbol.kind], places }
}
