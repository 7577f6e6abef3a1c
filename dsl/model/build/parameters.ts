import { type Problem, problem } from '../../diagnostic/diagnostic.ts'
import { suggest } from '../../diagnostic/suggest.ts'
import { shareToldOnce } from '../../diagnostic/told-once.ts'
import type { Placed } from '../../syntax/policy/declaration.ts'
import { field, pairOf, scalarAt, textAt, wordsAt } from '../../syntax/policy/fields.ts'
import { knownKeys } from '../../syntax/shape/check-shape.ts'
import type { Node, ScalarNode } from '../../syntax/yaml/node.ts'
import { type CellForm, readCells } from '../cells.ts'
import { isPartName, shareLimit } from '../data-words.ts'
import { addDigits, compareDigits } from '../digits.ts'
import type { Cell, Dated, Dimension, Open, Parameter, Range, Reading } from '../model.ts'
import { NumbersBeside } from '../numbers-beside.ts'
import { readQuantity } from '../quantity.ts'
import { quantityText } from '../quantity-text.ts'
import { offsetOf, offsetsOf, offsetText } from '../relative-years.ts'
import { broken, ratio, type Unit } from '../unit.ts'
import { compareWritten, type ValueForm } from '../value.ts'
import type { Cites } from './clauses.ts'
import { datedKeys, readDatedValues } from './dated-values.ts'
import { isFormKnown, readCommon, readDeclaredDims, readDeclaredUnit } from './figures.ts'
import { missingOptions, unknownReading } from './forms/reading-form.ts'
import type { Report } from './report.ts'
import { strayEntry } from './stray-entry.ts'

/** What the policy fixes: one value, values by member, by year, or left open with a range. */
export function buildParameter(
  placed: Placed,
  nouns: ReadonlySet<string>,
  dimensions: ReadonlyMap<string, Dimension>,
  citations: Cites,
  report: Report,
  readings: ReadonlyMap<string, Reading> = new Map(),
): Parameter {
  const { value, key, name } = placed.declaration
  const add = shareToldOnce(report.in(placed.start))
  const scaled = readDeclaredUnit(placed, nouns, report)
  const declaredDims = readDeclaredDims(placed, dimensions, report)
  const dims = declaredDims ?? []
  const known = isFormKnown(placed, scaled, declaredDims)
  const unit = known ? (scaled?.unit ?? inferUnit(value, nouns)) : broken
  const beside = new NumbersBeside()
  // A range says itself how much it may be.
  const kind = { name, isWhole: false, shareLimit: shareLimit(name), isPart: isPartName(name) && !field(value, '范围') }
  const form: ValueForm = { unit, nouns, bareShift: scaled?.shift ?? 0, grouped: false, beside, figure: kind }
  const keys = knownKeys('parameter')
  let isKeyUnknown = false
  for (const pair of value.kind === 'map' ? value.pairs : []) {
    if (keys.includes(pair.key.text) || pairOf(value, '按解读')) continue
    const near = suggest(pair.key.text, keys)
    const stray = near.length === 0 && value.kind === 'map' ? strayEntry(pair, name, value, nouns) : undefined
    isKeyUnknown ||= stray === undefined
    if (stray) add(stray)
    else add(problem('HC5001', pair.key.span, { key: pair.key.text, near }, near.length === 1 ? { fix: near[0] } : {}))
  }
  const members = (dimension: string): readonly string[] | undefined => parameterMembers(dimensions.get(dimension))
  const cells = (node: Node, over: readonly string[] = dims): readonly Cell[] => {
    if (!known) return []
    const unread: (readonly string[])[] = []
    const named = (dimension: string, written: string): string | undefined =>
      dimensions.get(dimension)?.years && yearNamed(written)
    const read = readCells(
      node,
      { name, dims: over, value: form, members, named, unread: (at) => unread.push(at) },
      add,
    )
    const places = [...read.map((c) => c.at), ...unread]
    const isByYear = (d: string, k: number): boolean =>
      dimensions.get(d)?.years !== undefined && places.some((at) => offsetOf(at[k] ?? '') === undefined)
    // Which written years a run needs, only its year can say.
    const missing = over.some(isByYear) ? [] : missingMembers(places, over, members)
    if (read.length > 0 && missing.length > 0) add(problem('HC5021', node.span, { members: missing }))
    return read
  }
  const byReading = readByReading(value, readings, cells, add)
  const values: Dated[] = []
  const shares = scalarAt(value, '比例')
  if (shares) values.push({ cells: readShares(shares, dims, members, add) })
  const plain = field(value, '值')
  if (plain) values.push({ cells: cells(plain) })
  const dated = readDatedValues(value, { dims, members, cells, report: add })
  values.push(...dated.values)
  // A framework's range beside a value that the policy wrote in another unit is told as that.
  const range = readRange(placed, form, pairOf(value, '待定') ? add : () => {})
  const open = readOpen(placed, range, add)
  const provisional = field(value, '暂取')
  const settled = ['值', '比例', ...datedKeys, '按解读'].find((k) => pairOf(value, k))
  const both = settled === undefined ? undefined : pairOf(value, '待定')
  if (both) add(problem('HC5057', both.key.span, { key: settled as string }))
  if (open && provisional) values.push({ cells: cells(provisional) })
  const isEmpty = values.length === 0 && !byReading && !open
  // A value under a misspelt key, or from a day that is none, is no value that is missing.
  if (isEmpty && !isKeyUnknown && !dated.isTold) add(problem('HC5018', key.span, { name }))
  if (open) checkProvisional(values[0]?.cells ?? [], open, unit, add)
  checkSum(value, values, form, add)
  beside.tell(name, unit)
  return {
    ...readCommon(placed, nouns, report),
    kind: 'parameter',
    unit,
    dims,
    clauses: citations.of(placed, wordsAt(value, '依据')),
    values,
    ...(dated.asOf ? { asOf: dated.asOf } : {}),
    byReading,
    open,
    ...(range ? { range } : {}),
  }
}

