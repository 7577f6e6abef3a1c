import { Tooltip } from 'antd'
import type { ReactElement } from 'react'
import type { CitedClause, ConstraintRow } from '../state/snapshot.ts'

/** The requirements, and whether they are met: a section of the table of figures. */
export function ConstraintTable(props: {
  readonly rows: readonly ConstraintRow[]
  readonly clauses: Readonly<Record<string, CitedClause>>
  readonly go: (offset: number) => void
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
          <tr className="figure constraint" data-constraint={row.name} onClick={() => props.go(row.offset)}>
            <th scope="row">
              <button type="button" className="name">
                {row.name}
              </button>
              <span className="aside">{row.level}</span>
            </th>
            <td className="value">{verdict(row)}</td>
            <td className="unit" />
            <td className="change" title={distance(row)}>
              {distance(row)}
            </td>
          </tr>
        </Tooltip>
      ))}
    </tbody>
  )
}

function verdict({ holds, members }: ConstraintRow): ReactElement {
  if (holds === null) return <span className="mark mark-open">待定</span>
  const failed = members?.filter((member) => member.holds === false).length ?? 0
  if (holds) return <span className="holds">达标</span>
  return <span className="fails">{members ? `${failed}个未达标` : '未达标'}</span>
}

function distance({ holds, margin, before }: ConstraintRow): string {
  const was = before === undefined ? '' : `，原${before === null ? '待定' : before ? '达标' : '未达标'}`
  if (!margin || holds === null) return was.slice(1)
  return `${holds ? '余' : '差'}${margin.text}${margin.unit}${was}`
}

function About({
  row,
  clauses,
}: {
  readonly row: ConstraintRow
  readonly clauses: Readonly<Record<string, CitedClause>>
}) {
  const [left, right] = row.sides ?? []
  return (
    <div className="lines">
      <div>{row.formula}</div>
      {left !== undefined && (
        <div>
          {left} 对 {right}
        </div>
      )}
      {row.clauses.map((id) => (
        <div key={id}>
          {id}：{clauses[id]?.summary}
        </div>
      ))}
      {row.waits.length > 0 && <div>还等：{row.waits.join('、')}</div>}
    </div>
  )
}
