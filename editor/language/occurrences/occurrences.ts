import { type Span, shift } from '../../../dsl/text/span.ts'
import type { NameSymbol } from './name-symbol.ts'
import type { Occurrence } from './occurrence.ts'

/** What stands in an entry, spans counted from where it begins; the same object as long as nothing of it changed. */
export interface EntryNames {
  readonly found: readonly Occurrence[]
  /** Where formulas stand, quotes included. */
  readonly formulas: readonly Span[]
}

/** An entry's names, and where it begins. */
export interface Segment {
  readonly start: number
  readonly names: EntryNames
}

/** A text in which names were looked for. */
export interface NamedText {
  readonly file: string
  readonly which: 'policy' | 'framework' | 'scenario'
  readonly text: string
  readonly segments: readonly Segment[]
}

/** An occurrence and the file in which it stands. */
export interface PlacedOccurrence extends Occurrence {
  readonly file: string
  readonly which: NamedText['which']
}

/**
 * Where the names of a policy stand: in its own text, in those of the frameworks that it fills in, and in the open scenario. What can be read of
 * a text with errors is there; a name that stands for nothing is not. Asked, never listed as a whole unless asked for: one more keystroke makes
 * one new segment.
 */
export class Occurrences {
  readonly texts: readonly NamedText[]

  constructor(texts: readonly NamedText[]) {
    this.texts = texts
  }

  /** The occurrence at an offset of a file, behind its last character too; of two that touch there the one that begins. */
  at(file: string, offset: number): PlacedOccurrence | undefined {
    let before: PlacedOccurrence | undefined
    const named = this.texts.find((t) => t.file === file)
    for (const { start, names } of named?.segments ?? []) {
      for (const one of names.found) {
        const span = shift(one.span, start)
        if (offset < span.start || offset > span.end) continue
        const here = { ...one, span, file, which: (named as NamedText).which }
        if (offset < span.end) return here
        before = here
      }
    }
    return before
  }

  /** Every occurrence of a symbol, by file, in the order of each text. */
  of({ id }: Pick<NameSymbol, 'id'>): readonly PlacedOccurrence[] {
    return this.where((symbol) => symbol.id === id)
  }

  /** Every occurrence of the symbols that fit, by file, in the order of each text. */
  where(fits: (symbol: NameSymbol) => boolean): readonly PlacedOccurrence[] {
    const fitting = ({ start, names }: Segment): readonly Occurrence[] =>
      placed(
        names.found.filter((one) => fits(one.symbol)),
        start,
      )
    return this.texts.flatMap(({ file, which, segments }) =>
      inOrder(segments.flatMap(fitting)).map((one) => ({ ...one, file, which })),
    )
  }

  /** All occurrences in a file, in the order of its text. */
  in(file: string): readonly Occurrence[] {
    const segments = this.texts.find((t) => t.file === file)?.segments ?? []
    return inOrder(segments.flatMap(({ start, names }) => placed(names.found, start)))
  }
}

function placed(found: readonly Occurrence[], start: number): readonly Occurrence[] {
  return found.map((one) => ({ ...one, span: shift(one.span, start) }))
}

function inOrder(found: readonly Occurrence[]): readonly Occurrence[] {
  return found.toSorted((a, b) => a.span.start - b.span.start)
}
