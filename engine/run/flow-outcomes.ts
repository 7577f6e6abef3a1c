import { type Evaluated, valuesAt } from '../exact/evaluated.ts'
import { ABSENT, Open } from '../exact/value.ts'
import { add, divide, Exact, ZERO } from '../number/exact.ts'
import { toPlain } from '../number/format.ts'
import type { FlowAmount, FlowOutcome } from './outcome.ts'

/** 资金去向 as plain data: what each whole and each of its parts comes to over all members, open values taken at their 暂取. */
export function flowOutcomes(e: Evaluated): FlowOutcome[] {
  return e.program.graph.model.flows.map(({ whole, parts, clauses }) => {
    const all = totalOf(whole, e)
    const amount = (name: string): FlowAmount => {
      const total = totalOf(name, e)
      const share = total && all && divide(total, all)
      return { name, total: total ? toPlain(total) : null, share: share ? toPlain(share) : null }
    }
    return { whole: amount(whole), parts: parts.map(amount), clauses }
  })
}

/** A figure summed over its members; undefined where one is not known. What does not apply at a member is no money there. */
function totalOf(name: string, e: Evaluated): Exact | undefined {
  const node = e.program.figures.get(name)
  const figure = e.program.graph.model.figures.get(name)
  if (node === undefined || !figure) return undefined
  let total = ZERO
  for (const value of valuesAt(e, node, figure.dims)) {
    const known = value instanceof Open ? value.at : value
    if (known === ABSENT) continue
    if (!(known instanceof Exact)) return undefined
    total = add(total, known)
  }
  return total
}
