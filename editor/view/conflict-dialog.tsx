import { Button, Modal } from 'antd'
import { type ReactElement, useEffect, useRef } from 'react'
import type { OpenText } from '../state/snapshot.ts'
import type { Workspace } from '../state/workspace.ts'
import { download } from './download.ts'

const labels = { left: '磁盘上的', right: '我的' } as const

/** The disk has another text than the one that was typed over: both side by side, and a person decides. */
export function ConflictDialog(props: { readonly open: OpenText; readonly workspace: Workspace }): ReactElement {
  const { open, workspace } = props
  const { saving } = workspace
  return (
    <Modal
      open
      width="min(1180px, 94vw)"
      title="磁盘上的文件已被改过"
      mask={{ closable: false }}
      onCancel={() => saving.leaveConflict()}
      footer={[
        <Button key="leave" onClick={() => saving.leaveConflict()}>
          先不保存
        </Button>,
        <Button key="download" onClick={() => download(open)}>
          先下载我的
        </Button>,
        <Button key="disk" onClick={() => void saving.takeDisk()}>
          用磁盘上的
        </Button>,
        <Button key="mine" onClick={() => void saving.keepMine()}>
          用我的
        </Button>,
      ]}
    >
      <p>
        {open.file}：从打开到现在，别的窗口或程序改过它。“用我的”会替换磁盘上的；“用磁盘上的”会换掉正文，按 Ctrl+Z
        能找回来。
      </p>
      <div className="conflict-sides">
        <span>{labels.left}</span>
        <span>{labels.right}</span>
      </div>
      <TextDiff left={open.saved} right={open.text} fail={(message) => workspace.fail(message)} />
    </Modal>
  )
}

function TextDiff(props: {
  readonly left: string
  readonly right: string
  readonly fail: (message: string) => void
}): ReactElement {
  const { left, right, fail } = props
  const host = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `fail` is another at each drawing
  useEffect(() => {
    let made: { dispose(): void } | undefined
    let isGone = false
    import('../monaco/text-diff.ts').then(
      ({ createTextDiff }) => {
        if (!isGone && host.current)
          made = createTextDiff(host.current, { text: left, label: labels.left }, { text: right, label: labels.right })
      },
      (error: Error) => fail(error.message),
    )
    return () => {
      isGone = true
      made?.dispose()
    }
  }, [left, right])
  return <div className="conflict-texts" ref={host} />
}
