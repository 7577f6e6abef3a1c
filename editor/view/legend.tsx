import type { ReactElement } from 'react'
import type { CitedClause, FigureGroup, Sheet } from '../state/snapshot.ts'
import { marksIn } from './mark.tsx'

/** What the marks mean that are to be seen among the figures, at their foot; nothing where there is none. */
export function Legend(props: {
  readonly sheet: Sheet
  readonly clauses: Readonly<Record<string, CitedClause>>
  readonly isOpen: (group: FigureGroup) => boolean
}): ReactElement | null {
  const rows = props.sheet.groups.filter(props.isOpen).flatMap((group) => group.rows)
  const marks = marksIn(rows)
  const hasDoubt = rows.some((row) => row.clauses.some((id) => props.clauses[id]?.doubt !== undefined))
  const hasChange = props.sheet.changed.length > 0
  if (marks.length === 0 && !hasDoubt && !hasChange) return null
  return (
    <aside className="legend" aria-label="记号">
      {marks.map(({ kind, sign, short }) => (
        <span key={sign}>
          <span className={`mark mark-${kind}`}>{sign}</span>
          {short}
        </span>
      ))}
      {hasDoubt && (
        <span>
          <span className="doubtful">名称</span>条款存疑
        </span>
      )}
      {hasChange && (
        <span>
          <span className="changed-dot" />
          和文件里的不同
        </span>
      )}
    </aside>
  )
}
