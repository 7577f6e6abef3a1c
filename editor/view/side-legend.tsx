import type { ReactElement } from 'react'
import type { SideView } from '../state/snapshot.ts'
import { markWords } from './mark.tsx'

/** What the marks mean that are seen in the columns; nothing where there is none. */
export function SideLegend({ view }: { readonly view: SideView }): ReactElement | null {
  const rows = view.sections.flatMap((section) => (section.kind === 'requirement' ? [] : section.rows))
  const marks = rows.flatMap((row) => [
    row.marks,
    ...row.cells.flatMap((cell) => (cell === 'broken' ? [] : cell.marks)),
  ])
  const isSeen = {
    暂: marks.some(({ provisional }) => provisional.length > 0),
    待: marks.some(({ open }) => open.length > 0),
    缺: marks.some(({ missing }) => missing.length > 0),
    核: marks.some(({ settled, pinned }) => settled.length + pinned.length > 0),
    差: marks.some(({ unexpected }) => unexpected.length > 0),
    错: marks.some(({ faults }) => faults.length > 0),
  }
  const seen = markWords.filter(({ sign }) => isSeen[sign])
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
