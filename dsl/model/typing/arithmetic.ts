import { problem } from '../../diagnostic/diagnostic.ts'
import { kindOf, verbOf, wanted } from '../../diagnostic/phrases.ts'
import type { Binary, Expression } from '../../syntax/expression/expression.ts'
import type { Span } from '../../text/span.ts'
import type { Term } from '../term.ts'
import { combine, isRatioLike, point, raise, ratio, sameUnit, type Unit } from '../unit.ts'
import { unitName } from '../unit-name.ts'
import { align, unionDims } from './align.ts'
import { bandsMend } from './bands-mend.ts'
import { brokenTerm, isBroken, type Typing, term } from './context.ts'
import { dateUnit, inMonths } from './dates.ts'

const OP = { '＋': 'add', '－': 'subtract', '×': 'multiply', '÷': 'divide' } as const

/** ＋ － × ÷ over two terms: units add up or combine, dimensions are brought together. */
export function typeArithmetic(e: Binary & { operator: keyof typeof verbOf }, typing: Typing): Term {
  const [first, second] = [typing.type(e.left), typing.type(e.right)]
  const span = typing.place(e.span)
  if (isBroken(first, second)) return brokenTerm(span)
  const left = e.operator === '×' ? inMonths(first, e.operator, second.unit) : first
  const right = inMonths(second, e.operator, left.unit)
  const unit = dateUnit(e.operator, left.unit, right.unit) ?? numberUnit(e.operator, left.unit, right.unit)
  if (!unit) {
    typing.report(
      problem('HC4001', typing.place(e.at), {
        operator: verbOf[e.operator],
        left: unitName(left.unit),
        right: unitName(right.unit),
        bands: bandsMend(left, right.unit, typing.scope) ?? bandsMend(right, left.unit, typing.scope),
      }),
    )
    return brokenTerm(span)
  }
  const [a, b] = align([left, right], typing) as [Term, Term]
  return term({ op: OP[e.operator], left: a, right: b }, unit, unionDims([a, b], typing), span)
}

/** ^ with a whole exponent. */
export function typePower(e: Binary, typing: Typing): Term {
  const base = typing.type(e.left)
  const span = typing.place(e.span)
  const exponent = wholeNumber(e.right)
  if (exponent === undefined || Math.abs(exponent) > 1000) {
    typing.report(problem('HC4010', typing.place(e.right.span), {}))
    return brokenTerm(span)
  }
  if (!isNumeric(base, typing, kindOf.power)) return brokenTerm(span)
  const unit = base.unit.kind === 'quantity' ? raise(base.unit, exponent) : base.unit
  return term({ op: 'power', base, exponent }, unit, base.dims, span)
}

function wholeNumber(e: Expression): number | undefined {
  if (e.type === 'unary' && e.operator !== '非') {
    const inside = wholeNumber(e.operand)
    return inside === undefined ? undefined : e.operator === '－' ? -inside : inside
  }
  return e.type === 'number' && e.unit === '' && /^\d{1,4}$/.test(e.digits) ? Number(e.digits) : undefined
}

/** The unit that two sides of ＋, － or of a choice have in common; undefined where they have none. */
export function unify(a: Unit, b: Unit): Unit | undefined {
  if (a.kind === 'any' || b.kind === 'any') {
    // 0 is a number whatever it counts, never a text or a truth.
    const other = a.kind === 'any' ? b : a
    return other.kind === 'quantity' || other.kind === 'any' ? other : undefined
  }
  if (sameUnit(a, b)) return a
  if (isRatioLike(a) && isRatioLike(b)) return sameUnit(a, point) && sameUnit(b, point) ? point : ratio
  return undefined
}

function numberUnit(operator: keyof typeof OP, a: Unit, b: Unit): Unit | undefined {
  if (operator === '×' || operator === '÷') return multiplied(a, b, operator === '×' ? 1 : -1)
  const unit = unify(a, b)
  return unit?.kind === 'quantity' || unit?.kind === 'any' ? unit : undefined
}

function multiplied(a: Unit, b: Unit, sign: 1 | -1): Unit | undefined {
  const left = a.kind === 'any' ? ratio : a
  const right = b.kind === 'any' ? ratio : b
  return left.kind === 'quantity' && right.kind === 'quantity' ? combine(left, right, sign) : undefined
}

/** Terms of one unit side by side (取小, 如果 … 否则, options): their common unit, or a report and undefined. */
export function commonUnit(terms: readonly Term[], what: string, typing: Typing): Unit | undefined {
  let unit: Unit | undefined
  for (const t of terms) {
    if (isBroken(t)) return undefined
    const both = unit === undefined ? t.unit : unify(unit, t.unit)
    if (!both) {
      const wanted = unit as Unit
      const mend = bandsMend(t, wanted, typing.scope) ?? bandsMend(terms[0] as Term, t.unit, typing.scope)
      const facts = { what, wanted: unitName(wanted), found: unitName(t.unit), bands: mend }
      typing.report(problem('HC4003', t.span, facts))
      return undefined
    }
    unit = both
  }
  return unit
}

/** Whether a term is a number; if not, says so. Broken terms are passed over in silence. */
export function isNumeric(t: Term, typing: Typing, what: string): boolean {
  if (isBroken(t)) return false
  if (t.unit.kind === 'quantity' || t.unit.kind === 'any') return true
  typing.report(problem('HC4003', t.span, { what, wanted: wanted.number, found: unitName(t.unit) }))
  return false
}

/** Whether a term is a number or a date, so that one can be the greatest; if not, says so. */
export function isMeasured(t: Term, typing: Typing, what: string): boolean {
  return t.unit.kind === 'date' || isNumeric(t, typing, what)
}

/** Whether a term is a condition (是 or 否); if not, says so. */
export function isTruth(t: Term, typing: Typing, what: string): boolean {
  if (isBroken(t)) return false
  if (t.unit.kind === 'truth') return true
  typing.report(problem('HC4003', t.span, { what, wanted: wanted.condition, found: unitName(t.unit) }))
  return false
}

/** A number that the formula leaves out. */
export function numberTerm(digits: string, unit: Unit, span: Span): Term {
  return term({ op: 'number', digits }, unit, [], span)
}
