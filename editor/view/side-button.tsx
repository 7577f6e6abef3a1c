import { Button, Select } from 'antd'
import { type ReactElement, useState } from 'react'
import { scenariosFor } from '../state/files.ts'
import { mostBeside, type SideBySide } from '../state/side-by-side.ts'
import type { Snapshot } from '../state/snapshot.ts'
import './side-by-side.css'
import { useSnapshot } from './use-snapshot.ts'

/** Sets the figures beside those of other scenarios of the policy, says which, and goes back. */
export function SideButton(props: { readonly side: SideBySide; readonly snapshot: Snapshot }): ReactElement {
  const { side, snapshot } = props
  const { policy, scenario, files } = snapshot
  const { isShown, query } = useSnapshot(side)
  const [isOpen, setOpen] = useState(false)
  const others = policy ? scenariosFor(policy.file, files).filter(({ path }) => path !== scenario?.file) : []
  if (!isShown) {
    const isPossible = others.length > 0
    return (
      <Button
        size="small"
        disabled={!isPossible}
        title={isPossible ? '和这份政策的其他情景并排看，差多少' : '这份政策没有别的情景可以并排'}
        onClick={() => {
          side.show(true)
          setOpen(side.snapshot().query.files.length === 0)
        }}
      >
        情景并排
      </Button>
    )
  }
  return (
    <span className="side-choice">
      <Select<string[]>
        mode="multiple"
        size="small"
        autoFocus
        aria-label="并排的情景"
        placeholder={`选情景，最多${mostBeside}个`}
        value={[...query.files]}
        options={others.map(({ path, title }) => ({ value: path, label: title ?? path, title: path }))}
        optionFilterProp="label"
        maxCount={mostBeside}
        maxTagCount={0}
        maxTagPlaceholder={(chosen) => `和${chosen.length}个情景并排`}
        open={isOpen}
        onOpenChange={setOpen}
        notFoundContent="没有别的情景"
        onChange={(chosen) => side.choose(chosen)}
        popupMatchSelectWidth={false}
      />
      <Button size="small" onClick={() => side.show(false)}>
        返回
      </Button>
    </span>
  )
}
