import type { Expression } from '../../dsl/syntax/expression/expression.ts'
import { Rational } from './rational.ts'
import { arithmetic, chosen, compared, faultCodes, isFault, joined, negated } from './slow-arithmetic.ts'
import type {
  SlowAt,
  SlowBand,
  SlowBands,
  SlowCase,
  SlowEnd,
  SlowException,
  SlowRun,
  SlowValue,
} from './slow-policy.ts'
import { Unsure } from './slow-unsure.ts'
import { binary, number } from './tree.ts'

const ZERO = Rational.of(0n)

/**
 * 分情形, and 例外 in a rule's place (Meaning 6): the figure of the case that is true, `rest` where none is (without one: 未规定, unless the last case is the opposite of another). Two that are true with different figures
 * are a fault, unless one goes before the other, directly or through others: then that other is not in force.
 */
export function slowCases(
  cases: readonly (SlowCase | SlowException)[],
  rest: (() => SlowValue) | undefined,
  at: SlowAt,
  run: SlowRun,
): SlowValue {
  const goesBefore = cases.map((c) => cases.map((other) => 'beats' in other && 'name' in c && leads(cases, other, c)))
  const holds = cases.map((c) => run.at(c.when, at))
  const inForce = holds.map((own, i) =>
    holds.reduce((so, other, j) => (goesBefore[i]?.[j] ? joined(so, negated(other), false) : so), own),
  )
  const values = cases.map((c) => run.at(c.value, at))
  const [last] = cases.slice(-1)
  const isComplete = !rest && last !== undefined && cases.some((c) => isOpposite(c.when, last.when))
  const value = inForce.reduceRight<SlowValue>(
    (so, condition, i) =>
      isComplete && i === cases.length - 1
        ? (values[i] as SlowValue)
        : chosen(
            condition,
            () => values[i] as SlowValue,
            () => so,
          ),
    rest ? rest() : run.unspecified(),
  )
  const mayMeet = (i: number, j: number): boolean => goesBefore[i]?.[j] === true || goesBefore[j]?.[i] === true
  const alternatives = inForce.map((holds, i) => ({ holds, value: values[i] }))
  return withoutCollisions(value, alternatives, mayMeet, faultCodes.collision)
}

/** Whether one condition says the opposite of another, in so many words. */
function isOpposite(a: Expression, b: Expression): boolean {
  const [x, y] = [plainly(a), plainly(b)]
  return x.holds !== y.holds && JSON.stringify(x.e) === JSON.stringify(y.e)
}

/** A condition without its negations, and whether it is to hold. */
function plainly(e: Expression): { e: Expression; holds: boolean } {
  const not = (of: Expression): { e: Expression; holds: boolean } => {
    const inner = plainly(of)
    return { e: inner.e, holds: !inner.holds }
  }
  if (e.type === 'unary' && e.operator === '非') return not(e.operand)
  const opposite = e.type === 'binary' ? ({ '≤': '＞', '＜': '≥', '≠': '＝' } as const)[e.operator as '≤'] : undefined
  return e.type === 'binary' && opposite ? not({ ...e, operator: opposite }) : { e, holds: true }
}

/** One of several that exclude each other; no value: 未规定. */
interface Alternative {
  readonly holds: SlowValue
  readonly value: SlowValue | undefined
}

/** A value, unless two alternatives hold at once with different values. */
function withoutCollisions(
  value: SlowValue,
  alternatives: readonly Alternative[],
  mayMeet: (i: number, j: number) => boolean,
  fault: string,
): SlowValue {
  if (isFault(value)) return value
  for (const [i, first] of alternatives.entries()) {
    for (const [j, second] of alternatives.entries()) {
      if (j <= i || mayMeet(i, j) || (first.value === undefined && second.value === undefined)) continue
      const differ =
        first.value === undefined || second.value === undefined || negated(compared('＝', first.value, second.value))
      const clash = joined(joined(first.holds, second.holds, false), differ, false)
      if (isFault(clash)) return clash
      if (clash === true || (clash instanceof Unsure && clash.now === true)) return { fault }
    }
  }
  return value
}

