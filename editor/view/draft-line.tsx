import { Button, Popconfirm, Tooltip } from 'antd'
import type { ReactElement } from 'react'
import { isDraft, type OpenText, type Which } from '../state/snapshot.ts'
import type { Workspace } from '../state/workspace.ts'
import { download } from './download.ts'
import { helpToSave, whyNotSaved } from './save-words.ts'
import './saving.css'

/** Whether a text is that of the disk, and what can be done if it is not. */
export function DraftLine(props: {
  readonly which: Which
  readonly open: OpenText
  readonly lost: boolean
  readonly workspace: Workspace
  readonly save: () => void
}): ReactElement {
  const { which, open, lost, workspace, save } = props
  const changed = isDraft(open)
  const isUrgent = changed && (lost || open.overtaken || typeof open.save === 'object')
  return (
    <span className="draft-line">
      <Tooltip title={explain(open, lost)}>
        <span role="status" className={`save-state${changed ? ' mark mark-draft' : ''}${isUrgent ? ' is-urgent' : ''}`}>
          {stateWords(open)}
          {changed && lost && '，浏览器存不下'}
        </span>
      </Tooltip>
      {changed && (
        <Popconfirm
          title={open.isNew ? '丢掉这个新文件？' : '放弃改动，回到文件原来的内容？'}
          okText="放弃"
          cancelText="留着"
          onConfirm={() => void workspace.discard(which)}
        >
          <Button size="small" type="text">
            放弃
          </Button>
        </Popconfirm>
      )}
      <Button size="small" type="text" title="把现在的正文另存一份到下载的文件夹" onClick={() => download(open)}>
        下载
      </Button>
      <Button
        size="small"
        type={changed ? 'primary' : 'text'}
        disabled={!changed}
        title="写进文件（Ctrl+S）；没有保存的全部保存：Ctrl+Shift+S"
        onClick={save}
      >
        保存
      </Button>
    </span>
  )
}

function stateWords(open: OpenText): string {
  if (open.save === 'saving') return '正在保存…'
  if (!isDraft(open)) return '已保存'
  if (open.save) return `没存上：${whyNotSaved(open.save)}`
  if (open.overtaken) return '没有保存的改动，原文件已变'
  if (open.isNew) return '没有保存的新文件'
  return open.restored ? '已恢复没有保存的改动' : '没有保存的改动'
}

function explain(open: OpenText, lost: boolean): string {
  if (!isDraft(open)) return '和磁盘上的文件一样。'
  if (lost) return '浏览器的存储满了，没有保存的改动留不住：请马上“保存”。'
  if (typeof open.save === 'object') return helpToSave(open.save)
  if (open.overtaken) return '这些改动开始以后，磁盘上的文件又被改过。按“保存”，两份并排看，决定用哪一份。'
  return `${open.restored ? '上次没有保存的改动已经恢复。' : ''}改动留在这个浏览器里，还没有写进文件；按“保存”才写。`
}
