import { memo, type ReactElement, type ReactNode } from 'react'
import type { Change, Chosen, SeenRow, SideCell, SideColumn, SideMember, Value } from '../state/snapshot.ts'
import { stateWords } from '../state/snapshot.ts'
import { Marks } from './mark.tsx'
import { Turner } from './turner.tsx'
import { useFresh } from './use-fresh.ts'
import { membersWords, summaryWords } from './value-cells.tsx'

/** A figure in every column and, opened, a row for each member. */
export const SideRows = memo(function SideRows(props: {
  readonly row: SeenRow
  readonly columns: readonly SideColumn[]
  readonly chosen: Chosen | undefined
  readonly isOpen: boolean
  readonly turn: () => void
  readonly choose: (chosen: Chosen) => void
}): ReactElement {
  const { row, columns, chosen, isOpen, choose } = props
  const { name, cells, shownMembers } = row
  const counts = new Set(cells.flatMap((cell) => (cell !== 'broken' && cell.members ? membersWords(cell.members) : [])))
  const isOverMembers = row.dims.length > 0
  return (
    <>
      <tr
        className={chosen && !chosen.at ? 'figure is-chosen' : 'figure'}
        data-figure={name}
        onClick={() => choose({ name })}
      >
        <th className="side-name" scope="row">
          {isOverMembers && <Turner name={name} isOpen={isOpen} turn={props.turn} />}
          <span className="label">
            <button
              type="button"
              className="name"
              title={`${name}：${row.description ?? '看它在第一列是怎么算出来的'}`}
            >
              {name}
            </button>
            {counts.size === 1 && <span className="aside">{[...counts][0]}</span>}
            <Marks row={row.marks} />
          </span>
        </th>
        <td className="side-unit">{row.unit}</td>
        {cells.map((cell, i) => (
          <FigureCell key={columns[i]?.file} cell={cell} withCount={counts.size > 1} />
        ))}
      </tr>
      {isOpen &&
        shownMembers?.rows.map((member) => (
          <MemberRow
            key={member.label}
            {...{ member, columns }}
            isChosen={chosen?.at !== undefined && Object.values(chosen.at).join(' · ') === member.label}
            choose={() => choose({ name, at: member.at })}
          />
        ))}
      {isOpen && shownMembers && shownMembers.all > shownMembers.rows.length && (
        <tr>
          <td colSpan={columns.length + 2} className="more">
            另有{shownMembers.all - shownMembers.rows.length}个没有列出，不同的在前
          </td>
        </tr>
      )}
    </>
  )
})

function MemberRow(props: {
  readonly member: SideMember
  readonly columns: readonly SideColumn[]
  readonly isChosen: boolean
  readonly choose: () => void
}): ReactElement {
  const { member, columns, isChosen } = props
  return (
    <tr
      className={isChosen ? 'figure member is-chosen' : 'figure member'}
      data-member={member.label}
      onClick={props.choose}
    >
      <th className="side-name" scope="row">
        <span className="label">
          <button type="button" className="name" title={member.label}>
            {member.label}
          </button>
        </span>
      </th>
      <td className="side-unit" />
      {member.cells.map((cell, i) =>
        cell === 'absent' ? (
          <td key={columns[i]?.file} className="side-value is-words" title={`这个情景没有“${member.label}”`}>
            —
          </td>
        ) : (
          <ValueCell key={columns[i]?.file} value={cell} part={cell === 'broken' ? undefined : cell.part} />
        ),
      )}
    </tr>
  )
}

function FigureCell({ cell, withCount }: { readonly cell: SideCell | 'broken'; readonly withCount: boolean }) {
  if (cell === 'broken') return <ValueCell value="broken" />
  const of = cell.members && summaryWords(cell.members)
  return (
    <ValueCell value={cell} part={cell.part} words={of?.text} title={of?.exact} range={rangeWords(cell.range)}>
      {withCount && cell.members && <span className="side-count">{membersWords(cell.members)}</span>}
      <Marks row={cell.marks} />
    </ValueCell>
  )
}

/** A value and below it how it differs from the first column. */
function ValueCell(props: {
  readonly value: Value | 'broken'
  readonly part?: string | undefined
  /** What stands in place of a number. */
  readonly words?: string | undefined
  readonly title?: string | undefined
  readonly range?: string
  readonly children?: ReactNode
}): ReactElement {
  const { value, part, words, range = '' } = props
  const { shown, change, state = 'known' } = value === 'broken' ? ({} as Partial<Value>) : value
  const text = shown?.text ?? words ?? (state === 'known' ? '' : stateWords[state])
  const fresh = useFresh(text)
  return (
    <td className={shown ? 'side-value' : 'side-value is-words'}>
      {props.children}
      <span
        key={fresh}
        className={fresh > 0 ? 'number fresh' : 'number'}
        title={[shown?.exact ?? props.title, range].filter(Boolean).join('，')}
        data-exact={shown?.plain}
        data-scaled={shown?.scaled}
        data-unit={shown?.unit || undefined}
      >
        {text}
      </span>
      {change && <Difference change={change} part={part} />}
    </td>
  )
}

function Difference({ change, part }: { readonly change: Change; readonly part: string | undefined }) {
  const { move, was } = change
  return (
    <span className="side-difference" title={move && `第一列是${was}，差${move.exact}`}>
      {differenceWords(change)}
      {part && <span className="side-part"> {part}</span>}
    </span>
  )
}

function differenceWords({ move, members, before }: Change): string {
  if (move) return move.text
  if (members !== undefined) return `${members}个不同`
  if (before === undefined) return '第一列没有'
  return before === null ? '第一列没有数' : `第一列${before}`
}

function rangeWords(range: SideCell['range']): string {
  const [low, high] = range ?? []
  return low !== undefined && high !== undefined && low !== high ? `待定的值在范围内取，在${low}至${high}之间` : ''
}