/** The members that a parameter's values are written by: years counted from the run's are written so (年度－1). */
function parameterMembers(dimension: Dimension | undefined): readonly string[] | undefined {
  return dimension?.years
    ? offsetsOf(dimension.years).map(offsetText)
    : dimension?.members?.map((member) => member.name)
}

/** A year as it stands, or counted from the run's, in its one spelling. */
function yearNamed(written: string): string | undefined {
  const offset = offsetOf(written)
  return offset === undefined ? (/^\d{4}$/.test(written) ? written : undefined) : offsetText(offset)
}

/** 按解读: the values for each option of a reading. */
function readByReading(
  value: Node,
  readings: ReadonlyMap<string, Reading>,
  cells: (node: Node) => readonly Cell[],
  add: (p: Problem) => void,
): Parameter['byReading'] {
  const named = scalarAt(value, '按解读')
  if (!named) return undefined
  const reading = readings.get(named.text.trim())
  if (!reading) {
    add(unknownReading(named.text.trim(), readings, named.span))
    return undefined
  }
  for (const p of missingOptions(value, reading, new Set())) add(p)
  const options = reading.options.flatMap((o) => {
    const node = field(value, o.name)
    return node ? [{ option: o.name, cells: cells(node) }] : []
  })
  return { reading: reading.name, options }
}

/** 比例: 3:5:2 — the share of each member of the one dimension, in its order. */
function readShares(
  scalar: ScalarNode,
  dims: readonly string[],
  members: (d: string) => readonly string[] | undefined,
  add: (p: Problem) => void,
): readonly Cell[] {
  const parts = scalar.text
    .trim()
    .split(/[:：]/)
    .map((p) => p.trim())
  const names = dims.length === 1 ? (members(dims[0] as string) ?? []) : []
  const isFine = names.length === parts.length && parts.every((p) => /^\d+(?:\.\d+)?$/.test(p))
  if (!isFine) {
    add(problem('HC5038', scalar.span, { text: scalar.text.trim(), count: names.length }))
    return []
  }
  const sum = parts.reduce(addDigits, '0')
  return names.map((name, i) => ({ at: [name], value: `${parts[i]}/${sum}`, span: scalar.span }))
}

