import { describe, expect, it } from 'vitest'
import { dateText, dayNumber, dayOfNumber, isDateText, isDay, numberOfDay } from '../../../dsl/text/calendar.ts'

describe('the calendar', () => {
  it('knows which days there are', () => {
    expect([isDay(2024, 2, 29), isDay(2025, 2, 29), isDay(1900, 2, 29), isDay(2000, 2, 29)]).toEqual([
      true,
      false,
      false,
      true,
    ])
    expect([isDay(undefined, 2, 29), isDay(2026, 4, 31), isDay(2026, 13, 1), isDay(2026, 1, 0)]).toEqual([
      true,
      false,
      false,
      false,
    ])
    expect(['2026-06-30', '2026-06-31', '2026-6-30', '2026年6月30日'].map(isDateText)).toEqual([
      true,
      false,
      false,
      false,
    ])
  })

  it('numbers days as spreadsheets do', () => {
    expect([dateText(0), dateText(1), dateText(46_023)]).toEqual(['1899-12-30', '1899-12-31', '2026-01-01'])
    expect(dayNumber('1970-01-01')).toBe(25_569)
    expect(dayNumber('2025-02-29')).toBeUndefined()
  })

  it('counts a day beyond the last of its month on into the next', () => {
    expect(dateText(numberOfDay({ year: 2025, month: 2, day: 29 }))).toBe('2025-03-01')
    expect(dateText(numberOfDay({ year: 2024, month: 2, day: 29 }))).toBe('2024-02-29')
  })

  it('gives every day of ten thousand years the number after that of the day before', () => {
    let number = dayNumber('0000-01-01') as number
    let wrong = 0
    for (let year = 0; year <= 9999; year++)
      for (let month = 1; month <= 12; month++)
        for (let day = 1; isDay(year, month, day); day++) {
          const back = dayOfNumber(number)
          const fits = back.year === year && back.month === month && back.day === day
          if (!fits || numberOfDay({ year, month, day }) !== number) wrong++
          number++
        }
    expect(wrong).toBe(0)
    expect(dateText(number - 1)).toBe('9999-12-31')
  })
})
