import type { ClauseNode, OutlinedCiting, OutlinedClause } from '../state/guide.ts'

/** What is looked for among the clauses. */
export interface ClauseFilter {
  readonly words: string
  readonly onlyDoubtful: boolean
  readonly onlyGaps: boolean
}

/** A row of the tree of clauses: a part of the document, or what became of a clause. */
export interface ClauseRow {
  readonly key: string
  /** The row above it in the tree; undefined at the top. */
  readonly parent?: string
  /** From 1. */
  readonly level: number
  /** Its place among those of the same part, from 1, and how many these are. */
  readonly position: number
  readonly count: number
  /** Undefined: nothing stands below it. */
  readonly isOpen?: boolean
  readonly of: { readonly node: ClauseNode } | { readonly citing: OutlinedCiting }
}

/**
 * The rows that are seen. A part with parts is open and a clause with nothing but what became of it is closed, unless they were `turned`; what
 * is looked for stands open.
 */
export function clauseRows(
  tree: readonly ClauseNode[],
  turned: ReadonlySet<string>,
  filter: ClauseFilter,
): readonly ClauseRow[] {
  const isFiltered = filter.words !== '' || filter.onlyDoubtful || filter.onlyGaps
  const rowsOf = (
    nodes: readonly ClauseNode[],
    level: number,
    before: number,
    extra: number,
    parent?: string,
  ): ClauseRow[] =>
    nodes.flatMap((node, i) => {
      const citedBy = node.clause?.citedBy ?? []
      const isUsuallyOpen = node.parts.length > 0
      const isOpen = citedBy.length + node.parts.length > 0 ? isUsuallyOpen !== turned.has(node.id) : undefined
      const place = {
        level,
        position: before + i + 1,
        count: extra + nodes.length,
        ...(parent !== undefined && { parent }),
      }
      const row: ClauseRow = { key: node.id, ...place, ...(isOpen !== undefined && { isOpen }), of: { node } }
      if (!isOpen) return [row]
      const count = citedBy.length + node.parts.length
      const became = citedBy.map(
        (citing, at): ClauseRow => ({
          ...{ key: `${node.id}\n${citing.kind}\n${citing.name}\n${at}`, parent: node.id },
          ...{ level: level + 1, position: at + 1, count, of: { citing } },
        }),
      )
      return [row, ...became, ...rowsOf(node.parts, level + 1, citedBy.length, citedBy.length, node.id)]
    })
  return rowsOf(isFiltered ? kept(tree, filter) : tree, 1, 0, 0)
}

/** The row that shows a clause: its own, or the nearest above it that is seen. */
export function rowOf(rows: readonly ClauseRow[], clause: string): ClauseRow | undefined {
  const holds = (node: ClauseNode): boolean => node.id === clause || node.parts.some(holds)
  return rows.filter(({ of }) => 'node' in of && holds(of.node)).at(-1)
}

/** What became of a clause, counted by kind: 规则3 参数1. */
export function becameWords({ citedBy }: OutlinedClause): string {
  const counts = new Map<string, number>()
  for (const { kind } of citedBy) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return [...counts].map(([kind, count]) => `${kind}${count}`).join(' ')
}

/** The same where there is little room: of many kinds only how many there are. */
export function becameShort(clause: OutlinedClause): string {
  const kinds = new Set(clause.citedBy.map(({ kind }) => kind))
  return kinds.size > 2 ? `共${clause.citedBy.length}处` : becameWords(clause)
}

function kept(nodes: readonly ClauseNode[], filter: ClauseFilter): readonly ClauseNode[] {
  return nodes.flatMap((node) => {
    const parts = kept(node.parts, filter)
    return parts.length > 0 || (node.clause && fits(node.clause, filter)) ? [{ ...node, parts }] : []
  })
}

function fits(clause: OutlinedClause, { words, onlyDoubtful, onlyGaps }: ClauseFilter): boolean {
  if (onlyDoubtful && clause.doubts.length === 0) return false
  if (onlyGaps && !clause.gap) return false
  const names = clause.citedBy.map(({ name }) => name)
  const said = [clause.clause, clause.summary, clause.nature, ...clause.doubts, ...names].join('\n')
  return words.split(/\s+/).every((word) => said.includes(word))
}
