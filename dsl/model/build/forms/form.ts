import type { Problem } from '../../../diagnostic/diagnostic.ts'
import type { ScalarNode } from '../../../syntax/yaml/node.ts'
import type { Span } from '../../../text/span.ts'
import type { Reading } from '../../model.ts'
import type { Term } from '../../term.ts'
import type { Scope, Typing } from '../../typing/context.ts'
import type { PlacedFormula } from '../formula.ts'
import type { RuleReader } from '../rule-reader.ts'

/** What a form knows when it reads a rule: the policy's readings, and where to report. */
export interface FormContext {
  readonly readings: ReadonlyMap<string, Reading>
  readonly report: (problem: Problem) => void
  /** The rule's name, in its block. */
  readonly at: Span
}

/** What is known when a rule that has been read is given its meaning: all that it uses. */
export interface RuleTyping {
  readonly scope: Scope
  readonly typing: Typing
  readonly report: (problem: Problem) => void
  readonly at: Span
  /** From a part of a scalar to the block that the rule stands in. */
  readonly place: (scalar: ScalarNode, span: Span) => Span
  /** The meaning of one of the rule's formulas. */
  readonly term: (formula: PlacedFormula) => Term
}

/** A body that has been read: its meaning later, its formulas as written now. */
export interface ReadBody {
  readonly type: (t: RuleTyping) => Term
  readonly written: readonly { readonly option?: string; readonly text: string }[]
}

/**
 * One way of saying how a figure is worked out (公式, 按解读, 分情形, 分段, 分摊 …): the key that marks it, and how it is read.
 * Reading finds the formulas and what they use; typing comes once all of that is known. Undefined: it cannot be understood, and that was said.
 */
export interface RuleForm {
  readonly key: string
  /** Further keys that belong to it. */
  readonly keys: readonly string[]
  readonly read: (reader: RuleReader, context: FormContext) => ReadBody | undefined
}
