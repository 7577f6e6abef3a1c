import type { Diagnostic } from '../../dsl/diagnostic/diagnostic.ts'
import type { Display, Level } from '../../dsl/model/model.ts'
import type { Nested } from '../exact/nest.ts'

/**
 * All figures of a policy for one scenario and year, as plain data that can be sent, printed and compared.
 * Numbers are plain decimal text in base units (元, 人, a ratio as 0.15); without a finite decimal, 40 significant digits half up.
 */
export interface Outcome {
  readonly policy: { readonly id: string; readonly title: string; readonly version: string; readonly status: string }
  readonly year: number
  readonly scenario: string
  /** Every reading, chosen or default. */
  readonly readings: Readonly<Record<string, string>>
  /** Inputs, parameters and rules, in the order of the file. */
  readonly figures: readonly FigureOutcome[]
  readonly constraints: readonly ConstraintOutcome[]
  /** 核对: what a drafting note claims. */
  readonly claims: readonly ClaimOutcome[]
  /** 资金去向: where the money of each whole goes. */
  readonly flows: readonly FlowOutcome[]
  /** Members of each dimension in the order in which results nest. */
  readonly members: Readonly<Record<string, readonly string[]>>
  /** What is wrong with the data, and what a reader should know; spans in the scenario's or the policy's file. */
  readonly diagnostics: readonly Diagnostic[]
}

export interface FigureOutcome {
  readonly name: string
  readonly kind: 'input' | 'parameter' | 'rule'
  /** 元, 人, 元/人, 比率, 是否 … always the base unit. */
  readonly unit: string
  readonly dims: readonly string[]
  readonly value: Nested
  /** Open parameters with 暂取 on which some member's value rests. */
  readonly provisional?: readonly string[]
  /** Open parameters (or “<figure>：未规定”) that a null waits for. */
  readonly open?: readonly string[]
  /** Inputs that a null waits for. */
  readonly missing?: readonly string[]
  /** Lowest and highest value that the open values' 范围 allow; nested like the value; null: no bound. */
  readonly range?: readonly [Nested, Nested]
  /** 核定: what the rule itself comes to, where the scenario settles the figure otherwise. */
  readonly computed?: Nested
  /** Figures settled otherwise (核定) on which this one rests. */
  readonly pinned?: readonly string[]
  /** Members whose value could not be worked out, and why in one sentence. */
  readonly faults?: readonly { readonly at: readonly string[]; readonly message: string }[]
  readonly group?: string
  readonly description?: string
  readonly clauses: readonly string[]
  readonly display?: Display
}

/** A claimed figure and what its own numbers come to; null where that is not known. */
export interface ClaimOutcome {
  readonly name: string
  readonly holds: boolean | null
  readonly claimed: string
  readonly computed: string | null
  readonly unit: string
  readonly clauses: readonly string[]
}

/** A whole and the parts that it is said to go to. */
export interface FlowOutcome {
  readonly whole: FlowAmount
  readonly parts: readonly FlowAmount[]
  readonly clauses: readonly string[]
}

/** What a figure comes to over all its members, and what part of the whole that is; null where it is not known. */
export interface FlowAmount {
  readonly name: string
  readonly total: string | null
  /** As a ratio; null too where the whole is 0. */
  readonly share: string | null
}

export interface ConstraintOutcome {
  readonly name: string
  readonly level: Level
  readonly dims: readonly string[]
  /** true, false, or null where it is not decided; nested like a value. */
  readonly holds: Nested
  /** The two sides where it is one comparison, else null. */
  readonly left: Nested
  readonly right: Nested
  /** What a side that open values leave without a value can be, lowest and highest; nested like the side; null: no bound. */
  readonly leftRange?: readonly [Nested, Nested]
  readonly rightRange?: readonly [Nested, Nested]
  /** How far from the flip: not negative exactly where it holds. In the unit of the sides; of dates, in days. */
  readonly margin?: Nested
  /** Where open values bear on it: the least and the greatest that it can be; nested like it; null: no bound. */
  readonly marginRange?: readonly [Nested, Nested]
  readonly unit?: string
  readonly open?: readonly string[]
  readonly missing?: readonly string[]
  readonly formula: string
  readonly clauses: readonly string[]
  readonly offset: number
}
