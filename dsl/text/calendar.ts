const daysOf = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Whether there is such a day; without a year, whether some year has it. */
export function isDay(year: number | undefined, month: number, day: number): boolean {
  const common = year !== undefined && (year % 4 !== 0 || (year % 100 === 0 && year % 400 !== 0))
  const last = month === 2 && common ? 28 : (daysOf[month - 1] ?? 0)
  return day >= 1 && day <= last
}

/** Whether a text is a day of the calendar, written 2026-01-01. */
export function isDateText(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []
  return day !== undefined && isDay(Number(year), Number(month), Number(day))
}
