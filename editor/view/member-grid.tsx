// biome-ignore-all lint/a11y/useSemanticElements: rows that are placed one by one make no table for the browser; roles say what they are.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names the cell at hand.
import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type ReactElement,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import type { TableColumn, TablePage, TableQuery } from '../state/snapshot.ts'
import { GridHead } from './grid-head.tsx'
import { type Area, cellId, columnWidth, leftOf, MemberRow, size } from './member-row.tsx'
import { totalWord } from './print-table.tsx'
import type { TablePages } from './use-table-pages.ts'

/** Rows drawn above and below those in sight. */
const spare = 8

/** A cell by row and column. */
interface Place {
  readonly row: number
  readonly column: number
}

/** Members below each other, figures side by side; only what is in sight is drawn. The cursor goes by keys, and selects with Shift. */
export function MemberGrid(props: {
  readonly label: string
  readonly pages: TablePages
  readonly query: TableQuery
  readonly sort: (key: string | undefined) => void
  /** The derivation of a value. */
  readonly open: (column: TableColumn, member: string) => void
  readonly copy: (selected: Area) => void
}): ReactElement {
  const { pages, query } = props
  const { head } = pages
  const scroller = useRef<HTMLDivElement>(null)
  const [view, setView] = useState({ top: 0, left: 0, width: 800, height: 400 })
  const [here, setHere] = useState<Place>({ row: 0, column: 0 })
  const [anchor, setAnchor] = useState<Place>()
  const found = head?.found ?? 0
  const columns = head?.columns ?? []
  const first = Math.max(0, Math.floor(view.top / size.row) - spare)
  const last = Math.min(found, Math.ceil((view.top + view.height) / size.row) + spare)
  const wide = columnWidth(view.width, columns.length)
  const left = Math.max(0, Math.floor((view.left - size.name) / wide))
  const right = Math.min(columns.length, Math.ceil((view.left + view.width - size.name) / wide) + 1)
  const width = size.name + columns.length * wide
  const { want } = pages
  useEffect(() => want(first, Math.max(last, first + 1)), [want, first, last])
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const measure = (): void => setView(viewOf(element))
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  const selected = areaOf(here, anchor)
  const move = (to: Place, extend: boolean): void => {
    const place = { row: within(to.row, found), column: within(to.column, columns.length) }
    setAnchor(extend ? (anchor ?? here) : undefined)
    setHere(place)
    reveal(scroller.current, place, wide)
  }
  const selectAll = (): void => {
    setAnchor({ row: 0, column: 0 })
    setHere({ row: found - 1, column: columns.length - 1 })
  }
  const press = (event: KeyboardEvent): void => {
    const work = workOf(event)
    if (!work) return
    event.preventDefault()
    work()
  }
  const workOf = (event: KeyboardEvent): (() => void) | undefined => {
    const { key, ctrlKey, metaKey, shiftKey } = event
    const letter = ctrlKey || metaKey ? key.toLowerCase() : ''
    const isTextSelected = document.getSelection()?.isCollapsed === false
    if (event.target !== event.currentTarget) return undefined
    if (key === 'Enter') return () => open(here)
    if (letter === 'c') return isTextSelected ? undefined : () => props.copy(selected)
    if (letter === 'a') return selectAll
    const page = Math.max(1, Math.floor(view.height / size.row) - 3)
    const to = target(event, here, page, { row: found - 1, column: columns.length - 1 })
    return to && (() => move(to, shiftKey))
  }
  const open = ({ row, column }: Place): void => {
    const member = pages.row(row)?.member
    const of = columns[column]
    if (member !== undefined && of) props.open(of, member)
  }
  const click = (event: MouseEvent): void => {
    const cell = (event.target as Element).closest<HTMLElement>('[data-column]')
    const row = cell?.closest<HTMLElement>('[data-row]')
    if (!cell || !row) return
    const place = { row: Number(row.dataset.row), column: Number(cell.dataset.column) }
    setAnchor(event.shiftKey ? (anchor ?? here) : undefined)
    setHere(place)
    if (!event.shiftKey) open(place)
  }
  const rows = Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i)
  return (
    <div
      ref={scroller}
      className="member-grid"
      role="grid"
      style={{ '--column': `${wide}px` } as CSSProperties}
      tabIndex={0}
      aria-label={props.label}
      aria-rowcount={found + 2}
      aria-colcount={columns.length + 1}
      aria-multiselectable
      aria-activedescendant={cellId(here.row, here.column)}
      onScroll={(event) => setView(viewOf(event.currentTarget))}
      onKeyDown={press}
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
      onClick={click}
    >
      <GridHead width={width} seen={[left, right]} head={head} query={query} sort={props.sort} />
      <div className="member-rows" role="rowgroup" style={{ width, height: found * size.row }}>
        {rows.map((index) => {
          const isIn = index >= selected.rows[0] && index < selected.rows[1] && anchor !== undefined
          return (
            <MemberRow
              key={index}
              index={index}
              row={pages.row(index)}
              columns={columns}
              seenFrom={left}
              seenTo={right}
              here={index === here.row ? here.column : undefined}
              from={isIn ? selected.columns[0] : 0}
              to={isIn ? selected.columns[1] : 0}
            />
          )
        })}
      </div>
      {head && found > 0 && <Totals head={head} seen={[left, right]} width={width} />}
    </div>
  )
}

