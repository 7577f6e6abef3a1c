import type { Node, NodeId } from '../graph/kernel.ts'
import type { Program } from '../graph/program.ts'
import type { Earlier } from './columns.ts'
import type { Evaluated } from './evaluated.ts'
import { sameValues } from './same-values.ts'
import { type Surroundings, sameSurroundings } from './surroundings.ts'
import { Fault, type Value } from './value.ts'

/** What `before` holds for a program that has bodies in common with its own; undefined if everything is to be worked out anew. */
export function earlierOf(before: Evaluated, program: Program, now: Surroundings): Earlier | undefined {
  if (!sameSurroundings(before, now)) return undefined
  const same = sameNodes(program, before.program)
  const namesakes = namesakesIn(program, before.program)
  return {
    unchanged(id, node, columns) {
      const place = same[id] as number
      if (place < 0 || node.op === 'leaf' || node.op === 'prior' || node.op === 'pin') return undefined
      const argsBefore = (before.program.nodes[place] as Node).args
      if (!node.args.every((a, i) => columns[a] === before.columns[argsBefore[i] as NodeId])) return undefined
      const values = before.columns[place] as readonly Value[]
      return values.some((v) => v instanceof Fault) ? undefined : values
    },
    settle(id, node, values) {
      const place = same[id] === -1 ? namesakes.get(id) : (same[id] as number)
      const known = place === undefined ? undefined : before.columns[place]
      if (place === undefined || !known || !sameValues(values, known)) return values
      return (before.program.nodes[place] as Node).dims.join() === node.dims.join() ? known : values
    },
  }
}

/** For each node the same node of another program, made of the same body; −1 where it has none. */
function sameNodes(program: Program, before: Program): Int32Array {
  const places = new Int32Array(program.nodes.length).fill(-1)
  for (const [body, ids] of program.bodies) {
    const idsBefore = before.bodies.get(body)
    if (idsBefore) for (const [i, id] of ids.entries()) places[id] = idsBefore[i] as number
  }
  return places
}

/** For the node of each figure that of the same name in another program: made otherwise perhaps, it may still come to the same. */
function namesakesIn(program: Program, before: Program): ReadonlyMap<NodeId, NodeId> {
  const namesakes = new Map<NodeId, NodeId>()
  for (const [name, id] of program.figures) {
    const place = before.figures.get(name)
    if (place !== undefined) namesakes.set(id, place)
  }
  return namesakes
}
