import { type Problem, problem } from '../../dsl/diagnostic/diagnostic.ts'
import { truthWord } from '../../dsl/diagnostic/phrases.ts'
import type { Figure } from '../../dsl/model/model.ts'
import { quantityText } from '../../dsl/model/quantity-text.ts'
import type { Scenario } from '../../dsl/model/scenario.ts'
import { type Evaluated, valuesAt } from '../exact/evaluated.ts'
import { printValue } from '../exact/print-value.ts'
import { isSettled, Open, type Value } from '../exact/value.ts'
import { Exact, equal, isZero } from '../number/exact.ts'

/** Members, or differences, that one message lists. */
export const MOST_LISTED = 5

/** A figure that passes from one year to the next. */
export interface Passage {
  readonly now: Evaluated
  readonly before: Evaluated
  /** This year's, and the path of last year's as it is written there. */
  readonly scenario: Scenario
  readonly reference: NonNullable<Scenario['before']>
  /** This year's figure. */
  readonly figure: Figure
  /** What it came to last year, over the same dimensions. */
  readonly closings: readonly Value[]
  /** For each place of this year the place of the same members in the last; −1 where there was none. */
  readonly places: Int32Array
}

/** Figures of 上年 in the scenario that are others than those of the chain: they hold, which is told. */
export function overruled({ now, scenario, reference, figure, closings, places }: Passage): Problem[] {
  const given = scenario.prior.get(figure.name)
  if (!given) return []
  const { values, sources } = now.priors.of(figure.name)
  const differing = values.flatMap((value, i) => {
    const closing = closings[places[i] as number]
    if (sources[i] !== 'scenario' || closing === undefined || !isSettled(closing) || isSame(value, closing)) return []
    const at = now.layout.namesAt(figure.dims, i).join('、')
    return [{ at, given: textOf(value, figure), closing: textOf(closing, figure) }]
  })
  if (differing.length === 0) return []
  const facts = {
    name: figure.name,
    path: reference.path,
    values: differing.slice(0, MOST_LISTED),
    count: differing.length,
  }
  return [problem('HC6094', given.span, facts)]
}

/** Balances of members that this year lacks: money that goes nowhere. */
export function dropped({ now, before, scenario, reference, figure, closings, places }: Passage): Problem[] {
  const { carries } = now.program.graph.model
  if (!carries.has(figure.name) || scenario.prior.has(figure.name)) return []
  const taken = new Set(places)
  const left = closings.flatMap((value, i) => {
    const stands = value instanceof Open ? value.at : value
    if (taken.has(i) || !(stands instanceof Exact) || isZero(stands)) return []
    return [{ member: before.layout.namesAt(figure.dims, i).join('、'), value: textOf(stands, figure) }]
  })
  if (left.length === 0) return []
  const facts = { name: figure.name, path: reference.path, members: left.slice(0, MOST_LISTED), count: left.length }
  return [problem('HC6096', reference.span, facts)]
}

/** An opening that the scenario gives beside last year's closing, and that is another. */
export function otherOpening({ now, scenario, reference, figure }: Passage): Problem[] {
  const { carries, aliases } = now.program.graph.model
  const written = carries.get(figure.name)
  const opening = written === undefined ? '' : (aliases.get(written) ?? written)
  const given = scenario.inputs.get(opening)
  const node = now.program.figures.get(opening)
  if (!given || node === undefined) return []
  const openings = valuesAt(now, node, figure.dims)
  const { values, sources } = now.priors.of(figure.name)
  const i = values.findIndex((value, k) => {
    const other = openings[k] as Value
    return sources[k] === 'before' && isSettled(value) && isSettled(other) && !isSame(value, other)
  })
  if (i < 0) return []
  const facts = {
    ...{ name: figure.name, opening, path: reference.path },
    ...{ at: now.layout.namesAt(figure.dims, i).join('、'), given: textOf(openings[i] as Value, figure) },
    closing: textOf(values[i] as Value, figure),
  }
  return [problem('HC6097', given.span, facts)]
}

function isSame(a: Value, b: Value): boolean {
  return a instanceof Exact && b instanceof Exact ? equal(a, b) : a === b
}

function textOf(value: Value, { unit }: Figure): string {
  const printed = printValue(value, unit)
  return typeof printed === 'boolean' ? truthWord(printed) : quantityText(printed ?? '', unit)
}
