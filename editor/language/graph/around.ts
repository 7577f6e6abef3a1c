import type { FigureGraph } from './figure-graph.ts'

/** A part of a graph: a node with what lies some steps up (what it rests on) and down (what rests on it). */
export interface Reach {
  readonly centre: string
  readonly up: number
  readonly down: number
}

/** Who stands directly before and behind each node. */
export interface Kin {
  readonly before: ReadonlyMap<string, readonly string[]>
  readonly behind: ReadonlyMap<string, readonly string[]>
}

/** The kin of every node that has some. */
export function kinOf({ edges }: FigureGraph): Kin {
  const before = new Map<string, string[]>()
  const behind = new Map<string, string[]>()
  for (const { from, to } of edges) {
    before.set(to, [...(before.get(to) ?? []), from])
    behind.set(from, [...(behind.get(from) ?? []), to])
  }
  return { before, behind }
}

/** The ids of the nodes in reach, the centre included. */
export function around({ before, behind }: Kin, { centre, up, down }: Reach): ReadonlySet<string> {
  const found = new Set([centre])
  const walk = (next: Kin['before'], steps: number): void => {
    const own = new Set([centre])
    let front: readonly string[] = [centre]
    for (let step = 0; step < steps && front.length > 0; step++) {
      front = front.flatMap((id) => next.get(id) ?? []).filter((id) => !own.has(id) && own.add(id))
    }
    for (const id of own) found.add(id)
  }
  walk(before, up)
  walk(behind, down)
  return found
}
