/**
 * One of several texts that are read together. Places count in one row, as if the texts stood one behind the other: `start` is where this
 * one begins.
 */
export interface TextSource {
  readonly file: string
  readonly text: string
  readonly start: number
}

/** The text in which a place of the row lies; `sources` in the order of their starts. */
export function sourceAt(sources: readonly TextSource[], offset: number): TextSource {
  const found = sources.findLast((s) => s.start <= offset) ?? sources[0]
  if (!found) throw new Error('no text at all')
  return found
}