function Totals(props: {
  readonly head: TablePage
  readonly seen: readonly [number, number]
  readonly width: number
}): ReactElement {
  const { head, width } = props
  const [from, to] = props.seen
  return (
    <div className="member-row grid-foot" role="row" aria-rowindex={head.found + 2} style={{ width }}>
      <span className="member-name" role="rowheader">
        {totalWord(head.totals)}（{head.found}个）
      </span>
      {head.totals.slice(from, to).map((total, i) => (
        <span
          key={head.columns[from + i]?.key}
          className="member-cell"
          role="gridcell"
          aria-colindex={from + i + 2}
          data-total={from + i}
          data-exact={total.plain}
          title={total.exact ?? total.text}
          style={{ left: leftOf(from + i) }}
        >
          {total.text}
        </span>
      ))}
    </div>
  )
}

function viewOf({ scrollTop, scrollLeft, clientWidth, clientHeight }: HTMLElement) {
  return { top: scrollTop, left: scrollLeft, width: clientWidth, height: clientHeight }
}

function areaOf(here: Place, anchor: Place = here): Area {
  return {
    rows: [Math.min(here.row, anchor.row), Math.max(here.row, anchor.row) + 1],
    columns: [Math.min(here.column, anchor.column), Math.max(here.column, anchor.column) + 1],
  }
}

function within(place: number, count: number): number {
  return Math.max(0, Math.min(place, count - 1))
}

function target(
  { key, ctrlKey, metaKey }: KeyboardEvent,
  { row, column }: Place,
  page: number,
  end: Place,
): Place | undefined {
  const far = ctrlKey || metaKey
  switch (key) {
    case 'ArrowDown':
      return { row: far ? end.row : row + 1, column }
    case 'ArrowUp':
      return { row: far ? 0 : row - 1, column }
    case 'ArrowRight':
      return { row, column: far ? end.column : column + 1 }
    case 'ArrowLeft':
      return { row, column: far ? 0 : column - 1 }
    case 'PageDown':
      return { row: row + page, column }
    case 'PageUp':
      return { row: row - page, column }
    case 'Home':
      return { row: far ? 0 : row, column: 0 }
    case 'End':
      return { row: far ? end.row : row, column: end.column }
    default:
      return undefined
  }
}

/** Brings a cell into sight, clear of the head, the foot and the names that stay. */
function reveal(element: HTMLElement | null, { row, column }: Place, width: number): void {
  if (!element) return
  const head = element.querySelector('.grid-head')?.clientHeight ?? 0
  const top = row * size.row
  const room = element.clientHeight - head - 2 * size.row
  if (top < element.scrollTop) element.scrollTop = top
  else if (top > element.scrollTop + room) element.scrollTop = top - room
  const left = column * width
  const across = element.clientWidth - size.name - width
  if (left < element.scrollLeft) element.scrollLeft = left
  else if (left > element.scrollLeft + across) element.scrollLeft = left - across
}
