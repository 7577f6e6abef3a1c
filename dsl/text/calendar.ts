/** A day of the calendar. */
export interface CalendarDay {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  /** 1 to 31. */
  readonly day: number
}

const daysOf = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Whether there is such a day; without a year, whether some year has it. */
export function isDay(year: number | undefined, month: number, day: number): boolean {
  const common = year !== undefined && (year % 4 !== 0 || (year % 100 === 0 && year % 400 !== 0))
  const last = month === 2 && common ? 28 : (daysOf[month - 1] ?? 0)
  return day >= 1 && day <= last
}

/** Whether a text is a day of the calendar, written 2026-01-01. */
export function isDateText(text: string): boolean {
  return dayNumber(text) !== undefined
}

/** The number of the day that a text (2026-01-01) names: a whole number that grows by 1 each day. Undefined for what is no day. */
export function dayNumber(text: string): number | undefined {
  const [, year, month, day] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []).map(Number)
  if (year === undefined || month === undefined || day === undefined || !isDay(year, month, day)) return undefined
  return numberOfDay({ year, month, day })
}

/** Days in four hundred years: the calendar repeats after them. */
const CYCLE = 146_097
/** From 0000-03-01 to 1899-12-30, the day 0. Spreadsheets count from there, so that a date's number is theirs. */
const EPOCH = 693_899

/** The number of a day: 0 is 1899-12-30. A day beyond its month's last counts on into the next: 29 February of 2025 is 1 March. */
export function numberOfDay({ year, month, day }: CalendarDay): number {
  // Years that begin in March have the odd day at their end.
  const since = month > 2 ? year : year - 1
  const months = (month + 9) % 12
  const leaps = Math.floor(since / 4) - Math.floor(since / 100) + Math.floor(since / 400)
  return since * 365 + leaps + Math.floor((months * 153 + 2) / 5) + day - 1 - EPOCH
}

/** The day that a number stands for. */
export function dayOfNumber(number: number): CalendarDay {
  const days = number + EPOCH
  const cycle = Math.floor(days / CYCLE)
  const left = days - cycle * CYCLE
  const leaps = Math.floor(left / 1460) - Math.floor(left / 36_524) + Math.floor(left / 146_096)
  const year = Math.floor((left - leaps) / 365)
  const inYear = left - (year * 365 + Math.floor(year / 4) - Math.floor(year / 100))
  const months = Math.floor((inYear * 5 + 2) / 153)
  const month = months < 10 ? months + 3 : months - 9
  return {
    year: cycle * 400 + year + (month <= 2 ? 1 : 0),
    month,
    day: inYear - Math.floor((months * 153 + 2) / 5) + 1,
  }
}

/** The day that a number stands for, as 2026-01-01. */
export function dateText(number: number): string {
  const { year, month, day } = dayOfNumber(number)
  const digits = (value: number, count: number): string => String(value).padStart(count, '0')
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`
}
