import type { Expression } from '../../dsl/syntax/expression/expression.ts'
import { printFormula } from '../../dsl/syntax/expression/print.ts'
import { chance, pick, whole } from './random.ts'
import type { Draft } from './random-draft.ts'
import type { NumberUnit, Usable } from './random-source.ts'
import type { SlowBand, SlowBands } from './slow-policy.ts'
import { binary, call, minus, name, number } from './tree.ts'

/** Where bands meet; amounts that data often hit. */
const PLACES: Readonly<Record<NumberUnit, readonly string[]>> = {
  元: ['-50', '0', '33.33', '100', '100', '200'],
  人: ['0', '1', '3', '7', '120'],
  比率: ['0％', '50％', '80％', '100％', '120％'],
  分: ['0', '60', '80', '90'],
}

/** Bands, and their text: `3％（含）以内：0％；3％至8％（含）：40％`. */
export interface WrittenBands {
  readonly bands: readonly SlowBand[]
  readonly text: string
}

/** 分段 in one of its three manners, with its keys; `unit` is that of the figure. */
export function randomBands(
  unit: NumberUnit,
  draft: Draft,
  words: readonly Usable[],
): { bands: SlowBands; keys: string[] } {
  const { random } = draft
  const f = draft.formulas(words)
  const manner = pick(random, ['value', 'value', 'whole', 'slices'] as const)
  const of = manner === 'value' ? pick(random, ['元', '人', '比率', '分'] as const) : unit
  const counted = manner === 'slices' && of === '人' && chance(random, 0.5) ? countedPeople(draft) : undefined
  const plain = counted ?? (chance(random, 0.6) ? f.leaf(of) : f.of(of, 1))
  // Of people that are not counted there may be half of one.
  const amount = manner === 'slices' && of === '人' && !counted ? binary('×', plain, number('50', '％')) : plain
  const subject = manner === 'slices' && chance(random, 0.6) ? call('取大', [amount, number('0')]) : amount
  const base = of !== '比率' && chance(random, 0.25) ? baseOf(f.of(of, 0), random) : undefined
  const ends = base ? '比率' : of
  const result = manner === 'value' ? unit : '比率'
  const made = bandsOver(
    ends,
    result,
    { isRate: manner === 'slices', isCounted: counted !== undefined, isFixed: !base },
    draft,
    words,
  )
  const word = { value: undefined, whole: '全额', slices: '累进' }[manner]
  const inline = chance(random, 0.5)
  const keys = [
    `按: ${printFormula(subject)}`,
    ...(word ? [`方式: ${word}`] : []),
    ...(base ? [`基数: ${printFormula(base)}`] : []),
    inline
      ? `段: ${made.text}`
      : `段: |\n${made.text
          .split('；')
          .map((band) => `        ${band}`)
          .join('\n')}`,
  ]
  return {
    bands: { subject, manner, bands: made.bands, isCounted: counted !== undefined, ...(base ? { base } : {}) },
    keys: ['分段:', ...keys.map((key) => `  ${key}`)],
  }
}

/**
 * A place where bands meet, and to which side it belongs; `alone`: a band of its own; `none`: no band has it; `next`: the band above begins
 * with the next whole number.
 */
interface Place {
  readonly value: Expression
  readonly side: 'below' | 'above' | 'alone' | 'none' | 'next'
}

/** What percentages are of: mostly no less than 0. */
function baseOf(amount: Expression, random: () => number): Expression {
  return chance(random, 0.8) ? call('绝对值', [amount]) : amount
}

/** A figure in people that is known to be whole. */
function countedPeople({ random, inputs }: Draft): Expression {
  const counted = inputs.filter(({ unit }) => unit === '人')
  return counted.length > 0 && chance(random, 0.8) ? name(pick(random, counted).name) : number('7', '人')
}

/** `isRate`: 累进, which starts at 0; `isCounted`: of whole people; `isFixed`: the ends are no shares of a base. */
interface BandsManner {
  readonly isRate: boolean
  readonly isCounted: boolean
  readonly isFixed: boolean
}

/**
 * Bands over a figure in one unit with results in another. Ends that are figures, or parts of one, may fall together, so that
 * every place belongs to the same side then: bands neither overlap nor leave gaps.
 */
