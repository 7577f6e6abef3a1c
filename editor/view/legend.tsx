import type { ReactElement } from 'react'
import { markWords } from './mark.tsx'

/** What the marks mean, at the foot of the figures. */
export function Legend(): ReactElement {
  return (
    <aside className="legend" aria-label="记号">
      {markWords.map(({ kind, sign, short }) => (
        <span key={sign} title={`${sign}：${short}`}>
          <span className={`mark mark-${kind}`}>{sign}</span>
          {short}
        </span>
      ))}
      <span>
        <span className="doubtful">疑</span>条款存疑
      </span>
      <span>
        <span className="changed-dot" />
        变了
      </span>
    </aside>
  )
}
