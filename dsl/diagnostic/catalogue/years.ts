import { entry } from '../entry.ts'
import { didYouMean } from '../suggest.ts'

const list = (words: readonly string[]): string => words.map((w) => `“${w}”`).join('、')

/** HC504x, HC5091: figures of the year before, and what is carried from year to year. */
export const years = {
  HC5040: entry(
    'error',
    (f: { name: string }) => (f.name === '' ? '算式不能取上年的数' : `“${f.name}”不能取上年的数`),
    () => '上年（…）里写一个输入或规则的名称',
  ),
  HC5043: entry(
    'error',
    (f: { name: string; opening: string }) => `“${f.name}”和期初的“${f.opening}”分的维度不一样`,
    () => '期初写一个分法相同的输入',
  ),
  HC5047: entry(
    'error',
    (f: { name: string }) => `“${f.name}”算不出来：它用到的数还不知道单位和维度`,
    () => '检查它用到的名称；用到“上年”的，先写明那条规则的单位，或者用“结转”',
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
  HC5091: entry(
    'error',
    (f: { name: string; dims: readonly string[] }) =>
      `“${f.name}”用到自己上年的数，${f.dims.length === 0 ? '算出来却不分维度' : `按${list(f.dims)}分，却没有写明`}`,
    (f) => (f.dims.length === 0 ? '删去“维度”' : `补上“维度: [${f.dims.join(', ')}]”`),
  ),
} as const
