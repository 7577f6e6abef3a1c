import { problem } from '../../diagnostic/diagnostic.ts'
import { quoted, wanted } from '../../diagnostic/phrases.ts'
import type { Placed } from '../../syntax/policy/declaration.ts'
import { scalarAt, textAt, wordsAt } from '../../syntax/policy/fields.ts'
import type { Constraint, Level } from '../model.ts'
import type { Names } from '../names.ts'
import { isBroken, type Scope } from '../typing/context.ts'
import { unitName } from '../unit-name.ts'
import type { Citations } from './clauses.ts'
import { figuresUsed, placeFormula, typeFormula } from './formula.ts'
import type { FormulaReader } from './formula-reader.ts'
import { type Report, siteOf } from './report.ts'

/** A constraint, and the figures that it uses; undefined when it cannot be read. */
export function buildConstraint(
  placed: Placed,
  read: FormulaReader,
  names: Names,
  scope: Scope,
  citations: Citations,
  report: Report,
): { constraint?: Constraint; uses: readonly string[] } {
  const { name, value } = placed.declaration
  const clauses = citations.of(placed, wordsAt(value, '依据'))
  const scalar = scalarAt(value, '须')
  if (!scalar) return { uses: [] }
  const formula = placeFormula(scalar, read)
  const term = typeFormula(formula, scope, report.in(placed.start))
  const uses = figuresUsed(formula, names)
  if (isBroken(term)) return { uses }
  if (term.unit.kind !== 'truth') {
    report.add(
      placed.start,
      problem('HC4003', term.span, { what: quoted('须'), wanted: wanted.condition, found: unitName(term.unit) }),
    )
    return { uses }
  }
  const level = (textAt(value, '程度') ?? '必须') as Level
  return { constraint: { name, term, formula: scalar.text.trim(), level, clauses, site: siteOf(placed) }, uses }
}
