import type { Expression, Over } from '../../dsl/syntax/expression/expression.ts'
import { Rational } from './rational.ts'
import {
  arithmetic,
  compared,
  faultCodes,
  isFault,
  joined,
  noValue,
  ofNumber,
  roundedTo,
  toPower,
} from './slow-arithmetic.ts'
import {
  dimsOf,
  insideDims,
  isOverMembers,
  meet,
  memberText,
  overOf,
  pickDimension,
  ruleDims,
  wayTo,
} from './slow-dims.ts'
import { type SlowManner, slowPower, slowRoot, slowSplit } from './slow-number.ts'
import type { SlowData, SlowMember, SlowPolicy, SlowRule, SlowSplit, SlowValue } from './slow-policy.ts'

/** The members at hand, by dimension. */
export type SlowAt = ReadonlyMap<string, string>

const ZERO = Rational.of(0n)
const ONE = Rational.of(1n)
const SCALES: Readonly<Record<string, Rational>> = {
  '％': Rational.of(1n, 100n),
  '%': Rational.of(1n, 100n),
  个百分点: Rational.of(1n, 100n),
  万元: Rational.of(10_000n),
  万: Rational.of(10_000n),
}

/** What 到角, 到3位小数, 到万元2位小数 round to. */
function stepOf(place: string): Rational {
  const [, scale, places] = /^到(万元|元)?(\d+)位小数$/.exec(place) ?? []
  const named: Readonly<Record<string, number>> = { 到分: -2, 到角: -1, 到元: 0, 到整数: 0, 到万元: 4 }
  return slowPower(Rational.of(10n), named[place] ?? (scale === '万元' ? 4 : 0) - Number(places))
}

/**
 * The language as its page says it, one member at a time by recursion over formulas as trees, with fractions of whole numbers: slow, plain,
 * and without a line of the engine's. Open values count as their 暂取; what waits for missing data is unknown.
 */
export class Slow {
  private readonly policy: SlowPolicy
  private readonly data: SlowData
  private readonly kept = new Map<string, SlowValue>()
  private readonly listed = new Map<string, readonly SlowMember[]>()

  constructor(policy: SlowPolicy, data: SlowData) {
    this.policy = policy
    this.data = data
  }

  /** The members of a dimension, in order. */
  members(dimension: string): readonly SlowMember[] {
    const known = this.listed.get(dimension) ?? this.list(dimension)
    this.listed.set(dimension, known)
    return known
  }

  private list(dimension: string): readonly SlowMember[] {
    const own = this.policy.dimensions.get(dimension)
    if (!own?.part) return own?.members ?? this.data.members.get(dimension) ?? []
    const { of, where } = own.part
    return this.members(of)
      .filter((m) => this.at(where, new Map([[of, m.name]])) === true)
      .map((m) => ({ name: m.name, attributes: new Map([[of, m.name]]) }))
  }

  /** A figure at some members of its own dimensions. */
  figure(name: string, at: SlowAt): SlowValue {
    const figure = this.policy.figures.get(name)
    if (!figure) throw new Error(`no figure ${name}`)
    const dims = figure.kind === 'leaf' ? figure.dims : ruleDims(figure, this.policy)
    const key = dims.map((d) => at.get(d)).join('|')
    const known = this.kept.get(`${name} ${key}`)
    if (known !== undefined) return known
    const found = figure.kind === 'rule' ? this.rule(figure, at) : this.leaf(name, key, at)
    this.kept.set(`${name} ${key}`, found)
    return found
  }

  /** A formula at some members; dimensions that it has and these lead to are followed. */
  at(e: Expression, at: SlowAt): SlowValue {
    const here = new Map<string, string>()
    for (const d of dimsOf(e, this.policy)) {
      const member = this.locate(d, at)
      if (member === undefined) return 'absent'
      here.set(d, member)
    }
    return this.value(e, here)
  }

