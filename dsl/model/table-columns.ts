import { type Problem, problem } from '../diagnostic/diagnostic.ts'
import { place } from '../diagnostic/phrases.ts'
import { suggest } from '../diagnostic/suggest.ts'
import type { Head, Table } from '../syntax/table/table.ts'
import { type Span, shift } from '../text/span.ts'
import { isTotalName, memberHeads } from './data-words.ts'
import { isRatioLike, printUnit, readUnit, sameUnit } from './unit.ts'
import type { ValueForm } from './value.ts'

/** Which columns of a table hold members, and which the values. */
export interface TableColumns {
  readonly table: Table
  readonly dims: readonly { readonly dimension: string; readonly column: number }[]
  /** `member` is that of the dimension that no column is headed by. */
  readonly values: readonly { readonly column: number; readonly member?: string; readonly form: ValueForm }[]
}

/** The figure whose values are looked for in a table. */
export interface Wanted {
  readonly name: string
  readonly aliases?: readonly string[]
  readonly dims: readonly string[]
  readonly value: ValueForm
  /** The member that a text names; where none are known, any. */
  readonly named: (dimension: string, written: string) => string | undefined
  readonly members: (dimension: string) => ReadonlySet<string> | undefined
}

type Report = (p: Problem) => void

/** The columns of a table that was written for this figure alone: members lead, all that follows is values. */
export function blockColumns(table: Table, wanted: Wanted, span: Span, report: Report): TableColumns | undefined {
  const { name, dims } = wanted
  const leading: string[] = []
  const [only, ...others] = dims
  for (const head of table.heads) {
    const dimension = only !== undefined && others.length === 0 && memberHeads.includes(head.text) ? only : head.text
    if (!dims.includes(dimension) || leading.includes(dimension)) break
    leading.push(dimension)
  }
  const rest = dims.filter((d) => !leading.includes(d))
  const first = table.heads[0]
  if (rest.length > 1 || leading.length === 0) {
    report(problem('HC6029', first?.whole.span ?? span, { name, dims }))
    return undefined
  }
  const values: TableColumns['values'][number][] = []
  for (const [column, head] of table.heads.entries()) {
    if (column < leading.length || head.text === '') continue
    const member = rest.length === 0 ? undefined : memberOf(head, rest[0] as string, wanted, report)
    if (rest.length === 0 && values.length > 0)
      report(problem('HC6029', head.whole.span, { name, dims, extra: head.text }))
    else if (rest.length === 0 || member !== undefined) {
      const form = columnForm(head, wanted.value, member?.isWhole ?? false, report)
      if (form) values.push({ column, member: member?.name, form })
    }
  }
  return { table, dims: leading.map((dimension, column) => ({ dimension, column })), values }
}

/** Where a file's table was asked for: which column, if that was said, and who is told of what. */
export interface Asked {
  readonly column?: { readonly text: string; readonly span: Span }
  /** Spans in the text that asks. */
  readonly report: Report
  /** Spans in the table's own text, which begins at `start`. */
  readonly tell: Report
  readonly start: number
}

/** The columns of a table that holds more than this figure, found by their heads wherever they stand. */
export function fileColumns(
  table: Table,
  wanted: Wanted,
  { column: named, report, tell, start }: Asked,
): (TableColumns & { readonly head: Head }) | undefined {
  const dims: TableColumns['dims'][number][] = []
  const missing: string[] = []
  for (const dimension of wanted.dims) {
    const short = wanted.dims.length === 1 ? memberHeads : []
    const column = findColumn(table, [dimension], tell) ?? findColumn(table, short, tell)
    if (column === undefined) missing.push(dimension)
    else if (column !== 'several') dims.push({ dimension, column })
    else return undefined
  }
  const [lost, ...more] = missing
  if (lost !== undefined) {
    const values = named || more.length > 0 || dims.length === 0 ? [] : memberColumns(table, lost, wanted, tell)
    const [first] = values
    if (first) return { table, dims, values, head: table.heads[first.column] as Head }
    tell(noColumn(table, lost, headSpan(table)))
    return undefined
  }
  const names = named ? [named.text] : [wanted.name, ...(wanted.aliases ?? [])]
  const column = findColumn(table, names, tell)
  if (column === 'several') return undefined
  if (column === undefined) {
    const related = [{ message: place.heads, span: shift(headSpan(table), start) }]
    if (named) report(noColumn(table, named.text, named.span, related))
    else tell(noColumn(table, wanted.name, headSpan(table)))
    return undefined
  }
  const head = table.heads[column] as Head
  const isWhole = named !== undefined && key(named.text) === key(head.whole.text)
  const form = columnForm(head, wanted.value, isWhole, tell)
  return form && { table, dims, values: [{ column, form }], head }
}

