import type { Problem } from '../../diagnostic/diagnostic.ts'
import type { Span } from '../../text/span.ts'
import type { Expression } from './expression.ts'
import type { LexedFormula } from './parse-formula.ts'

/** One end of a band. */
export interface BandEnd {
  readonly value: Expression
  /** Whether the end belongs to the band; left out where the document does not say (至 without a mark). */
  readonly closed?: boolean
  readonly span: Span
}

/** One band of 分段: `3%（含）至8%：40%`. Neither end: 其余. Spans count in the text of all the bands. */
export interface Band {
  readonly low?: BandEnd
  readonly high?: BandEnd
  /** 其余: whatever no other band holds. */
  readonly rest: boolean
  readonly result: Expression | '未规定'
  /** The range, left of the colon. */
  readonly range: Span
  readonly resultSpan: Span
  readonly span: Span
}

/** Bands as read; problems in the order of the text; names as a formula's. */
export interface ParsedBands {
  readonly bands: readonly Band[]
  readonly problems: readonly Problem[]
  readonly names: readonly string[]
}

/** A band cut at its marks, before any name is known. */
export interface LexedBand {
  readonly span: Span
  readonly range: LexedFormula
  /** Left out where the colon is missing. */
  readonly result?: LexedFormula
  /** What stands between its ends in the place of 至. */
  readonly joint?: Span
  /** Two bands with nothing between them. */
  readonly isTwo: boolean
  /** What counts or marks the bands of a list, at the head: 1、 （1） -. */
  readonly bullet?: Span
}
