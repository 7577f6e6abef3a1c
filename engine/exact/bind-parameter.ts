import { type Problem, problem } from '../../dsl/diagnostic/diagnostic.ts'
import { beyondRange } from '../../dsl/model/beyond-range.ts'
import { calendarDimensions, monthOf } from '../../dsl/model/calendar-members.ts'
import type { Cell, Dated, Dimension, Parameter } from '../../dsl/model/model.ts'
import { offsetOf } from '../../dsl/model/relative-years.ts'
import type { Given, Scenario } from '../../dsl/model/scenario.ts'
import type { Exact } from '../number/exact.ts'
import { fill } from './fill.ts'
import type { Layout } from './layout.ts'
import { openLeaf } from './open-arithmetic.ts'
import { ABSENT, Fault, type Value } from './value.ts'
import { writtenNumber } from './written-value.ts'

/** A parameter's values over its dimensions and, of dated ones, from when on each holds (a year or a day). */
export interface BoundParameter {
  readonly values: readonly Value[]
  readonly since: readonly (string | undefined)[]
}

/** What a parameter's values rest on beside the parameter. */
interface Run {
  readonly dimensions: ReadonlyMap<string, Dimension>
  readonly scenario: Scenario
  readonly readings: ReadonlyMap<string, string>
  readonly year: number
  readonly layout: Layout
  readonly say: (p: Problem) => void
}

/** The values of a parameter in a run. What the scenario leaves out stands as the policy has it. */
export function bindParameter(figure: Parameter, run: Run): BoundParameter {
  const p = withYears(figure, run)
  const tried = run.scenario.parameters.get(p.name)
  tellBeyondRange(p, tried, run)
  const since: (string | undefined)[] = []
  let own: BoundParameter | undefined
  const values = fill(p, tried, run.layout, (i) => {
    own ??= writtenValues(p, run)
    since[i] = own.since[i]
    return own.values[i] as Value
  })
  return { values, since }
}

/** Values that a scenario or a command tries beyond the range that the document leaves. */
function tellBeyondRange({ name, unit, range }: Parameter, tried: Given | undefined, { say }: Run): void {
  if (!range) return
  const beyond = (tried?.cells ?? []).flatMap(({ at, value, span }) => {
    const found = typeof value === 'string' ? beyondRange(value, range, unit) : undefined
    return found ? [{ ...found, member: at.join('、'), span }] : []
  })
  const [first] = beyond
  if (!first) return
  const { low, high, span } = first
  const values = beyond.slice(0, 5).map(({ member, value }) => ({ member, value }))
  say(problem('HC6038', span, { name, values, low, high, count: beyond.length }))
}

/** The same with years in the place of those counted from the run's. */
function withYears(p: Parameter, { dimensions, year }: Run): Parameter {
  if (!p.dims.some((d) => dimensions.get(d)?.years)) return p
  const years = (cells: readonly Cell[]): readonly Cell[] =>
    cells.map((cell) => ({ ...cell, at: cell.at.map((name) => yearOf(name, year)) }))
  return {
    ...p,
    values: p.values.map((v) => ({ ...v, cells: years(v.cells) })),
    ...(p.byReading
      ? { byReading: { ...p.byReading, options: p.byReading.options.map((o) => ({ ...o, cells: years(o.cells) })) } }
      : {}),
  }
}

function yearOf(name: string, year: number): string {
  const offset = offsetOf(name)
  return offset === undefined ? name : String(year + offset)
}

/** The values that the policy itself has for a year: written out, or open. */
function writtenValues(p: Parameter, run: Run): BoundParameter {
  const { layout, year, scenario, say } = run
  const without = withoutValue(p, run)
  if (p.byReading) {
    const option = run.readings.get(p.byReading.reading)
    const chosen = p.byReading.options.find((o) => o.option === option)
    return { values: fill(p, chosen, layout, without), since: [] }
  }
  const last = p.values.at(-1)?.from
  if (last !== undefined && last.slice(0, 4) < inDigits(year, 4))
    say(problem('HC6031', scenario.places.year, { name: p.name, year, from: last }))
  if (p.asOf) return valuesByDay(p, year, layout, without)
  const chosen = inForce(p.values, inDigits(year, 4))
  const first = p.values[0]?.from
  if (!chosen && first !== undefined) {
    say(problem('HC6011', scenario.places.year, { name: p.name, year, first }))
    const cause = { kind: 'missing', name: p.name } as const
    const waiting = Array.from({ length: layout.size(p.dims) }, (_, i) =>
      openLeaf(`${p.name}#${i}`, null, null, null, cause),
    )
    return { values: waiting, since: [] }
  }
  const values = fill(p, chosen, layout, p.open ? () => ABSENT : without)
  return { values: p.open ? values.map((v, i) => openValue(p, i, v)) : values, since: values.map(() => chosen?.from) }
}

