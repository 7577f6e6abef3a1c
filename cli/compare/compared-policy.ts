import type { Model } from '../../dsl/index.ts'
import type { Evaluation, Supplemented } from '../../engine/index.ts'

/** One of the policies that are compared. */
export interface ComparedPolicy {
  readonly file: string
  /** What heads its column: its 编号, or its file where two have the same. */
  readonly head: string
  readonly model: Model
  /** Its run on the county's data. */
  readonly run?: Evaluation
  /** What it got of them, where they are another policy's. */
  readonly handed?: Supplemented
  /** What is wrong with what it got, beside that things are missing. */
  readonly doubts?: readonly string[]
}
