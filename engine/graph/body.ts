import type { Span } from '../../dsl/text/span.ts'
import type { NodeId, Operation } from './kernel.ts'

/** An argument inside a body: another node of it, or the result of another figure. */
export type BodyArgument = NodeId | { readonly figure: string }

/** A node whose arguments may be figures that are worked out elsewhere. */
export type BodyNode = Operation & {
  readonly args: readonly BodyArgument[]
  readonly dims: readonly string[]
  readonly span: Span
}

/**
 * A rule's or constraint's meaning in operations. It depends on nothing but the term, so the same term
 * always has the same body. Places (spans in the declaration's block) stand beside the operations and take no part in their meaning.
 */
export interface Body {
  readonly nodes: readonly BodyNode[]
  readonly result: BodyArgument
  /** Of one comparison: its two sides. */
  readonly sides?: readonly [left: BodyArgument, right: BodyArgument]
  /** Figures that it uses, each once. */
  readonly uses: readonly string[]
}
