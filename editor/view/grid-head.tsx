// biome-ignore-all lint/a11y/useSemanticElements: rows that are placed one by one make no table for the browser; roles say what they are.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names the cell at hand.
import type { ReactElement } from 'react'
import type { TablePage, TableQuery } from '../state/snapshot.ts'
import { leftOf } from './member-row.tsx'

const sortWords = { rising: '从小到大', falling: '从大到小' } as const

/** The head of a table over members, which stays on top: a press on a column sorts by it, rising, falling, and as in the file again. */
export function GridHead(props: {
  readonly width: number
  readonly seen: readonly [number, number]
  readonly head: TablePage | undefined
  readonly query: TableQuery
  readonly sort: (key: string | undefined) => void
}): ReactElement {
  const { head, query, width } = props
  const [from, to] = props.seen
  // The table of one figure says its name above.
  const isOne = query.figures.length === 1
  const orderOf = (key: string | undefined) => (query.sort && query.sort.key === key ? query.sort.order : undefined)
  const sortOf = (key: string | undefined) => {
    const order = orderOf(key)
    return order === 'rising' ? 'ascending' : order === 'falling' ? 'descending' : 'none'
  }
  return (
    <div className="grid-head" role="row" aria-rowindex={1} style={{ width }}>
      <span className="member-name" role="columnheader" aria-sort={sortOf(undefined)}>
        <button type="button" onClick={() => props.sort(undefined)}>
          <span className="head-name">{query.dimension}</span>
          <Arrow order={orderOf(undefined)} />
        </button>
      </span>
      {head?.columns.slice(from, to).map(({ key, kind, figure, part, unit, provisional }, i) => (
        <span
          key={key}
          className="member-cell"
          role="columnheader"
          aria-colindex={from + i + 2}
          aria-sort={sortOf(key)}
          style={{ left: leftOf(from + i) }}
        >
          <button type="button" onClick={() => props.sort(key)} title={titleOf(figure, part, provisional)}>
            <span className="head-name">{isOne && part !== '' ? part : figure}</span>
            <span className="head-more">
              {provisional.length > 0 && kind === 'value' && <span className="sign sign-provisional">暂</span>}
              {[!isOne && part, kind === 'move' ? '与文件的差' : '', unit].filter(Boolean).join(' ')}
              <Arrow order={orderOf(key)} />
            </span>
          </button>
        </span>
      ))}
    </div>
  )
}

function Arrow({ order }: { readonly order: 'rising' | 'falling' | undefined }): ReactElement | null {
  if (!order) return null
  return (
    <span className="head-order" title={sortWords[order]}>
      {order === 'rising' ? '↑' : '↓'}
    </span>
  )
}

function titleOf(figure: string, part: string, provisional: readonly string[]): string {
  const rests = provisional.length > 0 ? `。按暂取值算出，办法还没有定：${provisional.join('、')}` : ''
  return `${figure}${part && `〔${part}〕`}${rests}。点一下从小到大排，再点从大到小，再点按原来的次序`
}
