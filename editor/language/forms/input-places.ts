import { CellReader, isTableReference } from '../../../dsl/model/cells.ts'
import { knownMembers } from '../../../dsl/model/known-members.ts'
import type { Dimension, Input, Model } from '../../../dsl/model/model.ts'
import { rootOf } from '../../../dsl/model/read-scenario.ts'
import { standInYear } from '../../../dsl/model/scenario.ts'
import { blockColumns, type Wanted } from '../../../dsl/model/table-columns.ts'
import { readUnit } from '../../../dsl/model/unit.ts'
import type { ReadScenario } from '../../../dsl/scenario-reader.ts'
import { field } from '../../../dsl/syntax/policy/fields.ts'
import type { Head } from '../../../dsl/syntax/table/table.ts'

import type { MapNode, Node, Pair, ScalarNode } from '../../../dsl/syntax/yaml/node.ts'
import { readTable } from '../../../dsl/syntax/yaml/read-table.ts'
import type { Span } from '../../../dsl/text/span.ts'

/** A scenario's text as read against a policy, and whom its dimensions have. */
export interface ScenarioData {
  readonly model: Model
  readonly read: ReadScenario
  /** The file as one map. */
  readonly root: MapNode
  /** The members of a dimension, as far as they are known. */
  readonly members: (dimension: string) => readonly string[] | undefined
}

/** Where a value stands, or an empty cell for one; spans count in the scenario's text. */
export interface Place {
  readonly at: readonly string[]
  /** As written, trimmed; empty in an empty cell. */
  readonly text: string
  readonly span: Span
  /** The scalar that holds it alone. */
  readonly scalar?: ScalarNode
  /** The table whose cell it is: row from 0 below the heads. */
  readonly cell?: TableCell
}

/** A cell of a table that stands in the text. */
export interface TableCell {
  readonly table: ScalarNode
  readonly row: number
  readonly column: number
  /** The unit in the head of its column, which a bare number takes. */
  readonly unit?: string
}

/** Where an input's values stand in the text. */
export interface InputPlaces {
  /** Its entry under 输入. */
  readonly entry?: Pair
  readonly places: readonly Place[]
}

/** The data of a scenario in which to look; undefined where the text was not cut into parts. */
export function scenarioData(model: Model, read: ReadScenario): ScenarioData | undefined {
  const { document, scenario } = read
  if (!document) return undefined
  const year = scenario.year ?? standInYear(model)
  return {
    model,
    read,
    root: rootOf(document),
    members: (dimension) => knownMembers(dimension, scenario.members, model, year),
  }
}

/** Where the values of an input stand: under 输入, or in a column beside the members of its dimension. Those in files of their own are not here. */
export function placesOf(input: Input, data: ScenarioData): InputPlaces {
  const entry = mapPairs(field(data.root, '输入')).find(({ key }) => named(data.model, key.text) === input.name)
  if (entry) return { entry, places: placesIn(entry.value, input, data) }
  const [dimension, ...others] = input.dims
  const own = dimension !== undefined && others.length === 0 ? data.model.dimensions.get(dimension) : undefined
  const table = own && memberTable(own, data)
  return { places: table ? columnPlaces(table, input, data.model) : [] }
}

/** The table in which the members of a dimension stand; undefined where they stand in another form or in a file. */
export function memberTable(dimension: Dimension, { root }: ScenarioData): ScalarNode | undefined {
  const pair = mapPairs(field(root, '维度')).find(({ key }) => key.text.trim() === dimension.name)
  const node = pair?.value
  return node?.kind === 'scalar' && node.style === 'literal' ? node : undefined
}

/** How an input's values are looked for. */
export function wantedOf(input: Input, { model, members }: ScenarioData): Wanted {
  const form = {
    name: input.name,
    aliases: input.aliases,
    dims: input.dims,
    value: { unit: input.unit, nouns: model.nouns, bareShift: 0, grouped: false },
    members,
    named: (dimension: string, written: string) =>
      model.dimensions.get(dimension)?.years && /^\d{4}$/.test(written) ? written : undefined,
  }
  return new CellReader(form, () => undefined).wanted(input.dims)
}

function named(model: Model, written: string): string {
  const name = written.trim()
  return model.aliases.get(name) ?? name
}

function columnPlaces(node: ScalarNode, input: Input, model: Model): readonly Place[] {
  const { table } = readTable(node)
  const column = table.heads.findIndex(({ text }, i) => i > 0 && named(model, text) === input.name)
  const head = table.heads[column]
  if (!head) return []
  const unit = unitOf(head, model)
  return table.rows.flatMap(({ cells }, row) => {
    const cell = cells[column]
    const member = cells[0]?.text ?? ''
    return cell && member !== '' ? [{ at: [member], ...cell, cell: { table: node, row, column, unit } }] : []
  })
}

function placesIn(entry: Node, input: Input, data: ScenarioData): readonly Place[] {
  const places: Place[] = []
  const wanted = wantedOf(input, data)
  const walk = (node: Node, at: readonly string[]): void => {
    if (isTableReference(node)) return
    const dimension = input.dims[at.length]
    if (node.kind === 'scalar') {
      if (dimension === undefined) places.push({ at, text: node.text.trim(), span: node.span, scalar: node })
      else if (at.length === 0 && node.text.includes('\n')) places.push(...cellPlaces(node, wanted, data.model))
      return
    }
    if (dimension === undefined) return
    for (const { key, value } of mapPairs(node)) {
      const member = wanted.named(dimension, key.text.trim())
      if (member !== undefined) walk(value, [...at, member])
    }
  }
  walk(entry, [])
  return places
}

function cellPlaces(node: ScalarNode, wanted: Wanted, model: Model): readonly Place[] {
  const { table } = readTable(node)
  const columns = blockColumns(table, wanted, node.span, () => undefined)
  if (!columns) return []
  return table.rows.flatMap(({ cells }, row) => {
    const here = new Map(columns.dims.map((d) => [d.dimension, wanted.named(d.dimension, cells[d.column]?.text ?? '')]))
    if ([...here.values()].some((member) => member === undefined)) return []
    return columns.values.flatMap(({ column, member }) => {
      const cell = cells[column]
      const at = wanted.dims.map((dimension) => here.get(dimension) ?? member ?? '')
      const unit = unitOf(table.heads[column], model)
      return cell ? [{ at, ...cell, cell: { table: node, row, column, unit } }] : []
    })
  })
}

function unitOf(head: Head | undefined, { nouns }: Model): string | undefined {
  return head?.unit && readUnit(head.unit.text, nouns) ? head.unit.text : undefined
}

/** The pairs of a map; none of anything else. */
export function mapPairs(node: Node | undefined): readonly Pair[] {
  return node?.kind === 'map' ? node.pairs : []
}
