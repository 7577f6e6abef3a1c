import type { Code } from '../../dsl/diagnostic/catalogue.ts'
import type { Cause } from '../graph/cause.ts'
import type { NodeId } from '../graph/kernel.ts'
import { Exact } from '../number/exact.ts'

/** What a node has at one member: settled (a number, a truth, text), open, absent, or a fault. */
export type Value = Settled | Open | Fault | typeof ABSENT

export type Settled = Exact | boolean | string

/** Does not apply at this member: aggregates pass it over, elsewhere it is a fault. */
export const ABSENT: unique symbol = Symbol('absent')

/** A value that rests on open ones: what it is as things stand, between which ends it can lie, and what it waits for. */
export class Open {
  /** With the 暂取 values; null where one of them is missing. */
  readonly at: Settled | null
  /** Ends of what 范围 allows; null: no bound known. Numbers only. */
  readonly low: Exact | null
  readonly high: Exact | null
  /** Sorted by kind and name, each once. */
  readonly causes: readonly Cause[]
  /** The value as a sum of multiples of open values, while it is one: keeps ends tight through ＋ and －. */
  readonly linear: Linear | null
  /** Whether it may not apply at all, for an open condition decides that; `now`: as things stand it does not. */
  readonly absence: Absence

  constructor(
    at: Settled | null,
    low: Exact | null,
    high: Exact | null,
    causes: readonly Cause[],
    linear: Linear | null = null,
    absence: Absence = 'no',
  ) {
    this.at = at
    this.low = low
    this.high = high
    this.causes = causes
    this.linear = linear
    this.absence = absence
  }
}

export type Absence = 'no' | 'maybe' | 'now'

/** Whether a value may not apply: never, perhaps, or as things stand (ABSENT itself, too). */
export function absenceOf(value: Value): Absence {
  return value === ABSENT ? 'now' : value instanceof Open ? value.absence : 'no'
}

/** constant + Σ coefficient × open value. */
export interface Linear {
  readonly constant: Exact
  readonly terms: ReadonlyMap<
    string,
    { readonly coefficient: Exact; readonly low: Exact | null; readonly high: Exact | null }
  >
}

/** A value that cannot be worked out: where it arose and why. It spreads to what needs it and is told once, where it arose. */
export class Fault {
  readonly node: NodeId
  readonly index: number
  readonly code: Code
  readonly facts: Readonly<Record<string, string>>

  constructor(node: NodeId, index: number, code: Code, facts: Readonly<Record<string, string>>) {
    this.node = node
    this.index = index
    this.code = code
    this.facts = facts
  }
}

/** Whether a value is known for certain. */
export function isSettled(value: Value): value is Settled {
  return value instanceof Exact || typeof value === 'boolean' || typeof value === 'string'
}

/** Whether an open value is not there for want of inputs alone: the policy leaves nothing open. */
export function isMissing(value: Open): boolean {
  return value.at === null && value.causes.every((c) => c.kind === 'missing')
}

/** Two lists of causes as one, each cause once. */
export function mergeCauses(a: readonly Cause[], b: readonly Cause[]): readonly Cause[] {
  if (a === b || b.length === 0) return a
  if (a.length === 0) return b
  const merged = [...a]
  for (const cause of b) if (!merged.some((m) => m.kind === cause.kind && m.name === cause.name)) merged.push(cause)
  if (merged.length === a.length) return a
  return merged.sort((x, y) => (x.kind === y.kind ? (x.name < y.name ? -1 : 1) : x.kind < y.kind ? -1 : 1))
}
