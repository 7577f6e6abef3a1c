import { memberHeads } from '../../../dsl/model/data-words.ts'
import type { Dimension, Parameter } from '../../../dsl/model/model.ts'
import { field, pairOf, scalarAt } from '../../../dsl/syntax/policy/fields.ts'
import type { MapNode, Node, Pair, ScalarNode } from '../../../dsl/syntax/yaml/node.ts'
import { readTable } from '../../../dsl/syntax/yaml/read-table.ts'
import type { Span } from '../../../dsl/text/span.ts'
import { type Entry, isReading } from './entries.ts'

/** Where a value of an entry stands, or would; spans count in the entry's block. */
export interface Place {
  readonly path: readonly string[]
  readonly label: string
  /** As it stands there; empty where nothing does. */
  readonly text: string
  readonly span: Span
  readonly stands: Standing
  /** The unit in the head of a table's column. */
  readonly headUnit?: string
}

/** A scalar; a part of one (5 of 3:5:2); a cell of a table; or nothing yet, but pairs that would go into a map behind one of its. */
export type Standing =
  | { readonly as: 'scalar'; readonly scalar: ScalarNode }
  | { readonly as: 'part' }
  | { readonly as: 'cell'; readonly table: ScalarNode }
  | { readonly as: 'nothing'; readonly map: MapNode; readonly after?: Pair; readonly keys: readonly string[] }

/** The keys of a parameter that hold values, as they are looked for. */
const valueKeys: readonly string[] = ['值', '比例', '按年度', '自', '按年初', '按年末', '暂取']

/** All values of an entry in the order of its text, and those that are still to be written where it is left open. */
export function placesOf(entry: Entry, dimensions: ReadonlyMap<string, Dimension>): readonly Place[] {
  const { meant, value } = entry
  if (isReading(meant)) return choicePlace(entry)
  if (value.kind !== 'map') return []
  const walk = new Walk(entry, meant, dimensions)
  const keys = meant.byReading?.options.map(({ option }) => option) ?? valueKeys
  const found = value.pairs.filter(({ key }) => keys.includes(key.text)).flatMap((pair) => walk.pair(pair))
  return found.length > 0 ? found : walk.provisional(value)
}

function choicePlace(entry: Entry): readonly Place[] {
  const written = field(entry.value, '默认')
  const path = ['默认']
  if (written?.kind === 'scalar') return [scalarPlace(entry, written, path, '')]
  const after = pairOf(entry.value, '选项')
  if (written || entry.value.kind !== 'map' || entry.sheet || !after) return []
  const span = { start: after.value.span.end, end: after.value.span.end }
  return [{ path, label: '', text: '', span, stands: { as: 'nothing', map: entry.value, after, keys: path } }]
}

function scalarPlace({ block, sheet }: Entry, scalar: ScalarNode, path: readonly string[], label: string): Place {
  const { span } = scalar
  if (!sheet) return { path, label, text: scalar.text.trim(), span, stands: { as: 'scalar', scalar } }
  const text = block.text.slice(span.start, span.end)
  // A table's reader puts the head's unit behind a bare number.
  const headUnit = scalar.text.startsWith(text) ? scalar.text.slice(text.length) : ''
  return { path, label, text, span, stands: { as: 'cell', table: sheet }, ...(headUnit && { headUnit }) }
}

/** A walk over the values of one parameter. */
class Walk {
  private readonly entry: Entry
  private readonly parameter: Parameter
  private readonly dimensions: ReadonlyMap<string, Dimension>

  constructor(entry: Entry, parameter: Parameter, dimensions: ReadonlyMap<string, Dimension>) {
    this.entry = entry
    this.parameter = parameter
    this.dimensions = dimensions
  }

  pair({ key, value }: Pair): readonly Place[] {
    const { dims, byReading, asOf } = this.parameter
    const path = [key.text]
    if (byReading) return this.values(value, dims, path, [key.text])
    if (key.text === '比例') return value.kind === 'scalar' ? this.shares(value, path) : []
    if (key.text === '值' || key.text === '暂取') return this.values(value, dims, path, [])
    const left = asOf === 'months' ? dims.filter((dim) => dim !== '月份') : dims
    const since = (from: string): string => (/^\d{4}$/.test(from) ? `${from}年起` : `${from}起`)
    return value.kind === 'map'
      ? value.pairs.flatMap((one) =>
          this.values(one.value, left, [...path, one.key.text], [since(one.key.text.trim())]),
        )
      : []
  }

