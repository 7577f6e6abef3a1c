import { entry } from '../entry.ts'

const some = (words: readonly string[], of: number): string =>
  words.length <= 5 ? words.join('、') : `${words.slice(0, 5).join('、')}等${of}个`

/** A value of a case: the members that the place of the fault leaves open, and what it is. */
interface Datum {
  readonly name: string
  readonly isLastYear: boolean
  readonly members: readonly string[]
  readonly value: string | boolean
}

function datum({ name, isLastYear, members, value }: Datum): string {
  const written = typeof value === 'string' ? value : value ? '是' : '否'
  return `${isLastYear ? '上年' : ''}${name}${members.length > 0 ? `〔${members.join('，')}〕` : ''}＝${written}`
}

/** HC7xxx: properties that must hold for every input. */
export const proof = {
  HC7001: entry(
    'warning',
    (f: { name: string; members: readonly string[]; count: number }) =>
      `须证的“${f.name}”在这份数据下不成立${f.members.length > 0 ? `（${some(f.members, f.count)}）` : ''}`,
    () => '这份数据就是反例；检查规则，或者改这条性质',
  ),
  HC7002: entry(
    'warning',
    (f: {
      name: string
      members: readonly string[]
      data: readonly Datum[]
      readings: readonly (readonly [string, string])[]
    }) =>
      `须证的“${f.name}”不是总成立，试出了一个反例${f.members.length > 0 ? `（${some(f.members, f.members.length)}）` : ''}`,
    (f) => {
      const data = [...f.data.map(datum), ...f.readings.map(([name, option]) => `${name}取“${option}”`)]
      const isBelow = f.data.some(({ value }) => typeof value === 'string' && value.startsWith('-'))
      return `反例：${data.slice(0, 12).join('，')}${data.length > 12 ? '……' : ''}。规则写错了就改规则，性质说得太宽就改性质${isBelow ? '；不会是负数的输入写上“至少: 0”' : ''}`
    },
  ),
  HC7003: entry(
    'info',
    (f: { name: string; cases: number }) => `须证的“${f.name}”没有试出结果：${f.cases}组数据里它要用的数都算不出来`,
    () => '看看它用到的待定值有没有写范围，除数和权重会不会总是0',
  ),
} as const
