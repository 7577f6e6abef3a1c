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

/** Reads the formula that a scalar holds. That nothing stands behind a key has been told. */
export function placeFormula(scalar: ScalarNode, read: FormulaReader, own?: OwnWords): PlacedFormula {
  const formula = read.formula(scalar.text, own)
  return scalar.style === 'missing' ? { ...formula, problems: [], scalar } : { ...formula, scalar }
}

/** The figures that a formula uses. */
export function figuresUsed(formula: ParsedFormula, names: Names): string[] {
  return formula.names.flatMap((name) => {
    const meaning = names.meanings.get(name)
    return meaning?.kind === 'figure' ? [meaning.name] : []
  })
}

/** The names that a formula needs: of this year, and inside 上年（…）. What stands in 〔…〕 is a member, whatever else is called so. */
export function namesNeeded(e: Expression): { readonly now: Set<string>; readonly lastYear: Set<string> } {
  const needed = { now: new Set<string>(), lastYear: new Set<string>() }
  const visit = (part: unknown, into: Set<string>): void => {
    if (Array.isArray(part)) for (const p of part) visit(p, into)
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return
    const node = part as Expression
    if (node.type === 'name') into.add(node.name)
    if (node.type === 'pick') visit(node.subject, into)
    else for (const value of Object.values(part)) visit(value, isLastYear(node) ? needed.lastYear : into)
  }
  visit(e, needed.now)
  return needed
}

function isLastYear(e: Expression): boolean {
  return e.type === 'call' && e.function === '上年'
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

/** Whether a formula uses a figure this year, beyond naming it with ＝ at its head. */
export function usesFigure(formula: ParsedFormula, figure: string, names: Names): boolean {
  const { now } = namesNeeded(withoutHead(formula.expression, figure, names))
  return [...now].some((name) => {
    const meaning = names.meanings.get(name)
    return meaning?.kind === 'figure' && meaning.name === figure
  })
}
