import type { Expression } from '../../dsl/syntax/expression/expression.ts'
import { Rational } from './rational.ts'
import {
  arithmetic,
  chosen,
  compared,
  faultCodes,
  isFault,
  joined,
  negated,
  ofNumber,
  opposite,
  roundedTo,
  toPower,
} from './slow-arithmetic.ts'
import { slowCall } from './slow-call.ts'
import { slowBands, slowCases } from './slow-cases.ts'
import { hasDay, slowDay } from './slow-dates.ts'
import { dimsOf, memberText, pickDimension, ruleDims, wayTo } from './slow-dims.ts'
import { slowSplitAt } from './slow-over.ts'
import type { SlowAt, SlowData, SlowLeaf, SlowMember, SlowPolicy, SlowRule, SlowRun, SlowValue } from './slow-policy.ts'
import { Unsure } from './slow-unsure.ts'

const ONE = Rational.of(1n)
const SCALES: Readonly<Record<string, Rational>> = {
  '％': Rational.of(1n, 100n),
  '%': Rational.of(1n, 100n),
  个百分点: Rational.of(1n, 100n),
  万元: Rational.of(10_000n),
  万: Rational.of(10_000n),
}
/** What nobody knows, or what the policy leaves open, for once taken to be this or that. */
export type SlowGuess = (leaf: Pick<SlowLeaf, 'isTruth' | 'isDate' | 'open'>) => Rational | boolean

/**
 * The language as its page says it, one member at a time by recursion over formulas as trees, with fractions of whole numbers: slow, plain,
 * and without a line of the engine's. What rests on open values or missing data keeps what it is as things stand, and the ends that follow
 * from the ends of its parts; with a guess at all that is not known everything is certain. (`isStanding`: 暂取 stands, and is no matter of guessing.)
 */
export class Slow implements SlowRun {
  readonly policy: SlowPolicy
  private readonly data: SlowData
  private readonly guess: SlowGuess | undefined
  private readonly isStanding: boolean
  private readonly before: Slow | undefined
  /** The same without guessing. */
  private readonly plain: Slow
  private readonly kept = new Map<string, SlowValue>()
  private readonly listed = new Map<string, readonly SlowMember[]>()

  /** `before`: the year before, where years make a chain. */
  constructor(policy: SlowPolicy, data: SlowData, guess?: SlowGuess, isStanding = true, before?: Slow) {
    this.policy = policy
    this.data = data
    this.guess = guess
    this.isStanding = isStanding
    this.before = before
    this.plain = guess ? new Slow(policy, data, undefined, true, before?.plain) : this
  }

  unspecified(): SlowValue {
    return this.guess?.({}) ?? new Unsure(undefined)
  }

  isMissing(e: Expression, at: SlowAt): boolean {
    const value = this.plain.at(e, at)
    return value instanceof Unsure && value.now === undefined && value.isMissing
  }

  /** A figure at some members of its own dimensions. */
  figure(name: string, at: SlowAt): SlowValue {
    const figure = this.policy.figures.get(name)
    if (!figure) throw new Error(`no figure ${name}`)
    const key = this.keyOf(name, at)
    const known = this.kept.get(`${name} ${key}`)
    if (known !== undefined) return known
    const settled = this.data.pinned.get(name)?.get(key)
    const found = settled ?? (figure.kind === 'rule' ? this.rule(figure, at) : this.leaf(name, figure, key, at))
    this.kept.set(`${name} ${key}`, found)
    return found
  }

  private keyOf(name: string, at: SlowAt): string {
    const figure = this.policy.figures.get(name) as SlowLeaf | SlowRule
    const dims = figure.kind === 'leaf' ? figure.dims : ruleDims(figure, this.policy)
    return dims.map((d) => at.get(d)).join('|')
  }

  at(e: Expression, at: SlowAt): SlowValue {
    const here = this.located(dimsOf(e, this.policy), at)
    return here ? this.value(e, here) : 'absent'
  }

  /** The members of some dimensions that those at hand lead to; undefined where they lead to none. */
  private located(dims: readonly string[], at: SlowAt): SlowAt | undefined {
    const here = new Map<string, string>()
    for (const d of dims) {
      const member = this.memberAt(d, at)
      if (member === undefined) return undefined
      here.set(d, member)
    }
    return here
  }

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

  places(inside: readonly string[], over: readonly string[], by: readonly string[], at: SlowAt): SlowAt[] {
    let places = [new Map([...at].filter(([d]) => inside.includes(d) && !over.includes(d)))]
    for (const dimension of this.policy.dimensions.keys()) {
      if (!over.includes(dimension)) continue
      const names = this.members(dimension).map((m) => m.name)
      places = places.flatMap((place) => names.map((name) => new Map([...place, [dimension, name]])))
    }
    return places.filter((place) => by.every((to) => this.memberAt(to, place) === this.memberAt(to, at)))
  }