  private locate(dimension: string, at: SlowAt): string | undefined {
    const own = at.get(dimension)
    if (own !== undefined) return own
    for (const [from, name] of at) {
      const way = wayTo(this.policy, from, dimension)
      if (!way) continue
      let [place, member]: [string, string | undefined] = [from, name]
      for (const attribute of way) {
        member = this.members(place)
          .find((m) => m.name === member)
          ?.attributes.get(attribute)
        const owner = this.policy.dimensions.get(place)
        place = owner?.attributes.get(attribute) ?? attribute
      }
      return member
    }
    return undefined
  }

  private leaf(name: string, key: string, at: SlowAt): SlowValue {
    const leaf = this.policy.figures.get(name)
    if (leaf?.kind !== 'leaf') throw new Error(`no leaf ${name}`)
    if (leaf.only && this.at(leaf.only, at) !== true) return 'absent'
    const given = this.data.values.get(name)?.get(key)
    if (given !== undefined) return given
    const chosen = leaf.values?.filter((v) => (v.from ?? 0) <= this.data.year).at(-1)
    return chosen?.cells.get(key) ?? leaf.standard ?? 'unknown'
  }

  private rule(rule: SlowRule, at: SlowAt): SlowValue {
    if (rule.only) {
      const applies = this.at(rule.only, at)
      if (applies !== true) return applies === false ? 'absent' : applies
    }
    let value = this.body(rule, at)
    if (rule.floor) value = arithmetic('取大', value, this.at(rule.floor, at))
    if (rule.cap) value = arithmetic('取小', value, this.at(rule.cap, at))
    const { rounding } = rule
    return rounding ? ofNumber(value, (x) => roundedTo(x, rounding.mode, rounding.step)) : value
  }

  private body({ body }: SlowRule, at: SlowAt): SlowValue {
    if ('formula' in body) return this.at(body.formula, at)
    if ('split' in body) return this.split(body.split, at)
    const option = body.options.get(this.data.readings.get(body.reading) ?? '')
    if (!option) throw new Error(`no option of ${body.reading}`)
    return this.at(option, at)
  }

  private value(e: Expression, at: SlowAt): SlowValue {
    switch (e.type) {
      case 'number':
        return Rational.fromString(e.digits).mul(SCALES[e.unit] ?? ONE)
      case 'truth':
        return e.value
      case 'text':
        return { member: e.text }
      case 'name':
        if (this.policy.figures.has(e.name)) return this.figure(e.name, at)
        if (e.name === '年度') return Rational.of(BigInt(this.data.year))
        return { member: at.get(e.name) ?? e.name }
      case 'unary': {
        const of = this.at(e.operand, at)
        if (e.operator === '非') return typeof of === 'boolean' ? !of : noValue(of)
        return ofNumber(of, (x) => (e.operator === '－' ? x.neg() : x))
      }
      case 'binary':
        return this.binary(e, at)
      case 'conditional':
        return this.choice(this.at(e.condition, at), e.then, e.otherwise, at)
      case 'membership':
        return this.membership(e, at)
      case 'pick':
        return this.pick(e, at)
      case 'call':
        return isOverMembers(e.function) ? this.overMembers(e, at) : this.call(e, at)
      default:
        throw new Error(`no meaning for ${e.type}`)
    }
  }

  private binary(e: Extract<Expression, { type: 'binary' }>, at: SlowAt): SlowValue {
    const { operator } = e
    const left = this.at(e.left, at)
    if (operator === '^') return toPower(left, e.right)
    const right = this.at(e.right, at)
    if (operator === '且' || operator === '或') return joined(left, right, operator === '或')
    if ('＋－×÷'.includes(operator)) return arithmetic(operator, left, right)
    return compared(operator, left, right, this.orderOf(e.left) ?? this.orderOf(e.right))
  }

  /** Of an ordered dimension's member at hand: the members in order. */
  private orderOf(e: Expression): readonly string[] | undefined {
    return e.type === 'name' && this.policy.dimensions.get(e.name)?.ordered
      ? this.members(e.name).map((m) => m.name)
      : undefined
  }

  private choice(condition: SlowValue, then: Expression, otherwise: Expression | undefined, at: SlowAt): SlowValue {
    if (typeof condition !== 'boolean') return noValue(condition)
    return condition ? this.at(then, at) : otherwise ? this.at(otherwise, at) : ZERO
  }

