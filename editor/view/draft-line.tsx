import { Button, Popconfirm, Tooltip } from 'antd'
import type { ReactElement } from 'react'
import { isDraft, type OpenText, type Which } from '../state/snapshot.ts'
import type { Workspace } from '../state/workspace.ts'

/** Whether a text is that of the disk, and what can be done if it is not. */
export function DraftLine(props: {
  readonly which: Which
  readonly open: OpenText
  readonly lost: boolean
  readonly workspace: Workspace
}): ReactElement {
  const { which, open, workspace } = props
  const changed = isDraft(open)
  return (
    <span className="draft-line">
      {changed && (
        <Tooltip title={explain(open, props.lost)}>
          <span className={props.lost || open.overtaken ? 'mark mark-draft is-urgent' : 'mark mark-draft'}>
            {open.isNew ? '未保存的新文件' : open.restored ? '已恢复未保存的草稿' : '未保存的草稿'}
            {open.overtaken && '，原文件已变'}
            {props.lost && '，浏览器存不下'}
          </span>
        </Tooltip>
      )}
      {changed && (
        <Popconfirm
          title={open.isNew ? '丢掉这个新文件？' : '放弃草稿，回到文件原来的内容？'}
          okText="放弃"
          cancelText="留着"
          onConfirm={() => void workspace.discard(which)}
        >
          <Button size="small" type="text">
            放弃
          </Button>
        </Popconfirm>
      )}
      <Button size="small" type="text" title="把现在的正文存成文件" onClick={() => download(open)}>
        下载
      </Button>
    </span>
  )
}

function explain(open: OpenText, lost: boolean): string {
  if (lost) return '浏览器的存储满了，草稿留不住：请马上“下载”保存。'
  if (open.overtaken) return '这份草稿开始以后，磁盘上的文件又被改过。“放弃”就用文件现在的内容；要留草稿请“下载”。'
  const where = '改动只留在这个浏览器里，没有写进文件；要保存请“下载”。'
  return open.restored ? `上次没有保存的改动已经恢复。${where}` : where
}

function download({ file, text }: OpenText): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/yaml' }))
  link.download = file.slice(file.lastIndexOf('/') + 1)
  link.click()
  URL.revokeObjectURL(link.href)
}
