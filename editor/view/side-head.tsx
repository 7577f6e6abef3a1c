import type { ReactElement } from 'react'
import type { SideColumn, SideQuery, Snapshot } from '../state/snapshot.ts'

/** The names of the scenarios, which stay on top: a press on one sorts by its difference. */
export function SideHead(props: {
  readonly columns: readonly SideColumn[]
  readonly snapshot: Snapshot
  readonly query: SideQuery
  readonly sort: (file: string) => void
  readonly remove: (file: string) => void
  /** Opens a scenario, at the line that is wrong. */
  readonly open: (file: string, line: number | undefined) => void
}): ReactElement {
  const { columns, snapshot, query, sort, remove, open } = props
  const [first] = columns
  const titleOf = ({ file, title }: SideColumn): string =>
    title || (snapshot.files.find(({ path }) => path === file)?.title ?? (file || '没有选情景'))
  return (
    <thead>
      <tr>
        <th className="side-name" scope="col">
          名称
          <span className="head-more">小字是与第一列的差</span>
        </th>
        <th className="side-unit" scope="col">
          单位
        </th>
        {columns.map((column, i) => {
          const { file } = column
          const isSorted = i > 0 && query.sortedBy === file
          const title = titleOf(column)
          return (
            <th key={file} className="side-head" scope="col" aria-sort={isSorted ? 'descending' : undefined}>
              {i === 0 ? (
                <span className="head-name" title={`${title}（${file}）：现在打开的情景，跟着改动走`}>
                  {title}
                </span>
              ) : (
                <button
                  type="button"
                  className="head-name"
                  title={`${title}（${file}）。点一下按与第一列的差从大到小排，再点按原来的次序`}
                  onClick={() => sort(file)}
                >
                  {title}
                  {isSorted && <span className="head-order">↓</span>}
                </button>
              )}
              <span className="head-line">
                <About column={column} isFirst={i === 0} firstYear={first?.year} open={open} />
                {i > 0 && (
                  <button
                    type="button"
                    className="head-remove"
                    aria-label={`不再并排：${title}`}
                    title="不再并排"
                    onClick={() => remove(file)}
                  >
                    <svg viewBox="0 0 16 16" width="12" height="12" aria-hidden="true">
                      <path d="M4 4l8 8M12 4l-8 8" />
                    </svg>
                  </button>
                )}
              </span>
            </th>
          )
        })}
      </tr>
    </thead>
  )
}

/** Below a name: what is wrong, what is missing, or another year or reading. */
function About(props: {
  readonly column: SideColumn
  readonly isFirst: boolean
  readonly firstYear: number | undefined
  readonly open: (file: string, line: number | undefined) => void
}): ReactElement {
  const { column, isFirst, firstYear, open } = props
  const { file, fault, isBroken, missing, readings, year } = column
  if (fault && (isBroken || missing.length === 0)) {
    const words = `${fault.line === undefined ? '' : `第${fault.line}行：`}${fault.message}`
    return (
      <button type="button" className="head-more head-fault" title={words} onClick={() => open(file, fault.line)}>
        {words}
      </button>
    )
  }
  const parts = [
    isFirst && '现在打开的',
    year !== undefined && year !== firstYear && `${year}年度`,
    readings.length > 0 && '解读不同',
    missing.length > 0 && `缺${missing.length}个数`,
  ].filter(Boolean)
  const more = [...readings, missing.length > 0 && `缺：${missing.join('、')}`].filter(Boolean)
  return (
    <span className="head-more" title={more.join('\n') || undefined}>
      {parts.join(' · ')}
    </span>
  )
}
