import type { Splice } from './splice.ts'

/**
 * A text, or a stretch of it, with the splices made that lie within it; their places are those of the text before any of them, and do not
 * overlap.
 */
export function applySplices(
  text: string,
  splices: readonly Splice[],
  stretch: { readonly start: number; readonly end: number } = { start: 0, end: text.length },
): string {
  let made = ''
  let at = stretch.start
  const within = splices.filter(({ start, end }) => start >= stretch.start && end <= stretch.end)
  for (const { start, end, text: put } of within.sort((a, b) => a.start - b.start)) {
    made += text.slice(at, start) + put
    at = end
  }
  return made + text.slice(at, stretch.end)
}