export function bandsOver(
  unit: NumberUnit,
  result: NumberUnit,
  how: BandsManner,
  draft: Draft,
  words: readonly Usable[],
): WrittenBands {
  const { random } = draft
  const areFigures = !how.isCounted && chance(random, 0.3)
  const values = areFigures ? figurePlaces(unit, how, draft, words) : fixedPlaces(unit, how.isRate, random)
  const isFree = how.isFixed && !areFigures
  const one = pick(random, ['below', 'above'] as const)
  const more = how.isRate ? [] : (['below', 'above', 'alone', 'none'] as const)
  const wholes = unit === '人' && (!how.isRate || how.isCounted) ? (['next', 'next'] as const) : []
  const sides = ['below', 'above', ...more, ...wholes] as const
  const places = values.map((value, i): Place => {
    const side = isFree ? pick(random, sides) : one
    const next = values[i + 1]
    const isCrowded =
      next?.type === 'number' && value.type === 'number' && Number(next.digits) <= Number(value.digits) + 1
    return { value, side: side === 'next' && isCrowded ? 'below' : side }
  })
  const ranges = rangesOf(
    places,
    how.isRate && chance(random, 0.5) ? number('0', unit === '比率' ? '％' : '') : undefined,
  )
  // A gap in 累进 would have no meaning, and figures that are ends leave none here.
  const kept = isFree && !how.isRate && ranges.length > 1 && chance(random, 0.2) ? without(ranges, random) : ranges
  const rest = !how.isRate && kept.length > 1 && chance(random, 0.2) ? whole(random, 0, kept.length - 1) : -1
  const bands = kept.map((range, i): SlowBand => {
    if (i === rest) return { isRest: true, result: draft.formulas(words).of(result, 1) }
    const isSilent = kept.length > 1 && i > 0 && chance(random, 0.15)
    return { ...range, isRest: false, ...(isSilent ? {} : { result: resultOf(range, unit, result, draft, words) }) }
  })
  const marked = isFree ? unmarkSome(bands, random) : bands
  const shown = chance(random, 0.3) ? [...marked].reverse() : marked
  return {
    bands: shown,
    text: shown
      .map((band) => `${rangeText(band, random)}：${band.result ? printFormula(band.result) : '未规定'}`)
      .join('；'),
  }
}

function fixedPlaces(unit: NumberUnit, fromZero: boolean, random: () => number): Expression[] {
  const all = PLACES[unit].filter((digits) => !fromZero || !digits.startsWith('-'))
  const digits = new Set(Array.from({ length: whole(random, 1, 3) }, () => pick(random, all)))
  const sorted = [...digits].sort((a, b) => Number.parseFloat(a) - Number.parseFloat(b))
  return sorted.map((text) => quantity(text, unit))
}

function quantity(text: string, unit: NumberUnit): Expression {
  const isNegative = text.startsWith('-')
  const digits = text.replace(/[-％]/g, '')
  const literal = text.endsWith('％') ? number(digits, '％') : number(digits, unit === '比率' ? '' : unit)
  return isNegative ? minus(literal) : literal
}

/** One figure, or two of which the second is mostly no less than the first. */
function figurePlaces(unit: NumberUnit, how: BandsManner, draft: Draft, words: readonly Usable[]): Expression[] {
  const f = draft.formulas(words)
  const leaf = (): Expression => {
    const found = f.leaf(unit)
    // A share of a base is written as one.
    return !how.isFixed && found.type === 'number' ? number(found.digits, '％') : found
  }
  const first = how.isRate || chance(draft.random, 0.5) ? call('绝对值', [leaf()]) : leaf()
  if (chance(draft.random, 0.6)) return [first]
  // Now and then the second is less than the first after all: then bands overlap.
  return [first, binary(chance(draft.random, 0.75) ? '＋' : '－', first, call('绝对值', [leaf()]))]
}

type Range = Pick<SlowBand, 'low' | 'high'>

/** The ranges between the places, in order, and those that are a place alone. */
function rangesOf(places: readonly Place[], from: Expression | undefined): Range[] {
  const ranges: Range[] = []
  let low: SlowBand['low'] = from && { value: from, closed: true }
  for (const { value, side } of places) {
    const isEmpty = low !== undefined && low.value === from && isZero(value)
    if (!isEmpty) ranges.push({ ...(low ? { low } : {}), high: { value, closed: side === 'below' || side === 'next' } })
    if (side === 'alone') ranges.push({ low: { value, closed: true }, high: { value, closed: true } })
    low = side === 'next' ? { value: nextWhole(value), closed: true } : { value, closed: side === 'above' }
  }
  return [...ranges, { ...(low ? { low } : {}) }]
}

function isZero(e: Expression): boolean {
  return e.type === 'number' && Number(e.digits) === 0
}

function nextWhole(e: Expression): Expression {
  return e.type === 'number' ? number(String(Number(e.digits) + 1), e.unit) : e
}

