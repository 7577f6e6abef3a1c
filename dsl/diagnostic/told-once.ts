import type { Problem } from './diagnostic.ts'

/** A report that passes on of the problems with the same key the first alone; those without a key all. */
export function toldOnce(
  report: (p: Problem) => void,
  keyOf: (p: Problem) => string | undefined,
): (p: Problem) => void {
  const told = new Set<string>()
  return (p) => {
    const key = keyOf(p)
    if (key === undefined || !told.has(key)) report(p)
    if (key !== undefined) told.add(key)
  }
}

/** Whoever forgets the percent sign of a figure once, or means more than 100%, does so at all its values: told at the first. */
export function shareToldOnce(report: (p: Problem) => void): (p: Problem) => void {
  return toldOnce(report, (p) =>
    p.code === 'HC6077' || p.code === 'HC5140'
      ? `${p.code} ${(p as Problem<'HC6077' | 'HC5140'>).facts.name}`
      : undefined,
  )
}
