import { type ReactElement, useState } from 'react'
import type { CitedClause, ConstraintMember, ConstraintRow } from '../state/snapshot.ts'
import { stateWords } from '../state/snapshot.ts'
import { ClauseWords } from './clause-words.tsx'
import { SecondLine } from './second-line.tsx'
import { Turner } from './turner.tsx'

/** The requirements, and whether they are met: rows of the table of figures. */
export function ConstraintTable(props: {
  readonly rows: readonly ConstraintRow[]
  readonly clauses: Readonly<Record<string, CitedClause>>
  /** The row at hand. */
  readonly here: string | undefined
  readonly choose: (row: ConstraintRow) => void
  readonly go: (row: ConstraintRow) => void
}): readonly ReactElement[] {
  return props.rows.map((row) => (
    <Constraint
      key={row.name}
      row={row}
      clauses={props.clauses}
      isChosen={row.name === props.here}
      choose={() => props.choose(row)}
      go={() => props.go(row)}
    />
  ))
}

function Constraint(props: {
  readonly row: ConstraintRow
  readonly clauses: Readonly<Record<string, CitedClause>>
  readonly isChosen: boolean
  readonly choose: () => void
  readonly go: () => void
}): ReactElement {
  const { row, clauses, isChosen, choose } = props
  const { members, distance, open, missing } = row
  const [isOpen, setOpen] = useState(false)
  const before = beforeWords(row.change)
  const waits = [...open, ...missing]
  return (
    <>
      <tr
        className={isChosen ? 'figure constraint is-chosen' : 'figure constraint'}
        data-constraint={row.name}
        onClick={choose}
      >
        <th scope="row">
          {members && members.all > 0 && <Turner name={row.name} isOpen={isOpen} turn={setOpen} />}
          <span className="label">
            <Level level={row.level} />
            <button type="button" className="name" aria-expanded={isChosen} title={`${row.name}：${row.formula}`}>
              {row.name}
            </button>
          </span>
        </th>
        <Standing verdict={verdict(row)} distance={distanceWords(row)} change={row.change} />
      </tr>
      {isChosen && (
        <SecondLine
          lines={[
            <>
              {row.formula}{' '}
              <button type="button" className="link" onClick={props.go}>
                到正文
              </button>
            </>,
            row.sides && <Sides sides={row.sides} distance={distance} />,
            members && membersWords(row),
            before,
            waits.length > 0 && `还等：${waits.join('、')}`,
            ...row.clauses.map((id) => <ClauseWords key={id} id={id} clause={clauses[id]} />),
          ]}
        />
      )}
      {isOpen && members?.rows.map((member) => <MemberRow key={member.label} member={member} row={row} />)}
      {isOpen && members && members.all > members.rows.length && (
        <tr>
          <td colSpan={4} className="more">
            另有{members.all - members.rows.length}个没有列出，未达标的在前
          </td>
        </tr>
      )}
    </>
  )
}

/** How much a requirement binds. */
export function Level({ level }: Pick<ConstraintRow, 'level'>): ReactElement {
  return <span className={`level level-${levelClass[level]}`}>{level}</span>
}

const levelClass = { 必须: 'must', 应当: 'should', 目标: 'aim' } as const

function MemberRow({ member, row }: { readonly member: ConstraintMember; readonly row: ConstraintRow }): ReactElement {
  const { label, holds, sides, distance, change } = member
  return (
    <tr className="figure member constraint-member" data-member={label}>
      <th scope="row">
        <span className="label">
          <span className="name" title={label}>
            {label}
          </span>
          {sides && (
            <span className="aside" title="左边 对 右边">
              {sides[0]} 对 {sides[1]}
            </span>
          )}
        </span>
      </th>
      <Standing
        verdict={
          holds === null ? <span className="mark mark-open">{stateWords[openState(row)]}</span> : verdictOf(row, holds)
        }
        distance={distance}
        change={change}
      />
    </tr>
  )
}

