import type { Display } from '../../dsl/model/model.ts'
import type { ConstraintOutcome } from '../../engine/run/outcome.ts'
import { unitOfDistance } from './distance.ts'
import { valueAt } from './nested.ts'
import { type Shown, showMove } from './shown.ts'
import { isChanged } from './value.ts'

/** How a requirement stands otherwise than by the text on the disk; empty where that has no such requirement. */
export interface ConstraintChange {
  /** Whether it held, where that is another answer. */
  readonly held?: boolean | null
  /** By how much its margin moved, where both are one number: up is farther on the good side. */
  readonly move?: Shown
  /** How far from the flip it was, in words. */
  readonly distance?: string
  /** The two sides as they were, where one of them has another number. */
  readonly sides?: readonly [string, string]
  /** Over members: at how many of them it stands otherwise. */
  readonly members?: number
}

/** What is compared: two requirements of one unit over the same dimensions. Otherwise it is another requirement. */
export function comparable(now: ConstraintOutcome, before: ConstraintOutcome): boolean {
  return now.unit === before.unit && now.dims.join() === before.dims.join()
}

/** Whether a requirement's answer, its margin or one of its sides is another at a place, open values' bounds included. */
export function standsOtherwise(now: ConstraintOutcome, before: ConstraintOutcome, at: readonly string[]): boolean {
  const old = partsAt(before, at)
  return partsAt(now, at).some((part, i) => isChanged(part, old[i] ?? null))
}

/** By how much the margin at a place moved; undefined where it was or is no number, or is the same. */
export function moveOfMargin(
  now: ConstraintOutcome,
  before: ConstraintOutcome,
  at: readonly string[],
  display: Display | undefined,
): Shown | undefined {
  const [margin, old] = [now, before].map((one) => valueAt(one.margin, at))
  if (typeof margin !== 'string' || typeof old !== 'string') return undefined
  return showMove(margin, old, unitOfDistance(now.unit ?? ''), display)
}

function partsAt(one: ConstraintOutcome, at: readonly string[]): readonly (string | boolean | null)[] {
  const { holds, margin, left, right, marginRange, leftRange, rightRange } = one
  const ends = [marginRange, leftRange, rightRange].flatMap((range) => [range?.[0], range?.[1]])
  return [holds, margin, left, right, ...ends].map((part) => valueAt(part, at) ?? null)
}
