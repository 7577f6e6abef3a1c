import { type KeyedPlace, type Place, policyPlaces } from '../../../dsl/format/formula-places.ts'
import { glossary } from '../../../dsl/glossary/glossary.ts'
import { syntaxOf } from '../../../dsl/index.ts'
import { offsetOf } from '../../../dsl/model/model.ts'
import { readUnit, sameUnit } from '../../../dsl/model/unit.ts'
import { headerKeys, otherSections, sectionForms } from '../../../dsl/syntax/policy/sections.ts'
import type { Shape } from '../../../dsl/syntax/shape/check-shape.ts'
import { type Form, formAt } from '../../../dsl/syntax/shape/form-at.ts'
import type { Known, Offer, ReadTexts } from './completion.ts'
import { figureOffers } from './figure-offers.ts'
import { fileOffers } from './file-offers.ts'
import { dimensionOffers, memberOffers } from './in-formula.ts'
import { keyMeanings } from './key-meanings.ts'
import type { TextPlace } from './text-place.ts'
import { figureUnits, roundings, truthOffers, unitOffers } from './word-offers.ts'

const choices = (words: readonly string[]): readonly Offer[] => words.map((name) => ({ name, kind: 'choice' }))

/** What fits at a place of a policy; 'formula': what fits in a formula does. */
export function fitsInPolicy(texts: ReadTexts, known: Known, place: TextPlace): readonly Offer[] | 'formula' {
  const { path, at } = place
  const [section, ...inside] = path
  if (section === undefined) return sectionKeys(place)
  if (inside.length === 0 && !Object.hasOwn(sectionForms, section) && section !== '维度')
    return headerWords(section, texts, known)
  // A list of entries, and a table of them, have '' where a map has the entry's name.
  const [, ...keys] = inside
  const shape = shapeOf(section)
  const form = shape && inside.length > 0 ? formAt(shape, keys) : undefined
  if (at === 'head') return tableHeads(section, inside, form, place)
  if (at === 'key') return keysAt(texts, known, place, form)
  // The clauses of a whole section stand where an entry would.
  if (inside.length === 1 && inside[0] === '依据') return valueWords('依据', path, texts, known)
  const held = holds(policyPlaces[section], inside)
  if (held === 'formula' || held === 'formulas' || held === 'bands' || held === 'cases') return 'formula'
  const short = inside.length === 1 ? (sectionForms[section]?.short ?? inside[0]) : keys.findLast((key) => key !== '')
  if (form && form.words.length > 0) return choices(form.words)
  return valueWords(short ?? '', path, texts, known)
}

function shapeOf(section: string): Shape | undefined {
  return section === '维度' ? 'dimension' : sectionForms[section]?.shape
}

/** What the value at some keys of an entry holds, as far as formulas go. */
function holds(section: KeyedPlace | undefined, inside: readonly string[]): Place | undefined {
  let at: Place | undefined = section
  for (const key of inside.slice(1)) {
    if (typeof at !== 'object') {
      if (at === 'cases' || at === 'formulas') return 'formula'
      return at
    }
    if (key === '') continue
    // Beside 按解读 stand the options, whose values are formulas.
    at = at.keys[key] ?? (Object.hasOwn(keyMeanings, key) || at.options === undefined ? undefined : 'formula')
  }
  return typeof at === 'object' ? at.short : at
}

function sectionKeys({ beside }: TextPlace): readonly Offer[] {
  const all = [...headerKeys, ...otherSections, ...Object.keys(sectionForms)]
  const single = (name: string): boolean => name !== '规则'
  return keyOffers({ keys: all.filter((k) => !(single(k) && beside.includes(k))), required: [], words: [] })
}

function headerWords(key: string, { compiled }: ReadTexts, { files = [] }: Known): readonly Offer[] {
  if (key === '沿用') return fileOffers(files, 'policy', compiled.file)
  return choices(formAt('header', [key])?.words ?? [])
}

function tableHeads(
  section: string,
  inside: readonly string[],
  form: Form | undefined,
  { beside }: TextPlace,
): readonly Offer[] {
  const name = sectionForms[section]?.named
  if (inside.at(-2) === '行' || inside.includes('行')) return choices(['得分名', '指标值', '分值', '评分', '数据来源'])
  const keys = [...(name ? [name] : []), ...(form?.keys ?? [])].filter((key) => !beside.includes(key))
  return keys.map((key) => ({ name: key, kind: 'key', text: key, about: keyMeanings[key] }))
}

function keysAt(
  texts: ReadTexts,
  known: Known,
  place: TextPlace,
  form: Form | undefined,
): readonly Offer[] | 'formula' {
  const { path, beside } = place
  const [section = '', ...inside] = path
  const key = inside.findLast((k) => k !== '') ?? ''
  if (form && form.keys.length > 0) {
    const left = { ...form, keys: form.keys.filter((k) => !beside.includes(k)) }
    const options = beside.includes('按解读') ? optionsOf(texts, valueBeside(texts, path)) : []
    return [...options.map((name) => asKey({ name, kind: 'choice' })), ...keyOffers(left)]
  }
  if (section === '资金去向' && inside.length === 0) return figureOffers(texts, known).map((o) => asKey(o))
  if (section === '绑定' && inside.length === 0) return boundOffers(texts, known).map((o) => asKey(o))
  if (key === '改为') return figureOffers(texts, known).map((o) => asKey(o))
  if (key === '分情形') return place.before === '' || !'其余'.startsWith(place.before) ? 'formula' : restOffers
  if (['值', '按年度', '暂取'].includes(key)) return membersOf(texts, inside[0]).map((o) => asKey(o))
  return place.at === 'key' && inside.at(-1) === '' ? valueWords(key, path, texts, known) : []
}

