import { lazy, type ReactElement, Suspense, useState } from 'react'
import type { Snapshot, Which } from '../state/snapshot.ts'
import type { Workspace } from '../state/workspace.ts'
import { useSaveKeys } from './use-save-keys.ts'

const SaveAsDialog = lazy(async () => ({ default: (await import('./save-as-dialog.tsx')).SaveAsDialog }))
const UnsavedDialog = lazy(async () => ({ default: (await import('./unsaved-dialog.tsx')).UnsavedDialog }))
const WreckDialog = lazy(async () => ({ default: (await import('./wreck-dialog.tsx')).WreckDialog }))
const ConflictDialog = lazy(async () => ({ default: (await import('./conflict-dialog.tsx')).ConflictDialog }))

/** Saving by button and by key, and what it asks and tells: the name of a new file, which of two texts in conflict, what stayed unsaved. */
export function useSaving(
  workspace: Workspace,
  snapshot: Snapshot,
): { readonly save: () => void; readonly dialogs: ReactElement } {
  const { front, conflict, wreck, unsaved } = snapshot
  const { saving } = workspace
  const [naming, setNaming] = useState<{ readonly which: Which; readonly tried: boolean }>()
  const save = (): void => {
    if (snapshot[front]?.isNew) setNaming({ which: front, tried: false })
    else void saving.save(front)
  }
  const saveAs = async (which: Which, name: string): Promise<void> => {
    setNaming({ which, tried: true })
    await saving.save(which, name)
    if (!workspace.snapshot()[which]?.isNew) setNaming(undefined)
  }
  useSaveKeys(save, () => void saving.saveAll())
  const open = naming && snapshot[naming.which]
  const disputed = conflict && snapshot[conflict]
  const dialogs = (
    <Suspense>
      {open && (
        <SaveAsDialog
          file={open.file}
          isSaving={open.save === 'saving'}
          fault={naming.tried && typeof open.save === 'object' ? open.save : undefined}
          save={(name) => void saveAs(naming.which, name)}
          close={() => setNaming(undefined)}
        />
      )}
      {disputed && <ConflictDialog open={disputed} workspace={workspace} />}
      {wreck && <WreckDialog lost={wreck.lost} file={snapshot[wreck.which]?.file ?? ''} saving={saving} />}
      {unsaved && !disputed && !wreck && <UnsavedDialog unsaved={unsaved} close={() => saving.endReport()} />}
    </Suspense>
  )
  return { save, dialogs }
}
