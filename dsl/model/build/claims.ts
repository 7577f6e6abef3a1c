import { quoted } from '../../diagnostic/phrases.ts'
import type { Placed } from '../../syntax/policy/declaration.ts'
import { scalarAt, wordsAt } from '../../syntax/policy/fields.ts'
import type { Claim, Property } from '../model.ts'
import { readQuantity, shiftDecimal } from '../quantity.ts'
import { isNumeric } from '../typing/arithmetic.ts'
import { brokenTerm } from '../typing/context.ts'
import { readValue } from '../value.ts'
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
  if (!written || !found) return undefined
  const { term } = found
  const typing = { scope: d.scope, report: add, place: (s: typeof term.span) => s, type: () => brokenTerm(term.span) }
  if (!isNumeric(term, typing, quoted('核对'))) return undefined
  const form = { unit: term.unit, nouns: d.nouns, bareShift: 0, grouped: false }
  const claimed = readValue(written, form, add)
  const given = scalarAt(value, '允差')
  const scale = scaleOf(written.text, d.nouns)
  const tolerance = given ? readValue(given, form, add) : shiftDecimal('5', scale.shift - scale.places - 1)
  if (typeof claimed !== 'string' || typeof tolerance !== 'string') return undefined
  return {
    name,
    term,
    claimed,
    written: { text: written.text.trim(), ...scale },
    tolerance,
    clauses,
    site: siteOf(placed),
  }
}

/** 须证: a condition that must hold for every input. */
export function buildProperty(placed: Placed, d: Draft): Property | undefined {
  const { name, value } = placed.declaration
  const clauses = d.citations.of(placed, wordsAt(value, '依据'))
  const found = readCondition(placed, '式', '须证', d)
  return found && { name, term: found.term, clauses, site: siteOf(placed) }
}

/** How a number is written: of 5410.09万元 two places, 万元, and four places from 元. */
function scaleOf(written: string, nouns: ReadonlySet<string>): Omit<Claim['written'], 'text'> {
  const { shift, decimals } = readQuantity(written, nouns) ?? { shift: 0, decimals: 0 }
  return { places: decimals, unit: written.trim().replace(/^[^\p{L}%％]*(?:[eE][+-]?\d+)?\s*/u, ''), shift }
}
