import { useSyncExternalStore } from 'react'
import type { Snapshot } from '../state/snapshot.ts'
import type { Workspace } from '../state/workspace.ts'

/** The workspace as it stands; the view is drawn again when it changes. */
export function useSnapshot(workspace: Workspace): Snapshot {
  return useSyncExternalStore(workspace.subscribe, workspace.snapshot)
}
