import { Segmented } from 'antd'
import { lazy, type ReactElement, type RefObject, Suspense } from 'react'
import { isDraft, type OpenText, type Seen, type Snapshot, type Which } from '../state/snapshot.ts'
import type { Workspace } from '../state/workspace.ts'
import { DraftLine } from './draft-line.tsx'
import { NoText } from './no-text.tsx'
import { ScenarioGrid } from './scenario-grid.tsx'
import { TextBody, type TextHandle } from './text-body.tsx'

const ParameterForm = lazy(async () => ({ default: (await import('./parameter-form.tsx')).ParameterForm }))

const forms: Readonly<Record<Which, string>> = { policy: '参数', scenario: '表格' }

/** What is changed: the policy or the scenario, as text or as a form that writes the text. */
export function EditPane(props: {
  readonly workspace: Workspace
  readonly snapshot: Snapshot
  readonly isDark: boolean
  readonly ref: RefObject<TextHandle | null>
}): ReactElement {
  const { workspace, snapshot, isDark, ref } = props
  const { front, seen, policy, scenario } = snapshot
  const open = snapshot[front]
  const isForm = open !== undefined && seen[front] === 'form'
  return (
    <section className="pane" aria-label="正文">
      <div className="pane-head">
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
        <span className="path" title={open?.file}>
          {open?.file}
        </span>
        {open && (
          <DraftLine key={open.file} which={front} open={open} lost={snapshot.draftLost} workspace={workspace} />
        )}
      </div>
      <TextBody ref={ref} {...{ workspace, snapshot, isDark }} isHidden={!open || isForm} />
      {!open && <NoText snapshot={snapshot} workspace={workspace} />}
      {isForm && front === 'policy' && (
        <Suspense fallback={<div className="scroll" />}>
          <ParameterForm key={policy?.file} workspace={workspace} snapshot={snapshot} text={ref} />
        </Suspense>
      )}
      {isForm && front === 'scenario' && <ScenarioGrid workspace={workspace} snapshot={snapshot} />}
    </section>
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
