import type { Figure, Input, Member, Model } from '../../dsl/model/model.ts'
import { emptyScenario, type Given, type GivenCell, type Scenario } from '../../dsl/model/scenario.ts'
import { isRatioLike, sameUnit } from '../../dsl/model/unit.ts'
import { type Evaluated, valuesAt } from '../exact/evaluated.ts'
import { printValue } from '../exact/print-value.ts'
import { isSettled, type Settled, type Value } from '../exact/value.ts'
import { add, Exact } from '../number/exact.ts'
import { addsUp } from './adds-up.ts'
import { takenMembers } from './taken-members.ts'

/** A county's data as another policy gets them. */
export interface HandedOver {
  readonly scenario: Scenario
  /** Inputs that got a value, each with the figure of the county's own policy that gave it. */
  readonly taken: readonly { readonly input: string; readonly from: string; readonly kind: Figure['kind'] }[]
  /** Inputs whose term the county has, but not over these dimensions. */
  readonly unsplit: ReadonlyMap<string, readonly string[]>
  /** Inputs whose term the county has, but not as a settled amount: it rests on an open value, is missing itself, or does not add up. */
  readonly withheld: readonly string[]
}

const nowhere = { start: 0, end: 0 }

/** What a run under the county's own policy gives another policy for the same year; `given` are the members that its scenario lists. */
export function handOver(home: Evaluated, given: Scenario['members'], to: Model): HandedOver {
  const own = home.program.graph.model
  const members = takenMembers(home, given, to)
  const known = new Map(
    [...own.figures.values()].flatMap((figure) =>
      figure.standard && figure.kind !== 'parameter' ? [[figure.standard.text, figure] as const] : [],
    ),
  )
  const inputs = new Map<string, Given>()
  const taken: HandedOver['taken'][number][] = []
  const unsplit = new Map<string, readonly string[]>()
  const withheld: string[] = []
  const listed = new Map<string, readonly Member[]>()
  for (const input of to.figures.values()) {
    const from = input.kind === 'input' && input.standard ? known.get(input.standard.text) : undefined
    if (!from) continue
    if (!isSameKind(from, input as Input, own)) {
      withheld.push(input.name)
      continue
    }
    if (!input.dims.every((d) => from.dims.includes(d) && members.fills(d))) {
      unsplit.set(input.name, input.dims)
      continue
    }
    const cells = cellsOf(from, input as Input, home)
    if (cells.length === 0) {
      withheld.push(input.name)
      continue
    }
    inputs.set(input.name, { cells, span: nowhere })
    taken.push({ input: input.name, from: from.name, kind: from.kind })
    for (const dimension of input.dims)
      for (const [name, list] of members.members) {
        if (name === dimension || leadsTo(dimension, name, to)) listed.set(name, list)
      }
  }
  const scenario = { ...emptyScenario(home.scenario, to.file), year: home.year, members: listed, inputs }
  return { scenario, taken, unsplit, withheld }
}

/** Whether members of a dimension lead, by attributes and theirs, to another dimension. */
function leadsTo(from: string, to: string, model: Model, seen: ReadonlySet<string> = new Set()): boolean {
  const targets = [...(model.dimensions.get(from)?.attributes.values() ?? [])].filter((t) => !seen.has(t))
  return targets.some((target) => target === to || leadsTo(target, to, model, new Set([...seen, from])))
}

/** The same unit, and over dimensions that the input has not, amounts that add up. */
function isSameKind(from: Figure, input: Input, home: Model): boolean {
  const isUnit = sameUnit(from.unit, input.unit) || (isRatioLike(from.unit) && isRatioLike(input.unit))
  const rest = from.dims.filter((d) => !input.dims.includes(d))
  return isUnit && addsUp(from, rest, home)
}

/** The values of a figure over the input's dimensions, the rest summed. A sum from which a value is missing is not given. */
function cellsOf(from: Figure, input: Input, home: Evaluated): GivenCell[] {
  const node = home.program.figures.get(from.name)
  if (node === undefined) return []
  const places = input.dims.map((d) => from.dims.indexOf(d))
  const groups = new Map<string, { readonly at: readonly string[]; readonly values: Value[] }>()
  for (const [i, value] of valuesAt(home, node, from.dims).entries()) {
    const names = home.layout.namesAt(from.dims, i)
    const at = places.map((k) => names[k] as string)
    const key = at.join('\u0000')
    const group = groups.get(key)
    if (group) group.values.push(value)
    else groups.set(key, { at, values: [value] })
  }
  return [...groups.values()].flatMap(({ at, values }) => {
    const total = totalOf(values)
    const value = total === undefined ? null : printValue(total, from.unit)
    return value === null ? [] : [{ at, value, span: nowhere }]
  })
}

function totalOf(values: readonly Value[]): Settled | undefined {
  const settled = values.filter(isSettled)
  if (settled.length < values.length) return undefined
  return settled.reduce((a, b) => (a instanceof Exact && b instanceof Exact ? add(a, b) : a))
}
