import { type Problem, problem, severityOf } from '../../../diagnostic/diagnostic.ts'
import { kindOf } from '../../../diagnostic/phrases.ts'
import { toldOnce } from '../../../diagnostic/told-once.ts'
import type { Band } from '../../../syntax/expression/band.ts'
import type { Span } from '../../../text/span.ts'
import type { BandManner, BandTerm, Term } from '../../term.ts'
import { align, unionDims } from '../../typing/align.ts'
import { commonUnit, isNumeric } from '../../typing/arithmetic.ts'
import { brokenTerm, isBroken, type Scope, term } from '../../typing/context.ts'
import { typeExpression } from '../../typing/type-expression.ts'
import { isWhole } from '../../typing/whole.ts'
import { any, combine, isCount, type Unit } from '../../unit.ts'
import { placeProblems } from '../formula.ts'
import type { PlacedBands } from '../rule-reader.ts'
import { bandEnds, caseWords, unspecifiedWord } from '../words.ts'
import { checkBase, type Measure, rangeEnd, type TypedEnd, typeEnd } from './band-ends.ts'
import { checkCover } from './check-cover.ts'
import { checkRates, rateBesideAmount } from './check-rates.ts'
import type { RuleTyping } from './form.ts'
import { layBands } from './lay-bands.ts'
import { checkStart, slicesOf } from './slices.ts'

/** What bands are put together from. */
export interface BandParts extends Measure {
  readonly bands: PlacedBands
  readonly manner: BandManner
}

/** A band with the meaning of its ends and of its result; no result: not provided for. */
interface TypedBand {
  readonly name: string
  readonly span: Span
  readonly isRest: boolean
  readonly low: TypedEnd | undefined
  readonly high: TypedEnd | undefined
  readonly result: Term | undefined
  readonly resultText: string
}

/** Bands with their meaning: ends in the figure's unit, in order along the line; results in one unit. All that is wrong with them is said. */
export function bandsTerm(parts: BandParts, t: RuleTyping): Term {
  const { subject, base, manner } = parts
  const { scalar, problems } = parts.bands
  for (const p of placeProblems(problems, (span) => t.place(scalar, span))) t.report(p)
  const isMeasured = isNumeric(subject.term, t.typing, kindOf.subject)
  const once = { ...t, report: withoutEchoes(t.report) }
  const typed = parts.bands.bands.map((band) => typeBand(band, parts, once))
  const rests = typed.filter((b) => b.isRest)
  checkRests(rests, manner, t.report)
  const ranged = typed.filter((b) => !b.isRest)
  const terms = typed.flatMap((b) => [b.low?.term, b.high?.term, b.result].filter((x) => x !== undefined))
  const unit = unitOfResults(typed, parts, t)
  const isRead = isMeasured && typed.length > 0 && ranged.every((b) => b.low || b.high)
  const isBaseUsed = ranged.some(({ low, high }) => low?.isShare || high?.isShare)
  if (isBaseUsed) checkBase(parts, t.report)
  if (!isRead || !unit || isBroken(...terms) || (base && isBroken(base.term))) return brokenTerm(t.at)
  if (base && !isBaseUsed) t.report(problem('HC5067', base.term.span, { base: base.text }))
  const areWhole = (): boolean => isWhole(subject.term, t.scope)
  const ranges = ranged.map((b) => ({ ...b, low: rangeEnd(b.low, parts), high: rangeEnd(b.high, parts) }))
  const clashes: Problem[] = []
  const laid = layBands(ranges, rests.length > 0, areWhole, (p) => clashes.push(p))
  for (const p of clashes) t.report(p)
  const ordered = laid.bands.map(({ index, low, high, begins }) => {
    const band = ranged[index] as TypedBand
    return {
      ...band,
      low: band.low && { ...band.low, closed: low },
      high: band.high && { ...band.high, closed: high },
      meets: begins === 'there',
      begins,
    }
  })
  const isCounted = (): boolean => isCount(subject.term.unit) && areWhole()
  const bands = manner === 'slices' ? slicesOf(ordered, isCounted, t) : ordered
  const startsWell = manner !== 'slices' || checkStart(ordered, t.report)
  const isSound = startsWell && ![...problems, ...clashes].some((p) => severityOf(p.code) === 'error')
  const startsAtZero = manner === 'slices' && !bands[0]?.low
  if (isSound && rests.length === 0) checkCover(ordered, subject.term, startsAtZero, t.scope, t.report)
  return together(parts, bands, rests[0]?.result, laid.isRising, unit, t)
}

