/**
 * One row of the catalogue: what is wrong (one Chinese sentence, no programmer's words), what to do about it, and the page's explanation.
 * `message` and `hint` get the facts of the case; `about` explains the code in general (it becomes its page in the handbook).
 */
export interface CatalogueEntry<F> {
  readonly severity: 'error' | 'warning' | 'info'
  readonly message: (facts: F) => string
  readonly hint?: (facts: F) => string
}

/** Declares a row and lets the compiler infer which facts it needs. */
export function entry<F>(
  severity: CatalogueEntry<F>['severity'],
  message: (facts: F) => string,
  hint?: (facts: F) => string,
): CatalogueEntry<F> {
  return { severity, message, hint }
}
