import { Button, Input, Modal } from 'antd'
import { type ReactElement, useState } from 'react'
import type { Snapshot } from '../state/snapshot.ts'
import type { Workspace } from '../state/workspace.ts'
import { type CopyHead, copyScenario, pathOfCopy, yearOfScenario } from './new-scenario.ts'

/** Makes a new scenario of the one that stands open, and its file: name, year and what it is about are asked. */
export function SaveAs({
  workspace,
  snapshot,
}: {
  readonly workspace: Workspace
  readonly snapshot: Snapshot
}): ReactElement {
  const [head, setHead] = useState<CopyHead>()
  const { scenario, files } = snapshot
  const taken = files.map(({ path }) => path)
  const name = head?.name.trim() ?? ''
  const isReady = name !== '' && /^(?:\d{4})?$/.test(head?.year ?? '')
  const make = async (): Promise<void> => {
    if (!scenario || !head || !isReady) return
    setHead(undefined)
    await workspace.create([copyScenario(scenario, { ...head, name }, taken)])
    await workspace.saving.save('scenario')
  }
  const field = (key: keyof CopyHead, label: string, hint: string): ReactElement => (
    <p className="save-as-field">
      <span>{label}</span>
      <Input
        autoFocus={key === 'name'}
        aria-label={label}
        placeholder={hint}
        value={head?.[key]}
        onChange={(event) => setHead((before) => before && { ...before, [key]: event.target.value })}
        onPressEnter={(event) => {
          if (!event.nativeEvent.isComposing) void make()
        }}
      />
    </p>
  )
  return (
    <>
      <Button
        size="small"
        type="text"
        onClick={() => setHead({ name: '', year: yearOfScenario(scenario?.text ?? ''), about: '' })}
      >
        另存为新情景
      </Button>
      {head && (
        <Modal
          open
          title="另存为新情景"
          okText="另存"
          cancelText="取消"
          okButtonProps={{ disabled: !isReady }}
          onOk={() => void make()}
          onCancel={() => setHead(undefined)}
        >
          {field('name', '新情景的名称', '比如：2026年超支')}
          {field('year', '年度', '四位数的年份')}
          {field('about', '说明', '可以不填；原来的说明不带过去')}
          <p className="quiet">
            {scenario && name !== ''
              ? `存成 ${pathOfCopy(scenario.file, name, taken)}`
              : '取了名称，就存成同名的文件。'}
          </p>
        </Modal>
      )}
    </>
  )
}
