import { type Problem, problem } from '../../dsl/diagnostic/diagnostic.ts'
import { comesWithData, type Dimension, type Figure, type Input, type Model } from '../../dsl/model/model.ts'
import { quantityText } from '../../dsl/model/quantity-text.ts'
import type { Given, Scenario } from '../../dsl/model/scenario.ts'
import type { Term } from '../../dsl/model/term.ts'
import { printUnit } from '../../dsl/model/unit.ts'
import { compare, Exact } from '../number/exact.ts'
import { type BoundParameter, bindParameter } from './bind-parameter.ts'
import type { Leaves } from './evaluate.ts'
import { evaluateTerm } from './evaluate-term.ts'
import { fill, waiting } from './fill.ts'
import { Layout, type Members } from './layout.ts'
import { membersOf } from './members.ts'
import { type Priors, priorsOf, type YearBefore } from './prior.ts'
import { type Surroundings, sameSurroundings } from './surroundings.ts'
import { ABSENT, type Value } from './value.ts'
import { writtenNumber } from './written-value.ts'

/** A policy's leaves filled with one scenario's data, and what is wrong with the data (spans in the scenario's file). */
export interface Binding {
  readonly layout: Layout
  readonly leaves: Leaves
  readonly priors: Priors
  readonly readings: ReadonlyMap<string, string>
  /** Of dated parameters, by place, the year or day from which on the value holds. */
  readonly since: ReadonlyMap<string, BoundParameter['since']>
  readonly problems: readonly Problem[]
  /** Figures of whose values there was nothing to say, so that the next run need not read the same data again. */
  readonly sound: ReadonlyMap<string, Sound>
}

/** A figure's values, and the data that they were made of. */
interface Sound extends BoundParameter {
  readonly figure: Figure
  readonly given: Given | undefined
}

/** An earlier run of these files. */
export interface BoundBefore extends Surroundings {
  readonly sound: Binding['sound']
}

/**
 * Fills the leaves of a model for one year. Missing data become values that wait for them, so that the rest can still be shown. `before` is
 * the year before, where one is known; a scenario that names one which is not given has lost it. What is as it was in `last` is taken from it.
 */
export function bind(
  model: Model,
  scenario: Scenario,
  year: number,
  before?: YearBefore | 'lost',
  last?: BoundBefore,
): Binding {
  const problems: Problem[] = []
  const readings = new Map(
    [...model.readings.values()].map((r) => [r.name, scenario.readings.get(r.name) ?? r.standard]),
  )
  const columns = new Map<string, readonly Value[]>()
  const since = new Map<string, BoundParameter['since']>()
  const leaves: Leaves = {
    year,
    reading: (name) => readings.get(name) ?? '',
    figure: (name) => columns.get(name) ?? [],
    prior: (name, dims) => layout.spread(priors.of(name).values, dimsOf(name), dims),
    pinned: (name) => pins.get(name) ?? new Map(),
  }
  const dimsOf = (name: string): readonly string[] => (model.figures.get(name) as Figure).dims
  const pins = new Map<string, ReadonlyMap<number, Value>>()
  const inPart = (part: Dimension, members: Members): readonly boolean[] => {
    const { of, where } = part.part as { of: string; where?: Term }
    if (!where) return (members.names.get(of) ?? []).map(() => true)
    return holds(where, [of], new Layout(members), leaves, model)
  }
  const unlisted = new Set(
    [...model.dimensions.values()].filter((d) => isLeftOut(d, model, scenario)).map((d) => d.name),
  )
  const fresh = new Layout(membersOf(model, scenario, year, inPart), unlisted)
  const layout = last?.layout.equals(fresh) ? last.layout : fresh
  const known = last && sameSurroundings(last, { layout, year, readings }) ? last.sound : undefined
  const sound = new Map<string, Sound>()
  const priors = priorsOf(model, scenario, layout, leaves.figure, before ?? (scenario.before && 'lost'))
  for (const [name, given] of scenario.pinned) {
    const figure = model.figures.get(name)
    if (!figure) continue
    const values = fill(figure, given, layout, () => ABSENT)
    pins.set(name, new Map([...values.entries()].filter(([, v]) => v !== ABSENT)))
  }
  const say = (p: Problem): void => void problems.push(p)
  /** The figure as it was bound before, or anew by `make`. */
  const boundOf = (figure: Figure, given: Given | undefined, make: () => BoundParameter): BoundParameter => {
    const before = known?.get(figure.name)
    const told = problems.length
    const bound = before?.figure === figure && before.given === given ? before : { ...make(), figure, given }
    if (problems.length === told) sound.set(figure.name, bound)
    return bound
  }
  for (const figure of model.figures.values()) {
    if (figure.kind !== 'parameter') continue
    const bound = boundOf(figure, scenario.parameters.get(figure.name), () =>
      bindParameter(figure, { dimensions: model.dimensions, scenario, readings, year, layout, say }),
    )
    columns.set(figure.name, bound.values)
    since.set(figure.name, bound.since)
  }
  const opens = new Set(model.carries.values())
  for (const figure of model.figures.values()) {
    if (figure.kind !== 'input') continue
    const given = scenario.inputs.get(figure.name)
    // Where an input applies, or is a closing, rests on more than its own data.
    if (!figure.only && (given || !opens.has(figure.name))) {
      const bindIt = (): BoundParameter => ({ values: bindInput(figure, scenario, layout, undefined, say), since: [] })
      columns.set(figure.name, boundOf(figure, given, bindIt).values)
      continue
    }
    const applies = figure.only ? holds(figure.only, figure.dims, layout, leaves, model) : undefined
    const closing = given ? undefined : closingBehind(figure, model, priors)
    const values = closing
      ? layout
          .spread(priors.of(closing).values, dimsOf(closing), figure.dims)
          .map((v, i) => (applies?.[i] === false ? ABSENT : v))
      : bindInput(figure, scenario, layout, applies, say)
    columns.set(figure.name, values)
  }
  for (const dimension of unlisted) say(problem('HC6005', scenario.places.members, { dimension }))
  return { layout, leaves, priors, readings, since, problems, sound }
}

