import { type Problem, problem } from '../../dsl/diagnostic/diagnostic.ts'
import type { Claim } from '../../dsl/model/model.ts'
import { shiftDecimal } from '../../dsl/model/quantity.ts'
import { printUnit } from '../../dsl/model/unit.ts'
import type { Evaluated } from '../exact/evaluated.ts'
import { absolute, compare, divide, Exact, exact, sign, subtract } from '../number/exact.ts'
import { toFixedPlaces, toPlain } from '../number/format.ts'
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
      clauses: claim.clauses,
    }
  })
}

/** The claims that do not follow from their own numbers, each with the right figure as the note would write it. */
export function claimProblems(e: Evaluated): Problem[] {
  return claimOutcomes(e).flatMap((outcome, i) => {
    const { claim } = e.program.graph.claims[i] as (typeof e.program.graph.claims)[number]
    const computed = e.columns[e.program.claims[i] as number]?.[0]
    if (outcome.holds !== false || !(computed instanceof Exact)) return []
    const { start, name } = claim.site
    const facts = { name: claim.name, claimed: claim.written.text, ...mended(claim, computed) }
    return [
      problem('HC5039', { start: start + name.start, end: start + name.end }, facts, { clauses: outcome.clauses }),
    ]
  })
}

/** What should stand there, in the unit and to the places of the claim, or to more where the two differ only beyond these; and by how much the claim is off. */
function mended({ claimed, written }: Claim, computed: Exact): { computed: string; off: string; isTooLittle: boolean } {
  const scaled = (x: Exact): Exact => divide(x, exact(shiftDecimal('1', written.shift)) as Exact) as Exact
  const difference = scaled(subtract(exact(claimed) as Exact, computed))
  let places = Math.max(0, written.places)
  while (places < 40 && /^-?[0.]+$/.test(toFixedPlaces(difference, places))) places++
  const text = (x: Exact): string => `${toFixedPlaces(x, places)}${written.unit}`
  return { computed: text(scaled(computed)), off: text(absolute(difference)), isTooLittle: sign(difference) < 0 }
}