const restOffers: readonly Offer[] = [{ name: '其余', kind: 'keyword', text: '其余: ', about: '以上都不是的' }]

/** Keys with their colon behind them. */
function keyOffers({ keys, required }: Form): readonly Offer[] {
  return keys.map((name) => ({
    name,
    kind: 'key',
    text: `${name}: `,
    about: keyMeanings[name],
    rank: required.includes(name) ? 0 : 1,
  }))
}

/** An offer in the place of a key. */
export function asKey(offer: Offer): Offer {
  return { ...offer, text: `${offer.name}: ` }
}

function membersOf(texts: ReadTexts, name: string | undefined): readonly Offer[] {
  const figure = name === undefined ? undefined : texts.compiled.model.figures.get(name)
  return (figure?.dims ?? []).flatMap((dimension) => memberOffers(texts, dimension))
}

function valueBeside({ compiled }: ReadTexts, [section = '', name]: readonly string[]): string | undefined {
  const declared = syntaxOf(compiled).policy.declarations.get(section)
  const value = declared?.find(({ declaration }) => declaration.name === name)?.declaration.value
  const found = value?.kind === 'map' ? value.pairs.find(({ key }) => key.text === '按解读')?.value : undefined
  return found?.kind === 'scalar' ? found.text.trim() : undefined
}

function optionsOf({ compiled }: ReadTexts, reading: string | undefined): readonly string[] {
  const found = reading === undefined ? undefined : compiled.model.readings.get(reading)
  return found?.options.map(({ name }) => name) ?? []
}

/** What a framework leaves open, and its readings. */
function boundOffers(texts: ReadTexts, known: Known): readonly Offer[] {
  const open = figureOffers(texts, known, undefined, (f) => f.kind !== 'input' && f.open !== undefined)
  return [...open, ...readingOffers(texts)]
}

/** The readings of the policy. */
export function readingOffers({ compiled }: ReadTexts): readonly Offer[] {
  return [...compiled.model.readings.values()].map(({ name, options, reason, site }) => ({
    ...{ name, kind: 'reading' as const, about: reason, at: offsetOf(compiled.model, site) },
    detail: options.map((o) => o.name).join('、'),
  }))
}

/** What fits as the value of a key that holds no formula, by the key alone. */
function valueWords(key: string, path: readonly string[], texts: ReadTexts, known: Known): readonly Offer[] {
  const { model } = texts.compiled
  switch (key) {
    case '依据':
      return [...model.clauses.values()].map(({ id, summary, doubt, nature }) => ({
        ...{ name: id, kind: 'clause' as const, detail: summary },
        about: [nature, doubt && `存疑：${doubt}`].filter(Boolean).join('\n'),
      }))
    case '单位': {
      if (path.includes('显示')) {
        const own = model.figures.get(path[1] ?? '')?.unit
        const fits = unitOffers(model.nouns, own).filter(({ name }) => {
          const unit = readUnit(name, model.nouns)?.unit
          return own === undefined || (unit !== undefined && sameUnit(unit, own))
        })
        return fits
      }
      return [...choices(figureUnits), ...[...model.nouns].map((name) => ({ name, kind: 'unit' as const }))]
    }
    case '维度':
    case '取自':
      return dimensionOffers(texts).filter(({ detail }) => detail === '维度')
    case '取整':
      return choices(roundings)
    case '精度':
      return choices(['分', '角', '元', '0.01万元', '不取整'])
    case '尾差':
      return [...choices(['最大余额', '归首位', '归末位', '归最大']), ...membersOf(texts, path[1])]
    case '按解读':
      return readingOffers(texts)
    case '默认':
      return choices(optionsOf(texts, path[1]))
    case '参照':
      return figureOffers(texts, known, undefined, ({ kind, name }) => kind === 'rule' && name !== path[1])
    case '期初':
      return figureOffers(texts, known, undefined, ({ kind }) => kind === 'input')
    case '基数':
    case '金额':
    case '去向':
      return figureOffers(texts, known, undefined, ({ name }) => name !== path[1])
    case '通用名':
      return termOffers(texts, path[1])
    case '优先于':
      return [...model.exceptions.keys()].map((name) => ({ name, kind: 'choice' }))
    case '可缺':
      return [...truthOffers.slice(0, 1), { name: '0元', kind: 'choice' }]
    default:
      return []
  }
}

/** Standard terms; those of the figure's unit first. */
function termOffers({ compiled }: ReadTexts, figure: string | undefined): readonly Offer[] {
  const own = figure === undefined ? undefined : compiled.model.figures.get(figure)?.unit
  return glossary.flatMap(({ title, terms }) =>
    terms.map(({ name, unit, meaning }): Offer => {
      const scaled = readUnit(unit, compiled.model.nouns)?.unit
      const fits = own === undefined || (scaled !== undefined && sameUnit(scaled, own))
      return { name, kind: 'term', detail: `${title} · ${unit}`, about: meaning, rank: fits ? 0 : 1 }
    }),
  )
}
