import type { ReactElement } from 'react'
import { type MemberCell, stateWords, type TablePage } from '../state/snapshot.ts'

/** A table over members for a printer: all of its rows, which the screen draws only where they are in sight; not to be seen there. */
export function PrintTable(props: {
  readonly title: string
  readonly dimension: string
  readonly page: TablePage
}): ReactElement {
  const { title, dimension, page } = props
  const { columns, rows, totals, found, all } = page
  return (
    <table className="print-table">
      <caption>
        {title}，按{dimension}
        {found < all && `（${all}个中找出的${found}个）`}
      </caption>
      <thead>
        <tr>
          <th scope="col">{dimension}</th>
          {columns.map(({ key, kind, figure, part, unit }) => (
            <th key={key} scope="col">
              {figure}
              <small>{[part, kind === 'move' ? '与文件的差' : '', unit].filter(Boolean).join(' ')}</small>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ member, cells }) => (
          <tr key={member}>
            <th scope="row">{member}</th>
            {cells.map((cell, i) => (
              <td key={columns[i]?.key}>{textOf(cell)}</td>
            ))}
          </tr>
        ))}
        <tr className="print-totals">
          <th scope="row">{totalWord(totals)}</th>
          {totals.map((total, i) => (
            <td key={columns[i]?.key}>{total.text}</td>
          ))}
        </tr>
      </tbody>
    </table>
  )
}

/** What the last row is called: a sum where one of its columns is added up. */
export function totalWord(totals: readonly MemberCell[]): string {
  return totals.some(({ plain }) => plain !== undefined) ? '合计' : '全部'
}

function textOf({ state, text, signs }: MemberCell): string {
  // 变 is for the screen: it says what an edit did, and paper carries no edit.
  const marks = signs.flatMap(({ sign }) => (sign === '变' ? [] : sign)).join('')
  return `${marks}${state === 'known' ? text : stateWords[state]}`
}
