// biome-ignore-all lint/a11y/useSemanticElements: rows that are placed one by one make no table for the browser; roles say what they are.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names the cell at hand.
import { memo, type ReactElement } from 'react'
import type { MemberCell, TableColumn, TableRow } from '../state/snapshot.ts'
import { stateWords } from '../state/snapshot.ts'

/** Pixels of a row and of the column of names: the same for all, so that what is in sight can be reckoned. */
export const size = { row: 26, name: 196 } as const

/** Pixels of every other column, where so many share the room: never too narrow for an amount nor too wide to be read across. */
export function columnWidth(room: number, columns: number): number {
  return Math.max(124, Math.min(200, Math.floor((room - size.name) / Math.max(1, columns))))
}

/** Where a column begins, the grid's own width of a column given as --column. */
export function leftOf(column: number): string {
  return `calc(${size.name}px + ${column} * var(--column))`
}

/** Cells from one to another, the ends left out. */
export interface Area {
  readonly rows: readonly [number, number]
  readonly columns: readonly [number, number]
}

/** The element of a cell, for what has the cursor. */
export function cellId(row: number, column: number): string {
  return `cell-${row}-${column}`
}

/** One member: its name and those of its values that are in sight. */
export const MemberRow = memo(function MemberRow(props: {
  readonly index: number
  readonly row: TableRow | undefined
  readonly columns: readonly TableColumn[]
  /** The columns in sight. */
  readonly seenFrom: number
  readonly seenTo: number
  /** The column at hand in this row. */
  readonly here: number | undefined
  /** The columns that are selected in this row. */
  readonly from: number
  readonly to: number
}): ReactElement {
  const { index, row, columns, here, from, to, seenFrom, seenTo } = props
  return (
    <div
      className={index % 2 === 1 ? 'member-row is-odd' : 'member-row'}
      role="row"
      aria-rowindex={index + 2}
      data-row={index}
      style={{ top: index * size.row }}
    >
      <span className="member-name" role="rowheader" title={row?.member} data-member={row?.member}>
        {row?.member ?? '…'}
      </span>
      {row &&
        columns.slice(seenFrom, seenTo).map((column, i) => {
          const at = seenFrom + i
          return (
            <Cell
              key={column.key}
              id={cellId(index, at)}
              at={at}
              cell={row.cells[at]}
              isHere={at === here}
              isSelected={at >= from && at < to}
            />
          )
        })}
    </div>
  )
})

function Cell(props: {
  readonly id: string
  readonly at: number
  readonly cell: MemberCell | undefined
  readonly isHere: boolean
  readonly isSelected: boolean
}): ReactElement {
  const { id, at, cell, isHere, isSelected } = props
  const state = cell?.state ?? 'known'
  const name = ['member-cell', isHere && 'is-here', isSelected && 'is-selected', state !== 'known' && 'is-unknown']
  return (
    <span
      id={id}
      className={name.filter(Boolean).join(' ')}
      role="gridcell"
      aria-colindex={at + 2}
      aria-selected={isSelected || isHere}
      data-column={at}
      data-exact={cell?.plain}
      style={{ left: leftOf(at) }}
      title={cell?.exact}
    >
      {cell?.signs.map(({ sign, words }) => (
        // The browser's own tip: one of Ant Design's at each of some hundred cells takes as long to draw as all the rest.
        <span key={sign} className={`sign sign-${signClass[sign]}`} role="note" aria-label={words} title={words}>
          {sign === '变' ? '' : sign}
        </span>
      ))}
      {state === 'known' ? cell?.text : stateWords[state]}
    </span>
  )
}

const signClass = { 核: 'settled', 差: 'unexpected', 错: 'fault', 变: 'changed' } as const
