import type { Node } from '../graph/kernel.ts'
import type { Program } from '../graph/program.ts'
import type { Binding } from './bind.ts'
import type { Columns } from './evaluate.ts'
import type { Layout } from './layout.ts'
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
  /** Figures of the year before. */
  readonly prior: (name: string) => readonly Value[]
}

/** The values of a node in the order of some dimensions (those of a figure as declared). */
export function valuesAt(e: Evaluated, node: number, dims: readonly string[]): readonly Value[] {
  const own = (e.program.nodes[node] as Node).dims
  const values = e.columns[node] as readonly Value[]
  if (own.length === dims.length && own.every((d, i) => d === dims[i])) return values
  return Array.from(e.layout.broadcast(own, dims), (place) => values[place] as Value)
}