/** The carried figure whose last closing stands for an input that opens it, after its first year. */
function closingBehind(input: Input, model: Model, priors: Priors): string | undefined {
  const opened = [...model.carries].find(([, opening]) => opening === input.name)?.[0]
  return opened !== undefined && model.figures.has(opened) && priors.opening(opened) === undefined ? opened : undefined
}

/** A dimension that comes with the data, that a required input runs over, and that the scenario does not list. */
function isLeftOut(dimension: Dimension, model: Model, scenario: Scenario): boolean {
  if (!comesWithData(dimension) || scenario.members.has(dimension.name)) return false
  return [...model.figures.values()].some(
    (f) => f.kind === 'input' && f.missing === 'refuse' && f.dims.includes(dimension.name),
  )
}

/** Where a condition on members holds. */
function holds(condition: Term, dims: readonly string[], layout: Layout, leaves: Leaves, model: Model): boolean[] {
  const values = evaluateTerm(condition, dims, leaves, layout, (figure) => model.figures.get(figure)?.dims ?? [])
  return values.map((v) => v === true)
}

function bindInput(
  input: Input,
  scenario: Scenario,
  layout: Layout,
  applies: readonly boolean[] | undefined,
  say: (p: Problem) => void,
): Value[] {
  const given = scenario.inputs.get(input.name)
  const absent: number[] = []
  // A value that is there and cannot be read is not missing.
  const isUnread = (place: number): boolean => {
    if (!given?.unread?.length) return false
    const names = layout.namesAt(input.dims, place)
    return given.unread.some((at) => at.every((member, k) => member === names[k]))
  }
  const standard = typeof input.missing === 'object' ? writtenNumber(input.missing.digits, input.unit) : undefined
  const values = fill(input, given, layout, (i) => {
    if (applies && !applies[i]) return ABSENT
    if (!isUnread(i)) absent.push(i)
    return standard ?? waiting(`${input.name}#${i}`, { kind: 'missing', name: input.name })
  })
  if (applies) for (const [i, fits] of applies.entries()) if (!fits) values[i] = ABSENT
  const at = given?.span ?? scenario.places.inputs
  const members = (places: readonly number[]): string[] =>
    places.slice(0, 6).map((i) => layout.namesAt(input.dims, i).join('、'))
  if (absent.length > 0 && input.missing === 'refuse') {
    if (!given) say(problem('HC6001', at, { name: input.name, unit: printUnit(input.unit), dims: input.dims }))
    else {
      const blank = given.blank?.find((b) => layout.placeOf(input.dims, b.at) === absent[0])
      const facts = { name: input.name, members: members(absent).slice(0, 5), count: absent.length }
      say(problem('HC6002', blank?.span ?? at, facts))
    }
  } else if (absent.length > 0 && typeof input.missing === 'object') {
    say(
      problem('HC6023', at, {
        name: input.name,
        count: input.dims.length === 0 ? 1 : absent.length,
        value: quantityText(input.missing.digits, input.unit),
      }),
    )
  }
  for (const [bound, side] of [
    [input.least, 'below'],
    [input.most, 'above'],
  ] as const) {
    const end = bound === undefined ? undefined : writtenNumber(bound, input.unit)
    if (!end || bound === undefined) continue
    const beyond = values.flatMap((v, i) =>
      v instanceof Exact && compare(v, end) === (side === 'below' ? -1 : 1) ? [i] : [],
    )
    const first = beyond[0]
    if (first === undefined) continue
    const cellAt = (i: number) => given?.cells.find((c) => layout.placeOf(input.dims, c.at) === i)
    const absentDigits = typeof input.missing === 'object' ? input.missing.digits : ''
    const text = (i: number): string => quantityText(String(cellAt(i)?.value ?? absentDigits), input.unit)
    const shown = beyond.slice(0, 5)
    const names = input.dims.length === 0 ? [''] : members(shown)
    say(
      problem('HC6010', cellAt(first)?.span ?? at, {
        name: input.name,
        values: shown.map((i, k) => ({ member: names[k] ?? '', value: text(i) })),
        bound: quantityText(bound, input.unit),
        side,
        isDate: input.unit.kind === 'date',
        count: beyond.length,
      }),
    )
  }
  return values
}
