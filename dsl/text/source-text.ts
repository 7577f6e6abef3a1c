import type { Span } from './span.ts'

/** A file's text under the file's name: what offsets count in. */
export interface SourceText {
  readonly file: string
  readonly text: string
  /** Where another text asks for this file. */
  readonly named?: Place
}

/** A span, and the text in which it counts where that is another than its holder's own. */
export interface Place {
  readonly span: Span
  readonly source?: SourceText
}
