import type { Term } from '../../dsl/model/term.ts'
import type { Span } from '../../dsl/text/span.ts'
import type { BodyArgument } from './body.ts'
import type { Operation } from './kernel.ts'

/** What the expansions of composites build with. */
export interface Lowering {
  node(operation: Operation, args: readonly BodyArgument[], dims: readonly string[], span: Span): BodyArgument
  number(digits: string, span: Span): BodyArgument
  absent(span: Span): BodyArgument
  /** A value over more dimensions than it has. */
  spread(of: BodyArgument, dims: readonly string[], span: Span): BodyArgument
  /** A value on condition, a fault of the run otherwise. */
  guard(
    value: BodyArgument,
    condition: BodyArgument,
    code: GuardCode,
    facts: Readonly<Record<string, string>>,
    at: Term,
  ): BodyArgument
  unspecified(span: Span): BodyArgument
  notZero(value: BodyArgument, dims: readonly string[], span: Span): BodyArgument
  term(term: Term): BodyArgument
}

export type GuardCode = Extract<Operation, { op: 'guard' }>['code']

/** What to call a part of a formula in a message: the figure that it is, if it is one. */
export function nameOf(t: Term): string {
  return t.op === 'figure' ? t.name : t.op === 'follow' || t.op === 'pick' || t.op === 'cast' ? nameOf(t.of) : ''
}
