import { compare, type Exact, exact } from '../../engine/number/exact.ts'
import { atOf, type Column, valueIn } from './table-columns.ts'

/** By which column rows are sorted; without a key by the name of the member. */
export interface Sort {
  readonly key?: string
  readonly order: 'rising' | 'falling'
}

/** The members whose names contain what is searched, in the order asked for; without one in that of the file. Members without a value come last. */
export function orderMembers(
  members: readonly string[],
  dimension: string,
  columns: readonly Column[],
  { search, sort }: { readonly search: string; readonly sort?: Sort },
): readonly string[] {
  const wanted = search.trim()
  const found = wanted === '' ? members : members.filter((member) => member.includes(wanted))
  if (!sort) return found
  const column = columns.find(({ key }) => key === sort.key)
  if (sort.key !== undefined && !column) return found
  const keyed = found.map((member) => ({ member, key: keyOf(column, dimension, member) }))
  const sign = sort.order === 'rising' ? 1 : -1
  return keyed
    .sort((a, b) => (a.key === undefined || b.key === undefined ? lastly(a.key, b.key) : sign * byKey(a.key, b.key)))
    .map(({ member }) => member)
}

type Key = Exact | string | boolean

function keyOf(column: Column | undefined, dimension: string, member: string): Key | undefined {
  if (!column) return member
  const value = valueIn(column, atOf(column, dimension, member))
  if (typeof value !== 'string') return value ?? undefined
  return column.figure.unit === '文本' ? value : (exact(value) ?? value)
}

function lastly(a: Key | undefined, b: Key | undefined): number {
  return Number(a === undefined) - Number(b === undefined)
}

const inChinese = new Intl.Collator('zh-Hans-CN', { numeric: true })

function byKey(a: Key, b: Key): number {
  if (typeof a === 'string' || typeof b === 'string') return inChinese.compare(String(a), String(b))
  if (typeof a === 'boolean' || typeof b === 'boolean') return Number(a) - Number(b)
  return compare(a, b)
}