function without(ranges: readonly Range[], random: () => number): Range[] {
  const at = whole(random, 0, ranges.length - 1)
  return ranges.filter((_, i) => i !== at)
}

/** What a band comes to; now and then with its own ends in it. */
function resultOf(
  { low, high }: Range,
  unit: NumberUnit,
  result: NumberUnit,
  draft: Draft,
  words: readonly Usable[],
): Expression {
  const ends = new Map<string, Expression>()
  if (low) ends.set('段下限', low.value)
  if (high) ends.set('段上限', high.value)
  if (unit !== result || ends.size === 0 || chance(draft.random, 0.6)) return draft.formulas(words).of(result, 1)
  return draft.withMeaning(ends, () => {
    const own = [...ends.keys()].map((word): Usable => ({ name: word, unit, isWord: true }))
    const end = name(pick(draft.random, own).name)
    const f = draft.formulas([...words, ...own])
    return chance(draft.random, 0.5) ? binary('×', end, f.leaf('比率')) : binary('＋', f.leaf(unit), end)
  })
}

/** 至 without a mark, where the language says to which side the place belongs: to the neighbour that claims it, else to this one. */
function unmarkSome(bands: readonly SlowBand[], random: () => number): SlowBand[] {
  const text = (end: SlowBand['low']): string => JSON.stringify(end?.value)
  const made = [...bands]
  for (const [i, { low, high }] of bands.entries()) {
    if (!low || !high || text(low) === text(high) || low.value.type !== 'number' || high.value.type !== 'number')
      continue
    const other = (side: 'low' | 'high', end: SlowBand['low']): SlowBand['low'] =>
      made.find((band, j) => j !== i && text(band[side]) === text(end))?.[side]
    const mayUnmark = (end: NonNullable<SlowBand['low']>, neighbour: SlowBand['low']): boolean =>
      chance(random, 0.5) && (end.closed ? neighbour?.closed !== undefined || !neighbour : neighbour?.closed === true)
    const plain = (end: NonNullable<SlowBand['low']>): SlowBand['low'] => ({ value: end.value })
    const band = made[i] as SlowBand
    const newLow = mayUnmark(low, other('high', low)) ? plain(low) : low
    const newHigh = mayUnmark(high, other('low', high)) ? plain(high) : high
    made[i] = { ...band, low: newLow, high: newHigh }
  }
  return made
}

/** The words of a range, in one of the ways in which documents put it. */
function rangeText({ low, high, isRest }: SlowBand, random: () => number): string {
  if (isRest) return '其余'
  if (low && high) return betweenText(low, high, random)
  if (low)
    return low.closed
      ? claimed(low, '以上', ['不低于', '满'], random)
      : pick(random, [`超过${printed(low)}`, `${printed(low)}（不含）以上`, `${printed(low)}以外`])
  if (high)
    return high.closed
      ? claimed(high, '以内', ['不超过', '不高于'], random)
      : pick(random, [`不足${printed(high)}`, `低于${printed(high)}`, `${printed(high)}（不含）以下`])
  return '其余'
}

/** An end that is included: marked, so that a neighbour without a mark gives way, or in words. */
function claimed(
  end: NonNullable<SlowBand['low']>,
  suffix: string,
  prefixes: readonly string[],
  random: () => number,
): string {
  return pick(random, [
    `${printed(end)}（含）${suffix}`,
    `${printed(end)}（含）${suffix}`,
    `${printed(end)}${suffix}`,
    `${pick(random, prefixes)}${printed(end)}`,
  ])
}

function betweenText(
  low: NonNullable<SlowBand['low']>,
  high: NonNullable<SlowBand['low']>,
  random: () => number,
): string {
  if (JSON.stringify(low.value) === JSON.stringify(high.value)) return printed(low)
  const mark = ({ closed }: { closed?: boolean }): string =>
    closed === undefined ? '' : closed ? '（含）' : '（不含）'
  if (low.closed !== undefined && high.closed !== undefined && chance(random, 0.4)) {
    const from = low.closed ? `${printed(low)}以上` : `超过${printed(low)}`
    const to = high.closed ? `${printed(high)}以内` : `不足${printed(high)}`
    return `${from}、${to}`
  }
  // 80至95％: the first number has the second's unit.
  const [a, b] = [low.value, high.value]
  const isShort =
    a.type === 'number' && b.type === 'number' && a.unit === b.unit && a.unit !== '' && chance(random, 0.3)
  return `${isShort ? a.digits : printed(low)}${mark(low)}至${printed(high)}${mark(high)}`
}

function printed({ value }: NonNullable<SlowBand['low']>): string {
  return printFormula(value)
}
