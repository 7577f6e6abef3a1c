/** A place of a text, offsets from 0, and what stands there instead. */
export interface Splice {
  readonly start: number
  readonly end: number
  readonly text: string
}
