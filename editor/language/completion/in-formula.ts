import { type Compiled, syntaxOf } from '../../../dsl/index.ts'
import { localNames } from '../../../dsl/model/build/locals.ts'
import { bandEnds } from '../../../dsl/model/build/words.ts'
import { knownMembers } from '../../../dsl/model/known-members.ts'
import { standInYear } from '../../../dsl/model/scenario.ts'
import type { Scope } from '../../../dsl/model/typing/context.ts'
import { typeExpression } from '../../../dsl/model/typing/type-expression.ts'
import { printUnit, readUnit, type Unit } from '../../../dsl/model/unit.ts'
import { builtInUnits } from '../../../dsl/syntax/expression/words.ts'
import { textAt } from '../../../dsl/syntax/policy/fields.ts'
import type { Node } from '../../../dsl/syntax/yaml/node.ts'
import { choose } from './choose.ts'
import { type Completion, type Known, lastRead, type Offer, type ReadTexts } from './completion.ts'
import { asWritten, figureOffers } from './figure-offers.ts'
import { type Understand, type Wanted, wantedBehind, wordAtEnd } from './formula-place.ts'
import type { TextPlace } from './text-place.ts'
import { functionOffers, joiningWords, openingWords, roundingPlaces, truthOffers, unitOffers } from './word-offers.ts'

/** What fits in a formula at the end of what is written of it. */
export function completeFormula(texts: ReadTexts, known: Known, place: TextPlace): readonly Completion[] {
  const { before, start } = place
  const end = start + before.length
  const from = before.length - (/(?:[\p{L}\p{N}_「]|(?<=\p{N})\.)*$/u.exec(before)?.[0].length ?? 0)
  const own = ownUnit(texts, place)
  const understand = understandBy(texts, known)
  let whole: readonly Completion[] = []
  for (const at of wordStarts(texts, before, from)) {
    const written = before.slice(at)
    const wanted = wantedBehind(before.slice(0, at), own, understand)
    const number = /^\d[\d.]*/.exec(written)?.[0]
    const behind = number === undefined ? undefined : written.slice(number.length)
    if (behind !== undefined && number !== undefined && wanted.kind === 'value') {
      const units = choose(numberUnits(texts, wanted.unit), behind, start + at + number.length, end)
      const names = choose(figureOffers(texts, known, wanted.unit), written, start + at, end)
      if (units.length + names.length > 0) return [...units, ...names]
    }
    const found = choose(offersFor(wanted, texts, known, place), written.replace(/^「/, ''), start + at, end)
    // Behind a word that is there in full the next one may begin; what may stand behind a name is not pressed on anybody.
    if (whole.length > 0 && wanted.kind === 'word') return whole
    if (found.some(({ name }) => name !== written)) return [...whole, ...found]
    whole = [...whole, ...found]
  }
  return whole
}

/** Where in a run of letters a word may begin: at its head, behind a word of the language, behind a name. */
function wordStarts({ compiled }: ReadTexts, before: string, from: number): readonly number[] {
  const { meanings } = syntaxOf(compiled).names
  const starts = [from]
  for (let at = from + 1; at <= before.length; at++) {
    const head = before.slice(0, at)
    const isBehind = wordAtEnd(head.slice(from)) !== undefined || starts.some((s) => meanings.has(before.slice(s, at)))
    // Of 不低于 and 低于 the longer one ends at the same place.
    if (isBehind) starts.push(at)
  }
  return starts
}

/** What the formula as a whole must be in: of a rule that says so. */
function ownUnit({ compiled }: ReadTexts, place: TextPlace): Unit | undefined {
  const key = place.path[2]
  const isWhole = place.path.length === 2 || ['公式', '保底', '封顶', '分摊'].includes(key ?? '')
  const value = isWhole ? declaredAt(compiled, place) : undefined
  const written = value && textAt(value, '单位')
  return written === undefined ? undefined : readUnit(written, compiled.model.nouns)?.unit
}

/** The entry that a place stands in, as read. */
function declaredAt(compiled: Compiled, { path: [section = '', name] }: TextPlace): Node | undefined {
  const declared = syntaxOf(compiled).policy.declarations.get(section) ?? []
  return declared.find(({ declaration }) => declaration.name === name)?.declaration.value
}