/** The columns headed by members of a dimension: 2023, 2024, 2025. Where no members are known, none can be told from others. */
function memberColumns(table: Table, dimension: string, wanted: Wanted, tell: Report): TableColumns['values'] {
  if (!wanted.members(dimension)) return []
  return table.heads.flatMap((head, column) => {
    const member = headMember(head, dimension, wanted)
    const form = member && columnForm(head, wanted.value, member.isWhole, tell)
    return form ? [{ column, member: member.name, form }] : []
  })
}

/** The member that heads a column, with what stands in brackets behind it or without. */
function headMember(head: Head, dimension: string, wanted: Wanted): { name: string; isWhole: boolean } | undefined {
  const whole = wanted.members(dimension) && wanted.named(dimension, head.whole.text)
  if (whole !== undefined) return { name: whole, isWhole: true }
  const name = wanted.named(dimension, head.text)
  return name === undefined ? undefined : { name, isWhole: false }
}

/** The same; an unknown one is reported. */
function memberOf(head: Head, dimension: string, wanted: Wanted, report: Report): ReturnType<typeof headMember> {
  const member = headMember(head, dimension, wanted)
  if (member) return member
  if (isTotalName(head.text)) {
    report(problem('HC6075', head.span, { name: head.text, dimension }))
    return undefined
  }
  const near = suggest(head.text, wanted.members(dimension) ?? [])
  const facts = { dimension, member: head.text, near }
  report(problem('HC6004', head.span, facts, near.length === 1 ? { fix: near[0] } : {}))
  return undefined
}

/** How the values of a column are read: in the unit that stands in its head. `isWhole`: what stands in brackets may be part of its name. */
export function columnForm(head: Head, value: ValueForm, isWhole: boolean, report: Report): ValueForm | undefined {
  const { unit } = value
  const table = { ...value, grouped: true }
  if (!head.unit || unit.kind !== 'quantity') return table
  const scaled = readUnit(head.unit.text, value.nouns)
  if (!scaled) {
    if (isWhole) return table
    report(problem('HC4004', head.unit.span, { unit: head.unit.text, near: [], head: head.text }))
    return undefined
  }
  const isScale = isRatioLike(scaled.unit) && scaled.shift > 0
  if (isScale || sameUnit(scaled.unit, unit) || (isRatioLike(scaled.unit) && isRatioLike(unit)))
    return { ...table, bareShift: scaled.shift }
  const facts = { written: head.whole.text, wanted: printUnit(unit), found: printUnit(scaled.unit) }
  report(problem('HC4014', head.unit.span, facts))
  return undefined
}

/** The column headed by one of some names, as it is written or without its unit; two of them are reported. */
export function findColumn(table: Table, names: readonly string[], tell: Report): number | 'several' | undefined {
  for (const of of [(head: Head) => head.whole.text, (head: Head) => head.text]) {
    const found = table.heads.flatMap((head, i) => (names.some((name) => key(name) === key(of(head))) ? [i] : []))
    const [first, second] = found
    if (first === undefined) continue
    if (second === undefined) return first
    const related = [{ message: place.earlier, span: (table.heads[first] as Head).whole.span }]
    const twice = table.heads[second] as Head
    tell(problem('HC1037', twice.whole.span, { name: twice.whole.text }, { related }))
    return 'several'
  }
  return undefined
}

/** That a table has no such column, with those that it has. */
export function noColumn(table: Table, column: string, span: Span, related: Problem['related'] = []): Problem {
  const heads = table.heads.map((h) => h.whole.text).filter((text) => text !== '')
  const near = suggest(column, [...heads, ...table.heads.map((h) => h.text)])
  const fix = near.length === 1 && related.length > 0 ? { fix: near[0] } : {}
  return problem('HC6070', span, { column, heads, near }, { related, ...fix })
}

/** Where all heads stand. */
export function headSpan({ heads }: Table): Span {
  return { start: heads[0]?.whole.span.start ?? 0, end: heads.at(-1)?.whole.span.end ?? 0 }
}

/** Heads as they are compared: a spreadsheet breaks long ones over lines, and brackets come in two widths. */
function key(head: string): string {
  return head.replace(/\s+/g, '').replaceAll('(', '（').replaceAll(')', '）')
}
