import { entry } from '../entry.ts'
import { quoted } from '../phrases.ts'
import { didYouMean } from '../suggest.ts'

/** HC501x, HC5110, HC5144: the clauses of the document, and what cites them. */
export const clauses = {
  HC5012: entry(
    'error',
    (f: { clause: string; near: readonly string[] }) => `依据“${f.clause}”不在条款里`,
    (f) => didYouMean(f.near) ?? '在“条款”里补一行，或者改正依据',
  ),
  HC5013: entry(
    'warning',
    (f: { clause: string }) => `条款“${f.clause}”标为可计算，却没有规则、参数、约束或日程引用它`,
    () => '给它写一条规则；确实不能算的，把性质改为原则或引用',
  ),
  HC5110: entry(
    'info',
    (f: { clause: string; by: readonly string[] }) =>
      `条款“${f.clause}”标为原则，却有${f.by.map(quoted).join('、')}引用它`,
    () => '真要算、要查的，把性质改为可计算；只定名称、范围的改为定义，只定时间的改为日程；引错了的，改正依据',
  ),
  HC5144: entry(
    'info',
    (f: { written: string; name: string; used: string }) =>
      `摘要里写的是${f.written}，依据这一条的“${f.name}”里却是${f.used}`,
    (f) => `计算用的是“${f.name}”里的${f.used}，改摘要不改变结果：对照原文，把写错的一处改过来`,
  ),
} as const
