import { placeInOrder } from './isotonic.ts'
import type { Proper } from './proper.ts'

/** How large things are and how far apart, in points of the picture. */
export interface Spacing {
  /** Between layers, where the lines turn. */
  readonly between: number
  /** Between boxes, and between lines that pass, of one layer. */
  readonly boxes: number
  readonly lines: number
}

/** Left and right end of each layer, and the middle of each vertex from the top. */
export interface Coordinates {
  readonly layers: readonly { readonly left: number; readonly right: number }[]
  readonly middles: readonly number[]
}

const rounds = 4

/** A line that passes through layers is pulled straight. */
const straight = 4

/** Gives every vertex a place: layers side by side, vertices below one another, near to those that they are joined with. */
export function placeVertices(
  proper: Proper,
  order: readonly (readonly number[])[],
  sizes: readonly { readonly width: number; readonly height: number }[],
  spacing: Spacing,
): Coordinates {
  const { nodes, before, behind } = proper
  const heightOf = (vertex: number): number => sizes[vertex]?.height ?? 0
  const gapsOf = (layer: readonly number[]): number[] =>
    layer.slice(1).map((vertex, i) => {
      const above = layer[i] as number
      const space = vertex < nodes || above < nodes ? spacing.boxes : spacing.lines
      return (heightOf(above) + heightOf(vertex)) / 2 + space
    })
  const middles = new Array<number>(before.length).fill(0)
  const settle = (layer: readonly number[], kinOf: (vertex: number) => readonly number[]): void => {
    const wishes: number[] = []
    const weights: number[] = []
    for (const vertex of layer) {
      let sum = 0
      let weight = 0
      for (const kin of kinOf(vertex)) {
        const pull = vertex >= nodes && kin >= nodes ? straight : 1
        sum += (middles[kin] ?? 0) * pull
        weight += pull
      }
      wishes.push(weight > 0 ? sum / weight : (middles[vertex] ?? 0))
      weights.push(weight > 0 ? weight : 0.1)
    }
    const places = placeInOrder(wishes, weights, gapsOf(layer))
    for (const [i, vertex] of layer.entries()) middles[vertex] = places[i] ?? 0
  }
  for (const layer of order) settle(layer, () => [])
  for (let round = 0; round < rounds; round++) {
    for (const layer of order) settle(layer, (vertex) => before[vertex] ?? [])
    for (const layer of [...order].reverse()) settle(layer, (vertex) => behind[vertex] ?? [])
  }
  for (const layer of order) settle(layer, (vertex) => [...(before[vertex] ?? []), ...(behind[vertex] ?? [])])
  let left = 0
  const layers = order.map((layer) => {
    const width = layer.reduce((widest, vertex) => Math.max(widest, sizes[vertex]?.width ?? 0), 0)
    const place = { left, right: left + width }
    left += width + spacing.between
    return place
  })
  return { layers, middles }
}
