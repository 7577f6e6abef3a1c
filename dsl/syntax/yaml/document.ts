import type { Problem } from '../../diagnostic/diagnostic.ts'
import type { Span } from '../../text/span.ts'
import type { Node } from './node.ts'

/**
 * A file cut into sections (keys at column 0) and these into entries (keys or `- ` items at the next level), each entry parsed by itself.
 * Keys that stand twice (in one block, or as entries of one section) are reported here and kept, so nothing is lost; the same
 * name in two sections is for the reader of names. An entry that could not be read at all has a scalar of style `missing` as its node.
 */
export interface Document {
  readonly text: string
  readonly sections: readonly Section[]
  /** Faults of the file as a whole (encoding, tabs, document marks), and every entry's own, spans in the file. */
  readonly problems: readonly Problem[]
}

/** One top-level key. `规则（一、筹资）` has name 规则 and title 一、筹资. */
export interface Section {
  readonly name: string
  readonly title?: string
  /** The key, in the file. */
  readonly keySpan: Span
  /** The whole section with its body, in the file. */
  readonly span: Span
  /** A section with its value on its own line (政策: …, 条款: |, 单位: [家, 例]): its value as one block. */
  readonly value?: Placed
  /** A section of entries, in order. */
  readonly entries: readonly Placed[]
}

/** A parsed block of text at its present place: span in block + start = span in file. */
export interface Placed {
  readonly start: number
  readonly block: Block
}

/**
 * One entry's text, parsed. The same text gives the same object (that is what makes a keystroke cheap), so no place in the file is in it.
 * A map entry has a node of one pair; a list item a list of one item; a section's value is the value itself.
 * Every problem of its form is in `problems`, keys without a value included: later stages pass over scalars of style `missing`.
 */
export interface Block {
  readonly text: string
  readonly node: Node
  /** Spans in the block's text. */
  readonly problems: readonly Problem[]
}
