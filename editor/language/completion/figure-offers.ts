import { syntaxOf } from '../../../dsl/index.ts'
import { type Figure, offsetOf, siteOfFigure } from '../../../dsl/model/model.ts'
import { printUnit, sameUnit, type Unit } from '../../../dsl/model/unit.ts'
import { valueWords } from '../value-words.ts'
import { type Known, lastRead, type Offer, type ReadTexts } from './completion.ts'

/** Figures under all their names. Those of the wanted unit come first; `fits` leaves others out. */
export function figureOffers(
  texts: ReadTexts,
  known: Known,
  wanted?: Unit,
  fits: (figure: Figure) => boolean = () => true,
): readonly Offer[] {
  const { compiled } = texts
  const { model } = compiled
  const offers: Offer[] = []
  for (const [name, meaning] of syntaxOf(compiled).names.meanings) {
    if (meaning.kind !== 'figure') continue
    const figure = lastRead(meaning.name, texts, known)
    if (!figure) {
      offers.push({ name, kind: 'rule', text: asWritten(name), rank: 2 })
      continue
    }
    if (!fits(figure)) continue
    offers.push({
      name,
      kind: figure.kind,
      text: asWritten(name),
      rank: rankOf(figure.unit, wanted),
      at: offsetOf(model, siteOfFigure(model, figure.name)),
      more: () => ({ detail: detailOf(figure, known), about: aboutOf(name, figure) }),
    })
  }
  return offers
}

/** A name as a formula has it. */
export function asWritten(name: string): string {
  return /^[\p{L}\p{N}_]+$/u.test(name) ? name : `「${name}」`
}

function rankOf(unit: Unit, wanted: Unit | undefined): number {
  if (wanted === undefined || wanted.kind === 'any' || wanted.kind === 'broken') return 0
  return sameUnit(unit, wanted) ? 0 : 2
}

function detailOf({ name, unit }: Figure, { rows }: Known): string {
  const row = rows?.get(name)
  return [unit.kind === 'broken' ? undefined : printUnit(unit), row && valueWords(row)].filter(Boolean).join(' · ')
}

function aboutOf(name: string, figure: Figure): string {
  const formula = figure.kind === 'rule' ? figure.formulas[0]?.text : undefined
  return [
    name === figure.name ? undefined : `就是“${figure.name}”`,
    figure.description,
    figure.dims.length > 0 ? `分${figure.dims.join('、')}` : undefined,
    formula,
    figure.clauses.length > 0 ? `依据${figure.clauses.join('、')}` : undefined,
  ]
    .filter(Boolean)
    .join('\n')
}
