import type { CalendarPart, Term } from '../../dsl/model/term.ts'
import { dayNumber } from '../../dsl/text/calendar.ts'
import type { Span } from '../../dsl/text/span.ts'
import type { BodyArgument } from './body.ts'
import type { Lowering } from './lowering.ts'

const FIRST = String(dayNumber('0000-01-01'))
const LAST = String(dayNumber('9999-12-31'))

/** A date as written: a whole number of days; without a year (mm-dd) a day of the run's, which must have it. */
export function lowerDate(t: Extract<Term, { op: 'date' }>, b: Lowering): BodyArgument {
  const known = dayNumber(t.text)
  if (known !== undefined) return b.number(String(known), t.span)
  const [month = 0, day = 0] = t.text.split('-').map(Number)
  const value = b.node({ op: 'constant', value: { kind: 'day', month, day } }, [], [], t.span)
  if (month !== 2 || day !== 29) return value
  const is = b.node({ op: 'equal' }, [part('day', value, [], t.span, b), b.number('29', t.span)], [], t.span)
  return b.guard(value, is, 'HC6080', {}, t)
}

/** A date with days added or taken away: whole days, to a date that can be written. */
export function checkedDate(date: BodyArgument, t: Term, b: Lowering): BodyArgument {
  const { dims, span } = t
  const whole = b.node({ op: 'round', mode: 'down', step: '1' }, [date], dims, span)
  const isWhole = b.node({ op: 'equal' }, [whole, date], dims, span)
  const checked = b.guard(date, isWhole, 'HC6082', {}, t)
  const from = b.node({ op: 'lessEqual' }, [b.number(FIRST, span), checked], dims, span)
  const to = b.node({ op: 'lessEqual' }, [checked, b.number(LAST, span)], dims, span)
  return b.guard(checked, b.node({ op: 'and' }, [from, to], dims, span), 'HC6083', {}, t)
}

/**
 * 周岁: the difference of the years, one less before the birthday. Who was born on a day that the month lacks this time has the birthday
 * on the month's last day (Civil Code art. 202). Who is born after the day has no age.
 */
export function lowerAge(t: Extract<Term, { op: 'age' }>, b: Lowering): BodyArgument {
  const { dims, span } = t
  const [birth, on] = [b.term(t.birth), b.term(t.on)]
  const born = (name: CalendarPart): BodyArgument => part(name, birth, t.birth.dims, span, b)
  const now = (name: CalendarPart): BodyArgument => part(name, on, t.on.dims, span, b)
  const both = (op: 'less' | 'lessEqual' | 'equal' | 'subtract' | 'and' | 'or', x: BodyArgument, y: BodyArgument) =>
    b.node({ op }, [x, y], dims, span)
  const one = b.number('1', span)
  const next = b.node({ op: 'add' }, [on, one], t.on.dims, span)
  const isLastOfMonth = b.node({ op: 'equal' }, [part('day', next, t.on.dims, span, b), one], t.on.dims, span)
  const isDayReached = both('or', both('lessEqual', born('day'), now('day')), isLastOfMonth)
  const [bornMonth, month] = [born('month'), now('month')]
  const isReached = both(
    'or',
    both('less', bornMonth, month),
    both('and', both('equal', bornMonth, month), isDayReached),
  )
  const years = both('subtract', now('year'), born('year'))
  const age = b.node({ op: 'select' }, [isReached, years, both('subtract', years, one)], dims, span)
  return b.guard(age, both('lessEqual', birth, on), 'HC6081', {}, t)
}

function part(name: CalendarPart, of: BodyArgument, dims: readonly string[], span: Span, b: Lowering): BodyArgument {
  return b.node({ op: 'calendar', part: name }, [of], dims, span)
}
