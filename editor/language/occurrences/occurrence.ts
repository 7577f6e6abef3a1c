import type { Span } from '../../../dsl/text/span.ts'
import type { NameSymbol } from './name-symbol.ts'

/** One place where a name stands. */
export interface Occurrence {
  readonly symbol: NameSymbol
  /** A framework's rule that the policy writes anew has a definition in both; a member that the data bring has its own in the scenario. */
  readonly role: 'definition' | 'use'
  /**
   * The name as written, in its file. In a formula with its 「」, if it has them; of a clause the part that is the listed clause's own id (第七条 of
   * 第七条第二款, 第三条 of 省/第三条); never the quotes of YAML or “”.
   */
  readonly span: Span
  /** Whether it stands in a formula, where a name may need 「」 and where all names are cut out of one run of letters. */
  readonly inFormula: boolean
  /** Whether it stands in 「」. */
  readonly isQuoted: boolean
}
