import type { Diagnostic } from '../../../dsl/diagnostic/diagnostic.ts'
import type { Input } from '../../../dsl/model/model.ts'
import type { Given } from '../../../dsl/model/scenario.ts'
import { compareWritten } from '../../../dsl/model/value.ts'
import { LineIndex } from '../../../dsl/text/position.ts'
import type { Evaluation } from '../../../engine/index.ts'
import { amountWords } from './amount-words.ts'
import { type Applies, appliesOf } from './applies.ts'
import { groupBy } from './group-by.ts'
import { type InputAbout, inputAbout } from './input-about.ts'
import { placesOf, type ScenarioData } from './input-places.ts'
import { type Layout, layOut } from './lay-out.ts'
import { type MemberList, memberLists } from './member-lists.ts'
import { type ScenarioHead, scenarioHead } from './scenario-head.ts'
import { withHeadUnit } from './typed-value.ts'

/** A scenario as a form: what may be filled in, and what stands there. */
export interface ScenarioForm {
  readonly file: string
  /** The text that it was made from. */
  readonly of: string
  readonly head: ScenarioHead
  readonly inputs: Readonly<Record<string, InputAbout>>
  readonly groups: readonly FormGroup[]
  /** The members that come with the data. */
  readonly lists: readonly MemberList[]
  /** Values that figures wait for. */
  readonly missing: number
  /** How many are written and cannot be taken as they are. */
  readonly wrong: number
}

/** Inputs that stand together in the policy. */
export interface FormGroup {
  readonly title?: string
  readonly blocks: readonly FormBlock[]
}

/** A rectangle of values. */
export interface FormBlock extends Layout {
  readonly cells: readonly (readonly FormCell[])[]
}

/** A value, or the place for one. */
export interface FormCell {
  readonly input: string
  readonly at: readonly string[]
  /** As written, with the unit of its column's head. */
  readonly text: string
  /**
   * Written; missing (figures wait for it); optional, where none is given; none: the policy asks for no value there; file: it stands in a file of
   * its own.
   */
  readonly state: 'written' | 'missing' | 'optional' | 'none' | 'file'
  /** An amount that is written in 元 alone, in 万元: 1,580万元. */
  readonly words?: string
  /** The file that it stands in. */
  readonly file?: string
  /** What is wrong or odd about it, in the compiler's words. */
  readonly fault?: { readonly message: string; readonly isError: boolean }
}

/** Makes the form of a scenario. `findings` are those of its files; `evaluation` says what waits for what, where the policy has figures. */
export function buildScenarioForm(
  data: ScenarioData,
  findings: readonly Diagnostic[],
  evaluation: Evaluation | undefined,
): ScenarioForm {
  const { model, read } = data
  const applies = appliesOf(evaluation)
  const inputs = [...model.figures.values()].flatMap((figure) => (figure.kind === 'input' ? [figure] : []))
  const cells = new Map<string, FormCell>()
  const faults = faultsBySpan(data, findings)
  for (const input of inputs)
    for (const cell of cellsOf(input, data, faults)) cells.set(keyOf(cell.input, cell.at), cell)
  const cellAt = (name: string, at: readonly string[]): FormCell =>
    cells.get(keyOf(name, at)) ?? {
      input: name,
      at,
      text: '',
      state: emptyState(model.figures.get(name) as Input, at, applies),
    }
  const groups = [...groupBy(inputs, ({ group }) => group ?? '')].map(([title, own]) => ({
    ...(title && { title }),
    blocks: layOut(own, (dimension) => data.members(dimension)).map((block) => ({
      ...block,
      cells: block.rows.map((row) =>
        block.columns.map((column) => {
          const name = block.input ?? row.input ?? column.input ?? ''
          return cellAt(name, placeOf(model.figures.get(name) as Input, block, row, column))
        }),
      ),
    })),
  }))
  const all = groups.flatMap(({ blocks }) => blocks.flatMap((block) => block.cells.flat()))
  return {
    file: read.file,
    of: read.text,
    head: scenarioHead(data),
    inputs: Object.fromEntries(inputs.map((input) => [input.name, inputAbout(input, model, evaluation?.outcome)])),
    groups,
    lists: memberLists(data),
    missing: all.filter(({ state }) => state === 'missing').length,
    wrong: all.filter(({ fault }) => fault?.isError).length,
  }
}