function understandBy(texts: ReadTexts, known: Known): Understand {
  const { names, read } = syntaxOf(texts.compiled)
  const { dimensions, nouns } = texts.compiled.model
  const scope: Scope = { names, dimensions, nouns, signature: (figure) => lastRead(figure, texts, known) }
  return (text) => {
    const { expression, problems } = read.formula(text)
    if (problems.length > 0) return undefined
    const term = typeExpression(
      expression,
      scope,
      (span) => span,
      () => {},
    )
    return term.unit.kind === 'broken' ? undefined : term
  }
}

function offersFor(wanted: Wanted, texts: ReadTexts, known: Known, place: TextPlace): readonly Offer[] {
  switch (wanted.kind) {
    case 'value': {
      const isTruth = wanted.unit?.kind === 'truth'
      const figures = figureOffers(texts, known, wanted.unit).map((o) => (o.name === place.path[1] ? last(o) : o))
      return [
        ...(isTruth ? truthOffers : []),
        ...localOffers(texts, place),
        ...figures,
        ...dimensionOffers(texts).map((o) => ({ ...o, rank: wanted.unit ? 3 : 1 })),
        ...functionOffers,
        ...openingWords,
      ]
    }
    case 'member': {
      const { dimensions, isPick } = wanted
      const found = dimensions.flatMap((dimension) => memberOffers(texts, dimension))
      return isPick && dimensions.length > 1 ? [...found, ...dimensionOffers(texts, dimensions)] : found
    }
    case 'dimension':
      return dimensionOffers(texts, wanted.of)
    case 'unit':
      return unitOffers(texts.compiled.model.nouns)
    case 'rounding':
      return roundingPlaces.map((name) => ({ name, kind: 'choice' }))
    case 'word':
      return joiningWords
  }
}

const last = (offer: Offer): Offer => ({ ...offer, rank: 4 })

/** Words that hold in this entry alone: 式中, and in a result of 分段 the ends of its band. */
function localOffers({ compiled }: ReadTexts, place: TextPlace): readonly Offer[] {
  const [section, , ...keys] = place.path
  const own = declaredAt(compiled, place)
  const words = [
    ...(own ? localNames(own) : []),
    ...(keys.includes('段') ? Object.values(bandEnds) : []),
    ...(section === '计分表' ? ['指标值', '分值', ...Object.values(bandEnds)] : []),
  ]
  return words.map((word) => ({ name: word, kind: 'local', detail: '只在这里用的词' }))
}

/** Dimensions and attributes; those named come first. */
export function dimensionOffers({ compiled }: ReadTexts, first: readonly string[] = []): readonly Offer[] {
  const { meanings } = syntaxOf(compiled).names
  return [...meanings].flatMap(([name, meaning]): Offer[] => {
    if (meaning.kind === 'figure') return []
    const detail = meaning.kind === 'dimension' ? '维度' : `${meaning.of}的属性`
    const rank = first.length === 0 || first.includes(name) ? 0 : 1
    return [{ name, kind: 'dimension', text: asWritten(name), detail, rank }]
  })
}

/** The members of a dimension, in the policy or in the data. */
export function memberOffers({ compiled, read }: ReadTexts, dimension: string): readonly Offer[] {
  const { model } = compiled
  const year = read?.scenario.year ?? standInYear(model)
  const names = knownMembers(dimension, read?.scenario.members ?? new Map(), model, year) ?? []
  return names.map((name) => ({ name, kind: 'member', text: memberText(name), detail: dimension }))
}

function memberText(name: string): string {
  return /^\d/.test(name) ? name : asWritten(name)
}

/** Units behind a number, the wanted one's first, also where it is one of several words (元/人). */
function numberUnits({ compiled }: ReadTexts, wanted: Unit | undefined): readonly Offer[] {
  const whole = wanted?.kind === 'quantity' && wanted.powers.length > 1 ? [printUnit(wanted)] : []
  const money = wanted === undefined ? ['万元', '元', '％', '人'] : []
  return unitOffers(compiled.model.nouns, wanted, [...whole, ...money, ...builtInUnits.filter((u) => u !== '%')])
}
