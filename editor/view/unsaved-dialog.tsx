import { Button, Modal } from 'antd'
import type { ReactElement } from 'react'
import type { Unsaved } from '../state/snapshot.ts'
import { helpToSave, whyNotSaved } from './save-words.ts'

/** What stayed unsaved when all was to be saved, file by file, and what to do. */
export function UnsavedDialog(props: {
  readonly unsaved: readonly Unsaved[]
  readonly close: () => void
}): ReactElement {
  const { unsaved, close } = props
  return (
    <Modal
      open
      title={`${unsaved.length}个文件没有存上，别的都存了`}
      onCancel={close}
      footer={
        <Button type="primary" autoFocus onClick={close}>
          知道了
        </Button>
      }
    >
      <ul className="unsaved-files">
        {unsaved.map(({ file, fault }) => (
          <li key={file}>
            <b>{file}</b>：{whyNotSaved(fault)}。{fault.refusal === 'changed' && '打开它，'}
            {helpToSave(fault)}
          </li>
        ))}
      </ul>
    </Modal>
  )
}
