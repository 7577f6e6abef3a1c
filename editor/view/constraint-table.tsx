import { Tooltip } from 'antd'
import type { ReactElement } from 'react'
import type { CitedClause, ConstraintRow } from '../state/snapshot.ts'
import { stateWords } from './mark.tsx'

/** Members named in a tip. */
const most = 8

/** The requirements, and whether they are met: a section of the table of figures. */
export function ConstraintTable(props: {
  readonly rows: readonly ConstraintRow[]
  readonly clauses: Readonly<Record<string, CitedClause>>
  /** The row at hand. */
  readonly here: string | undefined
  readonly choose: (row: ConstraintRow) => void
}): ReactElement | null {
  if (props.rows.length === 0) return null
  return (
    <tbody>
      <tr className="group-title">
        <th colSpan={4} scope="rowgroup">
          <span className="group-name">约束</span>
        </th>
      </tr>
      {props.rows.map((row) => (
        <Tooltip
          key={row.name}
          placement="left"
          title={<About row={row} clauses={props.clauses} />}
          mouseEnterDelay={0.5}
        >
          <tr
            className={row.name === props.here ? 'figure constraint is-chosen' : 'figure constraint'}
            data-constraint={row.name}
            onClick={() => props.choose(row)}
          >
            <th scope="row">
              <span className="label">
                <button type="button" className="name">
                  {row.name}
                </button>
                <span className="aside">{row.level}</span>
              </span>
            </th>
            <td className="value">{verdict(row)}</td>
            <td className="unit" />
            <td className="change" title={[distance(row), before(row)].filter(Boolean).join('，')}>
              {row.before !== undefined && <span className="changed-dot" role="img" aria-label="与文件不同" />}
              {before(row) || distance(row)}
            </td>
          </tr>
        </Tooltip>
      ))}
    </tbody>
  )
}

function verdict({ holds, state, members }: ConstraintRow): ReactElement {
  if (state !== 'known') return <span className="mark mark-open">{stateWords[state]}</span>
  const failed = members?.filter((member) => member.holds === false).length ?? 0
  if (holds) return <span className="holds">达标</span>
  return <span className="fails">{members ? `${failed}个未达标` : '未达标'}</span>
}

function distance({ holds, margin }: ConstraintRow): string {
  return !margin || holds === null ? '' : `${holds ? '余' : '差'}${margin.text}${margin.unit}`
}

function before({ before: held }: ConstraintRow): string {
  if (held === undefined) return ''
  return held === null ? '原来没有结论' : held ? '原为达标' : '原为未达标'
}

function About({
  row,
  clauses,
}: {
  readonly row: ConstraintRow
  readonly clauses: Readonly<Record<string, CitedClause>>
}) {
  const [left, right] = row.sides ?? []
  const waits = [...row.open, ...row.missing]
  const failing = row.members?.filter(({ holds }) => holds === false).map(({ label }) => label) ?? []
  return (
    <div className="lines">
      <div>{row.formula}</div>
      {left !== undefined && (
        <div>
          {left} 对 {right}
        </div>
      )}
      {failing.length > 0 && (
        <div>
          未达标：{failing.slice(0, most).join('、')}
          {failing.length > most && `等${failing.length}个`}
        </div>
      )}
      {row.clauses.map((id) => (
        <div key={id}>
          {id}：{clauses[id]?.summary}
        </div>
      ))}
      {waits.length > 0 && <div>还等：{waits.join('、')}</div>}
    </div>
  )
}
