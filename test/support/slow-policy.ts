import type { Expression } from '../../dsl/syntax/expression/expression.ts'
import type { Rational } from './rational.ts'

/** A policy as the slow evaluator reads it: formulas as trees, everything else as written. */
export interface SlowPolicy {
  /** In the order of the file. */
  readonly dimensions: ReadonlyMap<string, SlowDimension>
  readonly figures: ReadonlyMap<string, SlowLeaf | SlowRule>
  readonly constraints: ReadonlyMap<string, Expression>
}

export interface SlowDimension {
  readonly ordered: boolean
  /** Declared ones; left out where the data list them. */
  readonly members?: readonly SlowMember[]
  /** Attribute → the dimension to which it leads. */
  readonly attributes: ReadonlyMap<string, string>
  /** 取自 … 其中 … */
  readonly part?: { readonly of: string; readonly where: Expression }
}

export interface SlowMember {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
}

/** An input or a parameter. */
export interface SlowLeaf {
  readonly kind: 'leaf'
  readonly dims: readonly string[]
  readonly only?: Expression
  /** What a missing value counts as (可缺: 0元). */
  readonly standard?: Rational
  /** Of a parameter: its values by first year (undefined: always), by members joined with a bar. */
  readonly values?: readonly { readonly from?: number; readonly cells: ReadonlyMap<string, Rational> }[]
}

export interface SlowRule {
  readonly kind: 'rule'
  readonly body: SlowBody
  readonly dims?: readonly string[]
  readonly floor?: Expression
  readonly cap?: Expression
  readonly rounding?: { readonly mode: 'half-up' | 'up' | 'down'; readonly step: Rational }
  readonly only?: Expression
}

export type SlowBody =
  | { readonly formula: Expression }
  | { readonly reading: string; readonly options: ReadonlyMap<string, Expression> }
  | { readonly split: SlowSplit }

/** 分摊; without weights it is 平均 over `over`. */
export interface SlowSplit {
  readonly whole: Expression
  readonly weights?: Expression
  readonly over?: readonly string[]
  readonly by?: readonly string[]
  readonly step?: Rational
  readonly remainder: 'largest' | 'first' | 'last' | 'greatest'
  readonly empty: 'error' | 'nothing'
}

/** What one run is given. Values by members joined with a bar, in the order of the figure's dimensions. */
export interface SlowData {
  readonly year: number
  readonly readings: ReadonlyMap<string, string>
  readonly members: ReadonlyMap<string, readonly SlowMember[]>
  readonly values: ReadonlyMap<string, ReadonlyMap<string, Rational | boolean>>
}

/** A member of a dimension, where a formula means the member and not a number. */
export interface SlowName {
  readonly member: string
}

/** What a formula comes to: a number, a truth, a member; or why there is none. */
export type SlowValue = Rational | boolean | SlowName | 'absent' | 'unknown' | { readonly fault: string }
