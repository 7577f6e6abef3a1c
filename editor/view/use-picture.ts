import { useEffect, useState } from 'react'
import type { Picture, PictureAsked, Sheet } from '../state/snapshot.ts'
import type { Workspace } from '../state/workspace.ts'

/** The picture asked for, drawn anew whenever the figures are; until then the last one. 'none': there is no such node. */
export function usePicture(
  workspace: Workspace,
  sheet: Sheet | undefined,
  asked: PictureAsked,
): Picture | 'none' | undefined {
  const [picture, setPicture] = useState<Picture | 'none'>()
  const key = JSON.stringify(asked)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `sheet` stands for the figures that the worker draws.
  useEffect(() => {
    let isOvertaken = false
    workspace.picture(JSON.parse(key) as PictureAsked).then(
      (found) => isOvertaken || setPicture(found ?? 'none'),
      (error: unknown) => workspace.fail(String(error)),
    )
    return () => {
      isOvertaken = true
    }
  }, [workspace, sheet, key])
  return picture
}
