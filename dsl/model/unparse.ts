import { missingWord } from '../diagnostic/phrases.ts'
import type { BinaryOperator, Expression, FunctionName } from '../syntax/expression/expression.ts'
import { printFormula } from '../syntax/expression/print.ts'
import { roundingPlace } from './rounding.ts'
import type { CalendarPart, Term } from './term.ts'
import { isRatioLike } from './unit.ts'

/** What stands in a term's place when it is shown: digits (… marks a value cut short), a word, or nothing known. */
export type Shown =
  | { readonly kind: 'number'; readonly digits: string; readonly isCut?: boolean; readonly isRatio?: boolean }
  | { readonly kind: 'truth'; readonly value: boolean }
  | { readonly kind: 'word'; readonly text: string }
  /** 2026-01-01. */
  | { readonly kind: 'date'; readonly text: string }
  | { readonly kind: 'unknown'; readonly isMissing: boolean }

const ARITHMETIC: Readonly<Record<'add' | 'subtract' | 'multiply' | 'divide' | 'and' | 'or', BinaryOperator>> = {
  add: '＋',
  subtract: '－',
  multiply: '×',
  divide: '÷',
  and: '且',
  or: '或',
}

const EXTREME: Readonly<Record<'minimum' | 'maximum', FunctionName>> = { minimum: '取小', maximum: '取大' }
const ROUND: Readonly<Record<'half-up' | 'up' | 'down', FunctionName>> = {
  'half-up': '四舍五入',
  up: '进位',
  down: '舍去',
}
const PART: Readonly<Record<CalendarPart, FunctionName>> = { year: '年', month: '月', day: '日' }
const UNKNOWN = '待定'

/**
 * A term written as a formula again, with `show` saying what stands in the place of a part (its number); undefined writes the part out.
 * Used for “the same with the numbers filled in”.
 */
export function unparse(term: Term, show: (part: Term) => Shown | undefined): string {
  return printFormula(toExpression(term, show))
}

function toExpression(t: Term, show: (part: Term) => Shown | undefined): Expression {
  const shown = show(t)
  if (shown) return shownExpression(shown, t)
  const { span } = t
  const of = (part: Term): Expression => toExpression(part, show)
  const call = (name: FunctionName, args: readonly Expression[], to?: string): Expression => ({
    type: 'call',
    function: name,
    at: span,
    args,
    ...(to === undefined ? {} : { to: { text: to, span } }),
    span,
  })
  switch (t.op) {
    case 'number':
      return shownExpression(
        { kind: 'number', digits: t.digits, isRatio: isRatioLike(t.unit) && t.digits.includes('.') },
        t,
      )
    case 'truth':
      return { type: 'truth', value: t.value, span }
    case 'text':
      return { type: 'text', text: t.text, span }
    case 'date':
      return shownExpression({ kind: 'date', text: t.text }, t)
    case 'calendar':
      return call(PART[t.part], [of(t.of)])
    case 'age':
      return call('周岁', [of(t.birth), of(t.on)])
    case 'lastYear':
      return call('上年', [{ type: 'name', name: t.name, span }])
    case 'name':
      return /^\d+$/.test(t.name)
        ? shownExpression({ kind: 'number', digits: t.name }, t)
        : { type: 'name', name: t.name, span }
    case 'figure':
      return { type: 'name', name: t.name, span }
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
    case 'and':
    case 'or':
      return { type: 'binary', operator: ARITHMETIC[t.op], left: of(t.left), right: of(t.right), at: span, span }
    case 'compare':
      return { type: 'binary', operator: t.comparison, left: of(t.left), right: of(t.right), at: span, span }
    case 'power': {
      const exponent: Expression = { type: 'number', digits: String(Math.abs(t.exponent)), unit: '', span }
      const right: Expression = t.exponent < 0 ? { type: 'unary', operator: '－', operand: exponent, span } : exponent
      return { type: 'binary', operator: '^', left: of(t.base), right, at: span, span }
    }
    case 'negate':
      return { type: 'unary', operator: '－', operand: of(t.of), span }
    case 'not':
      return { type: 'unary', operator: '非', operand: of(t.of), span }
    case 'absolute':
      return call('绝对值', [of(t.of)])
    case 'root':
      return call('开方', [of(t.of)])
    case 'minimum':
    case 'maximum':
      return call(EXTREME[t.op], t.of.map(of))
    case 'choose':
      return { type: 'conditional', condition: of(t.condition), then: of(t.then), otherwise: of(t.otherwise), span }
    case 'round':
      return call(ROUND[t.mode], [of(t.of)], roundingPlace(t.step))
    case 'split':
      return splitExpression(t, of)
    case 'default':
      return of(t.of)
    case 'follow':
    case 'pick':
    case 'previous':
    case 'sumBefore':
    case 'rank':
    case 'cast':
    case 'spread':
    case 'applying':
    case 'aggregate':
    case 'share':
      return of(t.of)
    case 'reading':
      return of((t.options[0] as { term: Term }).term)
    case 'cases':
      return of(t.otherwise ?? (t.cases[0] as { value: Term }).value)
    case 'bands':
      return of(t.of)
    case 'unspecified':
      return shownExpression({ kind: 'unknown', isMissing: false }, t)
    case 'year':
    case 'member':
    case 'broken':
      return { type: 'hole', span }
  }
}

function shownExpression(shown: Shown, { span }: Term): Expression {
  switch (shown.kind) {
    case 'number': {
      const isNegative = shown.digits.startsWith('-')
      const digits = isNegative ? shown.digits.slice(1) : shown.digits
      const percent = shown.isRatio && !shown.isCut ? asPercent(digits) : undefined
      const literal: Expression = {
        type: 'number',
        digits: percent ?? digits,
        unit: percent ? '％' : shown.isCut ? '…' : '',
        span,
      }
      return isNegative ? { type: 'unary', operator: '－', operand: literal, span } : literal
    }
    case 'truth':
      return { type: 'truth', value: shown.value, span }
    case 'word':
      return { type: 'text', text: shown.text, span }
    case 'date': {
      const [day = 0, month = 0, year] = shown.text.split('-').map(Number).reverse()
      return { type: 'date', ...(year === undefined ? {} : { year }), month, day, span }
    }
    case 'unknown':
      return { type: 'number', digits: shown.isMissing ? missingWord : UNKNOWN, unit: '', span }
  }
}

/** 0.765 → 76.5: the point two places on, where that leaves a short number. */
function asPercent(digits: string): string | undefined {
  const [whole = '', part = ''] = digits.split('.')
  if (part === '' || part.length > 6) return undefined
  const moved = part.padEnd(2, '0')
  const left = (whole + moved.slice(0, 2)).replace(/^0+(?=\d)/, '')
  return moved.length > 2 ? `${left}.${moved.slice(2)}` : left
}

/** A part of a split as people check it: the whole times its weight over the sum of weights. */
function splitExpression(t: Extract<Term, { op: 'split' }>, of: (part: Term) => Expression): Expression {
  const { span } = t
  const sum: Term = {
    op: 'aggregate',
    kind: 'sum',
    of: t.weights,
    over: t.over,
    by: t.by,
    unit: t.weights.unit,
    dims: t.dims.filter((d) => !t.over.includes(d)),
    span,
  }
  const product: Expression = { type: 'binary', operator: '×', left: of(t.whole), right: of(t.weights), at: span, span }
  return { type: 'binary', operator: '÷', left: product, right: of(sum), at: span, span }
}
