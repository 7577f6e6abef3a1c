import { type ReactElement, type SVGProps, useId } from 'react'
import type { PictureNode, Sign } from '../state/snapshot.ts'
import { stateWords } from '../state/snapshot.ts'

/** What a node is, in a word; a rule needs none. */
const kindWords: Readonly<Record<PictureNode['kind'], string>> = {
  input: '输入',
  parameter: '参数',
  open: '待定',
  prior: '上年',
  reading: '解读',
  rule: '',
  constraint: '约束',
}

const signWords: Readonly<Record<Sign, string>> = {
  暂: '按暂取值算出',
  核: '用到情景核定的数',
  差: '与情景的期望不符',
  待: '等办法定下',
  缺: '等情景给出',
  错: '算不出',
}

/** How round the corners are tells kinds apart, beside the word. */
const roundness: Readonly<Record<PictureNode['kind'], number>> = {
  input: 12,
  parameter: 2,
  open: 2,
  prior: 12,
  reading: 23,
  rule: 2,
  constraint: 2,
}

/** A node: its name; below, unless it is seen from afar, what it is, its value and its marks. */
export function PictureNodeShape(props: {
  readonly node: PictureNode
  readonly isCentre: boolean
  readonly isFar: boolean
  /** What makes it a thing to press; left out on paper. */
  readonly hold?: SVGProps<SVGGElement>
}): ReactElement {
  const { node, isCentre, isFar, hold } = props
  const { x, y, width, height, kind, name, changed, signs } = node
  const clip = useId()
  const radius = roundness[kind]
  const classes = ['node', `is-${kind}`, changed && 'is-changed', isCentre && 'is-centre'].filter(Boolean)
  return (
    <g {...hold} className={classes.join(' ')} transform={`translate(${x} ${y})`} data-node={name} data-kind={kind}>
      <title>{nodeTitle(node)}</title>
      <rect className="box" width={width} height={height} rx={radius} />
      {kind === 'constraint' && <rect className="box is-inner" x={3} y={3} width={width - 6} height={height - 6} />}
      {kind === 'parameter' && <path className="bar" d={`M4.5 5 V${height - 5}`} />}
      <clipPath id={clip}>
        <rect width={width - 4} height={height} />
      </clipPath>
      <g clipPath={`url(#${clip})`}>
        {isFar ? (
          <FarName name={name} height={height} />
        ) : (
          <>
            <text className="node-name" x={10} y={19}>
              {name}{' '}
            </text>
            <text className="node-value" x={10} y={37}>
              {kindWords[kind] !== '' && <tspan className="quiet">{kindWords[kind]}　</tspan>}
              <tspan className="number">{valueText(node)}</tspan>
              {node.unit !== '' && <tspan className="quiet"> {node.unit}</tspan>}
              {node.member !== undefined && <tspan className="quiet"> {node.member}</tspan>}{' '}
            </text>
            {signs.map((sign, i) => (
              <g key={sign} className={`sign sign-${sign}`} transform={`translate(${width - 26 - i * 20} 25)`}>
                <rect width={17} height={16} rx={3} />
                <text x={2.5} y={12.5}>
                  {sign}{' '}
                </text>
              </g>
            ))}
          </>
        )}
      </g>
      {changed && <circle className="change" cx={width - 9} cy={10} r={isFar ? 7 : 4} />}
      {!isFar && node.hiddenBefore > 0 && (
        <text className="hidden-kin" x={-4} y={height - 4} textAnchor="end">
          ＋{node.hiddenBefore}{' '}
        </text>
      )}
      {!isFar && node.hiddenBehind > 0 && (
        <text className="hidden-kin" x={width + 4} y={height - 4}>
          ＋{node.hiddenBehind}
        </text>
      )}
    </g>
  )
}

/** All that a node says, in one sentence: its name for who cannot see it, and its tip. What is seen comes first, as it is seen. */
export function nodeTitle(node: PictureNode): string {
  const { kind, name, unit, member, changed, signs, clauses, hiddenBefore, hiddenBehind } = node
  const hidden = [hiddenBefore, hiddenBehind].filter((count) => count > 0).map((count) => `＋${count}`)
  return [
    [name, kindWords[kind], valueText(node), unit, member, ...signs, ...hidden].filter(Boolean).join(' '),
    changed && '变了',
    ...signs.map((sign) => signWords[sign]),
    clauses.length > 0 && `依据${clauses.join('、')}`,
    hiddenBefore > 0 && `还用到${hiddenBefore}个没有画出的`,
    hiddenBehind > 0 && `还用于${hiddenBehind}个没有画出的`,
  ]
    .filter(Boolean)
    .join('，')
}

function valueText({ value, state }: PictureNode): string {
  return value === '' && state !== 'known' ? stateWords[state] : value
}

/** Large enough to be read from afar: in two lines where it is long. */
function FarName({ name, height }: { readonly name: string; readonly height: number }): ReactElement {
  const letters = [...name]
  const half = Math.ceil(letters.length / 2)
  const lines = letters.length > 5 ? [letters.slice(0, half), letters.slice(half)] : [letters]
  return (
    <text className="far-name">
      {lines.map((line, i) => (
        <tspan key={String(i)} x={6} y={height / 2 + 7 + (i - (lines.length - 1) / 2) * 21}>
          {line.join('')}
        </tspan>
      ))}
    </text>
  )
}
