import type { ReactElement } from 'react'

/** Opens and closes the members of a row, without choosing the row. */
export function Turner(props: {
  readonly name: string
  readonly isOpen: boolean
  readonly turn: (isOpen: boolean) => void
}): ReactElement {
  const { name, isOpen, turn } = props
  return (
    <button
      type="button"
      className="turner"
      aria-expanded={isOpen}
      aria-label={`${name}：${isOpen ? '收起' : '展开'}各成员`}
      onClick={(event) => {
        event.stopPropagation()
        turn(!isOpen)
      }}
    >
      <span className={isOpen ? 'turn is-open' : 'turn'} />
    </button>
  )
}
