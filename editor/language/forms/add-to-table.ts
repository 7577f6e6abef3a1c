import type { Input } from '../../../dsl/model/model.ts'
import { blockColumns } from '../../../dsl/model/table-columns.ts'
import type { ScalarNode } from '../../../dsl/syntax/yaml/node.ts'
import { readTable } from '../../../dsl/syntax/yaml/read-table.ts'
import { type ScenarioData, wantedOf } from './input-places.ts'
import type { TypedCell } from './new-entry.ts'
import type { TableChange } from './write-table.ts'

/** Gives values the rows and columns that a table of an input lacks for them; undefined where the table is not one that can be added to. */
export function addToTable(
  input: Input,
  node: ScalarNode,
  values: readonly TypedCell[],
  data: ScenarioData,
): TableChange | undefined {
  const { table } = readTable(node)
  const wanted = wantedOf(input, data)
  const columns = blockColumns(table, wanted, node.span, () => undefined)
  if (!columns) return undefined
  const leading = columns.dims.map(({ dimension }) => input.dims.indexOf(dimension))
  const across = input.dims.findIndex((_, i) => !leading.includes(i))
  const heads: string[] = []
  const width = table.heads.length
  const columnFor = (at: readonly string[]): number => {
    if (across < 0) return columns.values[0]?.column ?? leading.length
    const member = at[across] ?? ''
    const known = columns.values.find((one) => one.member === member)
    if (known) return known.column
    if (!heads.includes(member)) heads.push(member)
    return width + heads.indexOf(member)
  }
  const keyOf = (members: readonly string[]): string => members.join('\u0000')
  const rowKeys = table.rows.map(({ cells }) =>
    keyOf(columns.dims.map((d) => wanted.named(d.dimension, cells[d.column]?.text ?? '') ?? '')),
  )
  const order = (key: string): readonly number[] =>
    key.split('\u0000').map((member, k) => {
      const place = data.members(columns.dims[k]?.dimension ?? '')?.indexOf(member) ?? -1
      return place < 0 ? Number.MAX_SAFE_INTEGER : place
    })
  const isBefore = (a: string, b: string): boolean => {
    const [x, y] = [order(a), order(b)]
    const differing = x.findIndex((place, k) => place !== y[k])
    return differing < 0 || (x[differing] as number) < (y[differing] as number)
  }
  const cells: { row: number; column: number; text: string }[] = []
  const rows = new Map<string, string[]>()
  for (const { at, text } of values) {
    const key = keyOf(leading.map((i) => at[i] ?? ''))
    const column = columnFor(at)
    const row = rowKeys.indexOf(key)
    if (row >= 0) cells.push({ row, column, text })
    else {
      const made = rows.get(key) ?? key.split('\u0000')
      made[column] = text
      rows.set(key, made)
    }
  }
  const added = [...rows].map(([key, made]) => ({
    after: rowKeys.findLastIndex((other) => isBefore(other, key)),
    cells: Array.from({ length: width + heads.length }, (_, i) => made[i] ?? ''),
  }))
  return { cells, heads, added }
}