  /** The member of a dimension that some members at hand lead to. */
  memberAt(dimension: string, at: SlowAt): string | undefined {
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

  private leaf(name: string, leaf: SlowLeaf, key: string, at: SlowAt): SlowValue {
    if (leaf.only && this.at(leaf.only, at) !== true) return 'absent'
    const cells = this.data.values.get(name)
    const given = cells?.get(key)
    if (given !== undefined) return given
    const closing = cells ? undefined : this.closingBehind(name)
    if (closing !== undefined) return this.lastYear(closing, at)
    const chosenValues = leaf.values?.filter(
      (v) => (v.from ?? 0) <= this.data.year && (!v.reading || this.data.readings.get(v.reading) === v.option),
    )
    const written = chosenValues?.at(-1)?.cells.get(key)
    if (!leaf.open) return written ?? leaf.standard ?? this.missing(leaf)
    if (!this.guess) return new Unsure(written, leaf.open)
    return this.isStanding && written ? written : this.guess(leaf)
  }

  /** After its first year a carried figure's last closing stands for the input that opens it, where the data leave that out. */
  private closingBehind(input: string): string | undefined {
    const carried = [...this.policy.carries].find(([, opening]) => opening === input)?.[0]
    return carried !== undefined && (this.before || this.data.prior.has(carried)) ? carried : undefined
  }

  private missing({ isTruth, isDate }: Pick<SlowLeaf, 'isTruth' | 'isDate'>): SlowValue {
    return this.guess?.({ isTruth, isDate }) ?? new Unsure(undefined, { isMissing: true })
  }

  private rule(rule: SlowRule, at: SlowAt): SlowValue {
    const work = (): SlowValue => {
      let value = rule.exceptions
        ? slowCases(rule.exceptions, () => this.body(rule, at), at, this)
        : this.body(rule, at)
      if (rule.floor) value = arithmetic('取大', value, this.at(rule.floor, at))
      if (rule.cap) value = arithmetic('取小', value, this.at(rule.cap, at))
      return rule.rounding ? roundedTo(value, rule.rounding.mode, rule.rounding.step) : value
    }
    return rule.only ? chosen(this.at(rule.only, at), work, () => 'absent') : work()
  }

  private body({ body }: SlowRule, at: SlowAt): SlowValue {
    if ('formula' in body) return this.at(body.formula, at)
    if ('split' in body) {
      const here = this.located(ruleDims({ kind: 'rule', body }, this.policy), at)
      return here ? slowSplitAt(body.split, here, this) : 'absent'
    }
    if ('open' in body) return this.unspecified()
    if ('bands' in body) return slowBands(body.bands, at, this)
    if ('cases' in body) {
      const { cases, rest } = body
      return slowCases(cases, rest && (() => this.at(rest, at)), at, this)
    }
    return this.at(body.options.get(this.data.readings.get(body.reading) ?? '') as Expression, at)
  }

  private value(e: Expression, at: SlowAt): SlowValue {
    switch (e.type) {
      case 'number':
        return Rational.fromString(e.digits).mul(SCALES[e.unit] ?? ONE)
      case 'truth':
        return e.value
      case 'date': {
        const { year = this.data.year, month, day } = e
        return hasDay(year, month, day) ? slowDay(year, month, day) : { fault: faultCodes.noDay }
      }
      case 'text':
        return { member: e.text }
      case 'name':
        return this.named(e.name, at)
      case 'unary': {
        const of = this.at(e.operand, at)
        return e.operator === '非' ? negated(of) : e.operator === '－' ? opposite(of) : ofNumber(of, 'rising', (x) => x)
      }
      case 'binary':
        return this.binary(e, at)
      case 'conditional':
        return chosen(
          this.at(e.condition, at),
          () => this.at(e.then, at),
          () => this.at(e.otherwise, at),
        )
      case 'membership':
        return this.membership(e, at)
      case 'pick':
        return this.pick(e, at)
      case 'call':
        return e.function === '上年' ? this.lastYear(memberText(e.args[0] as Expression), at) : slowCall(e, at, this)
      default:
        throw new Error(`no meaning for ${e.type}`)
    }
  }

  private named(name: string, at: SlowAt): SlowValue {
    if (this.policy.figures.has(name)) return this.figure(name, at)
    if (name === '年度') return Rational.of(BigInt(this.data.year))
    return { member: this.data.readings.get(name) ?? at.get(name) ?? name }
  }

  /** 上年: as the scenario gives it, else as the year before has it; a carried figure that has neither opens with its 期初. */
  private lastYear(name: string, at: SlowAt): SlowValue {
    const given = this.data.prior.get(name)
    const opening = this.policy.carries.get(name)
    const settled = given?.get(this.keyOf(name, at))
    if (settled !== undefined) return settled
    if (this.before) return this.handedOn(name, at, this.before)
    return !given && opening !== undefined ? this.figure(opening, at) : this.missing({})
  }

  /** A figure of the year before; a member that the year lacked opens at 0, and of a fault nothing is known. */
  private handedOn(name: string, at: SlowAt, before: Slow): SlowValue {
    const figure = this.policy.figures.get(name) as SlowLeaf | SlowRule
    const dims = figure.kind === 'leaf' ? figure.dims : ruleDims(figure, this.policy)
    const isThere = dims.every((d) => before.members(d).some((m) => m.name === at.get(d)))
    if (!isThere) return Rational.of(0n)
    const value = before.figure(name, at)
    return isFault(value) ? this.missing({}) : value
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
    return e.negated ? negated(found) : found
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
}
