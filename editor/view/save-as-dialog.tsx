import { Input, Modal } from 'antd'
import { type ReactElement, useState } from 'react'
import type { SaveFault } from '../state/snapshot.ts'
import { helpToSave, whyNotSaved } from './save-words.ts'

/** Asks under which name a new file is saved. */
export function SaveAsDialog(props: {
  readonly file: string
  readonly isSaving: boolean
  /** Why the last name did not do. */
  readonly fault: SaveFault | undefined
  readonly save: (as: string) => void
  readonly close: () => void
}): ReactElement {
  const { file, isSaving, fault, save, close } = props
  const [typed, setTyped] = useState(file)
  const name = /\.(?:ya?ml|json)$/i.test(typed) ? typed : `${typed}.yaml`
  return (
    <Modal
      open
      title="保存新文件"
      okText="保存"
      cancelText="取消"
      okButtonProps={{ disabled: typed.trim() === '' }}
      confirmLoading={isSaving}
      onOk={() => save(name)}
      onCancel={close}
    >
      <p id="new-file-name">名字，前面可以带文件夹，用 / 隔开：</p>
      <Input
        aria-labelledby="new-file-name"
        autoFocus
        value={typed}
        status={fault ? 'error' : ''}
        onChange={(event) => setTyped(event.target.value)}
        onPressEnter={(event) => {
          if (!event.nativeEvent.isComposing && typed.trim() !== '') save(name)
        }}
      />
      {fault && !isSaving && (
        <p role="alert">
          没存上：{whyNotSaved(fault)}。{helpToSave(fault)}
        </p>
      )}
    </Modal>
  )
}
