import { problem } from '../../diagnostic/diagnostic.ts'
import { after } from '../../diagnostic/phrases.ts'
import type { Expression, NumberLiteral, Unary } from '../../syntax/expression/expression.ts'
import { memberNamed } from '../calendar-members.ts'
import { bareUnit, shiftDecimal } from '../quantity.ts'
import type { Term } from '../term.ts'
import { date, readUnit, text, truth } from '../unit.ts'
import { isNumeric, isTruth, typeArithmetic, typePower } from './arithmetic.ts'
import { typeComparison, typeLogic, typeMembership } from './comparison.ts'
import { brokenTerm, type Scope, type Typing, term } from './context.ts'
import { typeCall, typeConditional } from './functions.ts'
import { memberTerm, typeName, typePick } from './name.ts'

/**
 * The meaning of one formula. Problems are reported at their places in the block (`place` takes a span of the formula there);
 * what cannot be understood becomes a broken term, about which nothing more is said.
 */
export function typeExpression(e: Expression, scope: Scope, place: Typing['place'], report: Typing['report']): Term {
  const typing: Typing = { scope, place, report, type: (inner, beside) => typeOne(inner, typing, beside) }
  return typeOne(e, typing)
}

function typeOne(e: Expression, typing: Typing, beside?: string): Term {
  const span = typing.place(e.span)
  switch (e.type) {
    case 'number':
      return typeNumber(e, typing, beside)
    case 'text':
      return beside
        ? term({ op: 'name', dimension: beside, name: e.text }, { kind: 'member', dimension: beside }, [], span)
        : term({ op: 'text', text: e.text }, text, [], span)
    case 'date':
      return term({ op: 'date', text: dateText(e) }, date, [], span)
    case 'truth':
      return term({ op: 'truth', value: e.value }, truth, [], span)
    case 'name':
      return typeName(e, typing, beside)
    case 'unary':
      return typeUnary(e, typing)
    case 'binary':
      switch (e.operator) {
        case '＋':
        case '－':
        case '×':
        case '÷':
          return typeArithmetic({ ...e, operator: e.operator }, typing)
        case '^':
          return typePower(e, typing)
        case '且':
        case '或':
          return typeLogic({ ...e, operator: e.operator }, typing)
        default:
          return typeComparison({ ...e, operator: e.operator }, typing)
      }
    case 'conditional':
      return typeConditional(e, typing)
    case 'membership':
      return typeMembership(e, typing)
    case 'pick':
      return typePick(e, typing)
    case 'call':
      return typeCall(e, typing)
    case 'hole':
      return brokenTerm(span)
  }
}

function typeNumber(e: NumberLiteral, typing: Typing, beside?: string): Term {
  const span = typing.place(e.span)
  const home = beside === undefined ? undefined : typing.scope.dimensions.get(beside)
  // Members of an ordered dimension compare by their place: 月份 ≥ 7 is from July on, in whatever month the year begins.
  const member =
    home?.members &&
    memberNamed(
      home.name,
      e.digits + e.unit,
      home.members.map((m) => m.name),
    )
  if (home && member !== undefined && (home.ordered || e.unit !== '')) return memberTerm(home.name, member, span)
  if (e.unit === '') {
    const digits = shiftDecimal(e.digits, 0)
    return term({ op: 'number', digits, isBare: true }, bareUnit(digits), [], span)
  }
  const scaled = readUnit(e.unit, typing.scope.nouns)
  if (!scaled) {
    typing.report(problem('HC4004', span, { unit: e.unit, near: [] }))
    return brokenTerm(span)
  }
  return term({ op: 'number', digits: shiftDecimal(e.digits, scaled.shift), isBare: false }, scaled.unit, [], span)
}

function typeUnary(e: Unary, typing: Typing): Term {
  const of = typing.type(e.operand)
  const span = typing.place(e.span)
  if (e.operator === '非') {
    return isTruth(of, typing, after('非')) ? term({ op: 'not', of }, truth, of.dims, span) : brokenTerm(span)
  }
  if (!isNumeric(of, typing, after(e.operator))) return brokenTerm(span)
  return e.operator === '＋' ? of : term({ op: 'negate', of }, of.unit, of.dims, span)
}

function dateText(e: { year?: number; month: number; day: number }): string {
  const two = (n: number): string => String(n).padStart(2, '0')
  return `${e.year === undefined ? '' : `${String(e.year).padStart(4, '0')}-`}${two(e.month)}-${two(e.day)}`
}