/** Whether an exception names another in 优先于, or one that does. */
function leads(
  all: readonly (SlowCase | SlowException)[],
  from: SlowException,
  to: SlowCase & { name: string },
): boolean {
  const exceptions = all as readonly SlowException[]
  const seen = new Set([from.name])
  for (const name of seen) for (const next of exceptions.find((e) => e.name === name)?.beats ?? []) seen.add(next)
  return from !== to && seen.has(to.name)
}

/** 分段 (Meaning 7). */
export function slowBands(bands: SlowBands, at: SlowAt, run: SlowRun): SlowValue {
  const { base } = bands
  const subject = demand(run.at(bands.subject, at), base && notBelowZero(run.at(base, at)), faultCodes.baseBelowZero)
  const ends = closedEnds(bands)
  const amount = (end: SlowEnd): SlowValue => run.at(bands.base ? binary('×', bands.base, end.value) : end.value, at)
  if (bands.manner === 'slices') return slices(subject, bands, behindTheLast(bands, ends), amount, at, run)
  const contains = (i: number): SlowValue => {
    const { low, high } = ends[i] as (typeof ends)[number]
    const above = low ? compared(low.closed ? '≥' : '＞', subject, amount(low)) : true
    const below = high ? compared(high.closed ? '≤' : '＜', subject, amount(high)) : true
    return joined(above, below, false)
  }
  // 其余 stands last, wherever it is written.
  const order = bands.bands
    .map((_, i) => i)
    .sort((a, b) => Number(bands.bands[a]?.isRest) - Number(bands.bands[b]?.isRest))
  const resultOf = (i: number): SlowValue => {
    const result = bands.bands[i]?.result
    return result ? run.at(result, at) : run.unspecified()
  }
  const firstThatHolds = (): SlowValue =>
    order.reduceRight<SlowValue>(
      (so, i) =>
        bands.bands[i]?.isRest
          ? resultOf(i)
          : chosen(
              contains(i),
              () => resultOf(i),
              () => so,
            ),
      run.unspecified(),
    )
  const alongTheLine = ([first = 0, ...more]: readonly number[]): SlowValue => {
    const { high } = ends[first] ?? {}
    if (!high) return resultOf(first)
    return chosen(
      compared(high.closed ? '≤' : '＜', subject, amount(high)),
      () => resultOf(first),
      () => alongTheLine(more),
    )
  }
  const line = coveringLine(bands, ends)
  const value = line ? alongTheLine(line) : firstThatHolds()
  const whole = (rate: SlowValue): SlowValue => (bands.manner === 'whole' ? arithmetic('×', subject, rate) : rate)
  if (areNumbers(bands)) return whole(value)
  // Between ends that are figures only the data tell whether two bands hold at once; where one begins as another ends they do not.
  const ranged = order.filter((i) => !bands.bands[i]?.isRest)
  const alternatives = ranged.map((i) => {
    const { result } = bands.bands[i] as SlowBand
    return { holds: contains(i), value: result && whole(run.at(result, at)) }
  })
  const meet = (i: number, j: number): boolean =>
    meets(bands, ranged[i], ranged[j]) || meets(bands, ranged[j], ranged[i])
  return withoutCollisions(whole(value), alternatives, meet, faultCodes.bandsOverlap)
}

/** Bands in their order along the line where each begins as the one before ends and nothing is left over: then one of them holds for certain. */
function coveringLine(bands: SlowBands, ends: readonly { low?: SlowEnd; high?: SlowEnd }[]): number[] | undefined {
  const line: number[] = []
  const next = (): number =>
    ends.findIndex(({ low }, i) => {
      const last = line.at(-1)
      if (line.includes(i) || bands.bands[i]?.isRest) return false
      return last === undefined ? !low : meets(bands, last, i) && ends[last]?.high?.closed !== low?.closed
    })
  for (let i = next(); i >= 0; i = next()) line.push(i)
  const isWhole = line.length > 0 && line.length === bands.bands.length && !ends[line.at(-1) as number]?.high
  return isWhole ? line : undefined
}

function isNumber(end: SlowEnd | undefined): boolean {
  const e = end?.value
  return e === undefined || e.type === 'number' || (e.type === 'unary' && e.operand.type === 'number')
}

function areNumbers({ bands }: SlowBands): boolean {
  return bands.every(({ low, high }) => isNumber(low) && isNumber(high))
}

