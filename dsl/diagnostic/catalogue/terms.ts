import { entry } from '../entry.ts'
import { didYouMean } from '../suggest.ts'

/** HC512x: 通用名, the standard term that a figure stands for. */
export const terms = {
  HC5120: entry(
    'error',
    (f: { term: string; near: readonly string[] }) => `没有“${f.term}”这个通用名`,
    (f) => didYouMean(f.near) ?? '通用名列在手册“通用名”一页；没有合适的，就不写通用名',
  ),
  HC5121: entry(
    'error',
    (f: { name: string; found: string; term: string; wanted: string; meaning: string }) =>
      `“${f.name}”的单位是${f.found}，通用名“${f.term}”的单位是${f.wanted}`,
    (f) => `“${f.term}”说的是：${f.meaning}；换一个通用名，或者检查这个数的单位`,
  ),
  HC5122: entry(
    'error',
    (f: { name: string; first: string; term: string }) => `“${f.first}”和“${f.name}”都写了通用名“${f.term}”`,
    () => '一份政策里一个通用名只给一个数：留给最能代表它的那一个',
  ),
  HC5123: entry(
    'error',
    (f: { part: string; parts: readonly string[] }) =>
      f.parts.length === 0 ? '这里的通用名只写一个词' : `“${f.part}”不是这次分摊的去处`,
    (f) =>
      f.parts.length === 0
        ? '例如“通用名: 结余留用”；只有用“给”分给几个去处的分摊，才写成 通用名: {去处: 通用名}'
        : `去处有${f.parts.map((p) => `“${p}”`).join('、')}`,
  ),
} as const
