import { Button } from 'antd'
import type { ReactElement } from 'react'
import { scenariosFor } from '../state/files.ts'
import type { SideBySide } from '../state/side-by-side.ts'
import type { Snapshot } from '../state/snapshot.ts'

/** Sets the figures beside those of other scenarios of the policy. */
export function SideButton(props: { readonly side: SideBySide; readonly snapshot: Snapshot }): ReactElement {
  const { policy, scenario, files } = props.snapshot
  const isPossible =
    policy !== undefined && scenariosFor(policy.file, files).some(({ path }) => path !== scenario?.file)
  return (
    <Button
      size="small"
      disabled={!isPossible}
      title={isPossible ? '和这份政策的其他情景并排看，差多少' : '这份政策没有别的情景可以并排'}
      onClick={() => props.side.show(true)}
    >
      情景并排
    </Button>
  )
}
