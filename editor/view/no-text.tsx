import { Button } from 'antd'
import type { ReactElement } from 'react'
import type { OpenText, Snapshot } from '../state/snapshot.ts'
import type { Workspace } from '../state/workspace.ts'
import { Empty } from './empty.tsx'
import { writeScenarioFor } from './new-scenario.ts'

/** What stands where a text would, and how to get one. */
export function NoText(props: { readonly snapshot: Snapshot; readonly workspace: Workspace }): ReactElement {
  const { snapshot, workspace } = props
  const { policy, listing, front, files } = snapshot
  const create = async (of: OpenText): Promise<void> => {
    const taken = files.map(({ path }) => path)
    const inputs = (await workspace.forms.inputs()) ?? []
    await workspace.create([writeScenarioFor(of, taken, new Date().getFullYear(), inputs)])
  }
  if (policy && front === 'scenario')
    return (
      <Empty title="没有选情景">
        <p>情景是一年的数：参保人数、筹资标准、各机构支出……在上方选一个，或者</p>
        <Button onClick={() => void create(policy)}>新建一个情景</Button>
      </Empty>
    )
  if (listing === 'token')
    return (
      <Empty title="这个网页没有口令，看不到文件">
        <p>请回到运行 hengce serve 的窗口，用其中打印的地址重新打开。</p>
      </Empty>
    )
  if (listing === 'unreachable')
    return (
      <Empty title="连不上本机的服务">
        <p>运行 hengce serve 的窗口可能已经关了；重新运行后刷新这个网页。没有保存的草稿还在。</p>
      </Empty>
    )
  if (listing === 'asking') return <Empty title="正在读文件夹…" />
  if (!files.some(({ kind }) => kind !== 'scenario'))
    return (
      <Empty title="这个文件夹里还没有政策">
        <p>点右上角的“新建”，从一份现成的、可以直接算的短办法改起；或者把政策文件放进这个文件夹，再刷新网页。</p>
      </Empty>
    )
  return (
    <Empty title="这里显示政策的正文">
      <p>在上方选一个政策，或者点右上角的“新建”，从一份现成的、可以直接算的短办法改起。</p>
    </Empty>
  )
}
