import { type Problem, severityOf } from '../../diagnostic/diagnostic.ts'
import type { Expression } from '../../syntax/expression/expression.ts'
import { type ScalarNode, spanInScalar } from '../../syntax/yaml/node.ts'
import type { Span } from '../../text/span.ts'
import type { Names } from '../names.ts'
import type { Term } from '../term.ts'
import { brokenTerm, type Scope } from '../typing/context.ts'
import { typeExpression } from '../typing/type-expression.ts'

/** A formula as parsed; spans in its own text. */
export interface ParsedFormula {
  readonly expression: Expression
  readonly problems: readonly Problem[]
  /** The names that it uses. */
  readonly names: readonly string[]
}

/**
 * Reads a formula against the present names; the same text and names give the same object. `heads` are the rule's own name and
 * aliases, one of which may stand with ＝ at the formula's head.
 */
export type FormulaReader = (text: string, heads?: readonly string[]) => ParsedFormula

/** A formula in its place in a declaration's block. */
export interface PlacedFormula extends ParsedFormula {
  readonly scalar: ScalarNode
}

/** Reads the formula that a scalar holds. */
export function placeFormula(scalar: ScalarNode, read: FormulaReader, heads?: readonly string[]): PlacedFormula {
  return { ...read(scalar.text, heads), scalar }
}

/** The figures that a formula uses. */
export function figuresUsed(formula: ParsedFormula, names: Names): string[] {
  return formula.names.flatMap((name) => {
    const meaning = names.meanings.get(name)
    return meaning?.kind === 'figure' ? [meaning.name] : []
  })
}

/**
 * The meaning of a placed formula; problems of reading and typing with spans in the block. `own` names the rule whose formula it is:
 * 筹资总额＝… at its head is then left away.
 */
export function typeFormula(formula: PlacedFormula, scope: Scope, report: (p: Problem) => void, own?: string): Term {
  const place = (span: Span): Span => spanInScalar(formula.scalar, span)
  for (const p of formula.problems) {
    report({ ...p, span: place(p.span), related: p.related?.map((r) => ({ ...r, span: place(r.span) })) })
  }
  const expression = own === undefined ? formula.expression : withoutHead(formula.expression, own, scope.names)
  if (!formula.problems.some((p) => severityOf(p.code) === 'error'))
    return typeExpression(expression, scope, place, report)
  // What was meant is a guess now: names are still looked up, but units and dimensions of a guess are nothing to complain about.
  const found = typeExpression(expression, scope, place, (p) => {
    if (p.code.startsWith('HC3')) report(p)
  })
  return brokenTerm(found.span)
}

/** The formula without its own rule's name and ＝ at the head. */
export function withoutHead(e: Expression, own: string, names: Names): Expression {
  if (e.type !== 'binary' || e.operator !== '＝' || e.left.type !== 'name') return e
  const meaning = names.meanings.get(e.left.name)
  return meaning?.kind === 'figure' && meaning.name === own ? e.right : e
}
