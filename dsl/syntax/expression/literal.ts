import { type Problem, problem } from '../../diagnostic/diagnostic.ts'
import { isDay } from '../../text/calendar.ts'
import type { Span } from '../../text/span.ts'
import type { Expression, Name } from './expression.ts'
import type { Token } from './tokens.ts'

/** How many digits a number may have. */
const mostDigits = 60

/** The text that a token takes up; an empty one at 0 where there is no token. */
export function spanOf(token: Token): Span {
  const start = Number.isFinite(token.startOffset) ? token.startOffset : 0
  const end = Number.isFinite(token.endOffset) ? (token.endOffset as number) + 1 : start
  return { start, end: Math.max(start, end) }
}

/** The name that a token is. */
export function nameOf(token: Token): Name {
  const span = spanOf(token)
  return token.quoted
    ? { type: 'name', name: token.value, quoted: true, span }
    : { type: 'name', name: token.value, span }
}

/** A number, text, date or 是 / 否 from its token; a hole where it cannot be one. */
export function literal(token: Token, problems: Problem[]): Expression {
  const span = spanOf(token)
  if (token.kind === 'Text') return { type: 'text', text: token.value, span }
  if (token.kind === 'Truth') return { type: 'truth', value: token.value === '是', span }
  if (token.kind === 'Date') return dateOf(token, span, problems)
  const { value, unit = '' } = token
  const digits = value.replace('.', '').length
  if (digits > mostDigits) problems.push(problem('HC2026', span, { digits, limit: mostDigits }))
  if (token.unknown) {
    problems.push(problem('HC2025', { start: span.end - unit.length, end: span.end }, { unit, number: value }))
    return { type: 'hole', span }
  }
  return { type: 'number', digits: value, unit, span }
}

function dateOf(token: Token, span: Span, problems: Problem[]): Expression {
  const [y = '', m = '', d = ''] = token.value.split('-')
  const year = y === '' ? undefined : Number(y)
  const month = Number(m)
  const day = Number(d)
  if (!isDay(year, month, day)) {
    problems.push(problem('HC2023', span, { found: token.image }))
    return { type: 'hole', span }
  }
  return year === undefined ? { type: 'date', month, day, span } : { type: 'date', year, month, day, span }
}

/** 18至44岁: a bare number at the low end of a range is in the unit of the high end. */
export function withUnitOf(low: Expression, high: Expression): Expression {
  if (low.type !== 'number' || high.type !== 'number' || low.unit !== '' || high.unit === '') return low
  return { ...low, unit: high.unit }
}
