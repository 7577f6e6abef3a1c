import type { OutlinedClause } from './clause-outline.ts'

/** A part of the document: a clause, or what several clauses stand under. */
export interface ClauseNode {
  /** As it would be cited, 三（一）第1句; no two in a tree are the same. */
  readonly id: string
  /** What it adds to the part above it: 第1句. */
  readonly label: string
  /** Undefined where only its parts are listed. */
  readonly clause?: OutlinedClause
  readonly parts: readonly ClauseNode[]
}

/** What an id is made of: 省, 二, （三）, 第1句, 第七条, 第二款, 1. A numeral heads a part only where another part, or nothing, follows. */
const segment = /[一二三四五六七八九十百]+(?=[（第末首]|$)|（[^（）]*）|第[^第（）]+?[编章节条款项目句段]|[^（）第]+|./g

interface Growing {
  readonly id: string
  readonly label: string
  clause?: OutlinedClause
  readonly parts: Map<string, Growing>
}

/** Clauses by the parts of their ids, in the order in which they are listed; a part that has but one is told with it. */
export function clauseTree(clauses: readonly OutlinedClause[]): readonly ClauseNode[] {
  const root: Growing = { id: '', label: '', parts: new Map() }
  for (const clause of clauses) {
    let at = root
    for (const { label, id } of segmentsOf(clause.clause)) {
      const next: Growing = at.parts.get(id) ?? { id, label, parts: new Map() }
      at.parts.set(id, next)
      at = next
    }
    at.clause ??= clause
  }
  return [...root.parts.values()].map(settled)
}

function settled({ id, label, clause, parts }: Growing): ClauseNode {
  const [only, ...others] = parts.values()
  if (!clause && only && others.length === 0) return settled({ ...only, label: label + between(id, only) + only.label })
  return { id, label, ...(clause && { clause }), parts: [...parts.values()].map(settled) }
}

/** The / that cuts a level off. */
function between(id: string, { id: whole, label }: Growing): string {
  return whole.length > id.length + label.length ? '/' : ''
}

function segmentsOf(id: string): readonly { readonly label: string; readonly id: string }[] {
  const segments: { label: string; id: string }[] = []
  let start = 0
  for (const level of id.split('/')) {
    for (const { 0: label, index } of level.matchAll(segment))
      segments.push({ label, id: id.slice(0, start + index + label.length) })
    start += level.length + 1
  }
  return segments.length > 0 ? segments : [{ label: id, id }]
}
