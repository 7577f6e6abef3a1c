import type { ReactElement, Ref } from 'react'
import type { Picture } from '../state/snapshot.ts'
import { PictureShapes } from './picture-shapes.tsx'

/** Black on white, in itself: it stands outside the page. */
const style = `
text { font-family: "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; font-size: 12px; fill: #000; }
.node-name { font-size: 13px; } .is-centre .node-name { font-weight: 700; } .quiet, .edge text, .hidden-kin { fill: #444; }
.edge text, .hidden-kin { font-size: 11px; paint-order: stroke; stroke: #fff; stroke-width: 4px; } .box { fill: #fff; stroke: #000; } .is-centre > .box { stroke-width: 2.5; }
.is-open > .box, .is-prior > .box { stroke-dasharray: 5 3; } .bar { stroke: #000; stroke-width: 2; }
.edge path { fill: none; stroke: #444; } .edge.is-dashed path { stroke-dasharray: 5 4; } .edge.is-changed path { stroke: #000; stroke-width: 2; }
.arrow, .change { fill: #000; stroke: none; } .sign rect { fill: #fff; stroke: #000; } .sign-待 rect, .sign-缺 rect { stroke-dasharray: 3 2; }
`

const margin = 30

/** The whole picture as it is copied into a paper; `note` says what it was made from. */
export function PaperPicture(props: {
  readonly picture: Picture
  readonly note: string
  readonly ref: Ref<SVGSVGElement>
}): ReactElement {
  const { picture, note, ref } = props
  const width = Math.max(picture.width, note.length * 12) + 2 * margin
  const height = picture.height + 2 * margin + 20
  return (
    <svg
      ref={ref}
      className="paper-picture"
      xmlns="http://www.w3.org/2000/svg"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
    >
      <style>{style}</style>
      <rect width={width} height={height} fill="#fff" />
      <g transform={`translate(${margin} ${margin})`}>
        <PictureShapes picture={picture} isFar={false} />
        <text className="quiet" y={picture.height + 32}>
          {note}
        </text>
      </g>
    </svg>
  )
}
