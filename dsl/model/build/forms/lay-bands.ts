import { type Problem, problem } from '../../../diagnostic/diagnostic.ts'
import type { Span } from '../../../text/span.ts'
import { addDigits, compareDigits, isWholeDigits } from '../../digits.ts'

/** A band's range, as far as it is known while the policy is read. */
export interface Range {
  readonly low: RangeEnd | undefined
  readonly high: RangeEnd | undefined
  readonly span: Span
  /** As written. */
  readonly name: string
}

/** An end: where it is (equal texts, equal places), the number if it is one, and whether it belongs to the band, where the document says so. */
export interface RangeEnd {
  readonly place: string
  readonly digits: string | undefined
  readonly closed: boolean | undefined
}

/** A band in its order along the line. */
export interface LaidBand {
  /** Its place among the bands as written. */
  readonly index: number
  /** Whether its ends belong to it. */
  readonly low: boolean
  readonly high: boolean
  /** It begins where the band before it ends: at that very place, or at the next whole number of a figure that has no others. */
  readonly begins: 'there' | 'next' | undefined
}

/** Bands in order; whether they are known to rise without overlap. */
export interface LaidBands {
  readonly bands: readonly LaidBand[]
  readonly isRising: boolean
}

type Pair = readonly [Laying, Laying]

interface Laying {
  readonly index: number
  readonly range: Range
  low: boolean | undefined
  high: boolean | undefined
  begins: LaidBand['begins']
}

/**
 * Puts bands in order along the line, settles the ends that the document leaves unmarked (included, unless the neighbour's （含） claims the
 * place) and reports overlaps and gaps: between numbers all of them, between formulas those at one place (不足甲 beside 超过甲). `isWhole` is
 * asked where it matters: a figure that takes whole numbers alone has no gap between 44 and 45. With `hasRest` no gap is one.
 */
export function layBands(
  ranges: readonly Range[],
  hasRest: boolean,
  isWhole: () => boolean,
  report: (p: Problem) => void,
): LaidBands {
  const laying = ranges.map(
    (range, index): Laying => ({ index, range, low: range.low?.closed, high: range.high?.closed, begins: undefined }),
  )
  const isRising = ranges.every((r) => isNumber(r.low) && isNumber(r.high))
  const upright = laying.filter((b) => !isUpsideDown(b.range, report))
  const ordered = isRising ? byNumber(upright) : byPlace(upright)
  const numbers = byNumber(upright.filter(({ range: { low, high } }) => isNumber(low) && isNumber(high)))
  const touching = isRising ? [] : ordered.flatMap((b, i) => pairAtOnePlace(ordered[i - 1], b))
  for (const [first, second] of touching) join(first, second, hasRest, isWhole, report)
  for (const [first, second] of farthestBefore(numbers)) {
    if (isRising) join(first, second, hasRest, isWhole, report)
    else if (!isSamePlace(first.range.high, second.range.low) && order(first, second) > 0)
      overlap(first, second, report)
  }
  const bands = ordered.map(({ index, low, high, begins }) => ({ index, low: low ?? true, high: high ?? true, begins }))
  return { bands, isRising }
}

function isNumber(end: RangeEnd | undefined): boolean {
  return end === undefined || end.digits !== undefined
}

/** By where they begin; of two that begin at one place the shorter comes first: 60分 before 60分至90分. */
function byNumber(bands: readonly Laying[]): Laying[] {
  return [...bands].sort(({ range: a }, { range: b }) => {
    const isBehind = (end: RangeEnd | undefined): number => Number(end?.closed === false)
    return compareEnds(a.low, b.low, -1) || isBehind(a.low) - isBehind(b.low) || compareEnds(a.high, b.high, 1)
  })
}

/** How two ends that are numbers stand to each other; one that is missing stands below all others (−1), or above (1). */
function compareEnds(a: RangeEnd | undefined, b: RangeEnd | undefined, missing: -1 | 1): number {
  if (a && b) return compareDigits(a.digits as string, b.digits as string)
  return a ? -missing : b ? missing : 0
}

