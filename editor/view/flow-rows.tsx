import type { ReactElement } from 'react'
import type { FlowPart, FlowRow } from '../state/snapshot.ts'

/** Where the money goes: each whole, and under it its parts with their share. */
export function FlowRows(props: {
  readonly rows: readonly FlowRow[]
  readonly choose: (figure: string) => void
}): readonly ReactElement[] {
  return props.rows.flatMap(({ whole, parts }, i) =>
    [whole, ...parts].map((part, j) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a figure may be the whole of one flow and a part of another.
      <Amount key={`${i} ${j}`} part={part} isWhole={j === 0} choose={props.choose} />
    )),
  )
}

function Amount(props: {
  readonly part: FlowPart
  readonly isWhole: boolean
  readonly choose: (figure: string) => void
}): ReactElement {
  const { name, shown, share } = props.part
  return (
    <tr
      className={props.isWhole ? 'figure flow' : 'figure flow flow-part'}
      data-flow={name}
      onClick={() => props.choose(name)}
    >
      <th scope="row">
        <span className="label">
          <button type="button" className="name" title={name}>
            {name}
          </button>
        </span>
      </th>
      <td className={shown ? 'value' : 'value is-unknown'}>
        <span className="number" title={shown?.exact}>
          {shown?.text ?? '没有数'}
        </span>
      </td>
      <td className="unit">{shown?.unit}</td>
      <td className="change">{share && `占${share}`}</td>
    </tr>
  )
}
