import { cellAt, type MemberCell } from './member-cell.ts'
import { summarize } from './members.ts'
import { show, showMove } from './shown.ts'
import { atOf, type Column, layColumns, type TableSource, valueIn } from './table-columns.ts'
import { orderMembers, type Sort } from './table-order.ts'

/** A table over the members of a dimension: which figures stand side by side, and in which order which members stand below each other. */
export interface TableQuery {
  readonly dimension: string
  readonly figures: readonly string[]
  readonly search: string
  readonly sort?: Sort
}

/** A part of its rows. */
export interface Window {
  readonly from: number
  readonly count: number
}

/** Rows of a table with its head and its foot; plain data. */
export interface TablePage {
  readonly columns: readonly TableColumn[]
  /** How many members the dimension has, and how many of them were searched for. */
  readonly all: number
  readonly found: number
  /** What a column comes to over those found: a sum, or from where to where it goes. */
  readonly totals: readonly MemberCell[]
  readonly from: number
  readonly rows: readonly TableRow[]
}

export interface TableColumn {
  readonly key: string
  readonly kind: Column['kind']
  readonly figure: string
  readonly part: string
  readonly rest: Readonly<Record<string, string>>
  readonly unit: string
  /** Open parameters with 暂取 on which some of its values rest. */
  readonly provisional: readonly string[]
}

export interface TableRow {
  readonly member: string
  readonly cells: readonly MemberCell[]
}

/** A table as it was asked for last, whole: columns, and members in order. */
export interface LaidTable {
  readonly columns: readonly Column[]
  readonly members: readonly string[]
  readonly all: number
  readonly totals: readonly MemberCell[]
}

/** Answers for the tables of one run; what was laid out last is kept, so that scrolling costs only the rows that come into sight. */
export interface MemberTables {
  lay(query: TableQuery): LaidTable
  page(query: TableQuery, window: Window): TablePage
}

/** The tables over members of one run. */
export function createMemberTables(source: TableSource): MemberTables {
  // Kept apart: another order asks for no other columns, and only other members for other sums.
  const columnsOf = keepLast(({ dimension, figures }: Pick<TableQuery, 'dimension' | 'figures'>) =>
    layColumns(source, dimension, figures),
  )
  const totalsOf = keepLast(({ dimension, figures, search }: Omit<TableQuery, 'sort'>) => {
    const columns = columnsOf({ dimension, figures })
    const members = orderMembers(source.outcome.members[dimension] ?? [], dimension, columns, { search })
    return columns.map((column) => totalOf(column, dimension, members))
  })
  const lay = keepLast((query: TableQuery): LaidTable => {
    const { dimension, figures, search } = query
    const all = source.outcome.members[dimension] ?? []
    const columns = columnsOf({ dimension, figures })
    const members = orderMembers(all, dimension, columns, query)
    return { columns, members, all: all.length, totals: totalsOf({ dimension, figures, search }) }
  })
  return {
    lay,
    page(query, { from, count }) {
      const { columns, members, all, totals } = lay(query)
      const rows = members.slice(from, from + count).map((member) => ({
        member,
        cells: columns.map((column) => cellAt(column, atOf(column, query.dimension, member))),
      }))
      const heads = columns.map(({ key, kind, figure, part, rest, unit }) => {
        return { ...{ key, kind, figure: figure.name, part, rest, unit }, provisional: figure.provisional ?? [] }
      })
      return { columns: heads, all, found: members.length, totals, from, rows }
    },
  }
}

/** Answers the question that was asked last without working it out again. */
function keepLast<Query, Made>(make: (query: Query) => Made): (query: Query) => Made {
  let last: { readonly key: string; readonly made: Made } | undefined
  return (query) => {
    const key = JSON.stringify(query)
    if (last?.key !== key) last = { key, made: make(query) }
    return last.made
  }
}

/** What a column comes to over members: a sum of amounts, else from where to where its values go. */
function totalOf(column: Column, dimension: string, members: readonly string[]): MemberCell {
  const { figure, kind } = column
  const leaves = members.map((member) => {
    const at = atOf(column, dimension, member)
    return { at, value: valueIn(column, at) ?? null }
  })
  const summary = summarize(leaves, figure)
  if (kind === 'move') {
    const moved = summary.kind === 'sum' ? showMove(summary.sum, '0', figure.unit, figure.display) : undefined
    return {
      state: 'known',
      text: moved?.text ?? '',
      plain: moved?.plain,
      scaled: moved?.scaled,
      exact: moved?.exact,
      signs: [],
    }
  }
  if (summary.kind === 'sum') {
    const { text, exact, plain, scaled } = show(summary.sum, figure.unit, figure.display)
    return { state: 'known', text, exact, plain, scaled, signs: [] }
  }
  const text =
    summary.kind === 'range'
      ? `${summary.low.text}至${summary.high.text}`
      : summary.kind === 'holding'
        ? `${summary.holding}个是`
        : ''
  return { state: 'known', text, signs: [] }
}
