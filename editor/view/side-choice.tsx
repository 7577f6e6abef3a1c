import { Button, Select } from 'antd'
import { type ReactElement, useState } from 'react'
import { scenariosFor } from '../state/files.ts'
import { mostBeside, type SideBySide } from '../state/side-by-side.ts'
import type { Snapshot } from '../state/snapshot.ts'

/** Which scenarios of the policy stand beside the open one, and the way back to its figures alone. */
export function SideChoice(props: {
  readonly side: SideBySide
  readonly snapshot: Snapshot
  readonly chosen: readonly string[]
}): ReactElement {
  const { side, snapshot, chosen } = props
  const { policy, scenario, files } = snapshot
  const others = policy ? scenariosFor(policy.file, files).filter(({ path }) => path !== scenario?.file) : []
  const [isOpen, setOpen] = useState(chosen.length === 0)
  return (
    <span className="side-choice">
      <Select<string[]>
        mode="multiple"
        size="small"
        autoFocus
        aria-label="并排的情景"
        placeholder={`选情景，最多${mostBeside}个`}
        value={[...chosen]}
        options={others.map(({ path, title }) => ({ value: path, label: title ?? path, title: path }))}
        optionFilterProp="label"
        maxCount={mostBeside}
        maxTagCount={0}
        maxTagPlaceholder={({ length }) => `和${length}个情景并排`}
        open={isOpen}
        onOpenChange={setOpen}
        notFoundContent="没有别的情景"
        onChange={(files) => side.choose(files)}
        popupMatchSelectWidth={false}
      />
      <Button size="small" onClick={() => side.show(false)}>
        返回
      </Button>
    </span>
  )
}
