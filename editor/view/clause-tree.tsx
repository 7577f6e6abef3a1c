import { type KeyboardEvent, memo, type ReactElement, useEffect, useRef, useState } from 'react'
import type { OutlinedCiting, OutlinedClause } from '../state/guide.ts'
import { becameShort, becameWords, type ClauseRow, rowOf } from './clause-rows.ts'
import { walkRows } from './walk-rows.ts'

interface Going {
  readonly turn: (id: string) => void
  readonly go: (file: string, offset: number) => void
}

/**
 * The clauses as a tree: arrows, Home and End walk it, Enter goes to the text. The clauses of the cursor's place are marked and kept in sight.
 * Drawn again only for other rows.
 */
export const ClauseTree = memo(function ClauseTree(
  props: Going & {
    readonly rows: readonly ClauseRow[]
    readonly here: readonly string[]
    /** Names of what is other than by the file on the disk. */
    readonly changed: ReadonlySet<string>
  },
): ReactElement {
  const { rows, changed, turn, go } = props
  const list = useRef<HTMLDivElement>(null)
  const [focus, setFocus] = useState<string>()
  const here = props.here.flatMap((clause) => rowOf(rows, clause)?.key ?? [])
  const first = here[0]
  const atFocus = rows.some(({ key }) => key === focus) ? focus : (first ?? rows[0]?.key)
  useEffect(() => {
    if (first !== undefined) elementOf(list.current, first)?.scrollIntoView({ block: 'nearest' })
  }, [first])

  const take = (key: string): void => {
    setFocus(key)
    elementOf(list.current, key)?.focus()
  }
  const press = (event: KeyboardEvent, row: ClauseRow): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const walked = walkRows(rows, row.key, event.key)
    if (event.key === 'Enter') visit(row, go, turn)
    else if (walked && 'turn' in walked) turn(walked.turn)
    else if (walked) take(walked.take)
    if (walked || event.key === 'Enter' || event.key === ' ') event.preventDefault()
  }

  return (
    <div className="scroll clause-tree" role="tree" aria-label="条款" ref={list}>
      {rows.map((row) => (
        <div
          key={row.key}
          role="treeitem"
          data-row={row.key}
          aria-level={row.level}
          aria-posinset={row.position}
          aria-setsize={row.count}
          aria-expanded={row.isOpen}
          aria-selected={here.includes(row.key)}
          tabIndex={row.key === atFocus ? 0 : -1}
          className={'node' in row.of ? 'clause-row' : 'citing-row'}
          style={{ paddingLeft: 4 + (row.level - 1) * 12 }}
          title={titleOf(row)}
          onFocus={() => setFocus(row.key)}
          onKeyDown={(event) => press(event, row)}
          onClick={() => visit(row, go, turn)}
        >
          <span
            className="turner"
            aria-hidden="true"
            onClick={(event) => {
              event.stopPropagation()
              if (row.isOpen !== undefined) turn(row.key)
            }}
          >
            {row.isOpen === undefined ? '' : row.isOpen ? '▾' : '▸'}
          </span>
          {'citing' in row.of ? (
            <CitingLine citing={row.of.citing} isChanged={changed.has(row.of.citing.name)} />
          ) : (
            <span className="clause-lines">
              <span className="clause-head">
                <span className={row.of.node.clause?.doubts.length ? 'clause-id doubtful' : 'clause-id'}>
                  {row.of.node.label}
                </span>
                {row.of.node.clause && <ClauseMarks clause={row.of.node.clause} changed={changed} />}
              </span>
              {row.of.node.clause && <span className="clause-summary">{row.of.node.clause.summary}</span>}
            </span>
          )}
        </div>
      ))}
    </div>
  )
})

function elementOf(list: HTMLElement | null, key: string): HTMLElement | null {
  return list?.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"]`) ?? null
}

function CitingLine({ citing, isChanged }: { citing: OutlinedCiting; isChanged: boolean }): ReactElement {
  return (
    <span className="clause-head">
      <span className="citing-name">{citing.name}</span>
      {isChanged && <ChangedDot text="与文件里的不同" />}
      {citing.open && <span className="mark mark-open">待定</span>}
      <span className="became">{citing.kind}</span>
    </span>
  )
}

/** What became of a clause, and what a reader is warned of. */
function ClauseMarks(props: { readonly clause: OutlinedClause; readonly changed: ReadonlySet<string> }): ReactElement {
  const { clause, changed } = props
  return (
    <>
      {clause.citedBy.some(({ name }) => changed.has(name)) && <ChangedDot text="它管的数有变化" />}
      <span className="became">{becameShort(clause) || (clause.gap ? '' : clause.nature)}</span>
      {clause.marks.map((mark) =>
        mark === '存疑' ? (
          <span key={mark} className="mark mark-provisional" title={doubtWords(clause)}>
            疑
          </span>
        ) : (
          <span
            key={mark}
            className={mark === '未落实' ? 'mark mark-fault' : 'mark mark-open'}
            title={`${mark}：${markWords[mark]}`}
          >
            {mark === '待定' ? '待' : mark}
          </span>
        ),
      )}
    </>
  )
}

const markWords = {
  未落实: '可计算的条款，政策里还没有什么依据它',
  未规定: '依据它的规则会遇到文件没有说的情形',
  待定: '依据它的有还没定的值',
  性质不符: '是原则却有规则依据它，或者是日程却没有',
} as const

function ChangedDot({ text }: { readonly text: string }): ReactElement {
  return (
    <span className="changed" title={text}>
      <span className="changed-dot" aria-hidden="true" />
      <span className="unseen">变</span>
    </span>
  )
}

function visit({ key, isOpen, of }: ClauseRow, go: Going['go'], turn: Going['turn']): void {
  const at = 'citing' in of ? of.citing.at : of.node.clause?.at
  if (at) go(at.file, at.span.start)
  else if (isOpen !== undefined) turn(key)
}

function titleOf({ of }: ClauseRow): string {
  if ('citing' in of) return `${of.citing.kind}：${of.citing.name}`
  const { id, clause } = of.node
  if (!clause) return id
  const doubts = clause.doubts.length > 0 ? [doubtWords(clause)] : []
  return [`${id}（${clause.nature}）`, clause.summary, becameWords(clause), ...doubts].filter(Boolean).join('\n')
}

function doubtWords({ doubts }: OutlinedClause): string {
  return ['存疑：', ...doubts.map((doubt, i) => (doubts.length > 1 ? `${i + 1}. ${doubt}` : doubt))].join('\n')
}
