import { type Problem, severityOf } from '../../diagnostic/diagnostic.ts'
import type { Expression } from '../../syntax/expression/expression.ts'
import { type ScalarNode, spanInScalar } from '../../syntax/yaml/node.ts'
import type { Span } from '../../text/span.ts'
import type { Names } from '../names.ts'
import type { Term } from '../term.ts'
import { brokenTerm, type Scope } from '../typing/context.ts'
import { typeExpression } from '../typing/type-expression.ts'
import type { FormulaReader, OwnWords, ParsedFormula } from './formula-reader.ts'

/** A formula in its place in a declaration's block. */
export interface PlacedFormula extends ParsedFormula {
  readonly scalar: ScalarNode
}

/** Reads the formula that a scalar holds. */
export function placeFormula(scalar: ScalarNode, read: FormulaReader, own?: OwnWords): PlacedFormula {
  return { ...read.formula(scalar.text, own), scalar }
}

/** The figures that a formula uses. */
export function figuresUsed(formula: ParsedFormula, names: Names): string[] {
  return formula.names.flatMap((name) => {
    const meaning = names.meanings.get(name)
    return meaning?.kind === 'figure' ? [meaning.name] : []
  })
}

/** The names that a formula needs this year: those inside 上年（…） are last year's. */
export function namesNow(e: Expression): Set<string> {
  const found = new Set<string>()
  const visit = (part: unknown): void => {
    if (Array.isArray(part)) for (const p of part) visit(p)
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return
    const node = part as { type?: string; name?: string; function?: string }
    if (node.type === 'name' && node.name !== undefined) found.add(node.name)
    if (node.type === 'call' && node.function === '上年') return
    for (const value of Object.values(part)) visit(value)
  }
  visit(e)
  return found
}

/** Problems of a text inside a scalar, seen from the block. */
export function placeProblems(problems: readonly Problem[], place: (span: Span) => Span): Problem[] {
  return problems.map((p) => ({
    ...p,
    span: place(p.span),
    related: p.related?.map((r) => ({ ...r, span: place(r.span) })),
  }))
}

/**
 * The meaning of a placed formula; problems of reading and typing with spans in the block. `own` names the rule whose formula it is:
 * 筹资总额＝… at its head is then left away.
 */
export function typeFormula(
  formula: PlacedFormula,
  scope: Scope,
  report: (p: Problem) => void,
  own?: string,
  placeIn: (scalar: ScalarNode, span: Span) => Span = spanInScalar,
): Term {
  const place = (span: Span): Span => placeIn(formula.scalar, span)
  for (const p of placeProblems(formula.problems, place)) report(p)
  const { expression, other } = formula
  if (other) {
    const faults: Problem[] = []
    typeExpression(other.expression, scope, place, (p) => faults.push(p))
    if (faults.length === 0) for (const p of placeProblems([other.problem], place)) report(p)
  }
  const meant = own === undefined ? expression : withoutHead(expression, own, scope.names)
  if (!formula.problems.some((p) => severityOf(p.code) === 'error')) return typeExpression(meant, scope, place, report)
  // What was meant is a guess now: names are still looked up, but units and dimensions of a guess are nothing to complain about.
  const found = typeExpression(meant, scope, place, (p) => {
    if (p.code.startsWith('HC3')) report(p)
  })
  return brokenTerm(found.span)
}

/** The formula without its own rule's name and ＝ at the head. */
function withoutHead(e: Expression, own: string, names: Names): Expression {
  if (e.type !== 'binary' || e.operator !== '＝' || e.left.type !== 'name') return e
  const meaning = names.meanings.get(e.left.name)
  return meaning?.kind === 'figure' && meaning.name === own ? e.right : e
}

/** Whether a formula uses a figure beyond naming it with ＝ at its head. */
export function usesFigure(formula: ParsedFormula, figure: string, names: Names): boolean {
  return mentions(withoutHead(formula.expression, figure, names), figure, names)
}

function mentions(part: unknown, name: string, names: Names): boolean {
  if (Array.isArray(part)) return part.some((p) => mentions(p, name, names))
  if (typeof part !== 'object' || part === null) return false
  const node = part as { type?: string; name?: string }
  if (node.type === 'name' && node.name !== undefined) {
    const meaning = names.meanings.get(node.name)
    return meaning?.kind === 'figure' && meaning.name === name
  }
  if (node.type === 'call' && (part as { function?: string }).function === '上年') return false
  return Object.values(part).some((p) => mentions(p, name, names))
}
