import type { Layout } from './layout.ts'

/** What the leaves of a run are apart from figures. */
export interface Surroundings {
  readonly layout: Layout
  readonly year: number
  readonly readings: ReadonlyMap<string, string>
}

/** Whether two runs have the very same layout, and the same year and readings. */
export function sameSurroundings(a: Surroundings, b: Surroundings): boolean {
  return (
    a.layout === b.layout &&
    a.year === b.year &&
    a.readings.size === b.readings.size &&
    [...a.readings].every(([name, option]) => b.readings.get(name) === option)
  )
}
