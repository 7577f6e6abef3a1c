import { App, ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import { type ReactElement, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Guide } from '../state/guide.ts'
import type { Preferences } from '../state/preferences.ts'
import type { SideBySide } from '../state/side-by-side.ts'
import type { Finding, Which } from '../state/snapshot.ts'
import type { Workspace } from '../state/workspace.ts'
import { antTheme } from './ant-theme.ts'
import { ClausesPane } from './clauses-pane.tsx'
import './detail.css'
import { DetailPane } from './detail-pane.tsx'
import { EditPane } from './edit-pane.tsx'
import { FiguresPane } from './figures-pane.tsx'
import { ProblemsStrip } from './problems-strip.tsx'
import { Rail } from './rail.tsx'
import { Split } from './split.tsx'
import './style.css'
import './figures.css'
import './clauses.css'
import './results.css'
import './print.css'
import type { Place, TextHandle } from './text-body.tsx'
import { TopLine } from './top-line.tsx'
import { useSnapshot } from './use-snapshot.ts'
import { useTheme } from './use-theme.ts'
import { useUndoKeys } from './use-undo-keys.ts'
import { useWide } from './use-wide.ts'

// Settings are the same objects every time: others would have all of Ant Design drawn again, and all rows looked at.
const button = { autoInsertSpace: false }

/** The whole page. */
export function Workbench(props: {
  readonly workspace: Workspace
  readonly guide: Guide
  readonly side: SideBySide
  readonly preferences: Preferences
}): ReactElement {
  const { workspace, guide, side, preferences } = props
  const snapshot = useSnapshot(workspace)
  const aim = useSnapshot(guide, (led) => led.aim)
  const [clausesFolded, foldClauses] = useState(() => preferences.read('clauses folded') === 'yes')
  const { isDark, choice, choose } = useTheme(preferences)
  const theme = useMemo(() => antTheme(isDark), [isDark])
  const [isWide, turnWide] = useWide(snapshot.chosen !== undefined)
  const text = useRef<TextHandle>(null)
  useUndoKeys(workspace, text)
  // The same functions every time: long lists are drawn again only for what changed.
  const go = useCallback(
    (which: Which, place: Place): void => {
      workspace.show(which, 'text')
      text.current?.reveal(which, place)
    },
    [workspace],
  )
  const goToFinding = useCallback(
    (which: Which, { range }: Pick<Finding, 'range'>): void => go(which, range.start),
    [go],
  )
  // What the guide leads to is shown once what it opened is.
  useEffect(() => {
    if (aim) text.current?.reveal(aim.which, aim.place)
  }, [aim])
  const fold = (folded: boolean): void => {
    preferences.write('clauses folded', folded ? 'yes' : 'no')
    foldClauses(folded)
  }
  const split = { preferences }
  return (
    <ConfigProvider locale={zhCN} theme={theme} button={button}>
      <App className="page">
        <Rail choice={choice} isDark={isDark} choose={choose} />
        <main className="desk">
          <TopLine workspace={workspace} snapshot={snapshot} />
          <div className="panes">
            <Split {...split} name="problems" orientation="vertical" first={88} least={[240, 34]}>
              <Split
                {...split}
                name="clauses"
                orientation="horizontal"
                first={16.4}
                least={[150, 740]}
                firstFolded={clausesFolded}
              >
                <ClausesPane {...{ guide, snapshot }} isFolded={clausesFolded} fold={fold} />
                <Split {...split} name="text" orientation="horizontal" first={46} least={[320, 420]}>
                  <EditPane ref={text} {...{ workspace, guide, preferences, snapshot, isDark }} />
                  <Split
                    {...split}
                    name="figures"
                    orientation="vertical"
                    first={57}
                    least={[120, 60]}
                    folded={!snapshot.chosen}
                    isWhole={isWide}
                  >
                    <FiguresPane {...{ workspace, snapshot, preferences, side, go }} />
                    <DetailPane
                      key={snapshot.policy?.file}
                      {...{ workspace, preferences, snapshot, go, isWide, turnWide }}
                    />
                  </Split>
                </Split>
              </Split>
              <ProblemsStrip guide={guide} snapshot={snapshot} go={goToFinding} />
            </Split>
          </div>
        </main>
      </App>
    </ConfigProvider>
  )
}
