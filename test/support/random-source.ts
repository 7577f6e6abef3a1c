import type { Expression } from '../../dsl/syntax/expression/expression.ts'
import type { SlowPolicy } from './slow-policy.ts'

/** What a made-up figure is counted in. */
export type RandomUnit = '元' | '人' | '比率' | '分' | '是否' | '日期'

/** The units of numbers. */
export type NumberUnit = Exclude<RandomUnit, '是否' | '日期'>

/** Figures that formulas may use. */
export interface Usable {
  readonly name: string
  readonly unit: RandomUnit
  /** A word of one rule, which has no year before. */
  readonly isWord?: boolean
}

/** What the makers of parts of a formula ask of the whole. */
export interface FormulaSource {
  readonly random: () => number
  readonly policy: SlowPolicy
  readonly usable: readonly Usable[]
  /** A formula for a number in a unit. */
  of(unit: NumberUnit, depth: number): Expression
  /** A condition. */
  truth(depth: number): Expression
  /** A condition on the member at hand. */
  atHand(): Expression
  /** A number or a figure. */
  leaf(unit: NumberUnit): Expression
}
