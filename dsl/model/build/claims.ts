import { problem } from '../../diagnostic/diagnostic.ts'
import { quoted, wanted } from '../../diagnostic/phrases.ts'
import type { Placed } from '../../syntax/policy/declaration.ts'
import { scalarAt, wordsAt } from '../../syntax/policy/fields.ts'
import type { Claim, Property } from '../model.ts'
import type { Names } from '../names.ts'
import { readQuantity, shiftDecimal } from '../quantity.ts'
import { isNumeric } from '../typing/arithmetic.ts'
import { brokenTerm, isBroken, type Scope } from '../typing/context.ts'
import { readUnit } from '../unit.ts'
import { unitName } from '../unit-name.ts'
import type { Cites } from './clauses.ts'
import { figuresUsed, placeFormula, typeFormula } from './formula.ts'
import type { FormulaReader } from './formula-reader.ts'
import { type Report, siteOf } from './report.ts'

/** What the building of claims and properties needs. */
export interface ClaimContext {
  readonly read: FormulaReader
  readonly names: Names
  readonly scope: Scope
  readonly citations: Cites
  readonly report: Report
  /** Notes figures that are used. */
  readonly use: (figure: string) => void
}

/** 核对: what a drafting note claims, and what its own numbers make of it. */
export function buildClaim(placed: Placed, c: ClaimContext): Claim | undefined {
  const { name, value } = placed.declaration
  const clauses = c.citations.of(placed, wordsAt(value, '依据'))
  const add = c.report.in(placed.start)
  const scalar = scalarAt(value, '公式')
  const written = scalarAt(value, '原稿')
  if (!scalar || !written) return undefined
  const formula = placeFormula(scalar, c.read)
  for (const used of figuresUsed(formula, c.names)) c.use(used)
  const term = typeFormula(formula, c.scope, add)
  const claimed = readQuantity(written.text, c.scope.nouns)
  if (!claimed) {
    add(problem('HC5017', written.span, { text: written.text.trim() }))
    return undefined
  }
  const typing = { scope: c.scope, report: add, place: (s: typeof term.span) => s, type: () => brokenTerm(term.span) }
  if (isBroken(term) || !isNumeric(term, typing, quoted('核对'))) return undefined
  const given = scalarAt(value, '允差')
  const tolerance = given
    ? readQuantity(given.text, c.scope.nouns)?.digits
    : halfOfLastDigit(written.text, c.scope.nouns)
  if (tolerance === undefined) {
    add(problem('HC5017', (given ?? written).span, { text: (given ?? written).text.trim() }))
    return undefined
  }
  return { name, term, claimed: claimed.digits, written: written.text.trim(), tolerance, clauses, site: siteOf(placed) }
}

/** 须证: a condition that must hold for every input. */
export function buildProperty(placed: Placed, c: ClaimContext): Property | undefined {
  const { name, value } = placed.declaration
  const clauses = c.citations.of(placed, wordsAt(value, '依据'))
  const add = c.report.in(placed.start)
  const scalar = scalarAt(value, '式')
  if (!scalar) return undefined
  const formula = placeFormula(scalar, c.read)
  for (const used of figuresUsed(formula, c.names)) c.use(used)
  const term = typeFormula(formula, c.scope, add)
  if (isBroken(term)) return undefined
  if (term.unit.kind !== 'truth') {
    add(problem('HC4003', term.span, { what: quoted('须证'), wanted: wanted.condition, found: unitName(term.unit) }))
    return undefined
  }
  return { name, term, clauses, site: siteOf(placed) }
}

/** Half of the last digit as written: of 5410.09万元 it is 50元. */
function halfOfLastDigit(written: string, nouns: ReadonlySet<string>): string | undefined {
  const match = /^[-－−+＋]?\s*\d+(?:\.(\d+))?\s*(\S.*)?$/.exec(written.trim())
  if (!match) return undefined
  const shift = match[2] === undefined ? 0 : (readUnit(match[2], nouns)?.shift ?? 0)
  return shiftDecimal('5', shift - (match[1]?.length ?? 0) - 1)
}
