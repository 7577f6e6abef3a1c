import { type ReactElement, useCallback, useMemo, useState } from 'react'
import type { Clauses, Guide } from '../state/guide.ts'
import type { Snapshot } from '../state/snapshot.ts'
import { type ClauseFilter, clauseRows } from './clause-rows.ts'
import { ClauseTree } from './clause-tree.tsx'
import { useSnapshot } from './use-snapshot.ts'

const nothing: Clauses = { all: [], tree: [] }

/** The clauses of the document, what became of each, and where the cursor stands among them; folded it is a strip. */
export function ClausesPane(props: {
  readonly guide: Guide
  readonly snapshot: Snapshot
  readonly isFolded: boolean
  readonly fold: (folded: boolean) => void
}): ReactElement {
  const { guide, snapshot, isFolded, fold } = props
  const { clauses = nothing, here } = useSnapshot(guide)
  const [filter, setFilter] = useState<ClauseFilter>({ words: '', onlyDoubtful: false, onlyGaps: false })
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set())
  const rows = useMemo(() => clauseRows(clauses.tree, turned, filter), [clauses, turned, filter])
  const changed = useMemo(() => changedIn(snapshot.sheet), [snapshot.sheet])
  const turn = useCallback(
    (id: string): void =>
      setTurned((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id])),
    [],
  )
  const go = useCallback((file: string, place: number): void => void guide.goTo(file, place), [guide])
  if (isFolded)
    return (
      <section className="pane clauses is-folded" aria-label="条款">
        <button type="button" aria-expanded={false} title="展开条款" onClick={() => fold(false)}>
          <span aria-hidden="true">»</span>条款
        </button>
      </section>
    )
  const doubts = clauses.all.reduce((sum, clause) => sum + clause.doubts.length, 0)
  const gaps = clauses.all.filter((clause) => clause.gap).length
  const summary = `共${clauses.all.length}条，存疑${doubts}处`
  return (
    <section className="pane clauses" aria-label="条款">
      <div className="pane-head">
        <h2>条款</h2>
        <span className="summary" title={`${summary}，没有落实${gaps}条`}>
          {clauses.all.length > 0 && summary}
        </span>
        <button type="button" aria-expanded={true} aria-label="收起条款" title="收起条款" onClick={() => fold(true)}>
          «
        </button>
      </div>
      <div className="clause-filter">
        <input
          type="search"
          placeholder="找条款、摘要、规则"
          aria-label="在条款里找"
          value={filter.words}
          onChange={({ target }) => setFilter({ ...filter, words: target.value.trimStart() })}
        />
        <label>
          <input
            type="checkbox"
            checked={filter.onlyDoubtful}
            onChange={({ target }) => setFilter({ ...filter, onlyDoubtful: target.checked })}
          />
          只看存疑
        </label>
        <label title="可计算的条款，政策里还没有什么依据它">
          <input
            type="checkbox"
            checked={filter.onlyGaps}
            onChange={({ target }) => setFilter({ ...filter, onlyGaps: target.checked })}
          />
          只看没有落实的
        </label>
      </div>
      {rows.length > 0 ? (
        <ClauseTree {...{ rows, here, changed, turn, go }} />
      ) : (
        <p className="nothing">
          {clauses.all.length > 0
            ? '没有这样的条款。'
            : '这里列出文件的条款和每一条落实成了什么。政策的“条款”一节写上编号、性质、摘要，就有了。'}
        </p>
      )}
    </section>
  )
}

/** The figures and requirements that are others than by the file on the disk. */
function changedIn(sheet: Snapshot['sheet']): ReadonlySet<string> {
  const figures = (sheet?.groups ?? []).flatMap(({ rows }) => rows.filter(({ change }) => change))
  const constraints = (sheet?.changed ?? []).filter(({ kind }) => kind === 'constraint')
  return new Set([...figures, ...constraints].map(({ name }) => name))
}