function typeBand(band: Band, parts: BandParts, t: RuleTyping): TypedBand {
  const { scalar } = parts.bands
  const place = (span: Span): Span => t.place(scalar, span)
  const textAt = ({ start, end }: Span): string => scalar.text.slice(start, end)
  const low = band.low && typeEnd(band.low, textAt(band.low.span), parts, t, place)
  // 3例 is both ends at once.
  const isPoint = band.high !== undefined && band.high.value === band.low?.value
  const high = isPoint ? low : band.high && typeEnd(band.high, textAt(band.high.span), parts, t, place)
  const scope = withEnds(t.scope, low?.written, high?.written)
  const result = band.result === unspecifiedWord ? undefined : typeExpression(band.result, scope, place, t.report)
  const texts = { name: textAt(band.range), resultText: textAt(band.resultSpan) }
  return { ...texts, span: place(band.range), isRest: band.rest, low, high, result }
}

/** The unit that all results have, as rates where there is a 方式; undefined where they have none. */
function unitOfResults(bands: readonly TypedBand[], { subject, manner }: BandParts, t: RuleTyping): Unit | undefined {
  const results = bands.flatMap((b) => (b.result ? [{ term: b.result, text: b.resultText }] : []))
  // Words and dates can be what a band comes to, but nothing is multiplied by them.
  if (manner !== 'value' && results.some((r) => !isNumeric(r.term, t.typing, kindOf.band))) return undefined
  if (manner !== 'value' && !checkRates(subject, results, manner, t.report)) return undefined
  if (results.length === 0) return any
  const mixed = manner === 'value' ? rateBesideAmount(subject, results) : undefined
  if (mixed) {
    t.report(mixed)
    return undefined
  }
  return commonUnit(
    results.map((r) => r.term),
    kindOf.band,
    t.typing,
  )
}

/** Of several ends that are percentages of nothing the first is told: one 基数 mends them all. */
function withoutEchoes(report: (p: Problem) => void): (p: Problem) => void {
  return toldOnce(report, (p) =>
    p.code === 'HC5060' && (p as Problem<'HC5060'>).facts.lack === 'base' ? p.code : undefined,
  )
}

/** 其余 stands once, and not where every slice has its own rate. */
function checkRests(rests: readonly TypedBand[], manner: BandManner, report: (p: Problem) => void): void {
  const [first, ...others] = rests
  if (first && manner === 'slices') report(problem('HC5046', first.span, {}))
  const facts = { first: caseWords.rest, second: caseWords.rest, isPoint: false }
  for (const other of others) report(problem('HC5032', other.span, facts))
}

/** 段下限 and 段上限 in a band's result are its own ends. */
function withEnds(scope: Scope, low: Term | undefined, high: Term | undefined): Scope {
  const locals = new Map(scope.locals)
  if (low) locals.set(bandEnds.low, () => low)
  if (high) locals.set(bandEnds.high, () => high)
  return { ...scope, locals }
}

/** One term over the dimensions that all parts have together. */
function together(
  { subject, base, manner }: BandParts,
  bands: readonly BandTerm[],
  rest: Term | undefined,
  isRising: boolean,
  unit: Unit,
  t: RuleTyping,
): Term {
  const parts = bands.flatMap((b) => [b.low?.term, b.high?.term, b.result])
  const present = [subject.term, ...parts, rest, base?.term].filter((x) => x !== undefined)
  const aligned = align(present, t.typing)
  let i = 0
  const next = (): Term => aligned[i++] as Term
  const of = next()
  const placed = bands.map(({ name, low, high, result, meets }) => ({
    name,
    ...(low ? { low: { term: next(), closed: low.closed } } : {}),
    ...(high ? { high: { term: next(), closed: high.closed } } : {}),
    ...(result ? { result: next() } : {}),
    meets,
  }))
  const more = { ...(rest ? { otherwise: next() } : {}), ...(base ? { base: next() } : {}) }
  const isRate = manner !== 'value' && of.unit.kind === 'quantity' && unit.kind === 'quantity'
  const whole = isRate ? combine(of.unit, unit, 1) : unit
  return term({ op: 'bands', of, manner, bands: placed, ...more, isRising }, whole, unionDims(aligned, t.typing), t.at)
}
