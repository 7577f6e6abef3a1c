import type { ReactElement, ReactNode } from 'react'

/** A part of the list of figures with a title that stays on top; it folds. */
export function Section(props: {
  readonly title: string
  readonly count: number
  readonly isOpen: boolean
  readonly turn: () => void
  /** What can be done with all of it. */
  readonly tools?: ReactNode
  /** Rows that paper shows even where the section is closed. */
  readonly onPaper?: ReactNode
  readonly children: ReactNode
}): ReactElement {
  const { title, count, isOpen, turn, tools } = props
  return (
    <tbody data-section={title}>
      <tr className="group-title">
        <th colSpan={4} scope="rowgroup">
          <span className="group-line">
            <button type="button" aria-expanded={isOpen} onClick={turn}>
              <span className={isOpen ? 'turn is-open' : 'turn'} />
              {title}
              {!isOpen && <span className="aside">{count}个</span>}
            </button>
            <span className="group-tools">{tools}</span>
          </span>
        </th>
      </tr>
      {isOpen ? props.children : props.onPaper}
    </tbody>
  )
}
