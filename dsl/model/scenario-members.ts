import { type Problem, problem } from '../diagnostic/diagnostic.ts'
import { suggest } from '../diagnostic/suggest.ts'
import type { Pair } from '../syntax/yaml/node.ts'
import { isOfCalendar, memberNamed } from './calendar-members.ts'
import { isTableReference } from './cells.ts'
import { type Columns, type ReadMembers, readMembers } from './members.ts'
import type { Dimension, Member, Model } from './model.ts'
import { membersIn } from './relative-years.ts'
import type { TableBook } from './table-book.ts'
import { readTableMembers, type TableMembers } from './table-members.ts'

/** The members that come with the data, and the figures' values that stand beside them in their tables. */
export interface ScenarioMembers {
  readonly members: ReadonlyMap<string, readonly Member[]>
  readonly columns: Columns
  /** Members that stand in files of their own, which may have values beside them. */
  readonly tables: readonly TableMembers[]
}

type Report = (p: Problem) => void

/** Members of one dimension with whoever is told of their places. */
interface Own {
  readonly read: Pick<ReadMembers, 'members' | 'spans' | 'values'>
  readonly tell: Report
}

/** What members are read against. */
interface MembersRun {
  readonly model: Model
  readonly year: number
  readonly book: TableBook
  readonly report: Report
}

/** Reads 维度 of a scenario: members of the dimensions that the policy leaves to the data, each with all its attributes. */
export function readScenarioMembers(pairs: readonly Pair[], run: MembersRun): ScenarioMembers {
  const { model, year, book, report } = run
  const members = new Map<string, readonly Member[]>()
  const columns = new Map<string, Columns extends ReadonlyMap<string, infer C> ? C : never>()
  const tables: TableMembers[] = []
  const own = new Map<string, Own>()
  const seen = new Set<string>()
  for (const { key, value } of pairs) {
    const name = key.text.trim()
    const dimension = model.dimensions.get(name)
    if (!dimension) {
      const near = suggest(name, model.dimensions.keys())
      report(problem('HC3005', key.span, { name, near }, near.length === 1 ? { fix: near[0] } : {}))
      continue
    }
    if (seen.has(name)) {
      report(problem('HC6025', key.span, { name }))
      continue
    }
    seen.add(name)
    const opened = isTableReference(value) ? book.open(value, name) : undefined
    const table = opened && readTableMembers(opened, dimension)
    if (isTableReference(value) && !table) continue
    const isAttribute = (head: string): boolean => dimension.attributes.has(head)
    const about = (p: Problem): void => report({ ...p, about: name })
    const listed = table ? undefined : readMembers(value, about, isAttribute, name)
    if (listed?.isLost) continue
    const read = (table?.read ?? listed) as Own['read']
    const fixed = membersIn(dimension, year)
    if (fixed) {
      checkFixed(fixed, read.members, { dimension: name, span: key.span }, report)
      continue
    }
    members.set(name, read.members)
    const tell = table?.opened.tell ?? report
    own.set(name, { read, tell })
    if (table) tables.push(table)
    for (const [head, cells] of listed?.columns ?? []) columns.set(head, cells)
    checkAttributes(dimension, read, key.span, table?.lost ?? new Set(), tell)
  }
  checkTargets(members, own, seen, run)
  return { members, columns, tables }
}

/** Members that the policy lists are not for the data to change. */
function checkFixed(
  fixed: readonly Member[],
  given: readonly Member[],
  { dimension, span }: { readonly dimension: string; readonly span: Problem['span'] },
  report: Report,
): void {
  const wanted = fixed.map((m) => m.name)
  const found = given.map((m) => m.name)
  if (wanted.join('\n') === found.join('\n')) return
  const shown = found.length > 10 ? `${found.slice(0, 10).join('、')}……` : found.join('、')
  report(problem('HC6024', span, { dimension, found: shown, wanted }))
}

/** Each member has every attribute of its dimension; `told` have been missed already. */
function checkAttributes(
  { name, attributes }: Dimension,
  { members, spans }: Own['read'],
  span: Problem['span'],
  told: ReadonlySet<string>,
  tell: Report,
): void {
  for (const attribute of attributes.keys()) {
    const without = told.has(attribute) ? [] : members.filter((m) => !m.attributes.get(attribute)).map((m) => m.name)
    if (without.length === 0) continue
    const facts = { dimension: name, members: without.slice(0, 5), attribute, count: without.length }
    tell(problem('HC6020', spans.get(without[0] as string) ?? span, facts))
  }
}

/** Each attribute names a member of the dimension that it leads to. */
function checkTargets(
  members: ReadonlyMap<string, readonly Member[]>,
  own: ReadonlyMap<string, Own>,
  listed: ReadonlySet<string>,
  { model, year }: MembersRun,
): void {
  for (const [name, { read, tell }] of own) {
    for (const [attribute, target] of model.dimensions.get(name)?.attributes ?? []) {
      const other = model.dimensions.get(target)
      const list = members.get(target) ?? (other && membersIn(other, year))
      // That a file of members could not be read has been told.
      if (!list && listed.has(target)) continue
      const names = list?.map((m) => m.name) ?? []
      const known = new Set(names)
      let unknown = 0
      for (const member of read.members) {
        const value = member.attributes.get(attribute)
        const span = read.values.get(member.name)?.get(attribute)
        if (value && span && !known.has(value) && !(isOfCalendar(target) && memberNamed(target, value, names))) {
          const near = unknown++ < 20 ? suggest(value, known) : []
          tell(problem('HC6004', span, { dimension: target, member: value, near }))
        }
      }
    }
  }
}
