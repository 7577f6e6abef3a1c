import type { ReactElement } from 'react'
import { isDraft, type OpenText, type Sheet, type Snapshot } from '../state/snapshot.ts'
import { changedLines } from './changed-lines.ts'

/** What stands at the top of a printed sheet: of what, under which assumptions and when these figures were worked out. */
export function PrintHead({ snapshot, sheet }: { readonly snapshot: Snapshot; readonly sheet: Sheet }): ReactElement {
  const header = snapshot.answer?.header
  const readings = Object.entries(sheet.readings).map(([name, option]) => `${name}取“${option}”`)
  const now = new Date()
  const date = `${now.getFullYear()}年${now.getMonth() + 1}月${now.getDate()}日`
  const parts = [
    header?.version && `版本${header.version}`,
    header?.version.includes(header.status) ? undefined : header?.status,
    sheet.scenario ? `情景：${sheet.scenario}` : '没有选情景',
    `${sheet.year}年度`,
    readings.length > 0 && `解读：${readings.join('，')}`,
    `${date}测算`,
  ]
  return (
    <header className="print-head">
      <h1>{header?.title}</h1>
      <p>{parts.filter(Boolean).join(' · ')}</p>
      <p>
        <strong>测算不等于清算。</strong>
        {snapshot.stale && '正文有错，以下是出错以前的数。'}
      </p>
      <Unsaved {...{ snapshot, sheet }} />
    </header>
  )
}

/** That the figures are of texts that no file has, and in what they differ from the files'. */
function Unsaved({ snapshot, sheet }: { readonly snapshot: Snapshot; readonly sheet: Sheet }): ReactElement | null {
  const drafts = [snapshot.policy, snapshot.scenario].filter((open): open is OpenText => !!open && isDraft(open))
  if (drafts.length === 0) return null
  const lines = changedLines(sheet)
  return (
    <div className="print-changes">
      <p>
        <strong>未保存的改动</strong>（{drafts.map(({ file }) => file).join('、')}）
        {lines.length > 0 ? '，与文件相比：' : '没有使数变化。'}
      </p>
      <ul>
        {lines.map(({ kind, name, was, now }) => (
          <li key={`${kind} ${name}`}>
            {kind !== '数' && `${kind} `}
            {name}：{was && `${was} → `}
            <b>{now}</b>
          </li>
        ))}
      </ul>
    </div>
  )
}
