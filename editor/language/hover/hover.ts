import type { Span } from '../../../dsl/text/span.ts'

/** What is said of a word where the mouse rests: plain text, nothing of it is markup. */
export interface Hover {
  readonly span: Span
  /** What it is: `调剂金　规则　元`. */
  readonly title: string
  /** Its present value, the first thing looked for. */
  readonly amount?: string
  readonly lines: readonly string[]
}
