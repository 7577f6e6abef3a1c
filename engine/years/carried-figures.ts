import type { Figure } from '../../dsl/model/model.ts'
import type { FigureOutcome } from '../run/outcome.ts'
import type { Evaluation } from '../run/run.ts'
import { figureBefore } from './figure-before.ts'
import { priorFigures } from './prior-figures.ts'

/** A figure that goes from year to year, under the name that it has in the last year. */
export interface CarriedFigure {
  readonly name: string
  /** As it came out in each year of the chain; undefined in a year whose policy has no such figure. */
  readonly years: readonly (FigureOutcome | undefined)[]
}

/** The figures of 结转, and those that 上年（x） asks for, through the years of a chain. */
export function carriedFigures(years: readonly Evaluation[]): CarriedFigure[] {
  const last = years.at(-1)?.evaluated.program
  if (!last) return []
  const { figures, carries } = last.graph.model
  const asked = new Set([...priorFigures(last).map(({ name }) => name), ...carries.keys()])
  return [...figures.values()].flatMap((figure) => (asked.has(figure.name) ? [through(figure, years)] : []))
}

/** A figure as each year has it; before a year that lacks it, it is another's. */
function through(last: Figure, years: readonly Evaluation[]): CarriedFigure {
  const found: (FigureOutcome | undefined)[] = []
  let figure: Figure | undefined = last
  for (const { evaluated, outcome } of [...years].reverse()) {
    figure = figure && figureBefore(figure, evaluated.program.graph.model)
    found.unshift(outcome.figures.find(({ name }) => name === figure?.name))
  }
  return { name: last.name, years: found }
}
