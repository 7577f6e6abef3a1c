import { problem } from '../../diagnostic/diagnostic.ts'
import { quoted, wanted } from '../../diagnostic/phrases.ts'
import type { Placed } from '../../syntax/policy/declaration.ts'
import { scalarAt } from '../../syntax/policy/fields.ts'
import type { Term } from '../term.ts'
import { isBroken } from '../typing/context.ts'
import { unitName } from '../unit-name.ts'
import type { Draft } from './draft.ts'
import { figuresUsed, placeFormula, typeFormula } from './formula.ts'

/** A formula that is no rule's, as written and as meant. */
export interface Statement {
  readonly text: string
  readonly term: Term
}

/** The formula under a key of a declaration (须, 式, 公式 of a claim); what it uses is noted. Undefined when it is not there or cannot be understood. */
export function readStatement({ declaration, start }: Placed, key: string, d: Draft): Statement | undefined {
  const scalar = scalarAt(declaration.value, key)
  if (!scalar) return undefined
  const formula = placeFormula(scalar, d.read)
  for (const figure of figuresUsed(formula, d.names)) d.used.add(figure)
  const term = typeFormula(formula, d.scope, d.report.in(start))
  return isBroken(term) ? undefined : { text: scalar.text.trim(), term }
}

/** The same where it must be a condition; `what` names it in the message. */
export function readCondition(placed: Placed, key: string, what: string, d: Draft): Statement | undefined {
  const found = readStatement(placed, key, d)
  if (!found || found.term.unit.kind === 'truth') return found
  const facts = { what: quoted(what), wanted: wanted.condition, found: unitName(found.term.unit) }
  d.report.add(placed.start, problem('HC4003', found.term.span, facts))
  return undefined
}
