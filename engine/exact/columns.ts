import type { Node, NodeId } from '../graph/kernel.ts'
import type { Value } from './value.ts'

/** The values of every node, over its dimensions. */
export type Columns = readonly (readonly Value[])[]

/** What an earlier evaluation worked out, for one that differs from it in little. */
export interface Earlier {
  /** The values that a node had, if all that it is made from is what it was. */
  unchanged(id: NodeId, node: Node, columns: Columns): readonly Value[] | undefined
  /** The values worked out anew, or the very list of before if it says the same. */
  settle(id: NodeId, node: Node, values: readonly Value[]): readonly Value[]
}
