import { placeVertices, type Spacing } from './coordinates.ts'
import { type Edge, layersOf } from './layers.ts'
import { orderLayers } from './order.ts'
import { makeProper } from './proper.ts'

export interface Size {
  readonly width: number
  readonly height: number
}

/** A box by its upper left corner. */
export interface Box extends Size {
  readonly x: number
  readonly y: number
  readonly layer: number
}

export type Point = readonly [x: number, y: number]

/**
 * A picture in layers: boxes as the nodes, a line for each edge from the right side of one box to the left side of another. Its points stand in
 * pairs, where it enters and where it leaves a layer; it ends where it enters the last.
 */
export interface Layout extends Size {
  readonly boxes: readonly Box[]
  readonly lines: readonly (readonly Point[])[]
}

const spacing: Spacing = { between: 48, boxes: 18, lines: 16 }

/** Lays a graph out from left to right; the edges must not run in a ring. */
export function layOut(sizes: readonly Size[], edges: readonly Edge[]): Layout {
  const layerOf = layersOf(sizes.length, edges)
  const proper = makeProper(layerOf, edges)
  const order = orderLayers(proper)
  const { layers, middles } = placeVertices(proper, order, sizes, spacing)
  const tops = sizes.map(({ height }, node) => (middles[node] ?? 0) - height / 2)
  const top = [...tops, ...middles.slice(sizes.length)].reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
  const boxes = sizes.map(({ width, height }, node) => {
    const layer = layerOf[node] ?? 0
    return { x: layers[layer]?.left ?? 0, y: Math.round((tops[node] ?? 0) - top), width, height, layer }
  })
  const lines = proper.ways.map((way) => {
    const points: Point[] = []
    for (const [i, vertex] of way.entries()) {
      const box = boxes[vertex]
      const y = box ? box.y + box.height / 2 : Math.round((middles[vertex] ?? 0) - top)
      const layer = layers[(layerOf[way[0] as number] ?? 0) + i]
      if (i > 0) points.push([layer?.left ?? 0, y])
      if (i === 0) points.push([(box?.x ?? 0) + (box?.width ?? 0), y])
      if (i < way.length - 1) points.push([layer?.right ?? 0, y])
    }
    return points
  })
  return {
    ...{ boxes, lines },
    width: layers.at(-1)?.right ?? 0,
    height: Math.max(lowestOf(boxes.map(({ y, height }) => y + height)), lowestOf(lines.flat().map(([, y]) => y))),
  }
}

function lowestOf(ends: readonly number[]): number {
  return ends.reduce((a, b) => Math.max(a, b), 0)
}
