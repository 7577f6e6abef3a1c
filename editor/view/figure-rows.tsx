import { Tooltip } from 'antd'
import { memo, type ReactElement, useState } from 'react'
import type { Chosen, CitedClause, FigureRow } from '../state/snapshot.ts'
import { doubtsOf } from './clause-words.tsx'
import { Marks } from './mark.tsx'
import { SecondLine } from './second-line.tsx'
import { Turner } from './turner.tsx'
import { membersWords, oldWords, ValueCells } from './value-cells.tsx'

/** So many members are seen without a click. */
const few = 3

/** A figure: its row and, opened, a row for each member. Drawn again only for another row, and when it is chosen or left. */
export const FigureRows = memo(function FigureRows(props: {
  readonly row: FigureRow
  readonly chosen: Chosen | undefined
  readonly clauses: Readonly<Record<string, CitedClause>>
  readonly choose: (chosen: Chosen) => void
  /** Opens the figure as a table over its members. */
  readonly openTable: (row: FigureRow) => void
}): ReactElement {
  const { row, chosen, choose } = props
  const { members } = row
  const [turned, setTurned] = useState<boolean>()
  const isOpen = turned ?? (members !== undefined && members.known > 0 && members.all <= few)
  const isChosen = chosen?.name === row.name
  const doubts = doubtsOf(row.clauses, props.clauses)
  const old = row.change && oldWords(row.change)
  return (
    <>
      <tr
        className={isChosen && !chosen.at ? 'figure is-chosen' : 'figure'}
        data-figure={row.name}
        onClick={() => choose({ name: row.name })}
      >
        <th scope="row">
          {members && members.all > 0 && <Turner name={row.name} isOpen={isOpen} turn={setTurned} />}
          <span className="label">
            <Name row={row} doubts={doubts} isToldBelow={isChosen} />
            {members &&
              (members.all > 0 ? (
                <button
                  type="button"
                  className="aside as-table"
                  title="列成表：排序、查找、复制"
                  aria-label={`${row.name}：${membersWords(members)}，列成表`}
                  onClick={(event) => {
                    event.stopPropagation()
                    props.openTable(row)
                  }}
                >
                  {membersWords(members)}
                </button>
              ) : (
                <span className="aside">{membersWords(members)}</span>
              ))}
            <Marks row={row} />
          </span>
        </th>
        <ValueCells value={row} members={members} />
      </tr>
      {isChosen && !chosen.at && <SecondLine lines={[old, doubts.length > 0 && <DoubtLine doubts={doubts} />]} />}
      {isOpen &&
        members?.rows.map((member) => (
          <tr
            key={member.label}
            className={isChosen && isSame(chosen.at, member.at) ? 'figure member is-chosen' : 'figure member'}
            data-member={member.label}
            onClick={() => choose({ name: row.name, at: member.at })}
          >
            <th scope="row">
              <span className="label">
                <button type="button" className="name" title={member.label}>
                  {member.label}
                </button>
              </span>
            </th>
            <ValueCells value={member} />
          </tr>
        ))}
      {isOpen && members && members.all > members.rows.length && (
        <tr>
          <td colSpan={4} className="more">
            <button type="button" className="link" onClick={() => props.openTable(row)}>
              还有{members.all - members.rows.length}个，列成表看
            </button>
          </td>
        </tr>
      )}
    </>
  )
})

/** The figure's name; where a clause of it is doubtful, with what is, to the side so that the figures stay in sight. */
function Name(props: {
  readonly row: FigureRow
  readonly doubts: readonly string[]
  readonly isToldBelow: boolean
}): ReactElement {
  const { row, doubts, isToldBelow } = props
  const about = `${row.name}：${row.description ?? '看它是怎么算出来的'}`
  if (doubts.length === 0)
    return (
      <button type="button" className="name" title={about}>
        {row.name}
      </button>
    )
  return (
    <Tooltip
      placement="left"
      title={!isToldBelow && <span className="lines">{[about, ...doubts].join('\n')}</span>}
      trigger={['hover', 'focus']}
    >
      <button type="button" className="name doubtful" aria-description={doubts.join('。')}>
        {row.name}
      </button>
    </Tooltip>
  )
}

/** In short, as the derivation has each doubt beside its clause; a press shows all. */
function DoubtLine({ doubts }: { readonly doubts: readonly string[] }): ReactElement {
  const [isWhole, setWhole] = useState(false)
  return (
    <button
      type="button"
      className={isWhole ? 'doubt-line' : 'doubt-line is-short'}
      aria-expanded={isWhole}
      title={isWhole ? '收起' : '看全'}
      onClick={() => setWhole(!isWhole)}
    >
      {doubts.join('\n')}
    </button>
  )
}

function isSame(a: Chosen['at'], b: Chosen['at']): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
