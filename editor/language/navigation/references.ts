import type { Span } from '../../../dsl/text/span.ts'
import { isFigure, type NameSymbol } from '../occurrences/name-symbol.ts'
import type { Occurrences, PlacedOccurrence } from '../occurrences/occurrences.ts'

/** A place in a file. */
export interface Location {
  readonly file: string
  readonly span: Span
}

/** A name at an offset, and where all that it stands for stands; plain data. */
export interface References {
  readonly symbol: NameSymbol
  /** The name at the offset. */
  readonly at: Location
  readonly places: readonly (Location & { readonly role: PlacedOccurrence['role'] })[]
}

/** Where the thing stands that is named at an offset: of a figure under its other names (别名) too. Undefined where no name stands. */
export function referencesAt(found: Occurrences, file: string, offset: number): References | undefined {
  const at = found.at(file, offset)
  if (!at) return undefined
  const { symbol } = at
  const figure = symbol.kind === 'alias' ? symbol.of : isFigure(symbol) ? symbol.name : undefined
  const isOfFigure = (s: NameSymbol): boolean =>
    figure !== undefined && ((isFigure(s) && s.name === figure) || (s.kind === 'alias' && s.of === figure))
  const places = found.where((s) => s.id === symbol.id || isOfFigure(s))
  return {
    symbol,
    at: locationOf(at),
    places: places.map((one) => ({ ...locationOf(one), role: one.role })),
  }
}

/**
 * Where the name at an offset is given: in the policy's own text before a framework's, and in the policy before data. None where the language or
 * another file (.csv) gives it.
 */
export function definitionAt(found: Occurrences, file: string, offset: number): readonly Location[] {
  const at = found.at(file, offset)
  return at ? found.of(at.symbol).flatMap((one) => (one.role === 'definition' ? [locationOf(one)] : [])) : []
}

/** The place of an occurrence. */
function locationOf({ file, span }: PlacedOccurrence): Location {
  return { file, span }
}
