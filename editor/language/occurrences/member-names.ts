import { memberHeads } from '../../../dsl/model/data-words.ts'
import { isRelative } from '../../../dsl/model/relative-years.ts'
import type { Word } from '../../../dsl/syntax/policy/fields.ts'
import { words } from '../../../dsl/syntax/policy/fields.ts'
import { tableEntries } from '../../../dsl/syntax/policy/table-entries.ts'
import type { Node, Pair } from '../../../dsl/syntax/yaml/node.ts'
import { type Gather, wordOf } from './gather.ts'
import type { Occurrence } from './occurrence.ts'

/** What the names in a list of members are there. */
interface Roles {
  readonly members: Occurrence['role']
  /** Attributes that the list itself makes, by naming them at the head of a column. */
  readonly makes?: (attribute: string) => boolean
}

/**
 * Gathers members and their attributes: names, a table, or a list of maps. The values of an attribute are members of the dimension that it
 * leads to; a head that is no attribute of the dimension is an input's.
 */
export function memberNames(dimension: string, node: Node, { members, makes }: Roles, gather: Gather): void {
  const { scope } = gather
  const attributes = scope.model.dimensions.get(dimension)?.attributes
  // A table's head is the key of every row's cell, and is there once.
  const heads = new Set<number>()
  const values = new Set<string>()
  const head = ({ key }: Pair, target: string | undefined, isMade: boolean): void => {
    if (heads.has(key.span.start)) return
    heads.add(key.span.start)
    gather.scalar(key, isMade ? 'definition' : 'use', (w) =>
      target === undefined ? scope.figure(w) : scope.attribute(w, target),
    )
  }
  for (const { name, pairs } of membersIn(node, dimension)) {
    gather.add(scope.member(dimension, name.text), members, name.span)
    for (const pair of pairs) {
      const word = pair.key.text.trim()
      const target = attributes?.get(word)
      const isMade = target !== undefined && makes?.(word) === true
      head(pair, target, isMade)
      if (target === undefined) continue
      const value = `${word}\n${pair.value.kind === 'scalar' ? pair.value.text.trim() : ''}`
      gather.scalar(pair.value, isMade && !values.has(value) ? 'definition' : 'use', (w) => scope.member(target, w))
      values.add(value)
    }
  }
}

/** The members that a value lists, each with its cells. */
function membersIn(node: Node, dimension: string): readonly { readonly name: Word; readonly pairs: readonly Pair[] }[] {
  const bare = (part: Node): { name: Word; pairs: readonly Pair[] }[] =>
    words(part).map((name) => ({ name, pairs: [] }))
  if (node.kind === 'scalar' && (node.style === 'literal' || node.text.includes('\n'))) {
    return tableEntries(node, nameKey, [...memberHeads, dimension]).entries.flatMap(({ key, value }) => {
      const name = wordOf(key)
      return name ? [{ name, pairs: value.kind === 'map' ? value.pairs : [] }] : []
    })
  }
  if (node.kind === 'list') {
    return node.items.flatMap((item) => {
      if (item.kind !== 'map') return bare(item)
      const named = item.pairs.find((p) => p.key.text === nameKey)?.value
      const name = named?.kind === 'scalar' ? wordOf(named) : undefined
      return name ? [{ name, pairs: item.pairs.filter((p) => p.key.text !== nameKey) }] : []
    })
  }
  return node.kind === 'scalar' && !isRelative(node.text) ? bare(node) : []
}

const nameKey = '名'