function placeOf(
  input: Input,
  block: Layout,
  row: Layout['rows'][number],
  column: Layout['columns'][number],
): string[] {
  return input.dims.map((dimension) => {
    const label = [row, column].find((one) => one.dimension === dimension && one.member !== undefined)
    return label?.member ?? block.at[dimension] ?? ''
  })
}

function emptyState(input: Input, at: readonly string[], applies: Applies): FormCell['state'] {
  if (applies(input.name, at) === false) return 'none'
  return input.missing === 'refuse' && applies(input.name, at) !== 'carried' ? 'missing' : 'optional'
}

function keyOf(name: string, at: readonly string[]): string {
  return [name, ...at].join('\u0000')
}

type Faults = (start: number) => Diagnostic | undefined

/** What is said of the place at which a value begins. */
function faultsBySpan({ read }: ScenarioData, findings: readonly Diagnostic[]): Faults {
  const said = new Map<string, Diagnostic>()
  for (const one of findings) {
    const key = `${one.file} ${one.range.start.line} ${one.range.start.column}`
    if (said.get(key)?.severity !== 'error') said.set(key, one)
  }
  const sources = read.sources.map((source) => ({ ...source, lines: new LineIndex(source.text) }))
  return (place) => {
    const source = sources.findLast(({ start }) => start <= place)
    if (!source) return undefined
    const { line, column } = source.lines.position(place - source.start)
    return said.get(`${source.file} ${line} ${column}`)
  }
}

/** The values that are written for an input, in the text or in files beside it. */
function cellsOf(input: Input, data: ScenarioData, faults: Faults): readonly FormCell[] {
  const { read } = data
  const given = read.scenario.inputs.get(input.name)
  const beyond = beyondFault(input, given, faults)
  const faultAt = (at: readonly string[], start: number): Pick<FormCell, 'fault'> => {
    const found = faults(start) ?? beyond(at)
    return found ? { fault: { message: found.message, isError: found.severity === 'error' } } : {}
  }
  const written = (text: string, at: readonly string[], start: number): Omit<FormCell, 'state'> => {
    const words = amountWords(text, input.unit, data.model)
    return { input: input.name, at, text, ...(words !== undefined && { words }), ...faultAt(at, start) }
  }
  const cells = placesOf(input, data).places.flatMap(({ at, text, span, cell }): FormCell[] => {
    if (text === '') return []
    return [{ ...written(withHeadUnit(text, cell?.unit), at, span.start), state: 'written' }]
  })
  const found = new Set(cells.map(({ at }) => keyOf('', at)))
  const elsewhere = [...(given?.cells ?? []), ...(given?.unreadable ?? [])].flatMap(({ at, span }): FormCell[] => {
    if (found.has(keyOf('', at))) return []
    const source = read.sources.findLast(({ start }) => start <= span.start)
    if (!source) return []
    const text = source.text.slice(span.start - source.start, span.end - source.start).trim()
    const state = source.file === read.file ? 'written' : 'file'
    return [{ ...written(text, at, span.start), state, file: source.file }]
  })
  return [...cells, ...elsewhere]
}

/** What is said of the first value beyond the bounds of an input, for each that lies beyond them. */
function beyondFault(
  { least, most, unit }: Input,
  given: Given | undefined,
  faults: Faults,
): (at: readonly string[]) => Diagnostic | undefined {
  const beyond = (given?.cells ?? []).filter(
    ({ value }) =>
      typeof value === 'string' &&
      ((least !== undefined && compareWritten(value, least, unit) < 0) ||
        (most !== undefined && compareWritten(value, most, unit) > 0)),
  )
  const said = beyond.map(({ span }) => faults(span.start)).find((one) => one !== undefined)
  const places = new Set(beyond.map(({ at }) => keyOf('', at)))
  return (at) => (places.has(keyOf('', at)) ? said : undefined)
}
