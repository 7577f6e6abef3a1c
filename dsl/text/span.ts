/** A half-open range of UTF-16 offsets. Relative to whatever text the holder names: an entry's text, or the whole file. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** The same range seen from a text in which this one begins at `offset`. */
export function shift(span: Span, offset: number): Span {
  return offset === 0 ? span : { start: span.start + offset, end: span.end + offset }
}
