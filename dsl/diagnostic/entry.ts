/**
 * One row of the catalogue: what is wrong (one Chinese sentence, no programmer's words) and what to do about it. `message` and `hint` get the
 * facts of the case. The code's page in the handbook (docs/代码) is made from the smallest bad sample that gives it.
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