/** Whether it is met, how far it is from the flip, and how that moved. */
function Standing(props: {
  readonly verdict: ReactElement
  readonly distance: string
  readonly change: ConstraintRow['change']
}): ReactElement {
  const { verdict: word, distance, change } = props
  return (
    <td className="standing" colSpan={3}>
      <span className="standing-line">
        <span className="value">{word}</span>
        <span className="distance" title={distance}>
          {distance}
        </span>
        <span className="change" title={beforeWords(change)}>
          {change && <span className="changed-dot" role="img" aria-label="与文件不同" />}
          {change && changeWords(change)}
        </span>
      </span>
    </td>
  )
}

function Sides({ sides, distance }: { readonly sides: readonly [string, string]; readonly distance: string }) {
  return (
    <span className="sides">
      左边 <b>{sides[0]}</b>，右边 <b>{sides[1]}</b>
      {distance && `，${distance}`}
    </span>
  )
}

/** Whether it is met, in a word and a sign. */
export function verdict(row: ConstraintRow): ReactElement {
  const { state, holds, members } = row
  if (state !== 'known') return <span className="mark mark-open">{stateWords[state]}</span>
  if (holds || !members) return verdictOf(row, holds === true)
  return verdictOf(row, false, `${members.failed}个未达标`)
}

/** A failed 必须 is a breach, a failed 应当 or 目标 asks for a reason: another sign for each. */
function verdictOf({ level }: ConstraintRow, holds: boolean, words = holds ? '达标' : '未达标'): ReactElement {
  if (holds) return <span className="holds">{words}</span>
  return (
    <span className={level === '必须' ? 'fails' : 'fails is-mild'}>
      <span className="fail-sign" aria-hidden="true" data-sign={level === '必须' ? '✕' : '△'} />
      {words}
    </span>
  )
}

function openState({ state, open, missing }: ConstraintRow): 'open' | 'missing' | 'fault' {
  if (state === 'open' || state === 'missing' || state === 'fault') return state
  return open.length > 0 ? 'open' : missing.length > 0 ? 'missing' : 'fault'
}

/** How far it is from the flip. */
export function distanceWords({ distance, members }: ConstraintRow): string {
  return members && distance ? `最多${distance}` : distance
}

function membersWords({ members, distance }: ConstraintRow): string {
  if (!members) return ''
  const { all, failed, undecided, worst } = members
  const met = all - failed - undecided
  const parts = [
    `${all}个中${met}个达标`,
    failed > 0 && `${failed}个未达标`,
    undecided > 0 && `${undecided}个还没有结论`,
    worst && `差得最多的是${worst}，${distance}`,
  ]
  return parts.filter(Boolean).join('，')
}

/** What changed, in short: the answer, by how much the margin moved, else that something did. */
function changeWords(change: NonNullable<ConstraintRow['change']>): string {
  const { held, move, members } = change
  if (held !== undefined) return heldWords(held)
  if (move) return move.text
  if (members !== undefined) return `${members}个变了`
  return Object.keys(change).length > 0 ? '变了' : '新'
}

/** 原为未达标，差154.71万元（左边…，右边…） */
function beforeWords(change: ConstraintRow['change']): string {
  if (!change) return ''
  const { held, distance, sides, members } = change
  const was = [held !== undefined && heldWords(held), distance && (held === undefined ? `原为${distance}` : distance)]
  const words = [...was, members !== undefined && `${members}个与文件不同`].filter(Boolean).join('，')
  const numbers = sides ? `左边${sides[0]}，右边${sides[1]}` : ''
  return words === '' ? (numbers === '' ? '文件里没有' : `原来${numbers}`) : words + (numbers && `（${numbers}）`)
}

function heldWords(held: boolean | null): string {
  return held === null ? '原来没有结论' : held ? '原为达标' : '原为未达标'
}
