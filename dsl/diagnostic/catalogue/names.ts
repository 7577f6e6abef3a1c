import { entry } from '../entry.ts'
import { didYouMean } from '../suggest.ts'

const list = (words: readonly string[]): string => words.map((w) => `“${w}”`).join('、')

/** 甲 → 乙 → 甲; a long path by both its ends. */
const path = (steps: readonly string[]): string =>
  steps.length <= 12
    ? steps.join(' → ')
    : `${steps.slice(0, 6).join(' → ')} → … → ${steps.slice(-3).join(' → ')}（共${steps.length - 1}条）`

/** What the members of a dimension are that need not be declared. */
const CALENDAR: Readonly<Record<string, string>> = {
  月份: '月份不声明就是 1 至 12，写 7 或者 7月；自己声明的，',
  季度: '季度不声明就是 1 至 4，写 1 或者 一季度；自己声明的，',
}

/** HC3xxx: names. */
export const names = {
  HC3001: entry(
    'error',
    (f: { name: string; near: readonly string[] }) => `没有定义“${f.name}”`,
    (f) => didYouMean(f.near) ?? '先在输入、参数或规则里定义它；两个名称之间写 ＋ － × ÷',
  ),
  HC5093: entry(
    'error',
    (f: { of: string; share: string }) => `“${f.of}的${f.share}”里的“的”不能当乘号`,
    (f) => `写成 ${f.of} × ${f.share}`,
  ),
  HC3002: entry(
    'error',
    (f: { names: readonly string[]; areWords?: boolean }) =>
      f.names.length <= 2 ? `“${f.names[0]}”的算法用到了它自己` : `“${f.names[0]}”的算法绕回了自己：${path(f.names)}`,
    (f) =>
      f.names.length <= 2
        ? `公式里改用别的数${f.areWords ? '' : `；要接着上一年算的，写 上年（${f.names[0]}）`}`
        : `其中一${f.areWords ? '个词' : '条规则'}要改成不用后面的结果`,
  ),
  HC3003: entry(
    'error',
    (f: { name: string; first: string }) => `“${f.name}”这个名称已经用过，是${f.first}`,
    () => '换一个名称：一个名称只能指一样东西',
  ),
  HC3004: entry(
    'error',
    (f: { dimension: string; member: string; near: readonly string[] }) =>
      `维度${list(f.dimension.split('、'))}没有成员“${f.member}”`,
    (f) => didYouMean(f.near) ?? `${CALENDAR[f.dimension] ?? ''}成员见“维度”一节的${list(f.dimension.split('、'))}`,
  ),
  HC3005: entry(
    'error',
    (f: { name: string; near: readonly string[] }) => `没有名为“${f.name}”的维度`,
    (f) => didYouMean(f.near) ?? '先在“维度”一节写出它和它的成员',
  ),
  HC3006: entry(
    'error',
    (f: { member: string; dimensions: readonly string[] }) =>
      `“${f.member}”在${list(f.dimensions)}里都有，分不清是哪一个`,
    (f) => `写明维度，例如 〔${f.dimensions[0]}＝${f.member}〕`,
  ),
  HC3007: entry(
    'error',
    (f: { name: string; why: string }) => `“${f.name}”不能用作名称：${f.why}`,
    () => '名称用汉字、字母、数字和下划线；公式里要用别的字，名称两边加「」',
  ),
  HC3008: entry(
    'error',
    (f: { name: string; what: string }) => `“${f.name}”是${f.what}，不能这样用`,
    (f) => `要取这个成员的数，在数的名称后面写〔${f.name}〕；要判断是不是它，写 维度 ＝ ${f.name}`,
  ),
  HC3009: entry(
    'error',
    (f: { dimension: string; to: string; attributes: readonly string[]; isGroup?: boolean }) =>
      `从“${f.dimension}”到“${f.to}”有几条路：${list(f.attributes)}`,
    (f) => `写明走哪一条，例如 ${f.isGroup ? `按 ${f.attributes[0]}` : `〔${f.to}＝${f.attributes[0]}〕`}`,
  ),
} as const
