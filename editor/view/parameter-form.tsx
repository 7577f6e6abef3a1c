import type { ReactElement } from 'react'
import type { Snapshot } from '../state/snapshot.ts'
import type { Workspace } from '../state/workspace.ts'
import { Empty } from './empty.tsx'

/** The parameters of the policy. */
export function ParameterForm({
  snapshot,
}: {
  readonly workspace: Workspace
  readonly snapshot: Snapshot
}): ReactElement {
  const rows = snapshot.sheet?.groups.filter(({ kind }) => kind === 'parameter').flatMap((group) => group.rows) ?? []
  if (rows.length === 0) return <Empty title="这个办法没有参数" />
  return (
    <ul className="scroll">
      {rows.map(({ name, shown }) => (
        <li key={name}>
          {name} {shown?.text}
          {shown?.unit}
        </li>
      ))}
    </ul>
  )
}
