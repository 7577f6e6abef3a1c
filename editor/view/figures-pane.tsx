import { type ReactElement, useEffect, useState } from 'react'
import type { Broken, Chosen, RowName, Sheet, Snapshot, Which } from '../state/snapshot.ts'
import type { Workspace } from '../state/workspace.ts'
import { ChangeSteps } from './change-steps.tsx'
import { Empty } from './empty.tsx'
import { FigureTable, groupTitle, isGroupOpen } from './figure-table.tsx'
import { stateWords } from './mark.tsx'
import type { Place } from './text-body.tsx'

/** All figures by group, and the requirements. */
export function FiguresPane(props: {
  readonly workspace: Workspace
  readonly snapshot: Snapshot
  readonly go: (which: Which, place: Place) => void
}): ReactElement {
  const { snapshot, go } = props
  const { sheet, stale, policy } = snapshot
  if (sheet) return <Figures key={policy?.file} {...props} sheet={sheet} />
  return (
    <section className="pane figures" aria-label="结果">
      <div className="pane-head">
        <h2>结果</h2>
      </div>
      {stale ? (
        <Empty title={`${textName(stale)}第${stale.line}行有错，还算不出数`}>
          <button type="button" className="link" onClick={() => go(stale.which, { line: stale.line, column: 1 })}>
            {stale.message}
          </button>
        </Empty>
      ) : (
        <Empty title={policy ? '正在计算…' : '这里显示每个数：名称、数值、单位、与文件相比的变化'}>
          {!policy && <p>打开一个政策并选好情景，数会随正文的改动即时更新。</p>}
        </Empty>
      )}
    </section>
  )
}

function Figures(props: {
  readonly workspace: Workspace
  readonly snapshot: Snapshot
  readonly sheet: Sheet
  readonly go: (which: Which, place: Place) => void
}): ReactElement {
  const { workspace, snapshot, sheet, go } = props
  const { stale, scenario } = snapshot
  const [here, setHere] = useState<RowName>()
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set())
  const turn = (group: string): void =>
    setTurned((before) => new Set(before.has(group) ? [...before].filter((one) => one !== group) : [...before, group]))
  const choose = (chosen: Chosen): void => void workspace.choose(chosen)
  // A figure may be chosen elsewhere too: its row is brought into sight, also out of a closed group.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a group that is closed afterwards stays closed.
  useEffect(() => {
    const name = snapshot.chosen?.name
    if (name === undefined) return
    setHere({ kind: 'figure', name })
    const group = sheet.groups.find(({ rows }) => rows.some((row) => row.name === name))
    if (group && !isGroupOpen(group, turned)) turn(groupTitle(group))
  }, [snapshot.chosen])
  const step = (row: RowName): void => {
    if (row.kind === 'figure') choose({ name: row.name })
    else setHere({ ...row })
  }
  return (
    <section className={stale ? 'pane figures is-stale' : 'pane figures'} aria-label="结果">
      <div className="pane-head">
        <h2>结果</h2>
        <ChangeSteps changed={sheet.changed} here={here} go={step} />
        <Summary sheet={sheet} hasScenario={scenario !== undefined} />
      </div>
      {stale && (
        <button
          type="button"
          className="stale-note"
          title={stale.message}
          onClick={() => go(stale.which, { line: stale.line, column: 1 })}
        >
          {textName(stale)}第{stale.line}行有错，下面是出错以前的数：{stale.message}
        </button>
      )}
      <FigureTable {...{ sheet, snapshot, here, turned, turn, choose, take: setHere, go }} />
    </section>
  )
}

/** How many figures wait, and how the requirements stand. */
function Summary({ sheet, hasScenario }: { readonly sheet: Sheet; readonly hasScenario: boolean }): ReactElement {
  const rows = sheet.groups.flatMap((group) => (group.kind === 'rule' ? group.rows : []))
  const missing = new Set([...rows, ...sheet.constraints].flatMap((row) => row.missing))
  const parts = [
    missing.size > 0 && (hasScenario ? `情景缺${missing.size}个数` : `没有选情景，缺${missing.size}个数`),
    sheet.constraints.length > 0 && `约束${sheet.constraints.length}项：${verdicts(sheet)}`,
  ].filter(Boolean)
  return (
    <span className="summary" title={missing.size > 0 ? `缺：${[...missing].join('、')}` : parts.join('；')}>
      {parts.join('；')}
    </span>
  )
}

function verdicts({ constraints }: Sheet): string {
  const failed = constraints.filter(({ holds }) => holds === false).length
  const parts = [
    failed > 0 && `${failed}项未达标`,
    ...(['open', 'missing', 'fault'] as const).map((state) => {
      const count = constraints.filter((one) => one.state === state).length
      return count > 0 && `${count}项${stateWords[state]}`
    }),
  ].filter(Boolean)
  return parts.length === 0 ? '全部达标' : parts.join('，')
}

function textName({ which }: Broken): string {
  return which === 'policy' ? '政策' : '情景'
}
