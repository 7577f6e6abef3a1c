import { type ReactElement, type SVGProps, useId } from 'react'
import type { Picture, PictureEdge, PictureNode } from '../state/snapshot.ts'
import { PictureEdgeShape } from './picture-edge.tsx'
import { PictureNodeShape } from './picture-node.tsx'

/** Nodes and edges of a picture, in its own points: all of them, or those that `isSeen`. */
export function PictureShapes(props: {
  readonly picture: Picture
  readonly isFar: boolean
  /** The node at hand, whose edges stand out. */
  readonly here?: string
  readonly isSeen?: (box: {
    readonly x: number
    readonly y: number
    readonly width: number
    readonly height: number
  }) => boolean
  readonly hold?: (node: PictureNode) => SVGProps<SVGGElement>
}): ReactElement {
  const { picture, isFar, here, hold, isSeen = () => true } = props
  const arrow = useId()
  const changed = new Set(picture.nodes.filter((node) => node.changed).map(({ id }) => id))
  return (
    <>
      <defs>
        <marker id={arrow} viewBox="0 0 8 8" refX={7} refY={4} markerWidth={7} markerHeight={7} orient="auto">
          <path className="arrow" d="M0 0.8 L8 4 L0 7.2 z" />
        </marker>
      </defs>
      {picture.edges
        .filter((edge) => isSeen(boxOf(edge)))
        .map((edge) => (
          <PictureEdgeShape
            key={`${edge.from} ${edge.to}`}
            edge={edge}
            isNear={here !== undefined && (edge.from === here || edge.to === here)}
            isChanged={changed.has(edge.from) && changed.has(edge.to)}
            {...{ isFar, arrow }}
          />
        ))}
      {picture.nodes
        .filter((node) => node.id === here || isSeen(node))
        .map((node) => (
          <PictureNodeShape
            key={node.id}
            node={node}
            isCentre={node.id === picture.centre}
            isFar={isFar}
            hold={hold?.(node)}
          />
        ))}
    </>
  )
}

function boxOf({ points }: PictureEdge): { x: number; y: number; width: number; height: number } {
  const ys = points.map(([, y]) => y)
  const [[x] = [0], [right] = [0]] = [points[0], points.at(-1)]
  const y = Math.min(...ys)
  return { x, y, width: right - x, height: Math.max(...ys) - y }
}