/** Whether one band begins at the place where another ends. */
function meets({ bands }: SlowBands, one: number | undefined, other: number | undefined): boolean {
  const [high, low] = [bands[one ?? -1]?.high, bands[other ?? -1]?.low]
  return high !== undefined && low !== undefined && JSON.stringify(high.value) === JSON.stringify(low.value)
}

/** The ends with unmarked ones decided: included, unless the neighbour that begins or ends there claims the place. */
function closedEnds({ bands }: SlowBands): readonly { low?: SlowEnd; high?: SlowEnd }[] {
  const written = (end: SlowEnd | undefined): string => JSON.stringify(end?.value)
  const isClaimed = (end: SlowEnd, side: 'low' | 'high'): boolean =>
    bands.some((other) => other[side]?.closed === true && written(other[side]) === written(end))
  return bands.map(({ low, high }) => ({
    ...(low ? { low: { ...low, closed: low.closed ?? !isClaimed(low, 'high') } } : {}),
    ...(high ? { high: { ...high, closed: high.closed ?? !isClaimed(high, 'low') } } : {}),
  }))
}

/** The bands of 累进: of what is counted 11人以上 and 不满11人 begin and end behind the tenth. */
function behindTheLast(
  { bands, isCounted, base }: SlowBands,
  ends: readonly { low?: SlowEnd; high?: SlowEnd }[],
): readonly SlowBand[] {
  const moved = (end: SlowEnd | undefined, isBehind: boolean): SlowEnd | undefined => {
    if (end?.value.type !== 'number' || !isCounted || base || isBehind || Number(end.value.digits) === 0) return end
    return { ...end, value: number(String(Number(end.value.digits) - 1), '人') }
  }
  return bands.map((band, i) => {
    const { low, high } = ends[i] ?? {}
    return { ...band, low: moved(low, low?.closed === false), high: moved(high, high?.closed === true) }
  })
}

function notBelowZero(v: SlowValue): SlowValue {
  return compared('≥', v, ZERO)
}

/** A value on a condition: a fault where that does not hold, for certain or as things stand. */
function demand(value: SlowValue, condition: SlowValue | undefined, fault: string): SlowValue {
  if (isFault(value) || condition === undefined) return value
  if (isFault(condition)) return condition
  return condition === false || (condition instanceof Unsure && condition.now === false) ? { fault } : value
}

/** 累进: the sum over the bands of what lies of the figure within each, from 0, at its rate. A band that is not reached is not asked for. */
function slices(
  figure: SlowValue,
  written: SlowBands,
  bands: readonly SlowBand[],
  amount: (end: SlowEnd) => SlowValue,
  at: SlowAt,
  run: SlowRun,
): SlowValue {
  const subject = bands
    .flatMap(({ low, high }) => [low, high])
    .filter((end) => end !== undefined && !isNumber(end))
    .reduce<SlowValue>(
      (so, end) => demand(so, notBelowZero(amount(end as SlowEnd)), faultCodes.endBelowZero),
      demand(figure, notBelowZero(figure), faultCodes.belowZero),
    )
  const from = ({ low }: SlowBand): SlowValue => (low ? amount(low) : ZERO)
  const to = ({ high }: SlowBand): SlowValue => (high ? arithmetic('取小', subject, amount(high)) : subject)
  const sum = bands.reduce<SlowValue>((so, band) => {
    const within = arithmetic('取大', arithmetic('－', to(band), from(band)), ZERO)
    const rate = (): SlowValue => (band.result ? run.at(band.result, at) : run.unspecified())
    const part = chosen(
      compared('＞', within, ZERO),
      () => arithmetic('×', within, rate()),
      () => ZERO,
    )
    return arithmetic('＋', so, part)
  }, ZERO)
  if (areNumbers(written)) return sum
  // What lies in two slices would count twice.
  let value = sum
  for (const [i, first] of bands.entries()) {
    for (const [j, second] of bands.entries()) {
      if (j <= i || meets(written, i, j) || meets(written, j, i)) continue
      const isApart = compared(
        '≤',
        arithmetic('取小', to(first), to(second)),
        arithmetic('取大', from(first), from(second)),
      )
      value = demand(value, isApart, faultCodes.bandsOverlap)
    }
  }
  return value
}
