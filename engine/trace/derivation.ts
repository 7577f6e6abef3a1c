import type { Nested } from '../exact/nest.ts'

/**
 * How a figure comes about, at one member or as a whole: its formula, the same with the numbers filled in, the value, and the same for every
 * figure that it uses, down to inputs and parameters. Figures used twice are given once; `seen` marks the later mentions, whose parts are left out.
 */
export interface Derivation {
  readonly name: string
  /** `prior`: a figure of the year before, 上年（x）. */
  readonly kind: 'input' | 'parameter' | 'rule' | 'prior'
  /** The member of each dimension at which it is taken; a dimension left out is summed up in words (“22个机构”). */
  readonly at: Readonly<Record<string, string>>
  /** Of the members that `at` leaves open, those that count here, where not all do. */
  readonly within?: readonly Readonly<Record<string, string>>[]
  readonly unit: string
  /** As the policy writes it; of a reading, the option that holds. For an input or parameter, nothing. */
  readonly formula?: string
  /** The formula with numbers in the place of names; shown digits add up as shown. */
  readonly substituted?: string
  /** As in outcomes: nested by the dimensions that `at` leaves out, of the members that count; null where unknown. */
  readonly value: Nested
  /** What is null is so for want of inputs alone: the policy leaves nothing open. */
  readonly isMissing?: true
  /** Over the dimensions that `at` leaves out: the sum, where the figure's unit can be summed. */
  readonly sum?: string
  /** Of a dated parameter: the year or day from which on the value holds, where it is one. */
  readonly since?: string
  readonly clauses: readonly string[]
  /** The reading that steers it and the option that holds. */
  readonly reading?: { readonly name: string; readonly option: string }
  readonly exceptions: readonly string[]
  /** Which of its cases or bands holds at one member. */
  readonly branch?: Branch
  /** Open parameters and missing inputs that it rests on or waits for. */
  readonly waits: readonly string[]
  /** Of a figure of the year before: where its values come from, each source once; empty where nobody has them. */
  readonly from?: readonly Source[]
  readonly parts: readonly Derivation[]
  readonly seen?: boolean
  /** Offset of the figure's name in the policy's text. */
  readonly offset: number
}

/** A case or a band of a rule, as the policy writes it. */
export interface Branch {
  readonly kind: 'case' | 'band'
  readonly name: string
}
/** Where a figure of the year before comes from: 上年 of the scenario, the input that opens the first year, or the year before of a chain. */
export type Source =
  | { readonly kind: 'scenario' }
  | { readonly kind: 'opening'; readonly input: string }
  | { readonly kind: 'before'; readonly year: number; readonly scenario: string; readonly file: string }
