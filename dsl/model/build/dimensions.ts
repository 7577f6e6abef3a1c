import { type Problem, problem } from '../../diagnostic/diagnostic.ts'
import { suggest } from '../../diagnostic/suggest.ts'
import type { Placed } from '../../syntax/policy/declaration.ts'
import { field, pairOf, scalarAt, textAt, type Word, words } from '../../syntax/policy/fields.ts'
import type { Node, ScalarNode } from '../../syntax/yaml/node.ts'
import { calendarDimensions, isOfCalendar, memberNamed } from '../calendar-members.ts'
import { mergeMembers, type ReadMembers, readMembers } from '../members.ts'
import type { Dimension, Member, YearSpan } from '../model.ts'
import { isRelative, readYearSpan } from '../relative-years.ts'
import { calendarDimensionsOf, withQuarters } from './calendar-dimensions.ts'
import { type Report, siteOf, siteSpan } from './report.ts'

/** A dimension whose condition (取自 … 其中) is typed once all names are known. */
export interface OpenPart {
  readonly dimension: string
  readonly placed: Placed
  readonly where: ScalarNode
}

/** The most years that a dimension counted from the run's year may have. */
const MOST_YEARS = 100

/** The dimensions of a policy, with those that attributes with listed values make, and the conditions still to be typed. */
export function buildDimensions(
  all: ReadonlyMap<string, readonly Placed[]>,
  report: Report,
): { dimensions: Map<string, Dimension>; parts: readonly OpenPart[] } {
  const declarations = all.get('维度') ?? []
  const calendar = calendarDimensionsOf(all)
  const dimensions = new Map<string, Dimension>()
  const parts: OpenPart[] = []
  const values = new Map<string, { start: number; of: ReadMembers['values'] }>()
  const declared = new Set([...declarations.map((p) => p.declaration.name), ...calendar.map((d) => d.name)])
  const add = (d: Omit<Dimension, 'index'>): void => {
    dimensions.set(d.name, { ...d, index: dimensions.size })
  }
  for (const placed of declarations) {
    const { name, value } = placed.declaration
    const site = siteOf(placed)
    const first = dimensions.get(name)
    if (name === '') continue
    if (first && declared.has(name) && first.site.start !== site.start) {
      report.twice(name, site, first.site)
      continue
    }
    const attributes = new Map<string, string>()
    const made: { name: string; members: Member[] }[] = []
    for (const pair of pairsOf(value, '属性')) {
      const values = words(pair.value)
      const only = values.length === 1 ? (values[0] as Word) : undefined
      if (only && declared.has(only.text)) attributes.set(pair.key.text, only.text)
      else if (only && pair.value.kind === 'scalar') {
        const near = suggest(only.text, declared)
        report.add(
          placed.start,
          problem('HC3005', only.span, { name: only.text, near }, near.length === 1 ? { fix: near[0] } : {}),
        )
      } else {
        attributes.set(pair.key.text, pair.key.text)
        made.push({ name: pair.key.text, members: values.map((v) => ({ name: v.text, attributes: new Map() })) })
      }
    }
    const listed = field(value, '成员')
    let members: Member[] | undefined
    const years = listed && readYears(listed, report.in(placed.start))
    if (listed && years === undefined && !(listed.kind === 'scalar' && listed.style === 'missing')) {
      const read = readMembers(listed, report.in(placed.start))
      members = read.members
      values.set(name, { start: placed.start, of: read.values })
      for (const attribute of read.attributes) {
        if (attributes.has(attribute)) continue
        attributes.set(attribute, attribute)
        if (!declared.has(attribute)) made.push({ name: attribute, members: valuesOf(members, attribute) })
      }
    }
    const of = textAt(value, '取自')
    if (of !== undefined) {
      if (declared.has(of)) attributes.set(of, of)
      else {
        const at = scalarAt(value, '取自') as ScalarNode
        const near = suggest(of, declared)
        report.add(
          placed.start,
          problem('HC3005', at.span, { name: of, near }, near.length === 1 ? { fix: near[0] } : {}),
        )
      }
      const where = scalarAt(value, '其中')
      if (where) parts.push({ dimension: name, placed, where })
    }
    const part = of !== undefined && declared.has(of) ? { of } : undefined
    const order = textAt(value, '有序')
    const isOrdered = order === '是' || years !== undefined || (isOfCalendar(name) && order !== '否')
    const dimension = { name, ordered: isOrdered, members, attributes, part, site, ...(years ? { years } : {}) }
    add(declared.has(calendarDimensions.quarter) ? withQuarters(dimension) : dimension)
    for (const one of made) {
      const known = dimensions.get(one.name)
      if (known) dimensions.set(one.name, { ...known, members: mergeMembers(known.members ?? [], one.members) })
      else add({ name: one.name, ordered: false, members: one.members, attributes: new Map(), site })
    }
  }
  for (const dimension of calendar) add(dimension)
  checkAttributeValues(dimensions, values, report)
  return { dimensions, parts }
}

/** 年度－3 至 年度－1; undefined where the members are none counted from the run's year. What cannot be read is told and has no years. */
function readYears(node: Node, report: (p: Problem) => void): YearSpan | undefined {
  if (node.kind !== 'scalar' || !isRelative(node.text)) return undefined
  const text = node.text.trim()
  const span = readYearSpan(text)
  if (!span) report(problem('HC5084', node.span, { text }))
  else if (span.first > span.last) report(problem('HC5031', node.span, { band: text }))
  else if (span.last - span.first >= MOST_YEARS) report(problem('HC5085', node.span, { text, limit: MOST_YEARS }))
  else return span
  return { first: 0, last: 0 }
}

function pairsOf(
  value: Placed['declaration']['value'],
  key: string,
): readonly { key: ScalarNode; value: Placed['declaration']['value'] }[] {
  const found = pairOf(value, key)?.value
  return found?.kind === 'map' ? found.pairs : []
}

function valuesOf(members: readonly Member[], attribute: string): Member[] {
  const values = new Set(members.flatMap((m) => m.attributes.get(attribute) ?? []))
  return [...values].map((name) => ({ name, attributes: new Map() }))
}

/** A member's attribute must name a member of the dimension that it leads to. */
function checkAttributeValues(
  dimensions: ReadonlyMap<string, Dimension>,
  values: ReadonlyMap<string, { start: number; of: ReadMembers['values'] }>,
  report: Report,
): void {
  for (const dimension of dimensions.values()) {
    for (const [attribute, target] of dimension.attributes) {
      const known = dimensions.get(target)?.members
      if (!known || !dimension.members || dimension.part?.of === attribute) continue
      const names = new Set(known.map((m) => m.name))
      for (const member of dimension.members) {
        const value = member.attributes.get(attribute)
        if (value !== undefined && !names.has(value) && memberNamed(target, value, [...names]) === undefined) {
          const { start, of } = values.get(dimension.name) ?? { start: 0, of: undefined }
          const at = of?.get(member.name)?.get(attribute)
          const near = suggest(value, names)
          const span = at ? { start: at.start + start, end: at.end + start } : siteSpan(dimension.site)
          report.problems.push(problem('HC3004', span, { dimension: target, member: value, near }))
        }
      }
    }
  }
}
