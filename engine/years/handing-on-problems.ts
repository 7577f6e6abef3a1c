import { type Problem, problem } from '../../dsl/diagnostic/diagnostic.ts'
import { dimensionsText } from '../../dsl/diagnostic/phrases.ts'
import type { Figure } from '../../dsl/model/model.ts'
import type { Scenario } from '../../dsl/model/scenario.ts'
import { printUnit } from '../../dsl/model/unit.ts'
import { type Evaluated, valuesAt } from '../exact/evaluated.ts'
import { clashOf, figureBefore } from './figure-before.ts'
import { MembersByDimension } from './members-by-dimension.ts'
import { dropped, otherOpening, overruled, type Passage } from './passage.ts'
import { placesBefore } from './places-before.ts'
import { priorFigures } from './prior-figures.ts'

/** What a reader should know of the figures that pass from one year to the next; places in the later year's scenario. */
export function handingOnProblems(before: Evaluated, now: Evaluated, scenario: Scenario): Problem[] {
  const reference = scenario.before
  if (!reference) return []
  const passages: Passage[] = []
  const problems: Problem[] = []
  for (const figure of priorFigures(now.program)) {
    const found = figureBefore(figure, before.program.graph.model)
    const node = found && before.program.figures.get(found.name)
    if (!found || clashOf(figure, found)) {
      if (!scenario.prior.has(figure.name)) problems.push(cutOff(figure, found, now, reference))
    } else if (node !== undefined) {
      const closings = valuesAt(before, node, figure.dims)
      const places = placesBefore(now.layout, before.layout, figure.dims)
      passages.push({ now, before, scenario, reference, figure, closings, places })
    }
  }
  return [
    ...problems,
    ...passages.flatMap((passage) => [...overruled(passage), ...dropped(passage), ...otherOpening(passage)]),
    ...goneMembers(passages),
    ...newMembers(passages),
  ]
}

/** A figure that last year's policy lacks, or has as something else. */
function cutOff(figure: Figure, found: Figure | undefined, now: Evaluated, reference: Passage['reference']): Problem {
  const { path, span } = reference
  const { name } = figure
  const what = found && clashOf(figure, found)
  if (found && what) {
    const shown = ({ unit, dims }: Figure): string => (what === 'unit' ? printUnit(unit) : dimensionsText(dims))
    return problem('HC6092', span, { name, what, path, now: shown(figure), before: shown(found) })
  }
  const opening = now.priors.opening(name)
  return problem('HC6093', span, { name, path, ...(opening === undefined ? {} : { opening }) })
}

/** Members that last year lacked, by dimension, with the figures that open at 0 there. */
function newMembers(passages: readonly Passage[]): Problem[] {
  const found = new MembersByDimension()
  for (const { now, before, figure, places } of passages) {
    const { sources } = now.priors.of(figure.name)
    for (const [i, place] of places.entries())
      if (place < 0 && sources[i] === 'before') found.add(figure, now.layout.namesAt(figure.dims, i), before.layout)
  }
  return found.problems('HC6095', passages)
}

/** Members that this year lacks, with the figures that are compared without them; balances that are lost so are `dropped`. */
function goneMembers(passages: readonly Passage[]): Problem[] {
  const found = new MembersByDimension()
  for (const { now, before, figure, closings, places } of passages) {
    if (now.program.graph.model.carries.has(figure.name)) continue
    const taken = new Set(places)
    for (const [i] of closings.entries())
      if (!taken.has(i)) found.add(figure, before.layout.namesAt(figure.dims, i), now.layout)
  }
  return found.problems('HC6098', passages)
}
