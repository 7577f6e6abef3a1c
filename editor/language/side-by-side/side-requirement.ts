import type { ConstraintOutcome } from '../../../engine/run/outcome.ts'
import { buildConstraintRow, type ConstraintRow } from '../constraint-row.ts'

/** A requirement in every column. */
export interface SideRequirement {
  readonly name: string
  readonly level: ConstraintRow['level']
  readonly formula: string
  readonly clauses: readonly string[]
  readonly offset: number
  /** `change` is against the first column. Members have no rows. */
  readonly cells: readonly (ConstraintRow | 'broken')[]
  /** Whether no column comes out otherwise than the first, nor by another distance. */
  readonly isSame: boolean
}

/** A requirement's row; undefined stands for a column that cannot be read, which the first is not. */
export function buildSideRequirement(
  first: ConstraintOutcome,
  others: readonly (ConstraintOutcome | undefined)[],
): SideRequirement {
  const { name, level, formula, clauses, offset } = first
  const base = withoutMembers(buildConstraintRow(first))
  const cells = others.map((one) => (one ? withoutMembers(buildConstraintRow(one, first)) : 'broken'))
  const isSame = cells.every((cell) => cell === 'broken' || verdictOf(cell) === verdictOf(base))
  return { name, level, formula, clauses, offset, cells: [base, ...cells], isSame }
}

function withoutMembers(row: ConstraintRow): ConstraintRow {
  return row.members ? { ...row, members: { ...row.members, rows: [] } } : row
}

function verdictOf({ state, holds, distance, members }: ConstraintRow): string {
  return JSON.stringify([state, holds, distance, members?.failed, members?.undecided])
}
