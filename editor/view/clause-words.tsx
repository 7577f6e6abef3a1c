import type { ReactElement } from 'react'
import type { CitedClause } from '../state/snapshot.ts'

/** A clause with its summary, and what is doubtful about it. */
export function ClauseWords({
  id,
  clause,
}: {
  readonly id: string
  readonly clause: CitedClause | undefined
}): ReactElement {
  return (
    <>
      <span className={clause?.doubt ? 'doubtful' : undefined}>{id}</span>
      {clause && `：${clause.summary}`}
      {clause?.doubt && <span className="doubt-words">（存疑：{clause.doubt}）</span>}
    </>
  )
}

/** What is doubtful about the clauses that a row cites, clause by clause. */
export function doubtsOf(ids: readonly string[], clauses: Readonly<Record<string, CitedClause>>): readonly string[] {
  return ids.flatMap((id) => {
    const doubt = clauses[id]?.doubt
    return doubt === undefined ? [] : [`${id}存疑：${doubt}`]
  })
}
