import type { Display } from '../../dsl/model/model.ts'
import { equal, exact } from '../../engine/number/exact.ts'
import { type Shown, show, showMove } from './shown.ts'

/** Why a value is not there: it waits for an open value, for an input, it could not be worked out, or there is none at this member. */
export type State = 'known' | 'open' | 'missing' | 'fault' | 'inapplicable'

/** How a value differs from what the text on the disk gives; empty where that has no such figure. */
export interface Change {
  /** By how much, where both are numbers. */
  readonly move?: Shown
  /** What it was, where `move` says by how much: `1.23万元`. */
  readonly was?: string
  /** What it was, where a difference says nothing; null where it had no value. */
  readonly before?: string | null
  /** How many members changed, where the one row of all does not show it. */
  readonly members?: number
}

/** A value that a row shows. */
export interface Value {
  readonly state: State
  readonly shown?: Shown
  readonly change?: Change
}

/** Whether a value is another one than it was: of numbers, another number. */
export function isChanged(now: string | boolean | null, old: string | boolean | null): boolean {
  if (now === old) return false
  if (typeof now !== 'string' || typeof old !== 'string') return true
  const [a, b] = [exact(now), exact(old)]
  return !(a && b && equal(a, b))
}

/** The change from an old value to a new one of the same unit; null: there was or is none. Undefined where they are the same. */
export function changeOf(
  now: string | boolean | null,
  old: string | boolean | null,
  { unit, display }: { readonly unit: string; readonly display?: Display },
): Change | undefined {
  if (!isChanged(now, old)) return undefined
  if (old === null) return { before: null }
  const before = show(old, unit, display)
  const was = `${before.text}${before.unit}`
  if (typeof now === 'string' && typeof old === 'string') {
    const move = showMove(now, old, unit, display)
    if (move) return { move, was }
  }
  return { before: was }
}
