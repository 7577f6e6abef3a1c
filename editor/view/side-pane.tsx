import { Button, Checkbox, Input, Select } from 'antd'
import { type ReactElement, useCallback, useState } from 'react'
import type { Preferences } from '../state/preferences.ts'
import type { SideBySide } from '../state/side-by-side.ts'
import type { Chosen, CopiedUnit, Sheet, Snapshot, Which } from '../state/snapshot.ts'
import type { Workspace } from '../state/workspace.ts'
import { Empty } from './empty.tsx'
import { PrintHead } from './print-head.tsx'
import './side-by-side.css'
import { SideChoice } from './side-choice.tsx'
import { SideLegend } from './side-legend.tsx'
import { SideTable } from './side-table.tsx'
import { StaleNote } from './stale-note.tsx'
import type { Place } from './text-body.tsx'
import { unitOptions } from './unit-options.ts'
import { useCopy } from './use-copy.ts'
import { useSnapshot } from './use-snapshot.ts'

/** The open scenario and others of the policy in columns, with their differences against it; in place of the figures. */
export function SidePane(props: {
  readonly workspace: Workspace
  readonly snapshot: Snapshot
  readonly sheet: Sheet
  readonly side: SideBySide
  readonly preferences: Preferences
  readonly go: (which: Which, place: Place) => void
}): ReactElement {
  const { workspace, snapshot, sheet, side, preferences, go } = props
  const { stale } = snapshot
  const { query, view, working } = useSnapshot(side)
  const { copy } = useCopy(workspace)
  const [unit, setUnit] = useState<CopiedUnit>(() => (preferences.read('copied unit') === 'base' ? 'base' : 'shown'))
  const choose = useCallback((chosen: Chosen): void => void workspace.choose(chosen), [workspace])
  const isLookedFor = query.onlyDifferent || query.search.trim() !== ''
  return (
    <section className={stale ? 'pane figures side is-stale' : 'pane figures side'} aria-label="结果：情景并排">
      {/* On paper columns want the long side. */}
      <style media="print">{'@page { size: A4 landscape; margin: 12mm 14mm; }'}</style>
      <PrintHead snapshot={snapshot} sheet={sheet} />
      <div className="pane-head">
        <h2>结果</h2>
        <SideChoice {...{ side, snapshot }} chosen={query.files} />
      </div>
      {stale && <StaleNote stale={stale} go={go} />}
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
          onChange={(chosen) => {
            preferences.write('copied unit', chosen)
            setUnit(chosen)
          }}
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
          <SideTable {...{ workspace, snapshot, side, query, view, unit, choose, go }} />
          <SideLegend view={view} />
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
