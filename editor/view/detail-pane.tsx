import { App, Button, Dropdown, Segmented } from 'antd'
import { lazy, type ReactElement, Suspense, useRef, useState } from 'react'
import type { Preferences } from '../state/preferences.ts'
import type { Chosen, Snapshot, Which } from '../state/snapshot.ts'
import type { Workspace } from '../state/workspace.ts'
import { DerivationBody } from './derivation-body.tsx'
import { derivationText } from './derivation-text.ts'
import { MemberPicker } from './member-picker.tsx'
import type { Paper } from './picture-body.tsx'
import { copyPicture, savePicture } from './picture-file.ts'
import type { Place } from './text-body.tsx'
import { useHistory } from './use-history.ts'

const PictureBody = lazy(async () => ({ default: (await import('./picture-body.tsx')).PictureBody }))

type Tab = 'derivation' | 'picture'

/** The chosen figure: how it came about, or what it rests on and what rests on it; only a head while none is chosen. */
export function DetailPane(props: {
  readonly workspace: Workspace
  readonly preferences: Preferences
  readonly snapshot: Snapshot
  readonly go: (which: Which, place: Place) => void
  readonly isWide: boolean
  readonly turnWide: () => void
}): ReactElement {
  const { workspace, preferences, snapshot, isWide, turnWide } = props
  const { chosen } = snapshot
  const [tab, setTab] = useState<Tab>(() => (preferences.read('detail') === 'picture' ? 'picture' : 'derivation'))
  const paper = useRef<Paper>(null)
  const choose = (next: Chosen): void => void workspace.choose(next)
  const back = useHistory(chosen, choose)
  const go = (offset: number): void => props.go('policy', offset)
  return (
    <section className="pane detail" aria-label="选中的数">
      <div className="pane-head">
        <Segmented<Tab>
          size="small"
          aria-label="怎么看选中的数"
          value={tab}
          options={[
            { value: 'derivation', label: '推导' },
            { value: 'picture', label: '图' },
          ]}
          onChange={(next) => {
            setTab(next)
            preferences.write('detail', next)
          }}
        />
        {!chosen && <span className="path">点上面任何一个数，看它是怎么算出来的（推导），连着哪些数（图）</span>}
        {chosen && (
          <>
            <Button
              size="small"
              type="text"
              title="回到上一个选中的数（Alt＋←）"
              aria-label="后退"
              disabled={!back}
              onClick={back}
            >
              ←
            </Button>
            <CopyMenu tab={tab} snapshot={snapshot} paper={() => paper.current?.svg()} />
            <MemberPicker workspace={workspace} sheet={snapshot.sheet} chosen={chosen} choose={choose} />
            <span className="stretch" />
            <Button
              size="small"
              type="text"
              aria-pressed={isWide}
              title={isWide ? '让出上面的结果（F4或Esc）' : '占满右边，结果让开（F4）'}
              onClick={turnWide}
            >
              {isWide ? '还原' : '占满'}
            </Button>
            <Button size="small" type="text" onClick={() => void workspace.choose(undefined)}>
              收起
            </Button>
          </>
        )}
      </div>
      {chosen && tab === 'derivation' && <DerivationBody snapshot={snapshot} go={go} choose={choose} />}
      {chosen && tab === 'picture' && (
        <Suspense fallback={<div className="scroll" />}>
          <PictureBody ref={paper} workspace={workspace} snapshot={snapshot} chosen={chosen} go={go} />
        </Suspense>
      )}
    </section>
  )
}

/** The chosen figure's name, which leads to copies of what is seen of it. */
function CopyMenu(props: {
  readonly tab: Tab
  readonly snapshot: Snapshot
  readonly paper: () => Promise<string> | undefined
}): ReactElement {
  const { tab, snapshot, paper } = props
  const { chosen, derivation, clauses } = snapshot
  const { message } = App.useApp()
  const name = chosen?.name ?? ''
  const attempt = (work: Promise<void> | undefined, done: string): void =>
    void work?.then(
      () => message.success(done),
      () => message.error('没有拷成：浏览器不允许'),
    )
  const hasDerivation = derivation !== undefined && derivation !== 'none'
  const items =
    tab === 'derivation'
      ? [{ key: 'text', label: '拷贝推导（文字）', disabled: !hasDerivation }]
      : [
          { key: 'copy', label: '拷贝图' },
          { key: 'png', label: '存为图片' },
          { key: 'svg', label: '存为矢量图（放大不糊）' },
        ]
  const act: Readonly<Record<string, () => void>> = {
    text: () =>
      hasDerivation &&
      attempt(navigator.clipboard.writeText(derivationText(derivation, clauses)), '推导已拷贝，可以贴进文稿'),
    copy: () => attempt(paper()?.then(copyPicture), '图已拷贝，可以贴进文稿'),
    png: () =>
      attempt(
        paper()?.then((svg) => savePicture(svg, name, 'png')),
        '图已存为图片',
      ),
    svg: () =>
      attempt(
        paper()?.then((svg) => savePicture(svg, name, 'svg')),
        '图已存为矢量图',
      ),
  }
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => act[key]?.() }}>
      <button type="button" className="detail-name" title={`${name}：拷贝${tab === 'picture' ? '图' : '推导'}`}>
        <span className="cut">{name}</span>
        <span className="turn is-open" />
      </button>
    </Dropdown>
  )
}
