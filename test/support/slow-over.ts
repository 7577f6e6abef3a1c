import type { Call, Expression } from '../../dsl/syntax/expression/expression.ts'
import { Rational } from './rational.ts'
import { arithmetic, chosen, compared, faultCodes, isAbsent, isFault, noValue } from './slow-arithmetic.ts'
import { dimsOf, insideDims, meet, overOf, wayTo } from './slow-dims.ts'
import { slowSplit } from './slow-number.ts'
import type { SlowAt, SlowRun, SlowSplit, SlowValue } from './slow-policy.ts'
import { endsOf, extreme, isMissing, type Num, Unsure } from './slow-unsure.ts'

const ZERO = Rational.of(0n)
const ONE = Rational.of(1n)

/** 合计 平均 最大 最小 计数 占比 over the members that count. */
export function slowAggregate(e: Call, at: SlowAt, run: SlowRun): SlowValue {
  const inside = insideDims(e.args, e.over, run.policy)
  const over = overOf(e.args, e.over, run.policy)
  const where = e.over?.where
  const value = (place: SlowAt): SlowValue => {
    const own = (): SlowValue => (e.args[0] ? run.at(e.args[0], place) : ONE)
    return where ? chosen(run.at(where, place), own, () => 'absent') : own()
  }
  const values = run.places(inside, over, groupsOf(e), at).map(value)
  if (e.function === '占比') return share(e, values, at, run)
  const fault = values.find(isFault)
  if (fault) return fault
  const counting = values.filter((v) => v !== 'absent')
  const count = total(counting.map(counted))
  switch (e.function) {
    case '计数':
      return count
    case '合计':
      return total(counting.map(orNothing))
    case '平均':
      return isNone(count) ? { fault: faultCodes.empty } : arithmetic('÷', total(counting.map(orNothing)), count)
    default:
      return isNone(count) ? { fault: faultCodes.empty } : greatest(e.function === '最大' ? '取大' : '取小', counting)
  }
}

function groupsOf(e: Call): string[] {
  return (e.over?.by ?? []).map((name) => name.name)
}

/** Whether a count is 0, for good or as things stand. */
function isNone(count: SlowValue): boolean {
  const now = count instanceof Unsure ? count.now : count
  return now instanceof Rational && now.cmp(ZERO) === 0
}

function total(values: readonly SlowValue[]): SlowValue {
  return values.reduce<SlowValue>((sum, v) => arithmetic('＋', sum, v), ZERO)
}

/** What may not apply is 0 as a part of a sum where it does not. */
function orNothing(v: SlowValue): SlowValue {
  if (!(v instanceof Unsure) || !v.mayBeAbsent) return v
  return maybe(v, v.now === 'absent' ? ZERO : (v.now as Rational | undefined), v.low, v.high)
}

function counted(v: SlowValue): SlowValue {
  if (!(v instanceof Unsure) || !v.mayBeAbsent) return ONE
  return maybe(v, v.now === 'absent' ? ZERO : v.now === undefined ? undefined : ONE, ONE, ONE)
}

function maybe(v: Unsure, now: Rational | undefined, low: Rational | undefined, high: Rational | undefined): Unsure {
  return new Unsure(now, { low: extreme([low, ZERO], -1), high: extreme([high, ZERO], 1), isMissing: v.isMissing })
}

/** The greatest, or least, of those that count as things stand. */
function greatest(function_: '取大' | '取小', values: readonly SlowValue[]): SlowValue {
  if (!values.some((v) => v instanceof Unsure && v.mayBeAbsent))
    return values.reduce((so, v) => arithmetic(function_, so, v))
  const there = values.filter((v) => !isAbsent(v)).map((v) => (v instanceof Unsure ? v.now : v))
  const known = there.filter((v): v is Rational => v instanceof Rational)
  const now = known.length < there.length ? undefined : extreme(known, function_ === '取大' ? 1 : -1)
  const isSure = values.some((v) => !(v instanceof Unsure) || !v.mayBeAbsent)
  const ends = values.map((v) => endsOf(v as Num))
  return new Unsure(now, {
    low: extreme(
      ends.map((end) => end.low),
      -1,
    ),
    high: extreme(
      ends.map((end) => end.high),
      1,
    ),
    isMissing: isMissing(values),
    mayBeAbsent: !isSure,
  })
}