  /** Where a value that is left open would stand: 暂取, for each member of its dimension. */
  provisional(value: MapNode): readonly Place[] {
    const after = pairOf(value, '范围') ?? pairOf(value, '待定')
    if (!after || this.entry.sheet || !scalarAt(value, '待定')) return []
    const { dims } = this.parameter
    if (dims.length === 0) return [absent(value, after, ['暂取'], '')]
    return dims.length > 1 ? [] : this.members(dims[0] as string).map((m) => absent(value, after, ['暂取', m], m))
  }

  private values(node: Node, dims: readonly string[], path: readonly string[], labels: readonly string[]): Place[] {
    if (node.kind === 'list') return []
    if (node.kind === 'scalar') {
      if (dims.length > 0 && node.text.includes('\n')) return this.table(node, dims, path, labels)
      return [scalarPlace(this.entry, node, path, labels.join(' · '))]
    }
    const [dim, ...left] = dims
    const places = node.pairs.flatMap((pair) =>
      this.values(pair.value, left, [...path, pair.key.text], [...labels, pair.key.text.trim()]),
    )
    const written = node.pairs.map(({ key }) => key.text.trim())
    if (dim === undefined || left.length > 0 || this.entry.sheet) return places
    const missing = this.members(dim).filter((member) => !written.includes(member))
    const after = node.pairs.at(-1)
    return [
      ...places,
      ...missing.map((member) => ({
        ...absent(node, after, [member], [...labels, member].join(' · ')),
        path: [...path, member],
      })),
    ]
  }

  private table(
    scalar: ScalarNode,
    dims: readonly string[],
    path: readonly string[],
    labels: readonly string[],
  ): Place[] {
    const { table } = readTable(scalar)
    const only = dims.length === 1
    let leading = 0
    for (const { text } of table.heads) {
      if (!dims.includes(text) && !(only && memberHeads.includes(text))) break
      leading++
    }
    const isWide = leading < dims.length
    return table.rows.flatMap(({ cells }) => {
      const members = cells.slice(0, leading).map(({ text }) => text)
      return table.heads.slice(leading).flatMap((head, i): readonly Place[] => {
        const cell = cells[leading + i]
        if (!cell || cell.text === '' || head.text === '') return []
        const at = isWide ? [...members, head.text] : members
        const headUnit = head.unit && { headUnit: head.unit.text }
        const { text, span } = cell
        const where = { path: [...path, ...at], label: [...labels, ...at].join(' · ') }
        return [{ ...where, text, span, stands: { as: 'cell', table: scalar }, ...headUnit }]
      })
    })
  }

  /** 3:5:2, a part for each member. */
  private shares(scalar: ScalarNode, path: readonly string[]): readonly Place[] {
    const members = this.parameter.dims.length === 1 ? this.members(this.parameter.dims[0] as string) : []
    const parts = [...scalar.text.matchAll(/[^:：\s]+/g)]
    if (parts.length !== members.length || scalar.offsets) return [scalarPlace(this.entry, scalar, path, '')]
    return parts.map((part, i) => {
      const start = scalar.first + part.index
      const member = members[i] as string
      const span = { start, end: start + part[0].length }
      return { path: [...path, member], label: member, text: part[0], span, stands: { as: 'part' } }
    })
  }

  private members(dimension: string): readonly string[] {
    return this.dimensions.get(dimension)?.members?.map(({ name }) => name) ?? []
  }
}

function absent(map: MapNode, after: Pair | undefined, path: readonly string[], label: string): Place {
  const at = after?.value.span.end ?? map.span.start + 1
  const stands = { as: 'nothing', map, ...(after && { after }), keys: path } as const
  return { path, label, text: '', span: { start: at, end: at }, stands }
}
