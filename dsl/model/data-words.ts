/** The words that data, as clerks keep them, may use beside the language's own. */

/** What stands for 是 and 否: marks of a ticked form, and what Excel writes. */
export const truthWords: ReadonlyMap<string, boolean> = new Map([
  ...['是', 'true', 'TRUE', 'True', '√', '✓', '✔', '有', '对'].map((word) => [word, true] as const),
  ...['否', 'false', 'FALSE', 'False', '×', '✗', '✘', '无', '错'].map((word) => [word, false] as const),
])

/** Heads of the column that holds the members of a table's only dimension. */
export const memberHeads: readonly string[] = ['名', '名称']

/** Whether a text is the name of a table's file, where values or members should stand. */
export function isTableName(text: string): boolean {
  return /^[^\n]+\.(?:csv|tsv|txt|xls[xmb]?|et|ods)$/i.test(text.trim())
}

/** Whether a row's name says that the row adds up the others: 合计, 总 计, 全县合计. */
export function isTotalName(name: string): boolean {
  return /(?:合计|总计|小计|共计|总和)[：:]?$/.test(name.replace(/\s+/g, ''))
}

/**
 * The number beyond which a ratio without ％ is probably meant in percent, by the figure's name: 1 of a share, and of an input that is no factor
 * what no factor of an office comes to.
 */
export function shareLimit(name: string, isInput = false): string | undefined {
  if (/(?:比例|占比|比重|率|(?:补偿|报销|支付|自付|负担|分担|留用)比)$/.test(name)) return '1'
  return isInput && !/系数|倍|权|指数|点数|当量|增长|增幅|CMI/i.test(name) ? '10' : undefined
}

/**
 * Whether a name says a part of a whole, so that more than 100% is hardly meant: not of what grows, is a factor, or is held against a plan, a
 * quota or a cost of its own.
 */
export function isPartName(name: string): boolean {
  const exceeds =
    /增长|增幅|增速|涨|上浮|浮动|变动|变化|偏离|偏差|超支|系数|倍|执行|完成|达成|达标|使用|利用|周转|支付率|结算|同比|环比/
  return shareLimit(name) === '1' && !exceeds.test(name)
}

/** Ways to say a share without ％: 两成, 百分之五, 5个百分点. */
export const otherShares = /[‰成]|分之|百分点/
