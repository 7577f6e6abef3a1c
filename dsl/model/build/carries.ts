import { problem } from '../../diagnostic/diagnostic.ts'
import { suggest } from '../../diagnostic/suggest.ts'
import type { Placed } from '../../syntax/policy/declaration.ts'
import { pairOf, scalarAt } from '../../syntax/policy/fields.ts'
import { type Model, siteOfFigure } from '../model.ts'
import { unify } from '../typing/arithmetic.ts'
import { unitName } from '../unit-name.ts'
import type { DeclaredFigure } from './declared-names.ts'
import { madeRule, once } from './made-rules.ts'
import { type Report, siteSpan } from './report.ts'

/** A 结转 as a rule: 期末 is the formula of the carried figure. */
export const carryRule = once((carry) => {
  const closing = pairOf(carry.value, '期末')
  if (!closing || !scalarAt(carry.value, '期初')) return { declarations: [], problems: [] }
  const rule = madeRule(carry.key, closing.value, carry.value, ['依据', '说明', '别名', '通用名', '显示'])
  return { declarations: [rule], problems: [] }
})

/** 期初 by carried figure: the input that opens the first year. What names none is reported. */
export function carryOpenings(
  declarations: readonly Placed[],
  figures: ReadonlyMap<string, DeclaredFigure>,
  figureNamed: (name: string) => string | undefined,
  report: Report,
): Map<string, string> {
  const openings = new Map<string, string>()
  for (const { start, declaration } of declarations) {
    const scalar = scalarAt(declaration.value, '期初')
    if (!scalar) continue
    const written = scalar.text.trim()
    const opening = figureNamed(written)
    const kind = opening === undefined ? undefined : figures.get(opening)?.kind
    if (opening !== undefined && kind === '输入') openings.set(declaration.name, opening)
    else {
      const inputs = [...figures].flatMap(([name, f]) => (f.kind === '输入' ? [name] : []))
      const near = suggest(written, inputs)
      const fix = near.length === 1 ? { fix: near[0] } : {}
      report.add(start, problem('HC5048', scalar.span, { name: declaration.name, opening: written, kind, near }, fix))
    }
  }
  return openings
}

/** Tells of each carried figure that is counted otherwise than its opening, or runs over other dimensions. */
export function checkCarries(
  { openings, figures, sites }: Pick<Model, 'figures' | 'sites'> & { readonly openings: Model['carries'] },
  report: Report,
): void {
  for (const [name, opening] of openings) {
    const [rule, input] = [figures.get(name), figures.get(opening)]
    if (!rule || !input || rule.unit.kind === 'broken' || input.unit.kind === 'broken') continue
    const at = siteSpan(siteOfFigure({ sites }, name))
    if (!unify(rule.unit, input.unit)) {
      const units = { closing: unitName(rule.unit), unit: unitName(input.unit) }
      report.problems.push(problem('HC5049', at, { name, opening, ...units }))
    } else if (input.dims.length !== rule.dims.length || !rule.dims.every((d) => input.dims.includes(d)))
      report.problems.push(problem('HC5043', at, { name, opening }))
  }
}
