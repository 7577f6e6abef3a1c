import type { Edge } from './layers.ts'

/**
 * A layered graph in which every piece of an edge leads from one layer to the next. The first vertices are the nodes; behind them stand the
 * points at which long edges pass a layer. The edges of one node pass together and part where they end.
 */
export interface Proper {
  readonly nodes: number
  /** Vertices of each layer, as given. */
  readonly layers: readonly (readonly number[])[]
  /** Of each vertex: those of the layer before that lead to it, and those of the layer behind. */
  readonly before: readonly (readonly number[])[]
  readonly behind: readonly (readonly number[])[]
  /** Of each edge: the vertices that it passes, both ends included. */
  readonly ways: readonly (readonly number[])[]
}

/** Cuts long edges into pieces. */
export function makeProper(layerOf: readonly number[], edges: readonly Edge[]): Proper {
  const nodes = layerOf.length
  const layers: number[][] = Array.from({ length: layerOf.reduce((a, b) => Math.max(a, b), -1) + 1 }, () => [])
  const before: number[][] = []
  const behind: number[][] = []
  const add = (layer: number): number => {
    const vertex = before.length
    before.push([])
    behind.push([])
    layers[layer]?.push(vertex)
    return vertex
  }
  for (const layer of layerOf) add(layer)
  const join = (from: number, to: number): void => {
    behind[from]?.push(to)
    before[to]?.push(from)
  }
  const trunks: number[][] = layerOf.map((_, node) => [node])
  const ways = edges.map(([from, to]) => {
    const trunk = trunks[from] as number[]
    const start = layerOf[from] ?? 0
    const steps = (layerOf[to] ?? 0) - start
    while (trunk.length < steps) {
      const vertex = add(start + trunk.length)
      join(trunk[trunk.length - 1] as number, vertex)
      trunk.push(vertex)
    }
    join(trunk[steps - 1] as number, to)
    return [...trunk.slice(0, steps), to]
  })
  return { nodes, layers, before, behind, ways }
}
