import type { ReactElement } from 'react'
import type { PictureEdge } from '../state/snapshot.ts'

/** A line from what is used to what uses it, dashed and named where it does not always count. */
export function PictureEdgeShape(props: {
  readonly edge: PictureEdge
  /** Whether it ends at the node at hand. */
  readonly isNear: boolean
  /** Whether both ends changed. */
  readonly isChanged: boolean
  readonly isFar: boolean
  readonly arrow: string
}): ReactElement {
  const { edge, isNear, isChanged, isFar, arrow } = props
  const { points, label } = edge
  const classes = ['edge', label && 'is-dashed', isNear && 'is-near', isChanged && 'is-changed'].filter(Boolean)
  // A long line is named where it passes its last layer, so that names of lines that end together stand apart.
  const isLong = points.length > 3
  const [x = 0, y = 0] = points.at(isLong ? -2 : -1) ?? []
  return (
    <g className={classes.join(' ')}>
      <path d={pathOf(points)} markerEnd={`url(#${arrow})`} />
      {label && !isFar && (
        <text x={isLong ? x : x - 9} y={y - 4} textAnchor="end">
          {label}
        </text>
      )}
    </g>
  )
}

/** Curves between layers, straight lines through them. */
function pathOf(points: PictureEdge['points']): string {
  const [first, ...rest] = points
  if (!first) return ''
  let [x, y] = first
  let path = `M${x} ${y}`
  for (const [i, [toX, toY]] of rest.entries()) {
    const middle = (x + toX) / 2
    path += i % 2 === 1 && toY !== y ? `C${middle} ${y} ${middle} ${toY} ${toX} ${toY}` : `L${toX} ${toY}`
    x = toX
    y = toY
  }
  return path
}