function share(e: Call, values: readonly SlowValue[], at: SlowAt, run: SlowRun): SlowValue {
  const where = e.over?.where
  const counts = where ? run.at(where, at) : true
  const fault = values.find(isFault)
  const part = (): SlowValue => {
    const plain = run.at(e.args[0] as Expression, at)
    if (isFault(plain)) return plain
    const sum = fault ?? total(values.filter((v) => v !== 'absent').map(orNothing))
    return arithmetic('÷', plain, sum)
  }
  return chosen(counts, part, () => 'absent')
}

/** 分摊 (Meaning 5). */
export function slowSplitAt(split: SlowSplit, at: SlowAt, run: SlowRun): SlowValue {
  const weights: Expression = split.weights ?? { type: 'number', digits: '1', unit: '', span: { start: 0, end: 0 } }
  const wholeDims = dimsOf(split.whole, run.policy)
  const inside = meet(run.policy, [dimsOf(weights, run.policy), wholeDims, split.over ?? []])
  const over = split.over ?? inside.filter((d) => !wholeDims.includes(d))
  // A whole by town split over villages: each town's goes to its own.
  const led = wholeDims.filter((d) => over.some((o) => o !== d && wayTo(run.policy, o, d)))
  const by = split.by && split.by.length > 0 ? split.by : led
  const whole = run.at(split.whole, at)
  const taking = run.places(inside, over, by, at).flatMap((place) => {
    const weight = run.at(weights, place)
    return weight === 'absent' ? [] : [{ isOwn: over.every((d) => place.get(d) === at.get(d)), place, weight }]
  })
  const own = taking.find((t) => t.isOwn)?.weight
  if (own === undefined) return 'absent'
  if (whole === 'absent') return isFault(own) ? own : 'absent'
  const all = [whole, ...taking.map((t) => t.weight)]
  if (own instanceof Unsure && isAbsent(own)) return own
  const fault = all.find(isFault)
  if (fault) return fault
  const present = taking.filter(({ weight }) => !isAbsent(weight))
  const now = present.map(({ weight }) => (weight instanceof Unsure ? weight.now : weight))
  if (now.some((w) => w instanceof Rational && w.cmp(ZERO) < 0)) return { fault: faultCodes.negativeWeight }
  const stands = whole instanceof Unsure ? whole.now : whole
  const why = {
    ...splitEnds(split, whole as Num, taking.length),
    isMissing: isMissing(all),
    mayBeAbsent: [whole, own].some((v) => v instanceof Unsure && v.mayBeAbsent),
  }
  if (stands === 'absent') return new Unsure('absent', why)
  // Nothing is split into nothing, whatever the weights.
  if (
    whole instanceof Rational &&
    !why.mayBeAbsent &&
    slowSplit(whole, [], { ...split, remainder: 'first', empty: 'error' }) !== 'zero-weights'
  )
    return ZERO
  if (!(stands instanceof Rational) || !now.every((w) => w instanceof Rational)) return new Unsure(undefined, why)
  const { remainder } = split
  const named =
    typeof remainder === 'object'
      ? present.findIndex(({ place }) => place.get(over[0] as string) === remainder.member)
      : undefined
  const bearer = named === undefined ? (remainder as 'largest') : { part: Math.max(named, 0) }
  const parts = slowSplit(stands, now, { ...split, remainder: bearer })
  if (parts === 'zero-weights') return { fault: faultCodes.zeroWeights }
  if (parts === 'negative-weight') return { fault: faultCodes.negativeWeight }
  // The one who is named to bear the remainder takes no part.
  if (named === -1 && split.step && parts.some((part) => part.cmp(ZERO) !== 0)) return { fault: faultCodes.noOwner }
  const part = parts[present.findIndex((t) => t.isOwn)] as Rational
  return all.some((v) => v instanceof Unsure) ? new Unsure(part, why) : part
}

