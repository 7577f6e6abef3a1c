import { Button, InputNumber, Select, Tag } from 'antd'
import { lazy, type ReactElement, Suspense, useState } from 'react'
import { scenariosFor } from '../state/files.ts'
import { type FileEntry, type Snapshot, unsavedFiles } from '../state/snapshot.ts'
import type { Workspace } from '../state/workspace.ts'

/** Loaded when it is first asked for: forms are a tenth of the page's code. */
const NewPolicyDialog = lazy(async () => ({ default: (await import('./new-policy-dialog.tsx')).NewPolicyDialog }))

/** The value of the scenario picker that means none. */
const none = ''

/** Which policy, in which version and state, with which scenario and year. */
export function TopLine(props: { readonly workspace: Workspace; readonly snapshot: Snapshot }): ReactElement {
  const { workspace, snapshot } = props
  const { files, policy, scenario, answer, sheet } = snapshot
  const scenarios = policy ? scenariosFor(policy.file, files) : []
  const header = answer?.header
  const [isAsking, setAsking] = useState(false)
  const unsaved = unsavedFiles(snapshot)
  const isUnsaved = (path: string): boolean => unsaved.some((one) => one.path === path)
  return (
    <header className="top-line">
      <Select
        className="policy-picker"
        aria-label="政策"
        showSearch={{ optionFilterProp: 'search' }}
        value={policy?.file}
        placeholder={snapshot.listing === 'asking' ? '正在列出文件…' : '选一个政策'}
        notFoundContent="这个文件夹里没有政策文件"
        options={policyGroups(files, isUnsaved)}
        onChange={(path: string) => void workspace.openPolicy(path)}
        popupMatchSelectWidth={false}
      />
      {header?.version && <span className="version">版本 {header.version}</span>}
      {header?.status && !header.version.includes(header.status) && <Tag className="status">{header.status}</Tag>}
      <span className="label">情景</span>
      <Select
        className="scenario-picker"
        aria-label="情景"
        disabled={!policy}
        value={scenario?.file ?? none}
        options={[
          ...scenarios.map((one) => ({ value: one.path, label: fileLabel(one, isUnsaved(one.path)), title: one.path })),
          { value: none, label: '不选情景', title: '只看不靠输入就能算的数' },
        ]}
        onChange={(path: string) => void workspace.openScenario(path === none ? undefined : path)}
        popupMatchSelectWidth={false}
      />
      <span className="label">年度</span>
      <InputNumber
        className="year"
        aria-label="年度"
        disabled={!policy}
        min={1949}
        max={2999}
        precision={0}
        value={snapshot.year ?? sheet?.year ?? null}
        onChange={(year) => void workspace.setYear(typeof year === 'number' ? year : undefined)}
      />
      {snapshot.working && <div className="working" role="status" aria-label="正在计算" />}
      <span className="stretch" />
      {snapshot.more && <span className="label">文件太多，只列出了一部分</span>}
      {unsaved.some(({ path }) => path !== snapshot[snapshot.front]?.file) && (
        <Button
          title={`把没有保存的都写进文件（Ctrl+Shift+S）：\n${unsaved.map(({ path }) => path).join('\n')}`}
          onClick={() => void workspace.saving.saveAll()}
        >
          全部保存（{unsaved.length}）
        </Button>
      )}
      <Button title="从一份现成的、可以直接算的短办法改起" onClick={() => setAsking(true)}>
        新建
      </Button>
      {isAsking && (
        <Suspense>
          <NewPolicyDialog
            taken={files.map(({ path }) => path)}
            make={(made) => void workspace.create(made)}
            close={() => setAsking(false)}
          />
        </Suspense>
      )}
    </header>
  )
}

/** A file in a list of files; a dot says that it has changes that are not saved. */
function fileLabel({ title, path }: FileEntry, isUnsaved: boolean): ReactElement | string {
  const name = title ?? path
  if (!isUnsaved) return name
  return (
    <span>
      {name}
      <span className="dot" role="img" aria-label="有没有保存的改动" title="有没有保存的改动" />
    </span>
  )
}

function policyGroups(files: readonly FileEntry[], isUnsaved: (path: string) => boolean) {
  const option = (one: FileEntry) => ({
    value: one.path,
    label: fileLabel(one, isUnsaved(one.path)),
    title: one.path,
    search: `${one.title ?? ''} ${one.path}`,
  })
  const groups: readonly (readonly [string, readonly FileEntry[]])[] = [
    ['政策', files.filter(({ kind, isNew }) => kind === 'policy' && !isNew)],
    ['没有保存的新文件', files.filter(({ kind, isNew }) => kind !== 'scenario' && isNew)],
    ['看不出是政策还是情景', files.filter(({ kind, isNew }) => kind === 'other' && !isNew)],
  ]
  return groups
    .filter(([, members]) => members.length > 0)
    .map(([label, members]) => ({ label, options: members.map(option) }))
}
