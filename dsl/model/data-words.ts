/** The words that data, as clerks keep them, may use beside the language's own. */

/** What stands for 是 and 否: marks of a ticked form, and what Excel writes. */
export const truthWords: ReadonlyMap<string, boolean> = new Map([
  ...['是', 'true', 'TRUE', 'True', '√', '✓', '✔', '有', '对'].map((word) => [word, true] as const),
  ...['否', 'false', 'FALSE', 'False', '×', '✗', '✘', '无', '错'].map((word) => [word, false] as const),
])

/** Heads of the column that holds the members of a table's only dimension. */
export const memberHeads: readonly string[] = ['名', '名称']

/** Whether a row's name says that the row adds up the others: 合计, 总 计, 全县合计. */
export function isTotalName(name: string): boolean {
  return /(?:合计|总计|小计|共计|总和)[：:]?$/.test(name.replace(/\s+/g, ''))
}

/** Whether a figure's name says that it is a part of a whole, so that more than 1 is odd. */
export function isShareName(name: string): boolean {
  return /(?:比例|占比|比重|率)$/.test(name)
}

/** Whether a pure number's name says that it multiplies, so that more than 1 is nothing odd. */
export function isFactorName(name: string): boolean {
  return /系数|倍|权重|权数|指数|点数|增长|增幅/.test(name)
}

/** Whether a unit of time is measured rather than counted: half a month is one, too. */
export function isMeasuredTime(unit: string): boolean {
  return unit === '月' || unit === '季' || unit === '年'
}
