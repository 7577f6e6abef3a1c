import type { Span } from './span.ts'

/**
 * One of several texts that are read together. Places count in one row, as if the texts stood one behind the other: `start` is where this
 * one begins.
 */
export interface TextSource {
  readonly file: string
  readonly text: string
  readonly start: number
  /** Where another text of the row asks for this file. */
  readonly named?: Span
}

/** The text in which a place of the row lies; `sources` in the order of their starts. */
export function sourceAt(sources: readonly TextSource[], offset: number): TextSource {
  const found = sources.findLast((s) => s.start <= offset) ?? sources[0]
  if (!found) throw new Error('no text at all')
  return found
}

/** Where a text begins that is put behind others. */
export function behind(sources: readonly TextSource[]): number {
  const last = sources.at(-1)
  return last === undefined ? 0 : last.start + last.text.length + 1
}
