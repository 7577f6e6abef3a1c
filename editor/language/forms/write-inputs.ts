import { isTableReference } from '../../../dsl/model/cells.ts'
import type { Input } from '../../../dsl/model/model.ts'
import { field, pairOf } from '../../../dsl/syntax/policy/fields.ts'
import type { MapNode, Pair, ScalarNode } from '../../../dsl/syntax/yaml/node.ts'
import { readTable } from '../../../dsl/syntax/yaml/read-table.ts'
import type { Splice } from '../writing/splice.ts'
import { scalarText, yamlText } from '../writing/yaml-text.ts'
import { addToTable } from './add-to-table.ts'
import { groupBy } from './group-by.ts'
import { type InputPlaces, mapPairs, type Place, placesOf, type ScenarioData, type TableCell } from './input-places.ts'
import { nestedText, type TypedCell, tableText } from './new-entry.ts'
import { cellValue, typedValue } from './typed-value.ts'
import { isQuoted, keyText, type MapChange, pairBefore, writeMap } from './write-map.ts'
import { type TableChange, writeTable } from './write-table.ts'

/** A value of an input as typed; empty: there is to be none. */
export interface InputChange extends TypedCell {
  readonly input: string
}

/** What makes the changes in the text that was read, and those that cannot be made there: their values stand in files of their own. */
export interface WrittenInputs {
  readonly of: string
  readonly splices: readonly Splice[]
  readonly refused: readonly InputChange[]
}

/**
 * Writes values into a scenario's text: in place where one stands, else where the policy's order puts it, in the form of what stands there.
 * Comments stay, tables that were aligned are aligned again.
 */
export function writeInputs(data: ScenarioData, changes: readonly InputChange[]): WrittenInputs {
  const writer = new InputWriter(data)
  for (const figure of data.model.figures.values()) {
    const own = changes.filter(({ input }) => input === figure.name)
    if (figure.kind === 'input' && own.length > 0) writer.write(figure, latest(own, figure, data))
  }
  const { text } = data.read
  return { of: text, splices: writer.splices(text), refused: writer.refused }
}

/** Each place's last change, its value as the text will hold it, in the order of the members. */
function latest(changes: readonly InputChange[], { unit, dims }: Input, data: ScenarioData): readonly InputChange[] {
  const last = new Map(
    changes.map((one) => [keyOf(one.at), { ...one, text: typedValue(one.text, unit, data.model) }] as const),
  )
  const orders = dims.map((dimension) => new Map(data.members(dimension)?.map((member, i) => [member, i])))
  const place = ({ at }: InputChange, i: number): number => orders[i]?.get(at[i] ?? '') ?? Number.MAX_SAFE_INTEGER
  return [...last.values()].sort((a, b) => {
    for (const i of dims.keys()) if (place(a, i) !== place(b, i)) return place(a, i) - place(b, i)
    return 0
  })
}

function keyOf(at: readonly string[]): string {
  return at.join('\u0000')
}

/** Gathers what becomes of the section 输入 and of the tables beside it. */
class InputWriter {
  readonly refused: InputChange[] = []
  private readonly data: ScenarioData
  private readonly tables = new Map<ScalarNode, { -readonly [Key in keyof TableChange]: TableChange[Key] }>()
  private readonly within: Splice[] = []
  private readonly removed = new Set<Pair>()
  private readonly added: MapChange['added'][number][] = []

  constructor(data: ScenarioData) {
    this.data = data
  }

  write(input: Input, changes: readonly InputChange[]): void {
    const { entry, places } = placesOf(input, this.data)
    if (entry) this.inEntry(entry, input, changes, places)
    else if (places.length > 0) this.inCells(input, changes, places)
    else if ((this.data.read.scenario.inputs.get(input.name)?.cells.length ?? 0) > 0) this.refused.push(...changes)
    else this.newEntry(input, changes)
  }

  splices(text: string): readonly Splice[] {
    const tables = [...this.tables].flatMap(([node, change]) => writeTable(text, node, change))
    const section = pairOf(this.data.root, '输入')
    const map = section?.value.kind === 'map' ? section.value : undefined
    const change = { within: [...this.within, ...tables], removed: this.removed, added: this.added }
    if (map && map.pairs.length > 0) return writeMap(text, map, change)
    if (this.added.length === 0) return change.within
    const newline = text.includes('\r\n') ? '\r\n' : '\n'
    const lines = this.added.map(({ write }) => `  ${write('  ')}`).join(newline)
    if (map?.flow) return [...change.within, { start: map.span.start + 1, end: map.span.start + 1, text: lines.trim() }]
    const key = section?.key.span.end
    const isLast = key === undefined || text.indexOf('\n', key) < 0
    const start = isLast ? text.length : text.indexOf('\n', key) + 1
    const lead = isLast && text !== '' && !text.endsWith('\n') ? newline : ''
    const head = section ? '' : `${newline}输入:${newline}`
    return [...change.within, { start, end: start, text: `${lead}${head}${lines}${newline}` }]
  }