  private membership(e: Extract<Expression, { type: 'membership' }>, at: SlowAt): SlowValue {
    const subject = this.at(e.subject, at)
    let found: SlowValue
    if (e.range) {
      const low = compared(e.range.lowClosed === false ? '＞' : '≥', subject, this.at(e.range.low, at))
      const high = compared(e.range.highClosed === false ? '＜' : '≤', subject, this.at(e.range.high, at))
      found = joined(low, high, false)
    } else {
      const each = e.items.map((item) => compared('＝', subject, this.at(item, at)))
      found = each.reduce((so, next) => joined(so, next, true))
    }
    return e.negated && typeof found === 'boolean' ? !found : found
  }

  private pick(e: Extract<Expression, { type: 'pick' }>, at: SlowAt): SlowValue {
    const there = new Map(at)
    for (const p of e.picks) {
      const dimension = pickDimension(p, e.subject, this.policy)
      const member = memberText(p.member)
      if (dimension === undefined || !this.members(dimension).some((m) => m.name === member)) return 'absent'
      there.set(dimension, member)
    }
    return this.at(e.subject, there)
  }

  private call(e: Extract<Expression, { type: 'call' }>, at: SlowAt): SlowValue {
    const [first, second] = e.args as [Expression, Expression]
    switch (e.function) {
      case '若':
        return this.choice(this.at(first, at), second, undefined, at)
      case '取小':
      case '取大':
        return e.args.map((x) => this.at(x, at)).reduce((so, next) => arithmetic(e.function, so, next))
      case '绝对值':
        return ofNumber(this.at(first, at), (x) => x.abs())
      case '开方':
        return ofNumber(this.at(first, at), (x) => (x.cmp(ZERO) < 0 ? { fault: faultCodes.root } : slowRoot(x)))
      case '四舍五入':
      case '进位':
      case '舍去': {
        const mode = ({ 四舍五入: 'half-up', 进位: 'up', 舍去: 'down' } as const)[e.function]
        const step = e.to ? stepOf(e.to.text) : slowPower(Rational.of(10n), -Number(memberText(second)))
        return ofNumber(this.at(first, at), (x) => roundedTo(x, mode, step))
      }
      case '缺省': {
        const value = this.at(first, at)
        // Something worked out from missing data may still be known from its ends; only an input itself is plainly missing.
        if (value === 'unknown' && !(first.type === 'name' && this.policy.figures.get(first.name)?.kind === 'leaf'))
          return 'unknown'
        return value === 'absent' || value === 'unknown' ? this.at(second, at) : value
      }
      case '视为':
        return this.at(first, at)
      default:
        throw new Error(`no meaning for ${e.function}`)
    }
  }

  private overMembers(e: Extract<Expression, { type: 'call' }>, at: SlowAt): SlowValue {
    if (e.function === '分摊') {
      const [whole, weights] = e.args as [Expression, Expression]
      const over = e.over?.dimensions.map((d) => d.name)
      const by = e.over?.by.map((name) => name.name)
      return this.split(
        { whole, weights, over, by, step: Rational.of(1n, 100n), remainder: 'largest', empty: 'error' },
        at,
      )
    }
    const inside = insideDims(e.args, e.over, this.policy)
    const over = overOf(e.args, e.over, this.policy)
    const values = this.group(e.args[0], e.over, inside, over, at)
    const fault = values.find((v) => v !== 'unsure' && isFault(v))
    if (e.function === '占比') return this.share(e, values, at)
    if (fault !== undefined) return fault as SlowValue
    if (values.includes('unknown') && e.function !== '计数') return 'unknown'
    if (values.includes('unsure')) return 'unknown'
    const numbers = values as Rational[]
    if (e.function === '计数') return Rational.of(BigInt(numbers.length))
    const sum = numbers.reduce((so, v) => so.add(v), ZERO)
    if (e.function === '合计') return sum
    if (numbers.length === 0) return { fault: faultCodes.empty }
    if (e.function === '平均') return sum.div(Rational.of(BigInt(numbers.length)))
    return numbers.reduce((so, v) => (v.cmp(so) > 0 === (e.function === '最大') ? v : so))
  }

