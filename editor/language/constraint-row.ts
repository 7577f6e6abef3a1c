import type { Nested } from '../../engine/exact/nest.ts'
import type { ConstraintOutcome } from '../../engine/run/outcome.ts'
import { leavesOf, valueAt } from './nested.ts'
import { displayOf, type Shown, show } from './shown.ts'
import type { State } from './value.ts'

/** A requirement and whether it holds. */
export interface ConstraintRow {
  readonly name: string
  readonly level: ConstraintOutcome['level']
  /** True, false, or null where it is not decided; over dimensions false if one member fails. */
  readonly holds: boolean | null
  /** Why it is not decided: it waits for the policy, for the scenario, or could not be worked out. */
  readonly state: State
  /** How far from the flip, without a sign. */
  readonly margin?: Shown
  /** Whether it held before, where that is another answer. */
  readonly before?: boolean | null
  readonly members?: readonly { readonly label: string; readonly holds: boolean | null; readonly margin?: Shown }[]
  readonly formula: string
  /** The two sides with their numbers, where it is one comparison. */
  readonly sides?: readonly [string, string]
  /** What it waits for: of the policy, of the scenario. */
  readonly open: readonly string[]
  readonly missing: readonly string[]
  readonly clauses: readonly string[]
  readonly offset: number
}

/** What both sides of a comparison differ by, where it is not their own unit. */
const differenceOf: Readonly<Record<string, string>> = { 比率: '百分点', 日期: '天' }

/** A requirement's row; `before` is the same as the text on the disk gives it. */
export function buildConstraintRow(constraint: ConstraintOutcome, before?: ConstraintOutcome): ConstraintRow {
  const { dims, unit = '' } = constraint
  const leaves = leavesOf(constraint.holds, dims.length).map(({ at, value }) => {
    const margin = valueAt(constraint.margin, at)
    const shown =
      typeof margin === 'string'
        ? show(margin.replace('-', ''), differenceOf[unit] ?? unit, displayOf([margin], unit))
        : undefined
    return { label: at.join(' · '), holds: typeof value === 'boolean' ? value : null, margin: shown }
  })
  const [only] = dims.length === 0 ? leaves : []
  const left = side(constraint.left, constraint.leftRange, unit)
  const right = side(constraint.right, constraint.rightRange, unit)
  const holds = overall(leaves)
  const was = before && overall(leavesOf(before.holds, before.dims.length).map(({ value }) => ({ holds: value })))
  return {
    name: constraint.name,
    level: constraint.level,
    holds,
    state:
      holds !== null ? 'known' : constraint.open?.length ? 'open' : constraint.missing?.length ? 'missing' : 'fault',
    margin: only?.margin,
    ...(was !== undefined && was !== holds ? { before: was } : {}),
    ...(dims.length > 0 ? { members: leaves } : {}),
    formula: constraint.formula,
    ...(left !== undefined && right !== undefined ? { sides: [left, right] } : {}),
    open: constraint.open ?? [],
    missing: constraint.missing ?? [],
    clauses: constraint.clauses,
    offset: constraint.offset,
  }
}

function overall(leaves: readonly { readonly holds: unknown }[]): boolean | null {
  if (leaves.some(({ holds }) => holds === false)) return false
  return leaves.every(({ holds }) => holds === true) ? true : null
}

/** A side's number, or what it can be while it waits for an open value; undefined where neither is known. */
function side(value: Nested, range: ConstraintOutcome['leftRange'], unit: string): string | undefined {
  const written = (digits: string): string => {
    const shown = show(digits, unit, displayOf([digits], unit))
    return `${shown.text}${shown.unit}`
  }
  if (typeof value === 'string') return written(value)
  if (!range?.some((end) => typeof end === 'string')) return undefined
  return range.map((end) => (typeof end === 'string' ? written(end) : '不限')).join(' 至 ')
}
