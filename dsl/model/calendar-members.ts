/** The dimensions of the calendar: they need no declaration. */
export const calendarDimensions = { month: '月份', quarter: '季度' } as const

/** Whether a dimension is one of the calendar's, by its name. */
export function isOfCalendar(dimension: string): boolean {
  return dimension === calendarDimensions.month || dimension === calendarDimensions.quarter
}

const chinese = ['一', '二', '三', '四']

/** How else a member of 月份 or 季度 may be written: 7 as 7月 or 7月份; 3 as 三季度, 第三季度, 3季度 or 第3季度. */
export function spellings(dimension: string, member: string): readonly string[] {
  if (dimension === calendarDimensions.month) return monthOf(member) ? [`${member}月`, `${member}月份`] : []
  if (dimension !== calendarDimensions.quarter) return []
  const digit = chinese[Number(member) - 1]
  return digit === undefined ? [] : [digit, member].flatMap((d) => [`${d}季度`, `第${d}季度`])
}

/** The member of a dimension that a text names: by its name, or as months and quarters are written. */
export function memberNamed(dimension: string, written: string, members: readonly string[]): string | undefined {
  if (members.includes(written)) return written
  const year = /^(\d{4})年度?$/.exec(written)?.[1]
  if (year !== undefined && members.includes(year)) return year
  if (!isOfCalendar(dimension)) return undefined
  return members.find((m) => spellings(dimension, m).includes(written))
}

/** The month (1 to 12) that a member of 月份 stands for: 7, 07 or 7月. */
export function monthOf(member: string): number | undefined {
  const month = Number(/^(\d{1,2})(?:月份?)?$/.exec(member)?.[1])
  return month >= 1 && month <= 12 ? month : undefined
}
