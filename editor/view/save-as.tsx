import { Button, Input, Modal } from 'antd'
import { type ReactElement, useState } from 'react'
import type { Snapshot } from '../state/snapshot.ts'
import type { Workspace } from '../state/workspace.ts'
import { copyScenario } from './new-scenario.ts'

/** Makes a new scenario of the one that stands open, under a name of its own. */
export function SaveAs({
  workspace,
  snapshot,
}: {
  readonly workspace: Workspace
  readonly snapshot: Snapshot
}): ReactElement {
  const [name, setName] = useState<string>()
  const { scenario, files } = snapshot
  const make = (): void => {
    const wanted = name?.trim()
    if (!scenario || !wanted) return
    const taken = files.map(({ path }) => path)
    void workspace.create([copyScenario(scenario, wanted, taken)])
    setName(undefined)
  }
  return (
    <>
      <Button size="small" type="text" onClick={() => setName('')}>
        另存为新情景
      </Button>
      {name !== undefined && (
        <Modal
          open
          title="另存为新情景"
          okText="另存"
          cancelText="取消"
          okButtonProps={{ disabled: name.trim() === '' }}
          onOk={make}
          onCancel={() => setName(undefined)}
        >
          <Input
            autoFocus
            aria-label="新情景的名称"
            placeholder="新情景的名称，比如：2026年超支"
            value={name}
            onChange={(event) => setName(event.target.value)}
            onPressEnter={make}
          />
        </Modal>
      )}
    </>
  )
}
