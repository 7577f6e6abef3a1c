import { valuesAt } from '../../../engine/exact/evaluated.ts'
import { ABSENT, isMissing, Open, type Value } from '../../../engine/exact/value.ts'
import type { Evaluation } from '../../../engine/index.ts'

/** Whether an input has a value at a place: false where the policy asks for none, `carried` where one stands there without being given. */
export type Applies = (input: string, at: readonly string[]) => boolean | 'carried'

/** Where inputs apply, by a run; everywhere without one. */
export function appliesOf(evaluation: Evaluation | undefined): Applies {
  if (!evaluation) return () => true
  const { evaluated, outcome } = evaluation
  const dims = new Map(outcome.figures.map((figure) => [figure.name, figure.dims]))
  const values = new Map<string, readonly Value[]>()
  const valuesOf = (input: string, own: readonly string[]): readonly Value[] => {
    const node = evaluated.program.figures.get(input)
    const found = values.get(input) ?? (node === undefined ? [] : valuesAt(evaluated, node, own))
    values.set(input, found)
    return found
  }
  return (input, at) => {
    const own = dims.get(input)
    if (!own) return true
    const place = evaluated.layout.placeOf(own, at)
    const value = place < 0 ? undefined : valuesOf(input, own)[place]
    if (value === ABSENT) return false
    return value === undefined || (value instanceof Open && isMissing(value)) ? true : 'carried'
  }
}
