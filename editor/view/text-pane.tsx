import { Button, Segmented } from 'antd'
import { type ReactElement, type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react'
import type { TextEditor } from '../monaco/text-editor.ts'
import type { Finding, OpenText, Snapshot, Which } from '../state/snapshot.ts'
import type { Workspace } from '../state/workspace.ts'
import { DraftLine } from './draft-line.tsx'
import { Empty } from './empty.tsx'
import { writeScenarioFor } from './new-scenario.ts'

/** A place in a text: line and column from 1, or an offset. */
export type Place = { readonly line: number; readonly column: number } | number

/** What others may ask of the text. */
export interface TextPaneHandle {
  reveal(which: Which, place: Place): void
}

/** The policy's and the scenario's text in one editor. */
export function TextPane(props: {
  readonly workspace: Workspace
  readonly snapshot: Snapshot
  readonly isDark: boolean
  readonly ref: Ref<TextPaneHandle>
}): ReactElement {
  const { workspace, snapshot, isDark } = props
  const host = useRef<HTMLDivElement>(null)
  const wanted = useRef<{ readonly which: Which; readonly place: Place } | undefined>(undefined)
  const editor = useTextEditor(host, workspace)
  const { front, policy, scenario, answer } = snapshot
  const open = snapshot[front]

  useEffect(() => {
    if (!editor) return
    editor.text.put('policy', policy)
    editor.text.put('scenario', scenario)
    editor.text.front(front)
    const go = wanted.current
    if (!go || !snapshot[go.which]) return
    wanted.current = undefined
    editor.text.front(go.which)
    editor.text.reveal(go.place)
  }, [editor, policy, scenario, front, snapshot])
  useEffect(() => editor?.setTheme(isDark), [editor, isDark])
  useEffect(() => {
    editor?.text.mark('policy', [...(policy?.findings ?? []), ...(answer?.findings.policy ?? noFindings)])
    editor?.text.mark('scenario', [...(scenario?.findings ?? []), ...(answer?.findings.scenario ?? noFindings)])
  }, [editor, answer, policy?.findings, scenario?.findings])

  useImperativeHandle(props.ref, () => ({
    reveal(which, place) {
      if (!editor || workspace.snapshot().front !== snapshot.front) {
        wanted.current = { which, place }
        return
      }
      editor.text.front(which)
      editor.text.reveal(place)
    },
  }))

  return (
    <section className="pane" aria-label="正文">
      <div className="pane-head">
        <Segmented<Which>
          size="small"
          value={front}
          options={[
            { value: 'policy', label: tab('政策', policy) },
            { value: 'scenario', label: tab('情景', scenario), disabled: !policy },
          ]}
          onChange={(which) => workspace.show(which)}
        />
        <span className="path" title={open?.file}>
          {open?.file}
        </span>
        {open && (
          <DraftLine key={open.file} which={front} open={open} lost={snapshot.draftLost} workspace={workspace} />
        )}
      </div>
      <div className="text-host" ref={host} hidden={!open} />
      {!open && <NoText snapshot={snapshot} workspace={workspace} />}
    </section>
  )
}

const noFindings: readonly Finding[] = []

/** A dot says that the text is not that of the disk. */
function tab(word: string, open: OpenText | undefined): ReactElement {
  return (
    <span>
      {word}
      {open && (open.isNew || open.text !== open.saved) && <span className="dot" title="有没有保存的改动" />}
    </span>
  )
}

function NoText(props: { readonly snapshot: Snapshot; readonly workspace: Workspace }): ReactElement {
  const { snapshot, workspace } = props
  const { policy, listing, front, files } = snapshot
  if (policy && front === 'scenario')
    return (
      <Empty title="没有选情景">
        <p>情景是一年的数：参保人数、筹资标准、各机构支出……在上方选一个，或者</p>
        <Button
          onClick={() =>
            void workspace.create([
              writeScenarioFor(
                policy,
                files.map(({ path }) => path),
                new Date().getFullYear(),
              ),
            ])
          }
        >
          新建一个情景
        </Button>
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
  if (listing === 'asking' || typeof listing === 'number') return <Empty title="正在读文件夹…" />
  return (
    <Empty title="这里显示政策的正文">
      <p>在上方选一个政策，或者点右上角的“新建”，从一份现成的、可以直接算的短办法改起。</p>
    </Empty>
  )
}

interface Loaded {
  readonly text: TextEditor
  readonly setTheme: (isDark: boolean) => void
}

/** Monaco comes after the rest of the page, so that the figures need not wait for it. */
function useTextEditor(host: React.RefObject<HTMLDivElement | null>, workspace: Workspace): Loaded | undefined {
  const [loaded, setLoaded] = useState<Loaded>()
  useEffect(() => {
    let made: TextEditor | undefined
    let isGone = false
    import('../monaco/text-editor.ts').then(
      ({ createTextEditor, setTheme }) => {
        if (isGone || !host.current) return
        made = createTextEditor(host.current, { edited: (which, text) => workspace.edit(which, text) })
        setLoaded({ text: made, setTheme })
      },
      (error: Error) => workspace.fail(error.message),
    )
    return () => {
      isGone = true
      made?.dispose()
      setLoaded(undefined)
    }
  }, [host, workspace])
  return loaded
}
