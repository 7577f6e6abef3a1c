import type { Code } from '../../../dsl/diagnostic/catalogue.ts'
import type { Problem } from '../../../dsl/diagnostic/diagnostic.ts'
import type { Edit } from '../../../dsl/format/edit.ts'
import type { Compiled, ReadScenario } from '../../../dsl/index.ts'
import type { Span } from '../../../dsl/text/span.ts'

/** One way to mend a problem. */
export interface QuickFix {
  readonly code: Code
  /** Where the problem is told, in the file. */
  readonly at: Span
  readonly title: string
  /** What to change, all at once; places count in the text as it is. */
  readonly splices: readonly { readonly start: number; readonly end: number; readonly text: string }[]
}

/** A mend that may help; whether it does is tried. */
export interface Proposal {
  readonly title: string
  readonly edits: readonly Edit[]
}

/** A problem, the text that it stands in, and what was read of it. */
export interface Patient {
  readonly problem: Problem
  readonly text: string
  readonly compiled: Compiled
  /** Where the text is the scenario's. */
  readonly read?: ReadScenario
}
