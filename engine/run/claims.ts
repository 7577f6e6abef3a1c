import { type Problem, problem } from '../../dsl/diagnostic/diagnostic.ts'
import { quantityText } from '../../dsl/model/quantity-text.ts'
import { printUnit } from '../../dsl/model/unit.ts'
import type { Evaluated } from '../exact/evaluated.ts'
import { absolute, compare, Exact, exact, subtract } from '../number/exact.ts'
import { toPlain } from '../number/format.ts'
import type { ClaimOutcome } from './outcome.ts'

/** 核对: each claim with what its own numbers come to; it holds when the two are within the tolerance. */
export function claimOutcomes(e: Evaluated): ClaimOutcome[] {
  return e.program.claims.map((node, i) => {
    const { claim } = e.program.graph.claims[i] as (typeof e.program.graph.claims)[number]
    const value = e.columns[node]?.[0]
    const computed = value instanceof Exact ? value : undefined
    const off = computed ? absolute(subtract(computed, exact(claim.claimed) as Exact)) : undefined
    return {
      name: claim.name,
      holds: off ? compare(off, exact(claim.tolerance) as Exact) <= 0 : null,
      claimed: claim.claimed,
      computed: computed ? toPlain(computed) : null,
      unit: printUnit(claim.term.unit),
      clauses: claim.clauses.map((c) => c.text),
    }
  })
}

/** The claims that do not follow from their own numbers, each with the right figure. */
export function claimProblems(e: Evaluated): Problem[] {
  return claimOutcomes(e).flatMap((outcome, i) => {
    const { claim } = e.program.graph.claims[i] as (typeof e.program.graph.claims)[number]
    if (outcome.holds !== false || outcome.computed === null) return []
    const { start, name } = claim.site
    const facts = {
      name: claim.name,
      claimed: claim.written,
      computed: quantityText(outcome.computed, claim.term.unit),
    }
    return [
      problem('HC5039', { start: start + name.start, end: start + name.end }, facts, { clauses: outcome.clauses }),
    ]
  })
}
