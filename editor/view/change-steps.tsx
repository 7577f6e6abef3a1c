import { type ReactElement, useLayoutEffect } from 'react'
import type { RowName } from '../state/snapshot.ts'

/** How many figures and requirements came out otherwise than by the file, and steps from one of them to the next, also by F9. */
export function ChangeSteps(props: {
  readonly changed: readonly RowName[]
  readonly here: RowName | undefined
  readonly go: (row: RowName) => void
}): ReactElement | null {
  const { changed, here, go } = props
  const at = changed.findIndex(({ kind, name }) => kind === here?.kind && name === here.name)
  const step = (by: 1 | -1): void => {
    const next = at < 0 ? (by > 0 ? 0 : -1) : (at + by) % changed.length
    const row = changed.at(next)
    if (row) go(row)
  }
  // Before the count is seen, so that no key meets the rows of a moment before.
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'F9' || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return
      event.preventDefault()
      step(event.shiftKey ? -1 : 1)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  })
  if (changed.length === 0) return null
  return (
    <span className="change-steps">
      <span className="changed-dot" />
      <span role="status">{changeWords(changed)}</span>
      <button type="button" aria-label="上一个变了的" title="上一个变了的（Shift+F9）" onClick={() => step(-1)}>
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
          <path d="M3.5 10.5 8 6l4.5 4.5" />
        </svg>
      </button>
      <button type="button" aria-label="下一个变了的" title="下一个变了的（F9）" onClick={() => step(1)}>
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
          <path d="M3.5 5.5 8 10l4.5-4.5" />
        </svg>
      </button>
      {at >= 0 && (
        <span className="place-among">
          {at + 1}/{changed.length}
        </span>
      )}
    </span>
  )
}

function changeWords(changed: readonly RowName[]): string {
  const figures = changed.filter(({ kind }) => kind === 'figure').length
  const others = changed.length - figures
  const parts = [figures > 0 && `${figures}个数`, others > 0 && `${others}项约束`].filter(Boolean)
  return `${parts.join('、')}变了`
}
