import { problem } from '../../diagnostic/diagnostic.ts'
import { place } from '../../diagnostic/phrases.ts'
import { suggest } from '../../diagnostic/suggest.ts'
import { standardTerms } from '../../glossary/glossary.ts'
import type { Placed } from '../../syntax/policy/declaration.ts'
import { field } from '../../syntax/policy/fields.ts'
import { type Span, shift } from '../../text/span.ts'
import { type Model, siteOfFigure } from '../model.ts'
import { isRatioLike, readUnit, sameUnit, type Unit } from '../unit.ts'
import { unitName } from '../unit-name.ts'
import { namedParts } from './forms/named-parts.ts'
import type { Report } from './report.ts'

/** 通用名: each is in the glossary, fits the figure's unit, and stands at one figure of the policy. */
export function checkStandardTerms(
  { figures, sites, nouns }: Pick<Model, 'figures' | 'sites' | 'nouns'>,
  report: Report,
): void {
  const first = new Map<string, { readonly name: string; readonly span: Span }>()
  for (const { name, unit, standard } of figures.values()) {
    if (!standard) continue
    const span = shift(standard.span, siteOfFigure({ sites }, name).start)
    const term = standardTerms.get(standard.text)
    const before = first.get(standard.text)
    if (!term) {
      const near = suggest(standard.text, standardTerms.keys())
      const fix = near.length === 1 ? { fix: near[0] } : {}
      report.problems.push(problem('HC5120', span, { term: standard.text, near }, fix))
    } else if (before) {
      const related = [{ message: place.earlier, span: before.span }]
      report.problems.push(problem('HC5122', span, { name, first: before.name, term: term.name }, { related }))
    } else {
      first.set(term.name, { name, span })
      const wanted = readUnit(term.unit, nouns)?.unit
      if (wanted && unit.kind !== 'broken' && !fits(unit, wanted)) {
        const facts = { name, found: unitName(unit), term: term.name, wanted: term.unit, meaning: term.meaning }
        report.problems.push(problem('HC5121', span, facts))
      }
    }
  }
}

/** 通用名 written as several names: only the named parts of a split have them. */
export function checkPartTerms(rules: readonly Placed[], report: Report): void {
  for (const { declaration, start } of rules) {
    const node = field(declaration.value, '通用名')
    if (node?.kind !== 'map') continue
    const parts = namedParts(declaration.value).map((p) => p.key.text.trim())
    for (const { key } of node.pairs)
      if (!parts.includes(key.text.trim()))
        report.add(start, problem('HC5123', key.span, { part: key.text.trim(), parts }))
  }
}

function fits(unit: Unit, wanted: Unit): boolean {
  return sameUnit(unit, wanted) || (isRatioLike(unit) && isRatioLike(wanted))
}