function openValue(p: Parameter, place: number, v: Value): Value {
  const end = (digits: string | undefined): Exact | null =>
    digits === undefined ? null : (writtenNumber(digits, p.unit) ?? null)
  const at = v === ABSENT ? null : (v as Exact)
  return openLeaf(`${p.name}#${place}`, at, end(p.open?.low), end(p.open?.high), { kind: 'open', name: p.name })
}

/**
 * Values that begin on a day: for each month the one in force on its first, or the one in force on the day that is asked. Where there is
 * none, or not one for all the year, only who needs it has a fault.
 */
function valuesByDay(p: Parameter, year: number, layout: Layout, without: () => Value): BoundParameter {
  const rest = p.asOf === 'months' ? p.dims.filter((d) => d !== calendarDimensions.month) : p.dims
  const columns = new Map<Dated, readonly Value[]>()
  const at = layout.broadcast(rest, p.dims)
  const chosen = Array.from(at, (_, i) => inForce(p.values, dayAsked(p, i, year, layout)))
  const changes = p.asOf === 'throughout' ? changesIn(p.values, year) : []
  const values = chosen.map((dated, i) => {
    if (changes.length > 0) return refusal('HC6085', { year: String(year), changes: changes.join('、') })
    if (!dated) {
      const byMonth: Fault['facts'] = p.asOf === 'months' ? { byMonth: 'true' } : {}
      return refusal('HC6084', { year: String(year), first: p.values[0]?.from ?? '', ...byMonth })
    }
    const column = columns.get(dated) ?? fill({ dims: rest, unit: p.unit }, dated, layout, without)
    columns.set(dated, column)
    return column[at[i] as number] as Value
  })
  return { values, since: changes.length > 0 ? [] : chosen.map((dated) => dated?.from) }
}

/** What stands where a value is not written: a parameter does not apply there, but years must have one each. */
function withoutValue(p: Parameter, { dimensions }: Run): () => Value {
  return p.dims.some((d) => dimensions.get(d)?.years) ? () => refusal('HC6086', {}) : () => ABSENT
}

/** A fault of a leaf; the walker knows its node and place. */
function refusal(code: 'HC6084' | 'HC6085' | 'HC6086', facts: Fault['facts']): Fault {
  return new Fault(-1, 0, code, facts)
}

function dayAsked(p: Parameter, place: number, year: number, layout: Layout): string {
  const inYear = (month: number, day: number): string =>
    `${inDigits(year, 4)}-${inDigits(month, 2)}-${inDigits(day, 2)}`
  if (p.asOf === 'end') return inYear(12, 31)
  if (p.asOf !== 'months') return inYear(1, 1)
  const member = layout.namesAt(p.dims, place)[p.dims.indexOf(calendarDimensions.month)]
  return inYear(monthOf(member ?? '') ?? 1, 1)
}

/** The latest that begins not after a year or a day. A year stands before its days. */
function inForce(values: readonly Dated[], moment: string): Dated | undefined {
  return values.filter((v) => v.from === undefined || v.from <= moment).at(-1)
}

/** The days after the first of January on which a value begins. */
function changesIn(values: readonly Dated[], year: number): string[] {
  const first = `${inDigits(year, 4)}-01-01`
  return values.flatMap(({ from }) =>
    from !== undefined && from > first && from.startsWith(first.slice(0, 4)) ? [from] : [],
  )
}

function inDigits(value: number, count: number): string {
  return String(value).padStart(count, '0')
}
