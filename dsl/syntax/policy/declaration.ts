import type { Problem } from '../../diagnostic/diagnostic.ts'
import type { Block } from '../yaml/document.ts'
import type { Node, ScalarNode } from '../yaml/node.ts'
import type { Word } from './fields.ts'

/**
 * One entry of a section as written, its shape checked: a rule, an input, a row of a table. Spans count in its block.
 * The same text in the same section gives the same object, so what is worked out from it can be kept beside it.
 */
export interface Declaration {
  readonly name: string
  readonly key: ScalarNode
  /** Always a map, unless its shape is wrong; short forms are written out. */
  readonly value: Node
  readonly problems: readonly Problem[]
}

/** A declaration at its present place: span in block + start = span in file. */
export interface Placed {
  readonly start: number
  /** The section that it stands in, without the section's title. */
  readonly section: string
  readonly declaration: Declaration
  /** The title of the section it stands in. */
  readonly group?: string
  /** The clauses that hold for every entry of its section. */
  readonly sectionClauses: readonly Word[]
  /** Of a declaration that is inherited: under what its framework's clauses are cited (省/第三条). */
  readonly level?: string
  /** Of what 绑定 settles by a clause of its own: those by which the framework left it open, and under what these are cited. */
  readonly leftOpen?: { readonly clauses: readonly Word[]; readonly level: string | undefined }
}

/** Declarations by block and section, so that an entry whose text stays is read once. */
export type DeclarationCache = WeakMap<Block, Map<string, readonly Declaration[]>>
