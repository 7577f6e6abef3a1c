import { exact, subtract } from '../../engine/number/exact.ts'
import { toPlain } from '../../engine/number/format.ts'
import type { Expectation } from '../../engine/run/expectations.ts'
import type { FigureOutcome, Outcome } from '../../engine/run/outcome.ts'
import { leavesOf, valueAt } from './nested.ts'
import { displayOf, show } from './shown.ts'

/** The figures of one run, and what they are held against. */
export interface TableSource {
  readonly outcome: Outcome
  readonly before?: Outcome
  readonly expectations: readonly Expectation[]
}

/** One column over the members of a dimension: a figure at members of its other dimensions, or how it moved there. */
export interface Column {
  /** Its name among the columns. */
  readonly key: string
  readonly kind: 'value' | 'move'
  readonly figure: FigureOutcome
  readonly before?: FigureOutcome
  /** Members of the figure's other dimensions. */
  readonly rest: Readonly<Record<string, string>>
  /** What stands in its head beside the figure's name. */
  readonly part: string
  /** The unit that is shown. */
  readonly unit: string
  readonly expectations: readonly Expectation[]
}

/** Lays figures out over a dimension: a column each, several where a figure has other dimensions too, and one beside each that moved. */
export function layColumns(source: TableSource, dimension: string, names: readonly string[]): readonly Column[] {
  const { outcome } = source
  const figures = new Map(outcome.figures.map((one) => [one.name, one]))
  const old = new Map(source.before?.figures.map((one) => [one.name, one]))
  return names.flatMap((name) => {
    const found = figures.get(name)
    if (!found?.dims.includes(dimension)) return []
    const values = leavesOf(found.value, found.dims.length).map(({ value }) => value)
    const figure = { ...found, display: displayOf(values, found.unit, found.display) }
    const before = old.get(name)
    const isSame = before && before.unit === figure.unit && before.dims.join() === figure.dims.join()
    const others = figure.dims.filter((dim) => dim !== dimension)
    return combine(others, outcome.members).flatMap((rest) => {
      const part = Object.values(rest).join(' · ')
      const common = {
        ...{ figure, rest, part, unit: unitOf(figure) },
        before: isSame ? before : undefined,
        expectations: source.expectations.filter((one) => one.figure === name && !one.agrees),
      }
      const column: Column = { ...common, key: `${name} ${part}`, kind: 'value' }
      const members = outcome.members[dimension] ?? []
      const hasMoved = isSame && members.some((member) => moveAt(column, atOf(column, dimension, member)) !== undefined)
      if (!hasMoved) return [column]
      // A ratio moves by 百分点, never by ％ of itself.
      const unit = column.unit === '％' ? show('0', '百分点').unit : column.unit
      return [column, { ...column, key: `${column.key} move`, kind: 'move' as const, unit }]
    })
  })
}

/** The place of a column at a member, as the figure nests. */
export function atOf({ figure, rest }: Column, dimension: string, member: string): readonly string[] {
  return figure.dims.map((dim) => (dim === dimension ? member : (rest[dim] ?? '')))
}

/** A column's value: of a figure as it came out, of a move its digits; null and undefined: there is none. */
export function valueIn(column: Column, at: readonly string[]): string | boolean | null | undefined {
  return column.kind === 'move' ? moveAt(column, at) : valueAt(column.figure.value, at)
}

function moveAt({ figure, before }: Column, at: readonly string[]): string | undefined {
  const [now, old] = [valueAt(figure.value, at), valueAt(before?.value, at)]
  if (typeof now !== 'string' || typeof old !== 'string' || now === old) return undefined
  const [a, b] = [exact(now), exact(old)]
  const isNumber = figure.unit !== '文本' && figure.unit !== '日期'
  return a && b && isNumber ? toPlain(subtract(a, b)) : undefined
}

/** All combinations of members of some dimensions; of none, one. */
function combine(dims: readonly string[], members: Outcome['members']): readonly Readonly<Record<string, string>>[] {
  const [first, ...others] = dims
  if (first === undefined) return [{}]
  const rest = combine(others, members)
  return (members[first] ?? []).flatMap((member) => rest.map((one) => ({ [first]: member, ...one })))
}

function unitOf({ unit, display }: FigureOutcome): string {
  return unit === '文本' || unit === '日期' || unit === '是否' ? '' : show('0', unit, display).unit
}
