import type { Picture, PictureNode } from '../state/snapshot.ts'

export type Direction = 'left' | 'right' | 'up' | 'down'

/**
 * The node that an arrow key leads to: left to what a node rests on, right to what rests on it (of several the nearest), up and
 * down to its neighbours of the layer. Undefined where the way ends.
 */
export function walk(picture: Picture, id: string, direction: Direction): PictureNode | undefined {
  const here = picture.nodes.find((node) => node.id === id)
  if (!here) return undefined
  const side = direction === 'left' || direction === 'up' ? -1 : 1
  if (direction === 'up' || direction === 'down') {
    const layer = picture.nodes.filter((node) => node.layer === here.layer && (node.y - here.y) * side > 0)
    return nearest(layer, here)
  }
  const ids = new Set(
    picture.edges.flatMap(({ from, to }) => (side < 0 ? (to === id ? [from] : []) : from === id ? [to] : [])),
  )
  return nearest(
    picture.nodes.filter((node) => ids.has(node.id)),
    here,
  )
}

/** The one fewest layers away, of these the one nearest in height. */
function nearest(nodes: readonly PictureNode[], { layer, y }: PictureNode): PictureNode | undefined {
  const far = (node: PictureNode): readonly [number, number] => [Math.abs(node.layer - layer), Math.abs(node.y - y)]
  return [...nodes].sort((a, b) => far(a)[0] - far(b)[0] || far(a)[1] - far(b)[1])[0]
}
