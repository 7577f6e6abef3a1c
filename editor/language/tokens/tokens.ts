import { type Span, shift } from '../../../dsl/text/span.ts'
import type { SymbolKind } from '../occurrences/name-symbol.ts'
import type { EntryNames, Occurrences } from '../occurrences/occurrences.ts'
import { formulaMarks, type MarkKind } from './formula-marks.ts'

/** What a stretch of text is. */
export type TokenKind = SymbolKind | MarkKind

/** A stretch of a text that is coloured as one. */
export interface Token {
  readonly kind: TokenKind
  /** Whether a name is given here. */
  readonly isDefinition: boolean
  readonly span: Span
}

const kept = new WeakMap<EntryNames, readonly Token[]>()

/** The tokens of a file, in order, none over another. Those of an entry are made once as long as its text and names stay. */
export function tokensOf(found: Occurrences, file: string): readonly Token[] {
  const named = found.texts.find((t) => t.file === file)
  if (!named) return []
  const { text, segments } = named
  const all = segments.flatMap(({ start, names }) => {
    const tokens = kept.get(names) ?? tokensIn(names, start, text)
    kept.set(names, tokens)
    return tokens.map((token) => ({ ...token, span: shift(token.span, start) }))
  })
  return all.sort((a, b) => a.span.start - b.span.start)
}

/** The tokens of an entry that begins at `start` of a text, counted from there. */
function tokensIn({ found, formulas }: EntryNames, start: number, text: string): readonly Token[] {
  const names = found
    .map(({ symbol, role, span }): Token => ({ kind: symbol.kind, isDefinition: role === 'definition', span }))
    .sort((a, b) => a.span.start - b.span.start)
  const tokens = [...names]
  for (const formula of formulas) {
    let at = formula.start
    const between = (to: number): void => {
      const stretch = { start: at + start, end: to + start }
      for (const { kind, span } of to > at ? formulaMarks(text, stretch) : [])
        tokens.push({ kind, isDefinition: false, span: shift(span, -start) })
    }
    for (const { span } of names) {
      if (span.start < at || span.end > formula.end) continue
      between(span.start)
      at = span.end
    }
    between(formula.end)
  }
  return tokens
}
