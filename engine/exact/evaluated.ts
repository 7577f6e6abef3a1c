import type { Node } from '../graph/kernel.ts'
import type { Program } from '../graph/program.ts'
import type { Binding } from './bind.ts'
import type { Columns } from './columns.ts'
import type { Layout } from './layout.ts'
import type { Priors, YearBefore } from './prior.ts'
import type { Value } from './value.ts'

/** One finished evaluation. */
export interface Evaluated {
  readonly program: Program
  readonly columns: Columns
  readonly layout: Layout
  readonly year: number
  readonly scenario: string
  readonly readings: ReadonlyMap<string, string>
  /** Of dated parameters, by place, the year or day from which on the value holds. */
  readonly since: Binding['since']
  readonly sound: Binding['sound']
  /** Figures of the year before. */
  readonly priors: Priors
  /** The year before in a chain of years. */
  readonly before?: YearBefore
}

/** The values of a node in the order of some dimensions (those of a figure as declared). */
export function valuesAt(e: Evaluated, node: number, dims: readonly string[]): readonly Value[] {
  const own = (e.program.nodes[node] as Node).dims
  return e.layout.spread(e.columns[node] as readonly Value[], own, dims)
}
