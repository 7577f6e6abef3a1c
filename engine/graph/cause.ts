/** Why a figure is not settled: an open parameter, an input that is missing, a case that the document does not provide for. */
export interface Cause {
  readonly kind: 'open' | 'missing' | 'unspecified'
  readonly name: string
}
