import type { Node, NodeId } from '../graph/kernel.ts'
import type { Program } from '../graph/program.ts'
import type { Columns } from './evaluate.ts'
import type { Evaluated } from './evaluated.ts'
import type { Layout } from './layout.ts'
import { sameValues } from './same-values.ts'
import { Fault, type Value } from './value.ts'

/** What an earlier evaluation worked out, for one that differs from it in little. */
export interface Earlier {
  /** The values that a node had, if all that it is made from is what it was. */
  unchanged(id: NodeId, node: Node, columns: Columns): readonly Value[] | undefined
  /** The values worked out anew, or the very list of before if it says the same. */
  settle(id: NodeId, node: Node, values: readonly Value[]): readonly Value[]
}

/** What the leaves of a run are apart from figures; all must be as before. */
export interface Surroundings {
  readonly layout: Layout
  readonly year: number
  readonly readings: ReadonlyMap<string, string>
}

/** What `before` holds for a program that has bodies in common with its own; undefined if everything is to be worked out anew. */
export function earlierOf(before: Evaluated, program: Program, now: Surroundings): Earlier | undefined {
  const { readings } = now
  const isSame =
    before.layout === now.layout &&
    before.year === now.year &&
    before.readings.size === readings.size &&
    [...readings].every(([name, option]) => before.readings.get(name) === option)
  if (!isSame) return undefined
  const places = placesBefore(program, before.program)
  const columnBefore = (id: NodeId): readonly Value[] | undefined => before.columns[places[id] as number]
  return {
    unchanged(id, node, columns) {
      const place = places[id] as number
      if (place < 0 || node.op === 'leaf' || node.op === 'prior' || node.op === 'pin') return undefined
      const argsBefore = (before.program.nodes[place] as Node).args
      if (!node.args.every((a, i) => columns[a] === before.columns[argsBefore[i] as NodeId])) return undefined
      const values = before.columns[place] as readonly Value[]
      return values.some((v) => v instanceof Fault) ? undefined : values
    },
    settle(id, node, values) {
      const known = columnBefore(id)
      if (!known || !sameValues(values, known)) return values
      return (before.program.nodes[places[id] as number] as Node).dims.join() === node.dims.join() ? known : values
    },
  }
}

/** For each node the same node of another program, −1 where it has none. */
function placesBefore(program: Program, before: Program): Int32Array {
  const places = new Int32Array(program.nodes.length).fill(-1)
  for (const [body, ids] of program.bodies) {
    const idsBefore = before.bodies.get(body)
    if (idsBefore) for (const [i, id] of ids.entries()) places[id] = idsBefore[i] as number
  }
  for (const [name, id] of program.figures) {
    const place = before.figures.get(name)
    if (place !== undefined && places[id] === -1 && before.nodes[place]?.op === program.nodes[id]?.op)
      places[id] = place
  }
  return places
}
