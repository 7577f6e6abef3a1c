import { type Problem, problem } from '../../diagnostic/diagnostic.ts'
import { quoted, wanted } from '../../diagnostic/phrases.ts'
import type { Term } from '../term.ts'
import { align } from '../typing/align.ts'
import { brokenTerm, isBroken, type Scope, type Typing } from '../typing/context.ts'
import { unitName } from '../unit-name.ts'
import { figuresUsed, type PlacedFormula, typeFormula } from './formula.ts'

/**
 * A condition on the members of some dimensions (仅 of an input, 其中 of a part), with attributes followed from those members; undefined
 * when it cannot be read, is no condition, or runs over more. `key` is what it stands under.
 */
export function typeCondition(
  formula: PlacedFormula,
  key: string,
  dims: readonly string[],
  scope: Scope,
  report: (p: Problem) => void,
): Term | undefined {
  const figure = figuresUsed(formula, scope.names)[0]
  if (figure !== undefined) {
    report(problem('HC5042', formula.scalar.span, { key, name: figure }))
    return undefined
  }
  const found = typeFormula(formula, scope, report)
  if (isBroken(found)) return undefined
  if (found.unit.kind !== 'truth') {
    report(problem('HC4003', found.span, { what: quoted(key), wanted: wanted.condition, found: unitName(found.unit) }))
    return undefined
  }
  const typing: Typing = { scope, report, place: (span) => span, type: (e) => brokenTerm(e.span) }
  const [followed] = align([found], typing, dims)
  const extra = followed?.dims.filter((d) => !dims.includes(d)) ?? []
  if (extra.length === 0) return followed
  report(problem('HC4013', found.span, { condition: extra, rule: dims }))
  return undefined
}
