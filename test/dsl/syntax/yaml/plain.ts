import { catalogue } from '../../../../dsl/diagnostic/catalogue.ts'
import type { Problem } from '../../../../dsl/diagnostic/diagnostic.ts'
import type { Document, Section } from '../../../../dsl/syntax/yaml/document.ts'
import type { MapNode, Node, ScalarNode } from '../../../../dsl/syntax/yaml/node.ts'

/** A tree as plain strings, lists and objects, for comparing; a missing scalar is null. */
export type Plain = string | null | readonly Plain[] | { readonly [key: string]: Plain }

/** A node as plain data. */
export function plain(node: Node): Plain {
  if (node.kind === 'scalar') return node.style === 'missing' ? null : node.text
  if (node.kind === 'list') return node.items.map(plain)
  return Object.fromEntries(node.pairs.map((p) => [p.key.text, plain(p.value)]))
}

/** A section's value, or its entries, as plain data. */
function plainSection(section: Section): Plain {
  return section.value ? plain(section.value.block.node) : section.entries.map((e) => plain(e.block.node))
}

/** A document by section name. */
export function plainDocument(document: Document): Record<string, Plain> {
  return Object.fromEntries(document.sections.map((s) => [s.title ? `${s.name}/${s.title}` : s.name, plainSection(s)]))
}

/** Every scalar of a tree, keys too. */
export function scalarsOf(node: Node): ScalarNode[] {
  if (node.kind === 'scalar') return [node]
  if (node.kind === 'list') return node.items.flatMap(scalarsOf)
  return (node as MapNode).pairs.flatMap((p) => [p.key, ...scalarsOf(p.value)])
}

/** The words that a problem shows. */
export function wordsOf(p: Problem): string {
  const row = catalogue[p.code] as { message: (f: never) => string; hint?: (f: never) => string }
  return row.message(p.facts as never) + (row.hint?.(p.facts as never) ?? '')
}
