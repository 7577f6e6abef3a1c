import type { ReactElement } from 'react'
import type { SideView } from '../state/snapshot.ts'
import { marksIn } from './mark.tsx'

/** What the marks mean that are seen in the columns; nothing where there is none. */
export function SideLegend({ view }: { readonly view: SideView }): ReactElement | null {
  const rows = view.sections.flatMap((section) => (section.kind === 'requirement' ? [] : section.rows))
  const marks = rows.flatMap((row) => [
    row.marks,
    ...row.cells.flatMap((cell) => (cell === 'broken' ? [] : cell.marks)),
  ])
  const seen = marksIn(marks)
  if (seen.length === 0) return null
  return (
    <aside className="legend" aria-label="记号">
      {seen.map(({ kind, sign, short }) => (
        <span key={sign}>
          <span className={`mark mark-${kind}`}>{sign}</span>
          {short}
        </span>
      ))}
    </aside>
  )
}
