import { App } from 'antd'
import { useCallback } from 'react'
import type { CopyQuery } from '../state/snapshot.ts'
import type { Workspace } from '../state/workspace.ts'
import { writeClipboard } from './clipboard-block.ts'

/** Copying figures to the clipboard; says that it is done, or that the browser did not let it. */
export function useCopy(workspace: Workspace): { readonly copy: (query: CopyQuery) => void } {
  const { message } = App.useApp()
  const copy = useCallback(
    (query: CopyQuery): void => {
      writeClipboard(workspace.figures.copy(query)).then(
        () => void message.success('已复制，可以粘贴到表格软件'),
        () => void message.error('浏览器不让复制：请在地址栏旁边允许使用剪贴板，再点一次'),
      )
    },
    [workspace, message],
  )
  return { copy }
}
