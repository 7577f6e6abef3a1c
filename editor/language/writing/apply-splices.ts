import type { Splice } from '../worker/protocol.ts'

/** A text with splices made in it; their places are those of the text before any of them, and do not overlap. */
export function applySplices(text: string, splices: readonly Splice[]): string {
  let made = ''
  let at = 0
  for (const { start, end, text: put } of [...splices].sort((a, b) => a.start - b.start)) {
    made += text.slice(at, start) + put
    at = end
  }
  return made + text.slice(at)
}
