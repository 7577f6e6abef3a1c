import type { Figure, Model } from '../../dsl/model/model.ts'
import { sameUnit } from '../../dsl/model/unit.ts'

/** The figure of last year's policy that goes under the name of this year's, or under one of its aliases. */
export function figureBefore(figure: Figure, model: Model): Figure | undefined {
  for (const name of [figure.name, ...figure.aliases]) {
    const found = model.figures.get(model.aliases.get(name) ?? name)
    if (found) return found
  }
  return undefined
}

/** In what two figures differ so that the values of one cannot be those of the other. */
export function clashOf(now: Figure, before: Figure): 'unit' | 'dimensions' | undefined {
  const isFree = [now, before].some(({ unit }) => unit.kind === 'any' || unit.kind === 'broken')
  if (!isFree && !sameUnit(now.unit, before.unit)) return 'unit'
  const isAlike = now.dims.length === before.dims.length && now.dims.every((d) => before.dims.includes(d))
  return isAlike ? undefined : 'dimensions'
}
