import type { Problem } from '../../diagnostic/diagnostic.ts'
import type { Band } from '../../syntax/expression/band.ts'
import type { Expression } from '../../syntax/expression/expression.ts'

/** A formula as parsed; spans in its own text. */
export interface ParsedFormula {
  readonly expression: Expression
  readonly problems: readonly Problem[]
  /** The names that it uses. */
  readonly names: readonly string[]
  /** Another cutting that reads too, with what to say if it also makes sense. */
  readonly other?: { readonly expression: Expression; readonly problem: Problem }
}

/** Bands as parsed; spans in their own text. */
export interface ParsedBands {
  readonly bands: readonly Band[]
  readonly problems: readonly Problem[]
  readonly names: readonly string[]
}

/** Words that matter for one formula alone. */
export interface OwnWords {
  /** The rule's own name and aliases, one of which may stand with ＝ at the formula's head. */
  readonly heads?: readonly string[]
  /** 式中: names that hold in this rule alone. */
  readonly locals?: readonly string[]
}

/** Reads formulas against the present names; the same text and names give the same object. */
export interface FormulaReader {
  formula(text: string, own?: OwnWords): ParsedFormula
  bands(text: string, own?: OwnWords): ParsedBands
}
