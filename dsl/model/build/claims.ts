import { problem } from '../../diagnostic/diagnostic.ts'
import { quoted } from '../../diagnostic/phrases.ts'
import type { Placed } from '../../syntax/policy/declaration.ts'
import { scalarAt, wordsAt } from '../../syntax/policy/fields.ts'
import type { Claim, Property } from '../model.ts'
import { readQuantity, shiftDecimal, type WrittenQuantity } from '../quantity.ts'
import { isNumeric } from '../typing/arithmetic.ts'
import { brokenTerm } from '../typing/context.ts'
import type { Draft } from './draft.ts'
import { siteOf } from './report.ts'
import { readCondition, readStatement } from './statement.ts'

/** 核对: what a drafting note claims, and what its own numbers make of it. */
export function buildClaim(placed: Placed, d: Draft): Claim | undefined {
  const { name, value } = placed.declaration
  const clauses = d.citations.of(placed, wordsAt(value, '依据'))
  const add = d.report.in(placed.start)
  const written = scalarAt(value, '原稿')
  const found = readStatement(placed, '公式', d)
  if (!written) return undefined
  const claimed = readQuantity(written.text, d.nouns)
  const given = scalarAt(value, '允差')
  const tolerance = given ? readQuantity(given.text, d.nouns)?.digits : claimed && halfOfLastDigit(claimed)
  const unread = claimed ? given : written
  if (!claimed || tolerance === undefined) {
    add(problem('HC5017', (unread ?? written).span, { text: (unread ?? written).text.trim() }))
    return undefined
  }
  if (!found) return undefined
  const { term } = found
  const typing = { scope: d.scope, report: add, place: (s: typeof term.span) => s, type: () => brokenTerm(term.span) }
  if (!isNumeric(term, typing, quoted('核对'))) return undefined
  return { name, term, claimed: claimed.digits, written: written.text.trim(), tolerance, clauses, site: siteOf(placed) }
}

/** 须证: a condition that must hold for every input. */
export function buildProperty(placed: Placed, d: Draft): Property | undefined {
  const { name, value } = placed.declaration
  const clauses = d.citations.of(placed, wordsAt(value, '依据'))
  const found = readCondition(placed, '式', '须证', d)
  return found && { name, term: found.term, clauses, site: siteOf(placed) }
}

/** Half of the last digit as written: of 5410.09万元 it is 50元. */
function halfOfLastDigit({ shift, decimals }: WrittenQuantity): string {
  return shiftDecimal('5', shift - decimals - 1)
}
