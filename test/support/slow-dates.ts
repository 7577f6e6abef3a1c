import { Rational } from './rational.ts'

const DAY = 86_400_000

/** The number of a day: the days since the first of 1970. */
export function slowDay(year: number, month: number, day: number): Rational {
  return Rational.of(BigInt(Date.UTC(year, month - 1, day) / DAY))
}

/** Whether a year has a day. */
export function hasDay(year: number, month: number, day: number): boolean {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day
}

/** The year, month and day of a day by its number. */
export function slowParts(day: Rational): { readonly 年: number; readonly 月: number; readonly 日: number } {
  const found = new Date(Number(day.over) * DAY)
  return { 年: found.getUTCFullYear(), 月: found.getUTCMonth() + 1, 日: found.getUTCDate() }
}

/** How many birthdays there were up to a day; one that the month lacks is on its last day. */
export function slowAge(birth: Rational, on: Rational): Rational {
  const born = slowParts(birth)
  let age = 0
  for (let year = born.年 + 1; ; year++) {
    const birthday = hasDay(year, born.月, born.日) ? slowDay(year, born.月, born.日) : slowDay(year, born.月 + 1, 0)
    if (birthday.cmp(on) > 0) return Rational.of(BigInt(age))
    age++
  }
}
