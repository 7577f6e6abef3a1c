import { type Problem, problem } from '../diagnostic/diagnostic.ts'
import { place, wanted } from '../diagnostic/phrases.ts'
import { words } from '../syntax/policy/fields.ts'
import { isLostTable, tableEntries } from '../syntax/policy/table-entries.ts'
import type { Node } from '../syntax/yaml/node.ts'
import type { Span } from '../text/span.ts'
import { isTableName, isTotalName, memberHeads } from './data-words.ts'
import type { Member } from './model.ts'

/** Members with their attributes, where each stands, and the attributes that the text names. */
export interface ReadMembers {
  readonly members: Member[]
  readonly spans: ReadonlyMap<string, Span>
  /** Member, attribute → where its value stands. */
  readonly values: ReadonlyMap<string, ReadonlyMap<string, Span>>
  readonly attributes: readonly string[]
  /** Columns of a table beside the attributes, by head, then member (data that stand with the members in a scenario). */
  readonly columns: Columns
  /** Whether they could not be read at all, which has been told. */
  readonly isLost?: boolean
}

/** Values that stand beside members in their table: by head, which stands at `head`. */
export type Columns = ReadonlyMap<
  string,
  readonly { readonly member: string; readonly node: Node; readonly head: Span }[]
>

/**
 * Reads members: a list of names [2023, 2024], a table whose first column is 名, or a list of maps [{名: …, 层级: …}].
 * `isAttribute` tells attributes from other columns; without it every column is one. Doubled members are reported once each.
 * `dimension`: its name, which may head the first column as well.
 */
export function readMembers(
  node: Node,
  report: (p: Problem) => void,
  isAttribute?: (head: string) => boolean,
  dimension = '',
): ReadMembers {
  let isLost = false
  const members: Member[] = []
  const spans = new Map<string, Span>()
  const attributes = new Set<string>()
  const columns = new Map<string, { member: string; node: Node; head: Span }[]>()
  const values = new Map<string, Map<string, Span>>()
  const add = (
    name: string,
    span: Span,
    pairs: readonly { key: { text: string; span: Span }; value: Node }[],
  ): void => {
    const first = spans.get(name)
    if (first) {
      report(problem('HC5009', span, { name }, { related: [{ message: place.earlier, span: first }] }))
      return
    }
    // What a policy lists it means; what data list may have been pasted with its sums.
    if (isAttribute && isTotalName(name)) {
      report(problem('HC6075', span, { name, dimension }))
      return
    }
    spans.set(name, span)
    const own = new Map<string, string>()
    const ownValues = new Map<string, Span>()
    values.set(name, ownValues)
    for (const { key, value } of pairs) {
      if (key.text === '名') continue
      if (isAttribute && !isAttribute(key.text)) {
        const column = columns.get(key.text)
        const cell = { member: name, node: value, head: key.span }
        if (column) column.push(cell)
        else columns.set(key.text, [cell])
      } else if (value.kind === 'scalar') {
        attributes.add(key.text)
        own.set(key.text, value.text.trim())
        ownValues.set(key.text, value.span)
      }
    }
    members.push({ name, attributes: own })
  }
  if (node.kind === 'scalar' && (node.style === 'literal' || node.text.includes('\n'))) {
    const { entries, problems } = tableEntries(node, '名', [...memberHeads, dimension])
    for (const p of problems) report(p)
    isLost = entries.length === 0 && problems.length > 0
    for (const entry of entries)
      add(entry.key.text.trim(), entry.key.span, entry.value.kind === 'map' ? entry.value.pairs : [])
  } else if (node.kind === 'list' && node.items.some((i) => i.kind === 'map')) {
    for (const item of node.items) {
      if (item.kind !== 'map') {
        for (const w of words(item)) add(w.text, w.span, [])
        continue
      }
      const name = item.pairs.find((p) => p.key.text === '名')?.value
      if (name?.kind === 'scalar' && name.text.trim() !== '') add(name.text.trim(), name.span, item.pairs)
      else report(problem('HC5002', item.span, { key: '名' }))
    }
  } else if (node.kind === 'map' || (node.kind === 'scalar' && (isLostTable(node) || isTableName(node.text)))) {
    const found = node.kind === 'map' ? wanted.keys : isTableName(node.text) ? wanted.fileName : wanted.lostTable
    report(problem('HC5003', node.span, { name: dimension || '成员', wanted: wanted.listOrTable, found }))
    isLost = true
  } else for (const w of words(node)) add(w.text, w.span, [])
  return { members, spans, values, attributes: [...attributes], columns, isLost }
}

/** One list of members after another, each once. */
export function mergeMembers(first: readonly Member[], second: readonly Member[]): Member[] {
  const names = new Set(first.map((m) => m.name))
  return [...first, ...second.filter((m) => !names.has(m.name))]
}
