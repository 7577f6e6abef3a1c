import { type ReactElement, useState } from 'react'
import type { Chosen, FigureRow, Members, Value } from '../state/snapshot.ts'
import { Marks, stateWords } from './mark.tsx'
import { useFresh } from './use-fresh.ts'

/** Member rows drawn at once; more on demand. */
const batch = 200

/** A figure: its row and, opened, a row for each member. */
export function FigureRows(props: {
  readonly row: FigureRow
  readonly chosen: Chosen | undefined
  readonly choose: (chosen: Chosen) => void
}): ReactElement {
  const { row, chosen, choose } = props
  const [isOpen, setOpen] = useState(false)
  const [limit, setLimit] = useState(batch)
  const { members } = row
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
                setOpen(!isOpen)
              }}
            >
              <span className={isOpen ? 'turn is-open' : 'turn'} />
            </button>
          )}
          <button type="button" className="name" title={row.description ?? '看它是怎么算出来的'}>
            {row.name}
          </button>
          {members && <span className="aside">{membersWords(members)}</span>}
          <Marks row={row} />
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
              <button type="button" className="name">
                {member.label}
              </button>
            </th>
            <ValueCells value={member} />
          </tr>
        ))}
      {isOpen && members && members.rows.length > limit && (
        <tr className="member">
          <td colSpan={4}>
            <button type="button" className="link" onClick={() => setLimit(limit + 10 * batch)}>
              还有{members.rows.length - limit}个
            </button>
          </td>
        </tr>
      )}
    </>
  )
}

function ValueCells({ value, members }: { readonly value: Value; readonly members?: Members }): ReactElement {
  const { shown, change } = value
  const counted = members && members.summary !== 'sum' ? countWords(members) : undefined
  const text = shown?.text ?? counted ?? (value.state === 'known' ? '' : stateWords[value.state])
  const fresh = useFresh(`${text} ${shown?.unit}`)
  return (
    <>
      <td className={shown || counted ? 'value' : 'value is-unknown'}>
        <span
          key={fresh}
          className={fresh > 0 ? 'number fresh' : 'number'}
          title={shown ? shown.exact : undefined}
          data-exact={shown?.plain}
        >
          {text}
        </span>
      </td>
      <td className="unit">{shown?.unit}</td>
      <td className="change" title={change?.move?.exact}>
        {change && <span className="changed-dot" role="img" aria-label="与文件不同" />}
        {change?.move ? change.move.text : change && (change.before === undefined ? '新' : `原为${change.before}`)}
      </td>
    </>
  )
}

function membersWords({ summary, known, all }: Members): string {
  if (all === 0) return '没有成员'
  const how = summary === 'sum' ? '合计' : ''
  return known < all ? `${all}个${how}，${known}个有数` : `${all}个${how}`
}

function countWords({ summary, rows }: Members): string {
  if (summary !== 'holding') return '…'
  return `${rows.filter(({ shown }) => shown?.plain === '是').length}个是`
}

function isSame(a: Chosen['at'], b: Chosen['at']): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
