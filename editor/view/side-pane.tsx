import { Button, Checkbox, Input, Select } from 'antd'
import type { ReactElement } from 'react'
import type { SideBySide } from '../state/side-by-side.ts'
import type { Chosen, CopiedUnit, Snapshot, Which } from '../state/snapshot.ts'
import type { Workspace } from '../state/workspace.ts'
import { Empty } from './empty.tsx'
import { Legend } from './legend.tsx'
import { SideTable } from './side-table.tsx'
import type { Place } from './text-body.tsx'
import { unitOptions } from './unit-options.ts'
import { useCopy } from './use-copy.ts'
import { useSnapshot } from './use-snapshot.ts'

/** The open scenario and others of the policy in columns, with their differences against it. */
export function SidePane(props: {
  readonly workspace: Workspace
  readonly snapshot: Snapshot
  readonly side: SideBySide
  readonly unit: CopiedUnit
  readonly setUnit: (unit: CopiedUnit) => void
  readonly choose: (chosen: Chosen) => void
  readonly go: (which: Which, place: Place) => void
}): ReactElement {
  const { workspace, snapshot, side, unit } = props
  const { query, view, working } = useSnapshot(side)
  const { copy } = useCopy(workspace)
  const isLookedFor = query.onlyDifferent || query.search.trim() !== ''
  return (
    <section className="side" aria-label="情景并排">
      {/* On paper columns want the long side. */}
      <style media="print">{'@page { size: A4 landscape; margin: 12mm 14mm; }'}</style>
      <div className="figure-tools">
        <Input
          size="small"
          allowClear
          aria-label="在并排的数里找"
          placeholder="名称、别名、条款"
          value={query.search}
          onChange={(event) => side.ask({ search: event.target.value })}
        />
        <Checkbox checked={query.onlyDifferent} onChange={(event) => side.ask({ onlyDifferent: event.target.checked })}>
          只看不同的
        </Checkbox>
        <span className="summary" role="status">
          {isLookedFor && view && (view.found > 0 ? `${view.found}项` : '没有找到')}
        </span>
        <Select<CopiedUnit>
          size="small"
          variant="borderless"
          aria-label="复制时的单位"
          value={unit}
          options={[...unitOptions]}
          onChange={props.setUnit}
          popupMatchSelectWidth={false}
        />
        <Button size="small" type="text" disabled={!view} onClick={() => copy({ unit, side: query })}>
          复制
        </Button>
        <Button size="small" type="text" onClick={() => window.print()}>
          打印
        </Button>
        {working && <div className="working" role="status" aria-label="正在计算并排的情景" />}
      </div>
      {view && view.columns.length > 1 ? (
        <>
          <SideTable {...{ workspace, snapshot, side, query, view, unit }} choose={props.choose} go={props.go} />
          <Legend marksOnly />
        </>
      ) : (
        <Empty title={emptyTitle(query.files.length > 0, working)}>
          {query.files.length === 0 && <p>第一列是现在打开的情景，后面每一列写着比它多多少、少多少。</p>}
        </Empty>
      )}
    </section>
  )
}

function emptyTitle(hasChosen: boolean, working: boolean): string {
  if (!hasChosen) return '选一个或几个情景，和现在打开的并排'
  return working ? '正在计算…' : '正文里的错改好以后，这里并排显示各个情景的数'
}
