import type { FunctionName } from './expression.ts'

/** How a function is called. `min` and `max` count everything between its brackets, a dimension, a place or a unit too. */
export interface Signature {
  readonly name: FunctionName
  readonly min: number
  readonly max: number
  /** The first argument (from 0) that may be what it runs over: a dimension, with 按 and 其中. Only the last one is read so. */
  readonly over?: number
  /** The second argument may be a place: 到元, 到4位小数. */
  readonly to?: boolean
  /** The second argument is a unit. */
  readonly unit?: boolean
  /** How it is written, for completion and messages. */
  readonly form: string
  /** What it means, in one line, for completion and the handbook. */
  readonly meaning: string
}

const many = Number.POSITIVE_INFINITY

/** Every function of the language, in the order in which the handbook shows them. */
export const signatures: readonly Signature[] = [
  { name: '若', min: 2, max: 2, form: '若（条件，值）', meaning: '条件成立时取这个值，不成立时为0' },
  { name: '取小', min: 2, max: many, form: '取小（甲，乙）', meaning: '几个数中最小的一个' },
  { name: '取大', min: 2, max: many, form: '取大（甲，乙）', meaning: '几个数中最大的一个' },
  { name: '绝对值', min: 1, max: 1, form: '绝对值（数）', meaning: '去掉正负号后的数' },
  { name: '开方', min: 1, max: 1, form: '开方（数）', meaning: '平方根，取40位有效数字' },
  { name: '四舍五入', min: 2, max: 2, to: true, form: '四舍五入（数，到元）', meaning: '四舍五入到指定的位' },
  { name: '进位', min: 2, max: 2, to: true, form: '进位（数，到元）', meaning: '有零头就进一，朝远离0的方向' },
  { name: '舍去', min: 2, max: 2, to: true, form: '舍去（数，到元）', meaning: '去掉零头，朝0的方向' },
  { name: '合计', min: 1, max: 2, over: 1, form: '合计（数，维度）', meaning: '按维度加总；不写维度就全部加总' },
  { name: '平均', min: 1, max: 2, over: 1, form: '平均（数，维度）', meaning: '维度上各成员的算术平均' },
  { name: '最大', min: 1, max: 2, over: 1, form: '最大（数，维度）', meaning: '维度上各成员中最大的' },
  { name: '最小', min: 1, max: 2, over: 1, form: '最小（数，维度）', meaning: '维度上各成员中最小的' },
  { name: '计数', min: 1, max: 2, over: 0, form: '计数（维度 其中 条件）', meaning: '维度上有多少个成员符合条件' },
  { name: '占比', min: 1, max: 2, over: 1, form: '占比（数，维度）', meaning: '各成员占维度合计的比例' },
  { name: '排名', min: 1, max: 2, over: 1, form: '排名（数，维度）', meaning: '各成员在维度上从大到小的名次' },
  { name: '上一', min: 2, max: 2, over: 1, form: '上一（数，年份）', meaning: '有序维度上前一个成员的数' },
  { name: '上年', min: 1, max: 1, form: '上年（数）', meaning: '上一年度的这个数' },
  {
    name: '分摊',
    min: 2,
    max: 3,
    over: 2,
    form: '分摊（总额，权重，维度）',
    meaning: '按权重把总额分到各成员，分完不差一分',
  },
  {
    name: '依次抵扣',
    min: 3,
    max: 3,
    over: 2,
    form: '依次抵扣（需求，余额，年份）',
    meaning: '从最早的余额起依次抵扣',
  },
  { name: '封顶折减', min: 2, max: 2, form: '封顶折减（应得，池）', meaning: '池子不够时各家按同一比例折减' },
  { name: '缺省', min: 2, max: 2, form: '缺省（数，0元）', meaning: '没有这个数时用后面的值' },
  {
    name: '视为',
    min: 2,
    max: 2,
    unit: true,
    form: '视为（数，单位）',
    meaning: '换一个单位看这个数，推导过程里会写明',
  },
  { name: '年', min: 1, max: 1, form: '年（日期）', meaning: '日期的年份' },
  { name: '月', min: 1, max: 1, form: '月（日期）', meaning: '日期的月份' },
  { name: '日', min: 1, max: 1, form: '日（日期）', meaning: '日期是几日' },
  { name: '周岁', min: 2, max: 2, form: '周岁（出生日期，6月30日）', meaning: '到指定日期满几周岁' },
]

const byName: ReadonlyMap<string, Signature> = new Map(signatures.map((s) => [s.name, s]))

/** The signature of a function, undefined for any other word. */
export function signatureOf(word: string): Signature | undefined {
  return byName.get(word)
}

const longestFirst = signatures.map((s) => s.name).sort((a, b) => b.length - a.length)

/** The longest function word with which a run of letters ends. */
export function functionAtEnd(run: string): FunctionName | undefined {
  return longestFirst.find((name) => run.endsWith(name))
}

/** What people write from habit, and the function that they mean. */
const habits: Readonly<Record<string, FunctionName>> = {
  IF: '若',
  SUM: '合计',
  SUMIF: '合计',
  求和: '合计',
  总和: '合计',
  AVERAGE: '平均',
  平均值: '平均',
  均值: '平均',
  MAX: '取大',
  最大值: '取大',
  较大值: '取大',
  MIN: '取小',
  最小值: '取小',
  较小值: '取小',
  ROUND: '四舍五入',
  取整: '四舍五入',
  ROUNDUP: '进位',
  CEILING: '进位',
  ROUNDDOWN: '舍去',
  FLOOR: '舍去',
  INT: '舍去',
  ABS: '绝对值',
  SQRT: '开方',
  COUNT: '计数',
  个数: '计数',
  比例: '占比',
  RANK: '排名',
  名次: '排名',
  上期: '上年',
  去年: '上年',
  分配: '分摊',
  YEAR: '年',
  MONTH: '月',
  DAY: '日',
  年龄: '周岁',
}

/** The function that an unknown word most likely means; undefined when none is near. */
export function nearestFunction(word: string): FunctionName | undefined {
  const habit = habits[word.toUpperCase()]
  if (habit) return habit
  let best: FunctionName | undefined
  let bestScore = 0
  for (const { name } of signatures) {
    if (name.length < 2) continue
    let shared = 0
    for (const c of name) if (word.includes(c)) shared++
    const score = (2 * shared) / (name.length + word.length)
    if (score > bestScore) {
      best = name
      bestScore = score
    }
  }
  return bestScore >= 0.5 ? best : undefined
}
