import type { Figure, Model } from '../../dsl/model/model.ts'
import { isAdditive } from '../../dsl/model/unit.ts'

/** Whether a figure's amounts over some of its dimensions make one amount of the run's year: no prices and ratios, and no amounts of several years. */
export function addsUp(figure: Figure, over: readonly string[], { dimensions }: Model): boolean {
  return over.length === 0 || (isAdditive(figure.unit) && !over.some((d) => isOfYears(dimensions.get(d))))
}

function isOfYears(dimension: ReturnType<Model['dimensions']['get']>): boolean {
  const isNamedSo = dimension?.members?.every(({ name }) => /^\d{4}$/.test(name)) ?? false
  return isNamedSo || dimension?.years !== undefined
}
