import type { Figure, Model } from './model.ts'
import { sameData } from './same-data.ts'
import { sameUnit } from './unit.ts'

/**
 * Whether data that were read against one model read the same against another: their names, forms and members are the same, whatever
 * parameters are and rules come to.
 */
export function readsAlike(a: Model, b: Model): boolean {
  if (a === b) return true
  if (a.nouns !== b.nouns || a.file !== b.file || a.figures.size !== b.figures.size) return false
  const others = b.figures.values()
  for (const figure of a.figures.values()) if (!hasForm(figure, others.next().value as Figure)) return false
  return (
    sameData(a.header, b.header) &&
    sameData(a.aliases, b.aliases) &&
    sameData(a.dimensions, b.dimensions) &&
    sameData(a.readings, b.readings)
  )
}

function hasForm(a: Figure, b: Figure): boolean {
  if (a === b) return true
  if (a.kind !== b.kind || a.name !== b.name || !sameUnit(a.unit, b.unit)) return false
  // An input says more of its data than its form.
  return a.kind !== 'input' && sameData(a.dims, b.dims) && sameData(a.aliases, b.aliases)
}