  /** What the members of a group have that count; 'unsure' stands for one of which nobody knows whether it counts. */
  private group(
    of: Expression | undefined,
    { by = [], where }: Partial<Over> = {},
    inside: readonly string[],
    over: readonly string[],
    at: SlowAt,
  ): (SlowValue | 'unsure')[] {
    const found: (SlowValue | 'unsure')[] = []
    for (const place of this.places(
      inside,
      over,
      by.map((name) => name.name),
      at,
    )) {
      const counts = where ? this.at(where, place) : true
      if (counts === false) continue
      if (counts === 'unknown') found.push('unsure')
      else if (counts !== true) found.push(noValue(counts))
      else {
        const value = of ? this.at(of, place) : ONE
        if (value !== 'absent') found.push(value)
      }
    }
    return found
  }

  /** The places inside a function that runs over members: `at`, with every member of what it runs over that belongs to the group. */
  private places(
    inside: readonly string[],
    over: readonly string[],
    by: readonly string[],
    at: SlowAt,
  ): Map<string, string>[] {
    let places = [new Map([...at].filter(([d]) => inside.includes(d) && !over.includes(d)))]
    for (const dimension of this.policy.dimensions.keys()) {
      if (!over.includes(dimension)) continue
      const names = this.members(dimension).map((m) => m.name)
      places = places.flatMap((place) => names.map((name) => new Map([...place, [dimension, name]])))
    }
    return places.filter((place) => by.every((to) => this.locate(to, place) === this.locate(to, at)))
  }

  private share(e: Extract<Expression, { type: 'call' }>, values: (SlowValue | 'unsure')[], at: SlowAt): SlowValue {
    const own = e.over?.where ? this.at(e.over.where, at) : true
    if (own === false) return 'absent'
    if (own !== true) return noValue(own)
    const value = this.at(e.args[0] as Expression, at)
    const fault = [value, ...values].find((v) => v !== 'unsure' && isFault(v))
    if (fault !== undefined) return fault as SlowValue
    if (values.includes('unsure') || values.includes('unknown')) return value === 'absent' ? noValue(value) : 'unknown'
    return arithmetic(
      '÷',
      value,
      (values as Rational[]).reduce((so, v) => so.add(v), ZERO),
    )
  }

  private split(split: SlowSplit, at: SlowAt): SlowValue {
    const weights: Expression = split.weights ?? { type: 'number', digits: '1', unit: '', span: { start: 0, end: 0 } }
    const wholeDims = dimsOf(split.whole, this.policy)
    const inside = meet(this.policy, [dimsOf(weights, this.policy), wholeDims, split.over ?? []])
    const over = split.over ?? inside.filter((d) => !wholeDims.includes(d))
    // A whole by town split over villages: each town's goes to its own.
    const led = wholeDims.filter((d) => over.some((o) => o !== d && wayTo(this.policy, o, d)))
    const by = split.by && split.by.length > 0 ? split.by : led
    const whole = this.at(split.whole, at)
    const places = this.places(inside, over, by, at)
    const taking = places.flatMap((place) => {
      const weight = this.at(weights, place)
      return weight === 'absent' ? [] : [{ place, weight }]
    })
    const own = taking.findIndex(({ place }) => over.every((d) => place.get(d) === at.get(d)))
    if (own < 0) return 'absent'
    const ownWeight = taking[own]?.weight as SlowValue
    if (whole === 'absent') return isFault(ownWeight) ? ownWeight : 'absent'
    const all = [whole, ...taking.map((t) => t.weight)]
    const fault = all.find(isFault)
    if (fault) return fault
    if (taking.some(({ weight }) => weight instanceof Rational && weight.cmp(ZERO) < 0))
      return { fault: faultCodes.negativeWeight }
    if (all.includes('unknown')) return 'unknown'
    const parts = slowSplit(
      whole as Rational,
      taking.map((t) => t.weight as Rational),
      split as SlowManner,
    )
    if (parts === 'zero-weights') return { fault: faultCodes.zeroWeights }
    if (parts === 'negative-weight') return { fault: faultCodes.negativeWeight }
    return parts[own] as Rational
  }
}
