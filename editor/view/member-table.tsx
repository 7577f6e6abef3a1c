import { Button, Input } from 'antd'
import { type ReactElement, useEffect, useState } from 'react'
import type { Chosen, CopiedUnit, Selected, Sheet, TablePage, TableQuery } from '../state/snapshot.ts'
import type { Workspace } from '../state/workspace.ts'
import { MemberGrid } from './member-grid.tsx'
import { PrintTable } from './print-table.tsx'
import { useCopy } from './use-copy.ts'
import { useTablePages } from './use-table-pages.ts'

/** Figures over the members of a dimension, as they are to be seen side by side. */
export interface OpenTable {
  readonly title: string
  readonly dimension: string
  readonly figures: readonly string[]
}

/** A table over members in place of the list of figures. */
export function MemberTable(props: {
  readonly workspace: Workspace
  readonly sheet: Sheet
  readonly table: OpenTable
  readonly unit: CopiedUnit
  readonly choose: (chosen: Chosen) => void
  readonly close: () => void
}): ReactElement {
  const { workspace, sheet, table, unit } = props
  const { title, dimension, figures } = table
  const [search, setSearch] = useState('')
  const [sort, setSort] = useState<TableQuery['sort']>()
  const query: TableQuery = { dimension, figures, search, ...(sort ? { sort } : {}) }
  const pages = useTablePages(workspace, query, sheet)
  const { copy } = useCopy(workspace)
  const copyTable = (selected?: Selected): void => copy({ unit, table: query, ...(selected ? { selected } : {}) })
  const { head } = pages
  const [printed, print] = usePrinted(() => workspace.figures.table(query, { from: 0, count: head?.found ?? 0 }))
  return (
    <section className="member-table" aria-label={`${title}，按${dimension}`}>
      <div className="table-tools">
        <Button size="small" onClick={props.close}>
          返回
        </Button>
        <strong className="table-title" title={title}>
          {title}
        </strong>
        <Input
          className="table-search"
          size="small"
          allowClear
          aria-label={`找${dimension}`}
          placeholder={`找${dimension}`}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <span className="summary" role="status">
          {head && (head.found < head.all ? `${head.all}个中${head.found}个` : `${head.all}个`)}
        </span>
        <Button size="small" onClick={() => copyTable()} disabled={!head}>
          复制
        </Button>
        <Button size="small" onClick={print} disabled={!head}>
          打印
        </Button>
      </div>
      {printed && <PrintTable title={title} dimension={dimension} page={printed} />}
      <MemberGrid
        label={`${title}，按${dimension}`}
        pages={pages}
        query={query}
        sort={(key) => setSort(nextSort(sort, key))}
        open={({ figure, rest }, member) =>
          props.choose({ name: figure, at: placeOf(sheet, figure, { ...rest, [dimension]: member }) })
        }
        copy={copyTable}
      />
    </section>
  )
}

/** All rows of the table while they are being printed, by the button or by Ctrl+P, and what begins it. */
function usePrinted(
  ask: () => Promise<TablePage | undefined>,
): readonly [printed: TablePage | undefined, print: () => void] {
  const [printed, setPrinted] = useState<TablePage>()
  const print = (): void => void ask().then(setPrinted)
  useEffect(() => {
    if (!printed) return
    window.print()
    setPrinted(undefined)
  }, [printed])
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.key.toLowerCase() !== 'p') return
      event.preventDefault()
      print()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  })
  return [printed, print]
}

/** Rising, falling, and as in the file. */
function nextSort(sort: TableQuery['sort'], key: string | undefined): TableQuery['sort'] {
  const by = key === undefined ? {} : { key }
  if (!sort || sort.key !== key) return { ...by, order: 'rising' }
  return sort.order === 'rising' ? { ...by, order: 'falling' } : undefined
}

/** Members in the order of the figure's dimensions, as the list of figures has them. */
function placeOf(sheet: Sheet, figure: string, at: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const row = sheet.groups.flatMap(({ rows }) => rows).find(({ name }) => name === figure)
  return Object.fromEntries((row?.dims ?? Object.keys(at)).map((dim) => [dim, at[dim] ?? '']))
}