/** The unit of a parameter that does not say it: that of its first written number. */
function inferUnit(value: Node, nouns: ReadonlySet<string>): Unit {
  const first = (node: Node | undefined): string | undefined => {
    if (!node) return undefined
    if (node.kind === 'scalar') return node.text
    if (node.kind === 'list') return first(node.items[0])
    return first(node.pairs[0]?.value)
  }
  const option =
    textAt(value, '按解读') === undefined ? [] : (value.kind === 'map' ? value.pairs : []).map((p) => p.key.text)
  for (const key of ['值', ...datedKeys, '暂取', '范围', ...option]) {
    const written = first(field(value, key))
    const read = written === undefined ? undefined : readQuantity(written, nouns)
    if (read?.unit) return read.unit
  }
  return ratio
}

/** 范围, in order; undefined where it is not written. */
function readRange(placed: Placed, form: ValueForm, add: (p: Problem) => void): Range | undefined {
  const { value, name } = placed.declaration
  const range = field(value, '范围')
  if (range?.kind !== 'list') return undefined
  const cell: CellForm = { name, dims: [], value: form, members: () => undefined }
  const ends = range.items.map((item) => readCells(item, cell, add)[0]?.value)
  const [low, high] = ends.map((end) => (typeof end === 'string' ? end : undefined))
  if (low === undefined || high === undefined || compareWritten(low, high, form.unit) <= 0) return { low, high }
  add(problem('HC5019', range.span, { low: quantityText(low, form.unit), high: quantityText(high, form.unit) }))
  return undefined
}

function readOpen({ declaration }: Placed, range: Range | undefined, add: (p: Problem) => void): Open | undefined {
  const { value, name, key } = declaration
  const why = textAt(value, '待定')
  if (why === undefined) return undefined
  if (range || !field(value, '范围'))
    add(problem('HC5027', (scalarAt(value, '待定') ?? { span: key.span }).span, { name, why }))
  return { why, ...range }
}

function checkProvisional(
  cells: readonly Cell[],
  open: Open,
  unit: Unit,
  add: (p: ReturnType<typeof problem>) => void,
): void {
  const text = (digits: string): string => quantityText(digits, unit)
  const { low, high } = open
  if (low === undefined || high === undefined) return
  for (const cell of cells) {
    if (
      typeof cell.value === 'string' &&
      (compareWritten(cell.value, low, unit) < 0 || compareWritten(cell.value, high, unit) > 0)
    ) {
      add(problem('HC5020', cell.span, { value: text(cell.value), low: text(low), high: text(high) }))
    }
  }
}

/** 合为: 100% — the values written out must make that sum. */
function checkSum(
  value: Node,
  values: readonly { cells: readonly Cell[] }[],
  form: ValueForm,
  add: (p: ReturnType<typeof problem>) => void,
): void {
  const scalar = scalarAt(value, '合为')
  const wanted = scalar ? readQuantity(scalar.text, form.nouns)?.digits : undefined
  if (!scalar || wanted === undefined) return
  for (const { cells } of values) {
    const sum = cells.reduce((s, c) => (typeof c.value === 'string' ? addDigits(s, c.value) : s), '0')
    if (compareDigits(sum, wanted) !== 0) {
      const text = (digits: string): string => quantityText(digits, form.unit)
      add(problem('HC5029', scalar.span, { sum: text(sum), wanted: text(wanted) }))
    }
  }
}

function missingMembers(
  places: readonly (readonly string[])[],
  dims: readonly string[],
  members: (d: string) => readonly string[] | undefined,
): string[] {
  let combinations: string[][] = [[]]
  for (const dimension of dims) {
    const names = members(dimension)
    if (!names) return []
    combinations = combinations.flatMap((c) => names.map((n) => [...c, n]))
    if (combinations.length > 10_000) return []
  }
  const given = new Set(places.map((at) => at.join('\u0000')))
  return combinations.filter((c) => !given.has(c.join('\u0000'))).map((c) => c.join('、'))
}
