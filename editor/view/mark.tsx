import { Tooltip } from 'antd'
import type { ReactElement } from 'react'
import type { FigureRow, SideMarks } from '../state/snapshot.ts'

type MarkKind = 'provisional' | 'settled' | 'unexpected' | 'open' | 'fault'

const marks = [
  { kind: 'provisional', sign: '暂', short: '按暂取值算', on: (row) => row.provisional.length > 0 },
  { kind: 'settled', sign: '核', short: '情景核定', on: (row) => row.settled.length > 0 || row.pinned.length > 0 },
  { kind: 'unexpected', sign: '差', short: '与期望不符', on: (row) => row.unexpected.length > 0 },
  { kind: 'open', sign: '待', short: '等办法定', on: (row) => row.open.length > 0 },
  { kind: 'open', sign: '缺', short: '等情景给', on: (row) => row.missing.length > 0 },
  { kind: 'fault', sign: '错', short: '算不出', on: (row) => row.faults.length > 0 },
] as const satisfies readonly {
  kind: MarkKind
  sign: string
  short: string
  on: (row: SideMarks) => boolean
}[]

/** The marks that some of these rows have, with what each says in short. */
export function marksIn(
  rows: readonly SideMarks[],
): readonly Pick<(typeof marks)[number], 'kind' | 'sign' | 'short'>[] {
  return marks.filter(({ on }) => rows.some(on))
}

type Marked = SideMarks & Pick<FigureRow, 'range'>

/** The marks of a figure, each with its explanation: 暂 rests on a 暂取 value, 核 on one that the scenario settles, 差 is not what the scenario expects, 待 waits for the policy, 缺 for the scenario, 错 could not be worked out. */
export function Marks({ row }: { readonly row: Marked }): ReactElement {
  return (
    <>
      {marksIn([row]).map(({ kind, sign }) => (
        <Mark key={sign} kind={kind} sign={sign} text={words[sign](row)} />
      ))}
    </>
  )
}

const words: Readonly<Record<(typeof marks)[number]['sign'], (row: Marked) => string>> = {
  暂: (row) => `按暂取值算出，办法还没有定：${row.provisional.join('、')}${rangeWords(row)}`,
  核: settledWords,
  差: unexpectedWords,
  待: ({ open }) => `等办法定下：${open.join('、')}`,
  缺: ({ missing }) => `等情景给出：${missing.join('、')}`,
  错: ({ faults }) => faults.slice(0, 8).join('\n'),
}

/** A small sign in a frame, with its explanation as its tip. */
export function Mark(props: { readonly kind: MarkKind; readonly sign: string; readonly text: string }) {
  return (
    <Tooltip title={<span className="lines">{props.text}</span>} trigger={['hover', 'focus']}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what it means must be reachable by keys. */}
      <span className={`mark mark-${props.kind}`} role="note" aria-label={props.text} tabIndex={0}>
        {props.sign}
      </span>
    </Tooltip>
  )
}

function settledWords({ settled, pinned }: Marked): string {
  const own = settled.slice(0, 8).map(({ label, computed }) => `${label}${label && '：'}${computed ?? '算不出'}`)
  return [
    ...(own.length > 0 ? [`情景核定的数。按规则算是：`, ...own] : []),
    ...(settled.length > own.length ? [`等${settled.length}个`] : []),
    ...(pinned.length > 0 ? [`用到情景核定的数：${pinned.join('、')}`] : []),
  ].join('\n')
}

function unexpectedWords({ unexpected }: Marked): string {
  const own = unexpected
    .slice(0, 8)
    .map(({ label, expected, off }) => `${label}${label && '：'}${expected ?? '待定'}${off ? `，算得的差${off}` : ''}`)
  const more = unexpected.length > own.length ? [`等${unexpected.length}个`] : []
  return ['与情景的期望（清算表）不符。期望是：', ...own, ...more].join('\n')
}

function rangeWords({ range }: Marked): string {
  const [low, high] = range ?? []
  if (low !== undefined && high !== undefined)
    return low === high ? '' : `。待定的值在范围内取，结果在${low}至${high}之间`
  if (low !== undefined) return `。结果不低于${low}`
  return high !== undefined ? `。结果不高于${high}` : ''
}
