import { Button, Segmented } from 'antd'
import { lazy, type ReactElement, type RefObject, Suspense } from 'react'
import type { Guide } from '../state/guide.ts'
import type { Preferences } from '../state/preferences.ts'
import { isDraft, type OpenText, type Seen, type Snapshot, type Which } from '../state/snapshot.ts'
import type { Workspace } from '../state/workspace.ts'
import { DraftLine } from './draft-line.tsx'
import { NoText } from './no-text.tsx'
import { TextBody, type TextHandle } from './text-body.tsx'
import { useSaving } from './use-saving.tsx'

const ParameterForm = lazy(async () => ({ default: (await import('./parameter-form.tsx')).ParameterForm }))
const ScenarioGrid = lazy(async () => ({ default: (await import('./scenario-grid.tsx')).ScenarioGrid }))

const forms: Readonly<Record<Which, string>> = { policy: '参数', scenario: '表格' }

/** What is changed: the policy or the scenario, as text or as a form that writes the text. */
export function EditPane(props: {
  readonly workspace: Workspace
  readonly guide: Guide
  readonly preferences: Preferences
  readonly snapshot: Snapshot
  readonly isDark: boolean
  readonly ref: RefObject<TextHandle | null>
}): ReactElement {
  const { workspace, guide, preferences, snapshot, isDark, ref } = props
  const { front, seen, policy, scenario } = snapshot
  const open = snapshot[front]
  const { save, dialogs } = useSaving(workspace, snapshot)
  const isForm = open !== undefined && seen[front] === 'form'
  return (
    <section className="pane" aria-label="正文">
      <div className="pane-head edit-head">
        <Segmented<Which>
          size="small"
          aria-label="改哪一份"
          value={front}
          options={[
            { value: 'policy', label: tab('政策', policy) },
            { value: 'scenario', label: tab('情景', scenario), disabled: !policy },
          ]}
          onChange={(which) => workspace.show(which)}
        />
        {open && (
          <Segmented<Seen>
            size="small"
            aria-label="怎么改"
            value={seen[front]}
            options={[
              { value: 'text', label: '正文' },
              { value: 'form', label: forms[front] },
            ]}
            onChange={(as) => workspace.show(front, as)}
          />
        )}
        <FilePath file={open?.file ?? ''} />
        {open && !isForm && (
          <Button
            size="small"
            type="text"
            title="排成统一的样式，意思不变（Shift+Alt+F）"
            onClick={() => ref.current?.format()}
          >
            排版
          </Button>
        )}
        {open && <DraftLine key={open.file} which={front} lost={snapshot.draftLost} {...{ open, workspace, save }} />}
      </div>
      {dialogs}
      <TextBody ref={ref} {...{ workspace, guide, preferences, snapshot, isDark }} isHidden={!open || isForm} />
      {!open && <NoText snapshot={snapshot} workspace={workspace} />}
      {isForm && front === 'policy' && (
        <Suspense fallback={<div className="scroll" />}>
          <ParameterForm key={policy?.file} workspace={workspace} snapshot={snapshot} text={ref} />
        </Suspense>
      )}
      {isForm && front === 'scenario' && (
        <Suspense fallback={<div className="scroll" />}>
          <ScenarioGrid key={scenario?.file} workspace={workspace} snapshot={snapshot} text={ref} />
        </Suspense>
      )}
    </section>
  )
}

/** Where room is short the folder is left out, not the name. */
function FilePath({ file }: { readonly file: string }): ReactElement {
  const name = file.lastIndexOf('/') + 1
  return (
    <span className="path" title={file}>
      <span className="folder">{file.slice(0, name)}</span>
      <span>{file.slice(name)}</span>
    </span>
  )
}

/** A dot says that the text is not that of the disk. */
function tab(word: string, open: OpenText | undefined): ReactElement {
  return (
    <span>
      {word}
      {open && isDraft(open) && <span className="dot" title="有没有保存的改动" />}
    </span>
  )
}
