import { absolute, compare, type Exact, exact } from '../../../engine/number/exact.ts'
import type { SideMembers } from './side-members.ts'
import type { SideRequirement } from './side-requirement.ts'
import type { SideRow } from './side-row.ts'
import type { SideColumn, SideTable } from './side-table.ts'

/** Which scenarios stand side by side, and which of the rows are seen, in which order. */
export interface SideQuery {
  /** The scenarios beside the open one, in the order of their columns. */
  readonly files: readonly string[]
  /** Part of a name, an alias, a standard term, a clause, or the title of a group. */
  readonly search: string
  readonly onlyDifferent: boolean
  /** The column by whose difference figures are sorted, the greatest first, unit by unit; undefined: as in the policy. */
  readonly sortedBy?: string
  /** The sections that are not as they are at first: parameters and inputs closed, the others open. While something is looked for all are open. */
  readonly turned: readonly string[]
  /** Figures whose members are seen. */
  readonly opened: readonly string[]
}

/** What is seen of scenarios side by side; plain data. */
export interface SideView {
  readonly columns: readonly SideColumn[]
  readonly sections: readonly SideSection[]
  /** How many rows were looked for and found, and how many there are. */
  readonly found: number
  readonly all: number
}

/** Rows that stand together. */
export type SideSection =
  | (SectionHead & { readonly kind: SideRow['kind']; readonly rows: readonly SeenRow[] })
  | (SectionHead & { readonly kind: 'requirement'; readonly rows: readonly SideRequirement[] })

/** A figure, with its members where they are seen. */
export type SeenRow = SideRow & { readonly shownMembers?: SideMembers }

interface SectionHead {
  /** Its name among the sections. */
  readonly key: string
  /** Of the policy's own group; or in which unit sorted figures are, empty for those that have no difference in numbers. */
  readonly title?: string
  readonly isSorted: boolean
  readonly isOpen: boolean
  readonly count: number
  /** How many of them are not the same in all columns. */
  readonly different: number
}

/** The order of the figures: rules, requirements, parameters, inputs. */
const kinds = ['rule', 'requirement', 'parameter', 'input'] as const

/** The rows that are looked for, in sections and in the order asked for. */
export function arrangeSide(
  table: SideTable,
  query: SideQuery,
  membersOf: (figure: string) => SideMembers | undefined,
): SideView {
  const { columns, otherNames } = table
  const wanted = query.search.trim().toLowerCase()
  const isLookedFor = wanted !== '' || query.onlyDifferent
  const has = (words: readonly (string | undefined)[]): boolean =>
    wanted === '' || words.some((word) => word?.toLowerCase().includes(wanted))
  const isDue = ({ isSame }: { readonly isSame: boolean }): boolean => !query.onlyDifferent || !isSame
  const rows = table.rows.filter(
    (row) => isDue(row) && has([row.name, row.group, ...(otherNames[row.name] ?? []), ...row.clauses]),
  )
  const requirements = table.requirements.filter((row) => isDue(row) && has([row.name, ...row.clauses]))
  const place = columns.findIndex(({ file }, i) => i > 0 && file === query.sortedBy)
  const head = (key: string, isOpenAtFirst: boolean, own: readonly { readonly isSame: boolean }[]) => ({
    key,
    isSorted: place > 0,
    isOpen: isLookedFor || isOpenAtFirst !== query.turned.includes(key),
    count: own.length,
    different: own.filter(({ isSame }) => !isSame).length,
  })
  const seen = (row: SideRow): SeenRow => {
    const shownMembers = query.opened.includes(row.name) ? membersOf(row.name) : undefined
    return shownMembers ? { ...row, shownMembers } : row
  }
  const sections = kinds.flatMap((kind): readonly SideSection[] => {
    if (kind === 'requirement') {
      const about = head(kind, true, requirements)
      return requirements.length > 0 ? [{ ...about, kind, rows: about.isOpen ? requirements : [] }] : []
    }
    const own = rows.filter((row) => row.kind === kind)
    const groups = place > 0 ? byUnit(own, place) : byGroup(own)
    return groups.map(([title, members]) => {
      const about = head(`${kind} ${title ?? ''}`, kind === 'rule', members)
      return { ...about, kind, ...(title !== undefined && { title }), rows: about.isOpen ? members.map(seen) : [] }
    })
  })
  return {
    columns,
    sections,
    found: rows.length + requirements.length,
    all: table.rows.length + table.requirements.length,
  }
}

type Titled = readonly (readonly [string | undefined, readonly SideRow[]])[]

function byGroup(rows: readonly SideRow[]): Titled {
  return [...grouped(rows, ({ group }) => group)]
}

/** Amounts of one unit can be put in an order; what has no difference in numbers stands last, as in the policy. */
function byUnit(rows: readonly SideRow[], place: number): Titled {
  const sized = new Map(rows.map((row) => [row, sizeOf(row, place)]))
  const groups = grouped(rows, (row) => (sized.get(row) ? row.baseUnit : ''))
  const sorted = [...groups].map(
    ([unit, own]) => [unit, [...own].sort((a, b) => bySize(sized.get(a), sized.get(b)))] as const,
  )
  return [...sorted.filter(([unit]) => unit !== ''), ...sorted.filter(([unit]) => unit === '')]
}

function grouped<Key>(rows: readonly SideRow[], keyOf: (row: SideRow) => Key): ReadonlyMap<Key, readonly SideRow[]> {
  const groups = new Map<Key, SideRow[]>()
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row])
  return groups
}

function sizeOf(row: SideRow, place: number): Exact | undefined {
  const cell = row.cells[place]
  const move = cell && cell !== 'broken' ? cell.change?.move : undefined
  const size = move && exact(move.plain)
  return size && absolute(size)
}

function bySize(a: Exact | undefined, b: Exact | undefined): number {
  return a && b ? compare(b, a) : 0
}