/** Bands that follow one another where one ends at the place at which another begins; otherwise as written. */
function byPlace(bands: readonly Laying[]): Laying[] {
  const ordered: Laying[] = []
  const startsAt = (place: string): Laying | undefined =>
    bands.find((b) => b.range.low?.place === place && !ordered.includes(b))
  const hasOneBefore = (b: Laying): boolean =>
    bands.some((other) => other !== b && b.range.low !== undefined && other.range.high?.place === b.range.low.place)
  const follow = (first: Laying): void => {
    for (let b: Laying | undefined = first; b; b = b.range.high && startsAt(b.range.high.place)) ordered.push(b)
  }
  for (const b of bands) if (!hasOneBefore(b)) follow(b)
  for (const b of bands) if (!ordered.includes(b)) follow(b)
  return ordered
}

function isUpsideDown({ low, high, span, name }: Range, report: (p: Problem) => void): boolean {
  if (low?.digits === undefined || high?.digits === undefined || compareDigits(low.digits, high.digits) <= 0)
    return false
  report(problem('HC5031', span, { band: name }))
  return true
}

/** Each band of numbers with the one that reaches farthest before it. */
function farthestBefore(bands: readonly Laying[]): Pair[] {
  const pairs: Pair[] = []
  let farthest: Laying | undefined
  for (const b of bands) {
    if (farthest) pairs.push([farthest, b])
    if (!farthest || reachesBeyond(b.range.high, farthest.range.high)) farthest = b
  }
  return pairs
}

function pairAtOnePlace(first: Laying | undefined, second: Laying): Pair[] {
  return first && isSamePlace(first.range.high, second.range.low) ? [[first, second]] : []
}

function isSamePlace(a: RangeEnd | undefined, b: RangeEnd | undefined): boolean {
  return a !== undefined && b !== undefined && a.place === b.place
}

function reachesBeyond(a: RangeEnd | undefined, b: RangeEnd | undefined): boolean {
  return b !== undefined && (a === undefined || compareDigits(a.digits as string, b.digits as string) >= 0)
}

/** How one band goes over into the next, said where it does so badly. */
function join(
  first: Laying,
  second: Laying,
  hasRest: boolean,
  isWhole: () => boolean,
  report: (p: Problem) => void,
): void {
  const [high, low] = [first.range.high, second.range.low]
  const isPoint = isSamePlace(high, low)
  if (isPoint) {
    // An unmarked end gives way to the neighbour that claims the place.
    first.high ??= second.low !== true
    second.low ??= first.high === false
  }
  const how = isPoint ? Number(first.high) - Number(!second.low) : order(first, second)
  if (how === 0) second.begins = 'there'
  else if (meetAsWholes(first, second) && isWhole()) second.begins = 'next'
  else if (how > 0) overlap(first, second, report)
  else if (!hasRest) report(problem('HC5033', second.range.span, factsOf(first, second), relatedTo(first)))
}

/** Whether a band of numbers reaches beyond (1), to (0) or not as far as (−1) the place where another begins. */
function order({ range: { high } }: Laying, { range: { low } }: Laying): number {
  return high?.digits === undefined || low?.digits === undefined ? 1 : compareDigits(high.digits, low.digits)
}

function overlap(first: Laying, second: Laying, report: (p: Problem) => void): void {
  const isPoint = isSamePlace(first.range.high, second.range.low)
  report(problem('HC5032', second.range.span, { ...factsOf(first, second), isPoint }, relatedTo(first)))
}

function factsOf(first: Laying, second: Laying): { first: string; second: string } {
  return { first: first.range.name, second: second.range.name }
}

function relatedTo({ range: { name, span } }: Laying): Pick<Problem, 'related'> {
  return { related: [{ message: name, span }] }
}

/** Whether the whole numbers of one band are followed by those of the next, none between them and none in both. */
function meetAsWholes(first: Laying, second: Laying): boolean {
  const last = wholeBound(first.range.high, first.high ?? true, 'high')
  const next = wholeBound(second.range.low, second.low ?? true, 'low')
  return last !== undefined && next !== undefined && compareDigits(last, next) === 0
}

/** For whole numbers the n at which all up to n lie below an end: 44 for 44（含）以内 and for 45以上 and 不满45. Undefined for other ends. */
function wholeBound(end: RangeEnd | undefined, isClosed: boolean, side: 'low' | 'high'): string | undefined {
  if (end?.digits === undefined || !isWholeDigits(end.digits)) return undefined
  return isClosed === (side === 'high') ? end.digits : addDigits(end.digits, '-1')
}
