import type { Code } from '../../dsl/diagnostic/catalogue.ts'
import type { CalendarPart, Path, SplitManner } from '../../dsl/model/term.ts'
import type { Cause } from './cause.ts'

/** Index of a node in its list. */
export type NodeId = number

/** A constant: exact decimal text for numbers, so that every reader makes its own number of it. */
export type Constant =
  | { readonly kind: 'number'; readonly digits: string }
  | { readonly kind: 'truth'; readonly value: boolean }
  | { readonly kind: 'text'; readonly text: string }
  /** A day of the run's year. 29 February of a year without one is 1 March. */
  | { readonly kind: 'day'; readonly month: number; readonly day: number }
  /** No value at this member: passed over by reduce, an error where it is used. */
  | { readonly kind: 'absent' }

/**
 * The closed set of operations that every reader of the graph implements. Elementwise ones broadcast by dimension name; only gather, reduce,
 * rank, member and split know dimensions. Arguments stand before their users. A date is a number: the days since 1899-12-30.
 */
export type Operation =
  /** An input or parameter. */
  | { readonly op: 'leaf'; readonly figure: string }
  /** A figure of the year before. */
  | { readonly op: 'prior'; readonly figure: string }
  /** The computed value, or what the scenario settles in its place (核定). */
  | { readonly op: 'pin'; readonly figure: string }
  /** The option that the run chooses of a reading, as text. */
  | { readonly op: 'reading'; readonly reading: string }
  | { readonly op: 'year' }
  | { readonly op: 'constant'; readonly value: Constant }
  /** The member at hand: its name, or its place in an ordered dimension. */
  | { readonly op: 'member'; readonly dimension: string; readonly as: 'name' | 'position' }
  /** The place of a named member in an ordered dimension. */
  | { readonly op: 'position'; readonly dimension: string; readonly name: string }
  | { readonly op: 'add' | 'subtract' | 'multiply' | 'divide' | 'minimum' | 'maximum' }
  | { readonly op: 'negate' | 'root' }
  /** The year, month or day of the month of a date. */
  | { readonly op: 'calendar'; readonly part: CalendarPart }
  | { readonly op: 'power'; readonly exponent: number }
  | { readonly op: 'less' | 'lessEqual' | 'equal' | 'and' | 'or' }
  | { readonly op: 'not' }
  /** The same value over more dimensions. */
  | { readonly op: 'spread' }
  /** condition, then, otherwise */
  | { readonly op: 'select' }
  /** value, otherwise: otherwise where the value is missing or absent. */
  | { readonly op: 'default' }
  | { readonly op: 'round'; readonly mode: 'half-up' | 'up' | 'down'; readonly step: string }
  /** At one member; at the member before; or at the member that a path of attributes leads to. */
  | { readonly op: 'gather'; readonly by: PickOne | { readonly before: string } | Path }
  | {
      readonly op: 'reduce'
      readonly kind: 'sum' | 'minimum' | 'maximum' | 'count'
      readonly over: readonly string[]
      readonly by: readonly Path[]
    }
  /** The sum over the members before the one at hand in an ordered dimension. */
  | { readonly op: 'scan'; readonly dimension: string }
  /**
   * Place by size among the members of `over` (within groups `by`), the greatest 1, ties to the earlier member. Members where the value is
   * absent are passed over and have no place.
   */
  | { readonly op: 'rank'; readonly over: readonly string[]; readonly by: readonly Path[] }
  /** value, condition: the value, where the condition holds; else a fault of the run. */
  | { readonly op: 'guard'; readonly code: Code; readonly facts: Readonly<Record<string, string>> }
  | { readonly op: 'unknown'; readonly cause: Cause }
  /** Composite: whole, weights. Its meaning in terms of the others is engine/graph/expand-split.ts. */
  | {
      readonly op: 'split'
      readonly over: readonly string[]
      readonly by: readonly Path[]
      readonly manner: SplitManner
    }

/** One member of a dimension, by name. */
export interface PickOne {
  readonly dimension: string
  readonly member: string
}

/** One operation over earlier nodes, and the dimensions of its result. */
export type Node = Operation & {
  readonly args: readonly NodeId[]
  readonly dims: readonly string[]
}
