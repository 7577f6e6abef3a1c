import { memo, type ReactElement, useState } from 'react'
import type { Chosen, FigureRow } from '../state/snapshot.ts'
import { Marks } from './mark.tsx'
import { membersWords, ValueCells } from './value-cells.tsx'

/** Member rows drawn at once; more on demand. */
const batch = 200

/** So many members are seen without a click. */
const few = 3

/** A figure: its row and, opened, a row for each member. Drawn again only for another row, and when it is chosen or left. */
export const FigureRows = memo(function FigureRows(props: {
  readonly row: FigureRow
  readonly chosen: Chosen | undefined
  readonly choose: (chosen: Chosen) => void
}): ReactElement {
  const { row, chosen, choose } = props
  const { members } = row
  const [turned, setTurned] = useState<boolean>()
  const [limit, setLimit] = useState(batch)
  const isOpen = turned ?? (members !== undefined && members.known > 0 && members.all <= few)
  const isChosen = chosen?.name === row.name
  return (
    <>
      <tr
        className={isChosen && !chosen.at ? 'figure is-chosen' : 'figure'}
        data-figure={row.name}
        onClick={() => choose({ name: row.name })}
      >
        <th scope="row">
          {members && members.all > 0 && (
            <button
              type="button"
              className="turner"
              aria-expanded={isOpen}
              aria-label={`${row.name}：${isOpen ? '收起' : '展开'}各成员`}
              onClick={(event) => {
                event.stopPropagation()
                setTurned(!isOpen)
              }}
            >
              <span className={isOpen ? 'turn is-open' : 'turn'} />
            </button>
          )}
          <span className="label">
            <button type="button" className="name" title={`${row.name}：${row.description ?? '看它是怎么算出来的'}`}>
              {row.name}
            </button>
            {members && <span className="aside">{membersWords(members)}</span>}
            <Marks row={row} />
          </span>
        </th>
        <ValueCells value={row} members={members} />
      </tr>
      {isOpen &&
        members?.rows.slice(0, limit).map((member) => (
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
      {isOpen && members && members.rows.length > limit && (
        <tr>
          <td colSpan={4} className="more">
            <button type="button" className="link" onClick={() => setLimit(limit + 10 * batch)}>
              还有{members.rows.length - limit}个
            </button>
          </td>
        </tr>
      )}
    </>
  )
})

function isSame(a: Chosen['at'], b: Chosen['at']): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
