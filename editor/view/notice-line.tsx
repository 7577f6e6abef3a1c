import type { ReactElement } from 'react'
import type { Guide, Notice } from '../state/guide.ts'

/** What happened beyond what is seen, with the way back. */
export function NoticeLine({ notice, guide }: { readonly notice: Notice; readonly guide: Guide }): ReactElement {
  return (
    <span className="notice" role="status" title={notice.kind === 'renamed' ? allWords(notice) : undefined}>
      {notice.kind === 'opened' ? (
        <>
          打开了 {notice.file}
          <button type="button" className="link" onClick={() => void guide.goBack(notice.from)}>
            回到 {nameOf(notice.from)}
          </button>
        </>
      ) : (
        shortWords(notice)
      )}
      <button type="button" aria-label="知道了" title="知道了" onClick={() => guide.dismiss()}>
        ×
      </button>
    </span>
  )
}

type Renamed = Extract<Notice, { kind: 'renamed' }>

function shortWords({ drafts, left }: Renamed): string {
  return [
    ...(drafts.length > 0 ? [`另改了${drafts.length}个文件，都是草稿：${drafts.map(nameOf).join('、')}`] : []),
    ...(left.length > 0 ? [`没有改：${left.map(nameOf).join('、')}`] : []),
  ].join('；')
}

function allWords({ drafts, left }: Renamed): string {
  return [...drafts.map((file) => `改成草稿：${file}`), ...left.map((file) => `没有改：${file}`)].join('\n')
}

function nameOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1)
}
