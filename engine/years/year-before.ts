import type { Figure } from '../../dsl/model/model.ts'
import { type Evaluated, valuesAt } from '../exact/evaluated.ts'
import type { Layout } from '../exact/layout.ts'
import type { YearBefore } from '../exact/prior.ts'
import type { Value } from '../exact/value.ts'
import { ZERO } from '../number/exact.ts'
import { clashOf, figureBefore } from './figure-before.ts'
import { handOn } from './hand-on.ts'
import { placesBefore } from './places-before.ts'

/** A year that has been worked out, as the year after sees it; `file` is its scenario's. */
export function yearBefore(e: Evaluated, file: string): YearBefore {
  return { year: e.year, scenario: e.scenario, file, values: (figure, layout) => valuesOf(figure, layout, e) }
}

/** A member that the year lacked opens at 0; what has no 0 (a truth, a text), or cannot be the same figure, is not known. */
function valuesOf(figure: Figure, layout: Layout, e: Evaluated): readonly (Value | undefined)[] | undefined {
  const found = figureBefore(figure, e.program.graph.model)
  if (!found) return undefined
  const node = e.program.figures.get(found.name)
  if (node === undefined || clashOf(figure, found)) return []
  const values = valuesAt(e, node, figure.dims)
  const start = figure.unit.kind === 'quantity' || figure.unit.kind === 'any' ? ZERO : undefined
  return Array.from(placesBefore(layout, e.layout, figure.dims), (place) =>
    place < 0 ? start : handOn(values[place] as Value, found.name, e),
  )
}
