import type { ReactElement } from 'react'
import type { Snapshot } from '../state/snapshot.ts'
import type { Workspace } from '../state/workspace.ts'
import { Empty } from './empty.tsx'

/** The inputs of the scenario. */
export function ScenarioGrid({
  snapshot,
}: {
  readonly workspace: Workspace
  readonly snapshot: Snapshot
}): ReactElement {
  const rows = snapshot.sheet?.groups.filter(({ kind }) => kind === 'input').flatMap((group) => group.rows) ?? []
  if (rows.length === 0) return <Empty title="这个办法没有输入" />
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
