import { type Problem, problem } from '../diagnostic/diagnostic.ts'
import { suggest } from '../diagnostic/suggest.ts'
import type { Pair } from '../syntax/yaml/node.ts'
import { memberNamed } from './calendar-members.ts'
import { type Columns, type ReadMembers, readMembers } from './members.ts'
import type { Member, Model } from './model.ts'
import { membersIn } from './relative-years.ts'

/** The members that come with the data, and the figures' values that stand beside them in their tables. */
export interface ScenarioMembers {
  readonly members: ReadonlyMap<string, readonly Member[]>
  readonly columns: Columns
}

/** Reads 维度 of a scenario: members of the dimensions that the policy leaves to the data, each with all its attributes. */
export function readScenarioMembers(
  pairs: readonly Pair[],
  model: Model,
  year: number,
  report: (p: Problem) => void,
): ScenarioMembers {
  const members = new Map<string, readonly Member[]>()
  const columns = new Map<string, Columns extends ReadonlyMap<string, infer C> ? C : never>()
  const values = new Map<string, ReadMembers['values']>()
  for (const { key, value } of pairs) {
    const name = key.text.trim()
    const dimension = model.dimensions.get(name)
    if (!dimension) {
      const near = suggest(name, model.dimensions.keys())
      report(problem('HC3005', key.span, { name, near }, near.length === 1 ? { fix: near[0] } : {}))
      continue
    }
    if (members.has(name)) {
      report(problem('HC6025', key.span, { name }))
      continue
    }
    const read = readMembers(value, report, (head) => dimension.attributes.has(head))
    const fixed = membersIn(dimension, year)
    if (fixed) {
      const wanted = fixed.map((m) => m.name)
      const found = read.members.map((m) => m.name)
      if (wanted.join('\n') !== found.join('\n'))
        report(problem('HC6024', key.span, { dimension: name, found: found.join('、'), wanted }))
      continue
    }
    members.set(name, read.members)
    values.set(name, read.values)
    for (const [head, cells] of read.columns) columns.set(head, cells)
    for (const attribute of dimension.attributes.keys()) {
      const without = read.members.filter((m) => !m.attributes.get(attribute)).map((m) => m.name)
      if (without.length > 0) {
        report(
          problem('HC6020', read.spans.get(without[0] as string) ?? key.span, {
            dimension: name,
            members: without.slice(0, 5),
            attribute,
            count: without.length,
          }),
        )
      }
    }
  }
  checkTargets(members, values, model, year, report)
  return { members, columns }
}

/** Each attribute names a member of the dimension that it leads to. */
function checkTargets(
  members: ReadonlyMap<string, readonly Member[]>,
  values: ReadonlyMap<string, ReadMembers['values']>,
  model: Model,
  year: number,
  report: (p: Problem) => void,
): void {
  for (const [name, list] of members) {
    for (const [attribute, target] of model.dimensions.get(name)?.attributes ?? []) {
      const other = model.dimensions.get(target)
      const names = (members.get(target) ?? (other && membersIn(other, year)) ?? []).map((m) => m.name)
      const known = new Set(names)
      for (const member of list) {
        const value = member.attributes.get(attribute)
        const span = values.get(name)?.get(member.name)?.get(attribute)
        if (value && span && !known.has(value) && memberNamed(target, value, names) === undefined) {
          report(problem('HC6004', span, { dimension: target, member: value, near: suggest(value, known) }))
        }
      }
    }
  }
}
