import { problem } from '../../diagnostic/diagnostic.ts'
import { quoted } from '../../diagnostic/phrases.ts'
import type { Call } from '../../syntax/expression/expression.ts'
import type { CalendarPart, Term } from '../term.ts'
import { date, printUnit, quantity, ratio, sameUnit, type Unit } from '../unit.ts'
import { unitName } from '../unit-name.ts'
import { align, unionDims } from './align.ts'
import { brokenTerm, isBroken, type Typing, term } from './context.ts'

const PART: Readonly<Partial<Record<Call['function'], CalendarPart>>> = { 年: 'year', 月: 'month', 日: 'day' }

const days = quantity([['天', 1]])
const months = quantity([['月', 1]])
const years = quantity([['岁', 1]])

/** 年（日期） 月（日期） 日（日期）: a part of a date, a pure number. */
export function typeCalendarPart(e: Call, typing: Typing): Term {
  const span = typing.place(e.span)
  const of = e.args[0] ? typing.type(e.args[0]) : brokenTerm(span)
  if (!isDate(of, e, typing)) return brokenTerm(span)
  return term({ op: 'calendar', part: PART[e.function] as CalendarPart, of }, ratio, of.dims, span)
}

/** 周岁（出生日期，日期）: how many birthdays there were up to a day, that day included. */
export function typeAge(e: Call, typing: Typing): Term {
  const span = typing.place(e.span)
  const args = e.args.map((a) => typing.type(a))
  const fine = args.map((a) => isDate(a, e, typing))
  if (fine.includes(false) || args.length < 2) return brokenTerm(span)
  const [birth, on] = align(args, typing) as [Term, Term]
  return term({ op: 'age', birth, on }, years, unionDims([birth, on], typing), span)
}

/** What a date comes to with 天 added to it or taken from it, or with another date taken from it; undefined for all else. */
export function dateUnit(operator: string, left: Unit, right: Unit): Unit | undefined {
  if (operator === '－' && left.kind === 'date') return right.kind === 'date' ? days : isDays(right) ? date : undefined
  if (operator !== '＋') return undefined
  const other = left.kind === 'date' ? right : right.kind === 'date' ? left : undefined
  return other && isDays(other) ? date : undefined
}

/**
 * A bare 12 beside months is the year's: 参保月数÷12 is a share of the year, 月标准×12 the year's rate. The same number with the unit
 * that the file leaves out; any other term as it is.
 */
export function inMonths(t: Term, operator: string, other: Unit): Term {
  if (t.op !== 'number' || t.digits !== '12' || !sameUnit(t.unit, ratio) || other.kind !== 'quantity') return t
  const power = other.powers.find(([name]) => name === '月')?.[1] ?? 0
  return (operator === '÷' && power > 0) || (operator === '×' && power < 0) ? { ...t, unit: months } : t
}

function isDays(unit: Unit): boolean {
  return unit.kind === 'any' || sameUnit(unit, days)
}

function isDate(t: Term, e: Call, typing: Typing): boolean {
  if (isBroken(t)) return false
  if (t.unit.kind === 'date') return true
  const facts = { what: quoted(e.function), wanted: printUnit(date), found: unitName(t.unit) }
  typing.report(problem('HC4003', t.span, facts))
  return false
}
