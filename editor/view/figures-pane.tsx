import { lazy, type ReactElement, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { filterSheet } from '../state/filter-sheet.ts'
import type { Preferences } from '../state/preferences.ts'
import type { SideBySide } from '../state/side-by-side.ts'
import type { Chosen, CopiedUnit, RowName, Sheet, Snapshot, Which } from '../state/snapshot.ts'
import type { Workspace } from '../state/workspace.ts'
import { ChangeSteps } from './change-steps.tsx'
import { Empty } from './empty.tsx'
import { FigureTable, groupTitle, isGroupOpen } from './figure-table.tsx'
import { FigureTools } from './figure-tools.tsx'
import { Legend } from './legend.tsx'
import { MemberTable, type OpenTable } from './member-table.tsx'
import { PrintHead } from './print-head.tsx'
import { SheetSummary } from './sheet-summary.tsx'
import { SideButton } from './side-button.tsx'
import { brokenPlace, StaleNote } from './stale-note.tsx'
import type { Place } from './text-body.tsx'
import { useCopy } from './use-copy.ts'
import { useSnapshot } from './use-snapshot.ts'

/** Loaded when scenarios are set side by side for the first time. */
const SidePane = lazy(async () => ({ default: (await import('./side-pane.tsx')).SidePane }))

/** All figures by group, and the requirements; or those of several scenarios side by side. */
export function FiguresPane(props: {
  readonly workspace: Workspace
  readonly snapshot: Snapshot
  readonly preferences: Preferences
  readonly side: SideBySide
  readonly go: (which: Which, place: Place) => void
}): ReactElement {
  const { snapshot, side, go } = props
  const { sheet, stale, policy } = snapshot
  const { isShown } = useSnapshot(side)
  if (sheet && isShown)
    return (
      <Suspense>
        <SidePane {...props} sheet={sheet} />
      </Suspense>
    )
  if (sheet) return <Figures key={policy?.file} {...props} sheet={sheet} />
  return (
    <section className="pane figures" aria-label="结果">
      <div className="pane-head">
        <h2>结果</h2>
      </div>
      {stale ? (
        <Empty title={`${brokenPlace(stale)}有错，还算不出数`}>
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
  readonly preferences: Preferences
  readonly side: SideBySide
  readonly sheet: Sheet
  readonly go: (which: Which, place: Place) => void
}): ReactElement {
  const { workspace, snapshot, preferences, sheet, go } = props
  const { stale, scenario } = snapshot
  const [here, setHere] = useState<RowName>()
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set())
  const [search, setSearch] = useState('')
  const [onlyChanged, setOnlyChanged] = useState(false)
  const [table, setTable] = useState<OpenTable>()
  const [unit, setUnit] = useState<CopiedUnit>(() => (preferences.read('copied unit') === 'base' ? 'base' : 'shown'))
  const { copy } = useCopy(workspace)
  const seen = useMemo(() => filterSheet(sheet, { search, onlyChanged }), [sheet, search, onlyChanged])
  const turn = useCallback(
    (section: string): void =>
      setTurned(
        (before) => new Set(before.has(section) ? [...before].filter((one) => one !== section) : [...before, section]),
      ),
    [],
  )
  const choose = useCallback((chosen: Chosen): void => void workspace.choose(chosen), [workspace])
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
    setTable(undefined)
    setSearch('')
    const group = sheet.groups.find(({ rows }) => row.kind === 'figure' && rows.some(({ name }) => name === row.name))
    if (group && !isGroupOpen(group, turned)) turn(groupTitle(group))
    if (row.kind === 'constraint' && turned.has('section 约束')) turn('section 约束')
    if (row.kind === 'figure') choose({ name: row.name })
    else setHere({ ...row })
  }
  const pane = useRef<HTMLElement>(null)
  const toConstraints = (): void => {
    setTable(undefined)
    setSearch('')
    setOnlyChanged(false)
    if (turned.has('section 约束')) turn('section 约束')
    // Once the list is drawn with them.
    requestAnimationFrame(() => {
      const list = pane.current?.querySelector('.figure-list > .scroll')
      const section = list?.querySelector('[data-section="约束"]')
      if (!list || !section) return
      list.scrollTop += section.getBoundingClientRect().top - list.getBoundingClientRect().top
      section.querySelector('button')?.focus({ preventScroll: true })
    })
  }
  // What is looked for is not to be hidden in a closed group.
  const opened = useMemo(
    () => (seen === sheet ? turned : new Set(seen.groups.filter(({ kind }) => kind !== 'rule').map(groupTitle))),
    [seen, sheet, turned],
  )
  return (
    <section className={stale ? 'pane figures is-stale' : 'pane figures'} aria-label="结果" ref={pane}>
      <PrintHead snapshot={snapshot} sheet={sheet} />
      <div className="pane-head">
        <h2>结果</h2>
        <ChangeSteps changed={sheet.changed} here={here} go={step} />
        <SheetSummary sheet={sheet} hasScenario={scenario !== undefined} toConstraints={toConstraints} />
        <SideButton side={props.side} snapshot={snapshot} />
      </div>
      {stale && <StaleNote stale={stale} go={go} />}
      {table && <MemberTable {...{ workspace, sheet, table, unit, choose }} close={() => setTable(undefined)} />}
      <div className={table ? 'figure-list is-behind' : 'figure-list'}>
        <FigureTools
          {...{ search, setSearch, onlyChanged, setOnlyChanged, unit }}
          found={seen === sheet ? undefined : seen}
          setUnit={(chosen) => {
            preferences.write('copied unit', chosen)
            setUnit(chosen)
          }}
        />
        <FigureTable
          {...{ here, unit, turn, choose, go, copy }}
          clauses={snapshot.clauses}
          chosen={snapshot.chosen}
          sheet={seen}
          turned={opened}
          take={setHere}
          openTable={setTable}
        />
        <Legend sheet={sheet} clauses={snapshot.clauses} isOpen={(group) => isGroupOpen(group, opened)} />
      </div>
    </section>
  )
}
