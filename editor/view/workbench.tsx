import { App, ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import { type ReactElement, useRef } from 'react'
import type { Preferences } from '../state/preferences.ts'
import type { Finding, Which } from '../state/snapshot.ts'
import type { Workspace } from '../state/workspace.ts'
import { antTheme } from './ant-theme.ts'
import { DerivationPane } from './derivation-pane.tsx'
import { EditPane } from './edit-pane.tsx'
import { FiguresPane } from './figures-pane.tsx'
import { ProblemsStrip } from './problems-strip.tsx'
import { Rail } from './rail.tsx'
import { Split } from './split.tsx'
import './style.css'
import './figures.css'
import './results.css'
import './print.css'
import type { Place, TextHandle } from './text-body.tsx'
import { TopLine } from './top-line.tsx'
import { useSnapshot } from './use-snapshot.ts'
import { useTheme } from './use-theme.ts'

/** The whole page. */
export function Workbench(props: { readonly workspace: Workspace; readonly preferences: Preferences }): ReactElement {
  const { workspace, preferences } = props
  const snapshot = useSnapshot(workspace)
  const { isDark, choice, choose } = useTheme(preferences)
  const text = useRef<TextHandle>(null)
  const go = (which: Which, place: Place): void => {
    workspace.show(which, 'text')
    text.current?.reveal(which, place)
  }
  const goToFinding = (which: Which, { range }: Pick<Finding, 'range'>): void => go(which, range.start)
  const split = { preferences }
  return (
    <ConfigProvider locale={zhCN} theme={antTheme(isDark)} button={{ autoInsertSpace: false }}>
      <App className="page">
        <Rail choice={choice} isDark={isDark} choose={choose} />
        <main className="desk">
          <TopLine workspace={workspace} snapshot={snapshot} />
          <div className="panes">
            <Split {...split} name="problems" orientation="vertical" first={86} least={[240, 34]}>
              <Split {...split} name="text" orientation="horizontal" first={46} least={[320, 420]}>
                <EditPane ref={text} workspace={workspace} snapshot={snapshot} isDark={isDark} />
                <Split
                  {...split}
                  name="figures"
                  orientation="vertical"
                  first={62}
                  least={[120, 60]}
                  folded={!snapshot.chosen}
                >
                  <FiguresPane {...{ workspace, snapshot, preferences, go }} />
                  <DerivationPane snapshot={snapshot} go={go} close={() => void workspace.choose(undefined)} />
                </Split>
              </Split>
              <ProblemsStrip snapshot={snapshot} go={goToFinding} />
            </Split>
          </div>
        </main>
      </App>
    </ConfigProvider>
  )
}