/** A part lies between nothing and the whole; whoever bears the remainder may get up to a step more or less for each part. */
function splitEnds({ step, remainder }: SlowSplit, whole: Num, parts: number): Pick<Unsure, 'low' | 'high'> {
  const { low, high } = endsOf(whole)
  if (low === undefined || high === undefined) return { low: undefined, high: undefined }
  const [from, to] = step ? [low.roundHalfUp(step), high.roundHalfUp(step)] : [low, high]
  const slack = step && remainder !== 'largest' ? step.mul(Rational.of(BigInt(parts))) : ZERO
  return { low: extreme([from, ZERO], -1)?.sub(slack), high: extreme([to, ZERO], 1)?.add(slack) }
}

/** 排名: 1 for the greatest, of two that are the same the earlier member first. */
export function slowRank(e: Call, at: SlowAt, run: SlowRun): SlowValue {
  const of = e.args[0] as Expression
  const inside = dimsOf(of, run.policy)
  const over = overOf(e.args, e.over, run.policy)
  const own = run.at(of, at)
  if (own === 'absent') return own
  const others = run
    .places(inside, over, groupsOf(e), at)
    .map((place) => ({ isOwn: over.every((d) => place.get(d) === at.get(d)), value: run.at(of, place) }))
    .filter(({ value }) => value !== 'absent')
  const values = others.map(({ value }) => value)
  const fault = values.find(isFault)
  if (fault) return fault
  const standing = others.filter(({ value }) => !isAbsent(value))
  const numbers = standing.map(({ value }) => (value instanceof Unsure ? value.now : value))
  const place = standing.findIndex(({ isOwn }) => isOwn)
  const mine = numbers[place]
  const isKnown = mine instanceof Rational && numbers.every((n) => n instanceof Rational)
  const ahead = (n: Rational, i: number): boolean =>
    n.cmp(mine as Rational) > 0 || (n.cmp(mine as Rational) === 0 && i < place)
  const rank = isKnown ? Rational.of(BigInt(1 + (numbers as Rational[]).filter(ahead).length)) : undefined
  if (rank && !values.some((v) => v instanceof Unsure)) return rank
  const now = isAbsent(own) ? 'absent' : rank
  const mayBeAbsent = own instanceof Unsure && own.mayBeAbsent
  return new Unsure(now, {
    low: ONE,
    high: Rational.of(BigInt(values.length)),
    isMissing: isMissing(values),
    mayBeAbsent,
  })
}

/** 依次抵扣: how much of each balance is used, oldest first, until the need is met. */
export function slowDeduction(e: Call, at: SlowAt, run: SlowRun): SlowValue {
  const [need, balance] = e.args as [Expression, Expression]
  const dimension = e.over?.dimensions[0]?.name as string
  const needed = run.at(need, at)
  let earlier: SlowValue = ZERO
  for (const { name } of run.members(dimension)) {
    const available = run.at(balance, new Map([...at, [dimension, name]]))
    if (name === run.memberAt(dimension, at)) {
      const left = arithmetic('取大', arithmetic('－', needed, earlier), ZERO)
      return arithmetic('取小', available, left)
    }
    // A year to which no balance applies is passed over.
    if (!isAbsent(available)) earlier = arithmetic('＋', earlier, available)
  }
  return noValue('absent')
}

/** 封顶折减: everyone's due, cut in one proportion where the pool is short. */
export function slowProration(e: Call, at: SlowAt, run: SlowRun): SlowValue {
  const [dues, pools] = e.args as [Expression, Expression]
  const [dueDims, poolDims] = [dimsOf(dues, run.policy), dimsOf(pools, run.policy)]
  const over = dueDims.filter((d) => !poolDims.includes(d))
  const by = poolDims.filter((d) => over.some((o) => wayTo(run.policy, o, d)))
  const all = run.places(dueDims, over, by, at).map((place) => run.at(dues, place))
  const fault = all.find(isFault)
  if (fault) return fault
  const sum = total(all.filter((v) => v !== 'absent').map(orNothing))
  const [due, pool] = [run.at(dues, at), run.at(pools, at)]
  if (due === 'absent') return due
  const part = (): SlowValue =>
    chosen(
      compared('≤', sum, pool),
      () => due,
      () => arithmetic('÷', arithmetic('×', due, pool), sum),
    )
  return chosen(compared('＝', counted(due), ZERO), () => 'absent', part)
}
