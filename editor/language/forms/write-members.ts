import { alignTable } from '../../../dsl/format/align-table.ts'
import { field, pairOf } from '../../../dsl/syntax/policy/fields.ts'
import type { Node, ScalarNode } from '../../../dsl/syntax/yaml/node.ts'
import { readTable } from '../../../dsl/syntax/yaml/read-table.ts'
import { insertPair } from '../writing/insert-pair.ts'
import type { Splice } from '../writing/splice.ts'
import { scalarText, yamlText } from '../writing/yaml-text.ts'
import { mapPairs, memberTable, type ScenarioData } from './input-places.ts'
import { writeTable } from './write-table.ts'

/** A member put in, renamed or given an attribute, or taken out. */
export type MemberChange =
  | { readonly dimension: string; readonly add: string }
  | { readonly dimension: string; readonly member: string; readonly rename: string }
  | { readonly dimension: string; readonly member: string; readonly attribute: string; readonly to: string }
  | { readonly dimension: string; readonly member: string; readonly remove: true }

/**
 * Changes the members of a dimension that comes with the data, where they stand in a table of the text: their row, and a rename wherever their name
 * stands for them in the scenario. Undefined where they stand in another form.
 */
export function writeMembers(data: ScenarioData, change: MemberChange): readonly Splice[] | undefined {
  const { model, root, read } = data
  const dimension = model.dimensions.get(change.dimension)
  if (!dimension) return undefined
  const node = memberTable(dimension, data)
  const text = read.text
  if (!node) return 'add' in change && !read.scenario.members.has(change.dimension) ? newList(data, change) : undefined
  const { table } = readTable(node)
  const width = table.heads.length
  if ('add' in change) {
    const after = table.rows.length - 1
    const cells = [change.add, ...Array.from({ length: width - 1 }, () => '')]
    return writeTable(text, node, { cells: [], added: [{ after, cells }] })
  }
  const row = table.rows.findIndex(({ cells }) => cells[0]?.text === change.member)
  if (row < 0) return undefined
  if ('attribute' in change) {
    const column = table.heads.findIndex((head) => head.text === change.attribute)
    return column < 0 ? undefined : writeTable(text, node, { cells: [{ row, column, text: change.to }] })
  }
  const own =
    'remove' in change
      ? writeTable(text, node, { cells: [], removed: new Set([row]) })
      : writeTable(text, node, { cells: [{ row, column: 0, text: change.rename }] })
  if ('remove' in change) return own
  const sections = ['输入', '上年', '核定', '期望'].flatMap((section) => mapPairs(field(root, section)))
  const renamed = sections.flatMap(({ key, value }) => {
    const name = key.text.trim()
    const dims = model.figures.get(model.aliases.get(name) ?? name)?.dims ?? []
    return renamedIn(value, dims, change, text)
  })
  return [...own, ...renamed]
}

type Rename = Extract<MemberChange, { readonly rename: string }>

function renamedIn(node: Node, dims: readonly string[], change: Rename, text: string): readonly Splice[] {
  if (node.kind === 'map')
    return node.pairs.flatMap(({ key, value }) => [
      ...(dims[0] === change.dimension && key.text.trim() === change.member
        ? [{ ...key.span, text: scalarText(key, change.rename) }]
        : []),
      ...renamedIn(value, dims.slice(1), change, text),
    ])
  if (node.kind !== 'scalar' || !node.text.includes('\n') || !dims.includes(change.dimension)) return []
  return renamedInTable(node, dims, change, text)
}

function renamedInTable(node: ScalarNode, dims: readonly string[], change: Rename, text: string): readonly Splice[] {
  const { table } = readTable(node)
  const column = table.heads.findIndex(
    (head) => head.text === change.dimension || (dims.length === 1 && head.text === '名'),
  )
  const cells =
    column >= 0
      ? table.rows.flatMap((row, i) =>
          row.cells[column]?.text === change.member ? [{ row: i, column, text: change.rename }] : [],
        )
      : table.heads.flatMap((head, i) =>
          head.text === change.member ? [{ row: -1, column: i, text: change.rename }] : [],
        )
  return cells.length === 0 ? [] : writeTable(text, node, { cells })
}

/** The first member of a dimension that has none. */
function newList(
  { model, root, read }: ScenarioData,
  { dimension, add }: { dimension: string; add: string },
): readonly Splice[] | undefined {
  const attributes = [...(model.dimensions.get(dimension)?.attributes.keys() ?? [])]
  const rows = alignTable([
    ['名', ...attributes],
    [add, ...attributes.map(() => '')],
  ])
  // A table of one column is no table.
  const list = attributes.length === 0 ? `[${yamlText(add)}]` : `|${rows.map((row) => `\n    ${row}`).join('')}`
  const pair = `${dimension}: ${list}`
  const section = pairOf(root, '维度')
  if (section) {
    if (section.value.kind !== 'map') return undefined
    const last = section.value.pairs.at(-1)
    const splice = last && insertPair(read.text, section.value, last, pair)
    if (splice) return [splice]
    const at = section.key.span.end + 1
    return [{ start: at, end: at, text: `\n  ${pair}` }]
  }
  const at = pairOf(root, '输入')?.key.span.start ?? read.text.length
  return [{ start: at, end: at, text: `维度:\n  ${pair}\n\n` }]
}
