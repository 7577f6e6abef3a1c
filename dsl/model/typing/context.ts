import type { Problem } from '../../diagnostic/diagnostic.ts'
import type { Expression } from '../../syntax/expression/expression.ts'
import type { Span } from '../../text/span.ts'
import { inOrder } from '../dimensions.ts'
import type { Dimension, Figure } from '../model.ts'
import type { Names } from '../names.ts'
import type { Term, TermBody } from '../term.ts'
import { broken, type Unit } from '../unit.ts'

/** A figure as formulas that use it see it, once it has its meaning. */
export type Signature = Figure

/** Everything a formula may refer to. */
export interface Scope {
  readonly names: Names
  readonly dimensions: ReadonlyMap<string, Dimension>
  readonly nouns: ReadonlySet<string>
  /** Undefined where the figure is itself broken. */
  readonly signature: (figure: string) => Signature | undefined
  /** Words that hold in one rule alone, before all others: what each stands for. */
  readonly locals?: ReadonlyMap<string, (scope: Scope) => Term>
}

/** One formula being typed. Parts of the work call each other through it, so that no file needs to know the others. */
export interface Typing {
  readonly scope: Scope
  /** From the formula's own text to its block. */
  readonly place: (span: Span) => Span
  readonly report: (problem: Problem) => void
  /** The meaning of an expression; `beside` names the dimension whose members a word may be, next to something of that dimension. */
  readonly type: (expression: Expression, beside?: string) => Term
}

/** Makes a term. */
export function term(body: TermBody, unit: Unit, dims: readonly string[], span: Span): Term {
  return { ...body, unit, dims, span } as Term
}

/** A term that stands for what could not be understood; nothing more will be said about it. */
export function brokenTerm(span: Span): Term {
  return term({ op: 'broken' }, broken, [], span)
}

/** The same term at a member of dimension `to` that an attribute of `from` leads to. */
export function follow(of: Term, path: Extract<Term, { op: 'follow' }>['path'], scope: Scope): Term {
  const dims = inOrder(scope.dimensions, [...of.dims.filter((d) => d !== path.to), path.from])
  return term({ op: 'follow', of, path }, of.unit, dims, of.span)
}

/** Whether any part of the formula could not be understood. */
export function isBroken(...terms: readonly Term[]): boolean {
  return terms.some((t) => t.unit.kind === 'broken')
}
