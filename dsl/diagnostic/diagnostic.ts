import type { Position } from '../text/position.ts'
import type { Span } from '../text/span.ts'
import { type Code, catalogue, type Facts } from './catalogue.ts'

/** How bad: an error means that the policy has no figures (or the run none); a warning that a reader should look; info that all is lawful but odd. */
export type Severity = 'error' | 'warning' | 'info'

/**
 * One fault found in a text, as a value. Its words live in the catalogue under its code, with `facts` filled in.
 * `span` counts in the text that the finder was given (an entry, a formula, a file); whoever knows where that text stands shifts it.
 */
export interface Problem<C extends Code = Code> {
  readonly code: C
  readonly span: Span
  readonly facts: Facts<C>
  /** Clause ids of the document that the fault concerns. */
  readonly clauses?: readonly string[]
  /** Other places that explain it: the first definition, each step of a cycle. */
  readonly related?: readonly RelatedPlace[]
  /** What to write instead of the text at `span`, when there is exactly one sensible mend. */
  readonly fix?: string
}

/** Another place that helps to understand a problem. */
export interface RelatedPlace {
  readonly message: string
  readonly span: Span
}

/** Makes a problem; the catalogue's entry for the code says which facts it needs. */
export function problem<C extends Code>(
  code: C,
  span: Span,
  facts: Facts<C>,
  more?: Pick<Problem, 'clauses' | 'related' | 'fix'>,
): Problem<C> {
  return { code, span, facts, ...more }
}

/** The same problem seen from a text in which its own begins at `offset`. */
export function shiftProblem(p: Problem, offset: number): Problem {
  if (offset === 0) return p
  const move = (s: Span): Span => ({ start: s.start + offset, end: s.end + offset })
  return { ...p, span: move(p.span), related: p.related?.map((r) => ({ ...r, span: move(r.span) })) }
}

/** A problem as other programs see it: contract `check --json`. Lines and columns from 1, columns in UTF-16 units. */
export interface Diagnostic {
  readonly code: Code
  readonly severity: Severity
  readonly message: string
  readonly hint?: string
  readonly file: string
  readonly range: { readonly start: Position; readonly end: Position }
  readonly clauses: readonly string[]
  readonly related: readonly {
    readonly message: string
    readonly file: string
    readonly range: { readonly start: Position; readonly end: Position }
  }[]
}

/** The severity that the catalogue gives a code. */
export function severityOf(code: Code): Severity {
  return catalogue[code].severity
}
