import type { ClauseRow } from './clause-rows.ts'

/** What a key does in a tree: the row that it goes to, or the one that it opens or closes. */
export type Walk = { readonly take: string } | { readonly turn: string }

/** The pattern of keys in a tree. Undefined where a key does nothing. */
export function walkRows(rows: readonly ClauseRow[], from: string | undefined, key: string): Walk | undefined {
  const at = rows.findIndex((row) => row.key === from)
  const row = rows[at]
  if (!row) return undefined
  const to = (target: string | undefined): Walk | undefined => (target === undefined ? undefined : { take: target })
  switch (key) {
    case 'ArrowDown':
      return to(rows[at + 1]?.key)
    case 'ArrowUp':
      return to(rows[at - 1]?.key)
    case 'Home':
      return to(rows[0]?.key)
    case 'End':
      return to(rows.at(-1)?.key)
    case 'ArrowRight':
      if (row.isOpen === undefined) return undefined
      return row.isOpen ? to(rows[at + 1]?.key) : { turn: row.key }
    case 'ArrowLeft':
      return row.isOpen ? { turn: row.key } : to(row.parent)
    case ' ':
      return row.isOpen === undefined ? undefined : { turn: row.key }
    default:
      return undefined
  }
}
