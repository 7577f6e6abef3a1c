import { memo, type ReactElement, useMemo, useState } from 'react'
import type { Guide, ListedReferences } from '../state/guide.ts'
import type { Answer, Finding, Snapshot, Which } from '../state/snapshot.ts'
import { NoticeLine } from './notice-line.tsx'
import { ReferenceList } from './reference-list.tsx'
import { useSnapshot } from './use-snapshot.ts'

interface Listed {
  readonly which: Which
  readonly finding: Finding
}

const words = { error: '错误', warning: '提醒', info: '说明' } as const
const order: readonly Finding['severity'][] = ['error', 'warning', 'info']

/** What is wrong or odd in both texts, one line each, the worst first, or where a name stands that was asked for; a click goes there. */
export function ProblemsStrip(props: {
  readonly guide: Guide
  readonly snapshot: Snapshot
  readonly go: (which: Which, finding: Finding) => void
}): ReactElement {
  const { guide, snapshot, go } = props
  const { references, notice } = useSnapshot(guide)
  const [left, setLeft] = useState<ListedReferences>()
  const listedNow = references === left ? undefined : references
  const { policy, scenario, answer } = snapshot
  const all = useMemo(
    () => listed(policy?.findings, scenario?.findings, answer?.findings),
    [policy?.findings, scenario?.findings, answer?.findings],
  )
  const counts = order
    .map((severity) => [severity, all.filter(({ finding }) => finding.severity === severity).length] as const)
    .filter(([, count]) => count > 0)
  return (
    <section className="pane problems" aria-label="问题">
      <div className="pane-head">
        {references ? (
          <span role="tablist" aria-label="问题和引用" className="strip-tabs">
            <button type="button" role="tab" aria-selected={!listedNow} onClick={() => setLeft(references)}>
              问题
            </button>
            <button type="button" role="tab" aria-selected={!!listedNow} onClick={() => setLeft(undefined)}>
              引用
            </button>
          </span>
        ) : (
          <h2>问题</h2>
        )}
        <span className="summary">
          {listedNow
            ? `${listedNow.kind}“${listedNow.name}”出现${listedNow.places.length}处`
            : counts.map(([severity, count]) => `${words[severity]}${count}`).join('　')}
        </span>
        {notice && <NoticeLine notice={notice} guide={guide} />}
        {listedNow && (
          <button type="button" className="link" onClick={() => guide.list(undefined)}>
            收起引用
          </button>
        )}
      </div>
      {listedNow ? (
        <ReferenceList references={listedNow} snapshot={snapshot} go={(file, place) => void guide.goTo(file, place)} />
      ) : (
        <Problems fault={snapshot.fault} isAnswered={answer !== undefined} all={all} go={go} />
      )}
    </section>
  )
}

/** The list; drawn again only for other findings. */
const Problems = memo(function Problems(props: {
  readonly fault: string | undefined
  readonly isAnswered: boolean
  readonly all: readonly Listed[]
  readonly go: (which: Which, finding: Finding) => void
}): ReactElement {
  const { fault, all, go } = props
  return (
    <>
      {fault !== undefined && (
        <p className="fault" role="alert">
          程序内部出错，请报告（见 README.md“报告问题”）：{fault}
        </p>
      )}
      {all.length > 0 && (
        <ul className="scroll">
          {all.map(({ which, finding }) => (
            <li
              key={`${which} ${finding.code} ${finding.range.start.line} ${finding.range.start.column} ${finding.message}`}
            >
              <button
                type="button"
                className={`problem is-${finding.severity}`}
                title={[finding.message, finding.hint].filter(Boolean).join('\n')}
                onClick={() => go(which, finding)}
              >
                <span className="severity">{words[finding.severity]}</span>
                <span className="where">
                  {which === 'policy' ? '政策' : '情景'} {finding.range.start.line}行
                </span>
                <span className="message">
                  {finding.message}
                  {finding.hint && <span className="hint">{finding.hint}</span>}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {all.length === 0 && fault === undefined && (
        <p className="nothing">{props.isAnswered ? '没有问题。' : '这里列出正文和情景里的问题，点一下就到那一行。'}</p>
      )}
    </>
  )
})

function listed(
  policy: readonly Finding[] | undefined,
  scenario: readonly Finding[] | undefined,
  answered: Answer['findings'] | undefined,
): readonly Listed[] {
  const of = (which: Which, findings: readonly Finding[] = []): readonly Listed[] =>
    findings.map((finding) => ({ which, finding }))
  const all = [
    ...of('policy', policy),
    ...of('policy', answered?.policy),
    ...of('scenario', scenario),
    ...of('scenario', answered?.scenario),
  ]
  return order.flatMap((severity) => all.filter(({ finding }) => finding.severity === severity))
}
