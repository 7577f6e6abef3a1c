import type { Expression } from '../../dsl/syntax/expression/expression.ts'
import { chance, pick, whole } from './random.ts'
import { DAYS } from './random-dates.ts'
import { randomInstitutions } from './random-dimensions.ts'
import { type OpenParameter, READINGS } from './random-draft.ts'
import type { RandomPolicy } from './random-graph.ts'
import type { NumberUnit } from './random-source.ts'
import { Rational } from './rational.ts'
import { slowDay } from './slow-dates.ts'
import { ruleDims } from './slow-dims.ts'
import type { SlowCells, SlowData, SlowMember } from './slow-policy.ts'

/** A made-up scenario: its text as JSON, and the same as data. */
export interface RandomScenario {
  readonly text: string
  readonly data: SlowData
}

/** What data hold: often the same, often 0, often where bands meet. */
const AMOUNTS: Readonly<Record<NumberUnit, readonly string[]>> = {
  元: ['0', '0', '100', '100', '33.33', '-50', '0.005', '1234567.89', '200'],
  人: ['0', '1', '3', '3', '4', '7', '120'],
  比率: ['0', '0.5', '0.5', '1', '0.333333', '-0.2', '1.2', '0.8'],
  分: ['0', '60', '80', '89.9', '90', '90'],
}

/**
 * Makes up data for a policy: with ties, zeros and negatives; some open values bound, last year's given or not, a figure settled otherwise.
 * After the year `before` seldom is anything of it given. */
export function randomScenario(random: () => number, made: RandomPolicy, before?: SlowData): RandomScenario {
  const { policy, inputs, open, shape } = made
  const institutions = randomInstitutions(random)
  const county = institutions.filter((m) => m.attributes.get('层级') === '县级')
  const membersOf = (d: string): readonly SlowMember[] =>
    d === '机构' ? institutions : d === '县院' ? county : (policy.dimensions.get(d)?.members ?? [])
  const nested = nester(membersOf)
  const values = new Map<string, Map<string, Rational | boolean>>()
  const given: Record<string, unknown> = {}
  for (const { name, unit, dims, mayBeMissing } of inputs) {
    // After its first year what is carried over stands for the input that opens it.
    if (before && [...policy.carries.values()].includes(name) && chance(random, 0.5)) continue
    const cells = new Map<string, Rational | boolean>()
    const found = nested(dims, (key) => {
      if (mayBeMissing && chance(random, 0.4)) return undefined
      const value = unit === '是否' ? chance(random, 0.5) : pick(random, unit === '日期' ? DAYS : AMOUNTS[unit])
      const [year, month, day] = String(value).split('-').map(Number)
      cells.set(
        key,
        typeof value === 'boolean'
          ? value
          : unit === '日期'
            ? slowDay(year as number, month as number, day as number)
            : Rational.fromString(value),
      )
      return value
    })
    if (found === undefined) continue
    given[name] = found
    values.set(name, cells)
  }
  const bound: Record<string, unknown> = {}
  for (const parameter of open) {
    if (!chance(random, 0.3)) continue
    const digits = parameter.range ? [parameter.range.low, parameter.range.high, '0.25'] : ['0', '0.25', '3']
    const cells = new Map<string, Rational>()
    bound[parameter.name] = bindingOf(parameter, (member) => {
      const value = pick(random, digits)
      cells.set(member, Rational.fromString(value))
      return value
    })
    values.set(parameter.name, cells)
  }
  // Any figure's numbers of the year before and of what is settled otherwise.
  const cellsFor = (name: string, share: number): { cells: SlowCells; text: unknown } => {
    const figure = policy.figures.get(name)
    const dims = figure?.kind === 'leaf' ? figure.dims : figure ? ruleDims(figure, policy) : []
    const cells = new Map<string, Rational>()
    const text = nested(dims, (key) => {
      if (!chance(random, share)) return undefined
      const value = pick(random, AMOUNTS.人)
      cells.set(key, Rational.fromString(value))
      return value
    })
    return { cells, text }
  }
  const prior = sectionOf(
    [...lastYearIn(policy)].filter(() => (before ? chance(random, 0.2) : !shape.gaps || chance(random, 0.7))),
    (name) => cellsFor(name, before ? 0.6 : 1),
  )
  const rules = [...policy.figures].flatMap(([name, f]) => (f.kind === 'rule' && !f.isInner ? [name] : []))
  const pinned = sectionOf(chance(random, 0.3) ? [pick(random, rules)] : [], (name) => cellsFor(name, 0.6))
  const readings = new Map([...READINGS].map(([reading, options]) => [reading, pick(random, options)] as const))
  const year = before ? before.year + 1 : whole(random, 2020, 2025)
  const text = JSON.stringify({
    情景: '试算',
    年度: year,
    维度: { 机构: institutions.map((m) => ({ 名: m.name, ...Object.fromEntries(m.attributes) })) },
    输入: given,
    解读: Object.fromEntries(readings),
    参数: bound,
    上年: prior.text,
    核定: pinned.text,
  })
  const members = new Map([['机构', institutions]])
  return { text, data: { year, readings, members, values, prior: prior.cells, pinned: pinned.cells } }
}

/** An open parameter's values as 参数 of a scenario has them. */
export function bindingOf({ members }: OpenParameter, value: (member: string) => string): unknown {
  if (members.length === 1 && members[0] === '') return value('')
  return Object.fromEntries(members.map((member) => [member, value(member)] as const))
}

function sectionOf(
  names: readonly string[],
  make: (name: string) => { cells: SlowCells; text: unknown },
): { cells: ReadonlyMap<string, SlowCells>; text: Record<string, unknown> } {
  const made = names.map((name) => [name, make(name)] as const).filter(([, { cells }]) => cells.size > 0)
  return {
    cells: new Map(made.map(([name, { cells }]) => [name, cells] as const)),
    text: Object.fromEntries(made.map(([name, { text }]) => [name, text] as const)),
  }
}

/** Values nested by member as data have them; what is undefined, or has nothing in it, is left out. */
function nester(
  membersOf: (dimension: string) => readonly SlowMember[],
): (dims: readonly string[], value: (key: string) => unknown) => unknown {
  return (dims, value) => {
    const level = (at: readonly string[]): unknown => {
      const dimension = dims[at.length]
      if (dimension === undefined) return value(at.join('|'))
      const inner = membersOf(dimension).map((m) => [m.name, level([...at, m.name])] as const)
      return Object.fromEntries(inner.filter(([, v]) => v !== undefined))
    }
    return level([])
  }
}

/** The figures of whose last year some formula speaks. */
function lastYearIn(policy: RandomPolicy['policy']): Set<string> {
  const found = new Set<string>()
  const visit = (part: unknown): void => {
    if (part instanceof Map) for (const inner of part.values()) visit(inner)
    else if (Array.isArray(part)) for (const inner of part) visit(inner)
    else if (typeof part === 'object' && part !== null) {
      const e = part as Expression
      if (e.type === 'call' && e.function === '上年' && e.args[0]?.type === 'name') found.add(e.args[0].name)
      for (const inner of Object.values(part)) visit(inner)
    }
  }
  visit([...policy.figures.values(), ...policy.constraints.values()])
  return found
}