  private inEntry(entry: Pair, input: Input, changes: readonly InputChange[], places: InputPlaces['places']): void {
    const { value } = entry
    if (value.kind === 'scalar' && input.dims.length > 0 && value.text.includes('\n')) {
      this.inCells(input, changes, places, value)
    } else if (value.kind === 'scalar' && input.dims.length === 0) {
      const text = changes.at(-1)?.text ?? ''
      if (text === '') this.removed.add(entry)
      else this.within.push(this.scalar(entry, value, text, undefined))
    } else if (value.kind === 'map' && !isTableReference(value)) {
      const splices = this.inMap(value, input, changes, [])
      if (splices === 'gone') this.removed.add(entry)
      else this.within.push(...splices)
    } else if (value.kind === 'scalar' && value.style === 'missing') {
      this.removed.add(entry)
      this.newEntry(input, changes)
    } else this.refused.push(...changes)
  }

  private inCells(
    input: Input,
    changes: readonly InputChange[],
    places: readonly Place[],
    table: ScalarNode | undefined = undefined,
  ): void {
    const found = new Map(places.map((place) => [keyOf(place.at), place.cell]))
    const beyond = changes.filter((one) => {
      const cell = found.get(keyOf(one.at))
      if (!cell) return one.text !== ''
      const text = cellValue(oneLine(one.text), cell.unit, input.unit, columnOf(cell))
      const change = this.changeOf(cell.table)
      change.cells = [...change.cells, { row: cell.row, column: cell.column, text }]
      return false
    })
    if (beyond.length === 0) return
    const more = table && addToTable(input, table, beyond, this.data)
    if (!more) this.refused.push(...beyond)
    else
      Object.assign(
        this.changeOf(table),
        { heads: more.heads, added: more.added },
        {
          cells: [...this.changeOf(table).cells, ...more.cells],
        },
      )
  }

  private changeOf(table: ScalarNode): { -readonly [Key in keyof TableChange]: TableChange[Key] } {
    const change = this.tables.get(table) ?? { cells: [] }
    this.tables.set(table, change)
    return change
  }

  private inMap(
    map: MapNode,
    input: Input,
    changes: readonly InputChange[],
    at: readonly string[],
  ): readonly Splice[] | 'gone' {
    const within: Splice[] = []
    const removed = new Set<Pair>()
    const added: MapChange['added'][number][] = []
    const depth = at.length
    const order = this.data.members(input.dims[depth] ?? '') ?? []
    const groups = groupBy(changes, (one) => one.at[depth] ?? '')
    for (const [member, own] of groups) {
      const pair = map.pairs.find(({ key }) => this.memberOf(input, depth, key.text) === member)
      const value = pair?.value
      if (!pair || !value) {
        const values = own.filter(({ text }) => text !== '')
        if (values.length === 0) continue
        const text = nestedText(values, depth + 1, isQuoted(map))
        const after = pairBefore(map.pairs, ({ key }) => this.memberOf(input, depth, key.text), member, order)
        added.push({ after, write: () => `${keyText(member, map)}: ${text}` })
      } else if (depth + 1 === input.dims.length) {
        const text = own.at(-1)?.text ?? ''
        if (text === '') removed.add(pair)
        else if (value.kind === 'scalar') within.push(this.scalar(pair, value, text, map))
        else this.refused.push(...own)
      } else if (value.kind === 'map' && !isTableReference(value)) {
        const inner = this.inMap(value, input, own, [...at, member])
        if (inner === 'gone') removed.add(pair)
        else within.push(...inner)
      } else this.refused.push(...own)
    }
    if (removed.size === map.pairs.length && added.length === 0) return 'gone'
    return writeMap(this.data.read.text, map, { within, removed, added })
  }

  private memberOf(input: Input, depth: number, written: string): string {
    const members = this.data.members(input.dims[depth] ?? '')
    const name = written.trim()
    return members?.find((member) => member === name || `${member}年` === name || `${member}月` === name) ?? name
  }

  private scalar(pair: Pair, value: ScalarNode, text: string, map: MapNode | undefined): Splice {
    if (value.style === 'missing') {
      const start = this.data.read.text.indexOf(':', pair.key.span.end) + 1
      return { start, end: start, text: ` ${yamlText(text)}` }
    }
    const isJson = isQuoted(map) && value.style === 'plain' && !/^-?\d+(?:\.\d+)?$/.test(text)
    return { ...value.span, text: isJson ? JSON.stringify(text) : scalarText(value, text) }
  }

  private newEntry(input: Input, changes: readonly InputChange[]): void {
    const values = changes.filter(({ text }) => text !== '')
    if (values.length === 0) return
    const { model, root } = this.data
    const section = field(root, '输入')
    const map = section?.kind === 'map' ? section : undefined
    const names = [...model.figures.keys()]
    const nameOf = ({ key }: Pair): string => model.aliases.get(key.text.trim()) ?? key.text.trim()
    const after = pairBefore(mapPairs(section), nameOf, input.name, names)
    const key = keyText(input.name, map)
    this.added.push({
      after,
      write: (indent) =>
        indent === undefined || input.dims.length === 0
          ? `${key}: ${nestedText(values, 0, isQuoted(map))}`
          : `${key}: |${tableText(input, values, indent, this.data)}`,
    })
  }
}

/** The other cells of a cell's column. */
function columnOf({ table, row, column }: TableCell): readonly string[] {
  return readTable(table).table.rows.flatMap(({ cells }, i) => (i === row ? [] : [cells[column]?.text ?? '']))
}

function oneLine(text: string): string {
  return text.replace(/[|｜\t\r\n]+/g, ' ')
}
