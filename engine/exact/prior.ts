import { priorOf } from '../../dsl/diagnostic/phrases.ts'
import type { Figure, Model } from '../../dsl/model/model.ts'
import type { Scenario } from '../../dsl/model/scenario.ts'
import { fill, waiting } from './fill.ts'
import type { Layout } from './layout.ts'
import type { Value } from './value.ts'

/** The year before in a chain of years: which it is, and its figures. */
export interface YearBefore {
  readonly year: number
  readonly scenario: string
  readonly file: string
  /**
   * A figure as it came out, over this year's members; undefined at a member where nothing can be said. Undefined altogether: that year's
   * policy has no such figure.
   */
  values(figure: Figure, layout: Layout): readonly (Value | undefined)[] | undefined
}

/** Where a value of the year before comes from: 上年 of the scenario, the chain, the input that opens the first year, or nowhere. */
export type PriorSource = 'scenario' | 'before' | 'opening' | 'nowhere'

/** A figure of the year before over its dimensions, and where each value comes from. */
export interface Prior {
  readonly values: readonly Value[]
  readonly sources: readonly PriorSource[]
}

/** The figures of the year before in one run. */
export interface Priors {
  of(name: string): Prior
  /** The input that stands in for a carried figure (结转), where this is its first year. */
  opening(name: string): string | undefined
}

/**
 * Last year's figures: as the scenario gives them; else as the year before has them (`lost`: that should be known and is not); else, in
 * the first year of a carried figure, its opening; else they are missing. `column` gives the values of an input.
 */
export function priorsOf(
  model: Model,
  scenario: Scenario,
  layout: Layout,
  column: (input: string) => readonly Value[],
  before: YearBefore | 'lost' | undefined,
): Priors {
  const known = new Map<string, Prior>()
  const asked = new Map<string, ReturnType<YearBefore['values']>>()
  const handedOn = (figure: Figure): ReturnType<YearBefore['values']> => {
    if (before === undefined || before === 'lost') return before && []
    if (!asked.has(figure.name)) asked.set(figure.name, before.values(figure, layout))
    return asked.get(figure.name)
  }
  const opening = (name: string): string | undefined => {
    const opened = model.carries.get(name)
    const input = opened === undefined ? undefined : model.figures.get(opened)
    if (!input || scenario.prior.has(name)) return undefined
    return handedOn(model.figures.get(name) as Figure) ? undefined : input.name
  }
  const make = (name: string): Prior => {
    const figure = model.figures.get(name) as Figure
    const input = opening(name)
    const handed = handedOn(figure)
    const opened =
      input === undefined
        ? undefined
        : layout.spread(column(input), (model.figures.get(input) as Figure).dims, figure.dims)
    const given = scenario.prior.get(name)
    const sources: PriorSource[] = Array.from({ length: layout.size(figure.dims) }, (_, i) =>
      opened ? 'opening' : handed?.[i] === undefined ? 'nowhere' : 'before',
    )
    for (const cell of given?.cells ?? []) {
      const place = layout.placeOf(figure.dims, cell.at)
      if (place >= 0) sources[place] = 'scenario'
    }
    const missing = { kind: 'missing', name: priorOf(name) } as const
    return {
      values: fill(figure, given, layout, (i) => opened?.[i] ?? handed?.[i] ?? waiting(`${name}@${i}`, missing)),
      sources,
    }
  }
  return {
    opening,
    of(name) {
      const found = known.get(name) ?? make(name)
      known.set(name, found)
      return found
    },
  }
}
