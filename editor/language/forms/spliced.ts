import type { Splice } from '../splice.ts'

/** A part of a text with those splices made that lie within it. */
export function spliced(source: string, start: number, end: number, splices: readonly Splice[]): string {
  let made = ''
  let at = start
  const own = splices.filter((one) => one.start >= start && one.end <= end).sort((a, b) => a.start - b.start)
  for (const one of own) {
    made += source.slice(at, one.start) + one.text
    at = one.end
  }
  return made + source.slice(at, end)
}
