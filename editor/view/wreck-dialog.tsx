import { Button, Modal } from 'antd'
import type { ReactElement } from 'react'
import type { Saving } from '../state/saving.ts'

/** Asks whether a text is to be saved that lost most of its lines and has errors: likely nobody meant to. */
export function WreckDialog(props: {
  readonly file: string
  /** How many lines it lost. */
  readonly lost: number
  readonly saving: Saving
}): ReactElement {
  const { file, lost, saving } = props
  const leave = (): void => {
    void saving.endWreck(false)
  }
  return (
    <Modal
      open
      title={`文件少了${lost}行，而且有错误：还是保存？`}
      onCancel={leave}
      footer={[
        <Button key="save" danger onClick={() => void saving.endWreck(true)}>
          还是保存
        </Button>,
        <Button key="leave" type="primary" autoFocus onClick={leave}>
          不保存
        </Button>,
      ]}
    >
      <p>{file}：磁盘上的文件没有错误。如果不是有意删的，不保存，按 Ctrl+Z 退回去。</p>
    </Modal>
  )
}
