import { entry } from '../entry.ts'

/** 资金去向, as a run finds it. */
export const flows = {
  HC5025: entry(
    'warning',
    (f: {
      whole: string
      at: readonly string[]
      count: number
      parts: readonly string[]
      difference: string
      isShort: boolean
      isSettled: boolean
    }) => {
      const parts = f.parts.map((part) => `“${part}”`).join('、')
      const whole = f.at.length > 0 ? `${f.whole}〔${f.at.join('，')}〕` : f.whole
      const others = f.count > 1 ? `；不等的共${f.count}处` : ''
      return `${parts}合计比“${whole}”${f.isShort ? '少' : '多'}${f.difference}${others}`
    },
    (f) =>
      f.isSettled
        ? '情景里核定了其中的数：改了一个，别的也要改，合起来才等于总数'
        : '检查各部分的公式，或者补上缺的去向',
  ),
}
