/** Where a cursor stands in a file, found by its lines alone, so that it is found in a text that cannot be read as well. */
export interface TextPlace {
  /** The keys from the section on; '' for an item of a list or a row of a table. The last is the key whose value is written. */
  readonly path: readonly string[]
  /** Whether a key, a value, or a head of a table is being written. */
  readonly at: 'key' | 'value' | 'head'
  /** What is written of it before the cursor, from `start`. */
  readonly before: string
  readonly start: number
  /** The keys, or heads, that stand beside it already. */
  readonly beside: readonly string[]
  /** Whether keys stand in braces, one behind the other. */
  readonly isFlow: boolean
}
