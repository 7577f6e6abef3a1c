import { type Figure, isInherited, type Model, siteOfFigure } from '../../../dsl/model/model.ts'
import { printUnit } from '../../../dsl/model/unit.ts'
import { formAt } from '../../../dsl/syntax/shape/form-at.ts'
import type { Known, Offer, ReadTexts } from './completion.ts'
import { figureOffers } from './figure-offers.ts'
import { fileOffers } from './file-offers.ts'
import { dimensionOffers, memberOffers } from './in-formula.ts'
import { asKey, readingOffers } from './in-policy.ts'
import type { TextPlace } from './text-place.ts'
import { truthOffers, unitOffers } from './word-offers.ts'

const kinds: Readonly<Record<string, (figure: Figure) => boolean>> = {
  输入: ({ kind }) => kind === 'input',
  参数: ({ kind }) => kind === 'parameter',
  核定: ({ kind }) => kind === 'rule',
  期望: ({ kind }) => kind === 'rule',
  上年: () => true,
}

/** What fits at a place of a scenario. */
export function fitsInScenario(texts: ReadTexts, known: Known, place: TextPlace): readonly Offer[] {
  const { path, at, beside } = place
  const { model } = texts.compiled
  const file = texts.read?.file ?? ''
  const [section, name, ...inside] = path
  const keyed = (offers: readonly Offer[]): readonly Offer[] =>
    offers.filter((o) => !beside.includes(o.name)).map((o) => (at === 'key' ? asKey(o) : o))
  if (section === undefined)
    return (formAt('scenario', [])?.keys ?? [])
      .filter((key) => !beside.includes(key))
      .map((key) => ({ name: key, kind: 'key', text: `${key}: ` }))
  if (section === '政策') return fileOffers(known.files ?? [], 'policy', file)
  if (section === '上年' && (name === '情景' || name === undefined) && at === 'value')
    return fileOffers(known.files ?? [], 'scenario', file)
  if (section === '解读') {
    if (at === 'key') return keyed(readingOffers(texts))
    return (model.readings.get(name ?? '')?.options ?? []).map((o) => ({
      ...{ name: o.name, kind: 'choice' as const, about: o.text },
    }))
  }
  if (section === '维度') return name === undefined ? keyed(dimensionsOf(texts)) : columnsOf(texts, name, inside, place)
  const fits = kinds[section]
  if (!fits) return []
  const wanted = figureOffers(texts, known, undefined, fits)
  if (name === undefined || (name === '' && at === 'head')) return keyed(ownFirst(wanted, model, beside))
  const figure = model.figures.get(model.aliases.get(name) ?? name)
  if (!figure) return []
  return cellOffers(texts, figure, inside, place)
}

/** Names that the policy itself declares before those of its framework, and none that stands there under another name. */
function ownFirst(offers: readonly Offer[], model: Model, beside: readonly string[]): readonly Offer[] {
  const { figures, aliases } = model
  const given = new Set(beside.map((name) => aliases.get(name) ?? name))
  return offers.flatMap((offer) => {
    const figure = figures.get(aliases.get(offer.name) ?? offer.name)
    if (!figure || given.has(figure.name)) return []
    const rank = isInherited(model, siteOfFigure(model, figure.name)) ? 1 : 0
    return [{ ...offer, rank: aliases.has(offer.name) ? 2 : rank }]
  })
}

function dimensionsOf(texts: ReadTexts): readonly Offer[] {
  return dimensionOffers(texts).filter(({ detail }) => detail === '维度')
}

/** The heads of a table of members, and the values of their attributes. */
function columnsOf(
  texts: ReadTexts,
  name: string,
  inside: readonly string[],
  { at, beside }: TextPlace,
): readonly Offer[] {
  const attributes = texts.compiled.model.dimensions.get(name)?.attributes ?? new Map<string, string>()
  const column = inside.at(-1)
  if (at === 'head')
    return ['名', ...attributes.keys()]
      .filter((head) => !beside.includes(head))
      .map((head) => ({ name: head, kind: 'key' }))
  const target = column === undefined ? undefined : attributes.get(column)
  return target === undefined ? [] : memberOffers(texts, target)
}

/** Members where the figure has any left, else what its value may be. */
function cellOffers(texts: ReadTexts, figure: Figure, inside: readonly string[], place: TextPlace): readonly Offer[] {
  const { at, beside } = place
  const members = figure.dims.flatMap((dimension) => memberOffers(texts, dimension))
  if (at === 'key') {
    const depth = inside.filter((key) => key !== '').length
    const dimension = figure.dims[depth]
    return dimension === undefined
      ? []
      : memberOffers(texts, dimension)
          .filter(({ name }) => !beside.includes(name))
          .map((o) => asKey(o))
  }
  if (at === 'head') return [...figure.dims.map((name) => ({ name, kind: 'dimension' as const })), ...members]
  if (figure.dims.includes(inside.at(-1) ?? '')) return memberOffers(texts, inside.at(-1) as string)
  if (figure.unit.kind === 'truth') return truthOffers
  if (figure.unit.kind === 'member') return memberOffers(texts, figure.unit.dimension)
  if (!/^\s*[\d.]+/.test(place.before) || figure.unit.kind !== 'quantity') return []
  const units = unitOffers(texts.compiled.model.nouns, figure.unit, [printUnit(figure.unit)])
  return units.filter(({ rank }) => rank === 0)
}
