import { entry } from '../entry.ts'
import { didYouMean } from '../suggest.ts'

const list = (words: readonly string[]): string => words.map((w) => `“${w}”`).join('、')

/** HC5043, HC5048, HC5049 and HC508x: what goes from year to year, months and quarters, values that change within the year. */
export const periods = {
  HC5043: entry(
    'error',
    (f: { name: string; opening: string }) => `“${f.name}”和期初的“${f.opening}”分的维度不一样`,
    () => '期初写一个分法相同的输入',
  ),
  HC5048: entry(
    'error',
    (f: { name: string; opening: string; kind: string | undefined; near: readonly string[] }) =>
      f.kind === undefined
        ? `“${f.name}”的期初写的“${f.opening}”没有定义`
        : `“${f.name}”的期初写的“${f.opening}”是${f.kind}，不是输入`,
    (f) => didYouMean(f.near) ?? '在输入里添一项第一年的年初数，期初写它的名称',
  ),
  HC5049: entry(
    'error',
    (f: { name: string; closing: string; opening: string; unit: string }) =>
      `“${f.name}”的期末单位是${f.closing}，期初的“${f.opening}”单位是${f.unit}`,
    () => '同一个数跨年结转，期初和期末的单位要一样',
  ),
  HC5080: entry(
    'error',
    (f: { text: string; key: string }) => `“${f.text}”不是日期`,
    (f) => `“${f.key}”的键写日期，例如 {2026-01-01: 80, 2026-07-01: 85}`,
  ),
  HC5081: entry(
    'error',
    (f: { text: string }) => `分月份的参数，值要从某月1日起，“${f.text}”不是1日`,
    () => '当月或者下月1日起算的，写那个1日；确实月中变的，另写规则按天折算',
  ),
  HC5082: entry(
    'error',
    (f: { first: string; second: string }) => `“${f.first}”和“${f.second}”只能写一个`,
    () => '随年度变的写“按年度”；年中变动、按月算的写“自”；年中变动、按年算的写“按年初”或“按年末”',
  ),
  HC5083: entry(
    'error',
    (f: { dimension: string; member: string }) =>
      f.member === ''
        ? `维度“${f.dimension}”没有列出是哪几个月，“自”不知道各取哪天的值`
        : `维度“${f.dimension}”的成员“${f.member}”不是月份，“自”不知道它取哪天的值`,
    () => '成员写 1 至 12 的数，或者 1月、2月；维度“月份”不声明就是 1 至 12',
  ),
  HC5084: entry(
    'error',
    (f: { text: string }) => `“${f.text}”读不成几个年份`,
    () => '写成 年度－3 至 年度－1：从哪一年到哪一年，都按测算的年度数',
  ),
  HC5085: entry(
    'error',
    (f: { text: string; limit: number }) => `“${f.text}”太长，最多${f.limit}年`,
    () => '检查年数，多半多写了一位',
  ),
  HC5091: entry(
    'error',
    (f: { name: string; dims: readonly string[] }) =>
      `“${f.name}”用到自己上年的数，${f.dims.length === 0 ? '算出来却不分维度' : `按${list(f.dims)}分，却没有写明`}`,
    (f) => (f.dims.length === 0 ? '删去“维度”' : `补上“维度: [${f.dims.join(', ')}]”`),
  ),
} as const
