import type { Expression } from '../../dsl/syntax/expression/expression.ts'
import { chance, pick, whole } from './random.ts'
import { dimsOf, insideDims, meet, wayTo } from './slow-dims.ts'
import type { SlowPolicy } from './slow-policy.ts'
import { between, binary, call, choose, minus, name, not, number, oneOf, over, pickOf, truth } from './tree.ts'

/** What a made-up figure is counted in. */
export type RandomUnit = '元' | '人' | '比率' | '是否'

/** Figures that formulas may use. */
export interface Usable {
  readonly name: string
  readonly unit: RandomUnit
}

const COMPARISONS = ['＝', '≠', '＞', '＜', '≥', '≤'] as const

/** Makes up formulas that are well formed and well typed over the figures of a policy. */
export class RandomFormula {
  private readonly random: () => number
  private readonly policy: SlowPolicy
  private readonly usable: readonly Usable[]

  constructor(random: () => number, policy: SlowPolicy, usable: readonly Usable[]) {
    this.random = random
    this.policy = policy
    this.usable = usable
  }

  /** A formula for a number in a unit. */
  of(unit: Exclude<RandomUnit, '是否'>, depth: number): Expression {
    if (depth <= 0) return this.leaf(unit)
    const inner = (): Expression => this.of(unit, depth - 1)
    const ratio = (): Expression => this.of('比率', depth - 1)
    const make = pick(this.random, [
      () => binary(pick(this.random, ['＋', '－']), inner(), inner()),
      () => binary('×', inner(), ratio()),
      () => binary('×', ratio(), inner()),
      () => binary('÷', inner(), ratio()),
      () => call(pick(this.random, ['取小', '取大']), this.some(2, 3, inner)),
      () => choose(this.truth(depth - 1), inner(), chance(this.random, 0.2) ? number('0') : inner()),
      () => call('若', [this.truth(depth - 1), inner()]),
      () => call('绝对值', [inner()]),
      () => this.rounded(inner(), unit),
      () => call('缺省', [inner(), chance(this.random, 0.5) ? number('0') : inner()]),
      () => minus(inner()),
      () => this.aggregate(inner(), depth),
      () => this.aggregate(inner(), depth),
      () => this.picked(unit),
      () => this.leaf(unit),
      () => (unit === '比率' ? this.ratio(depth) : unit === '元' ? this.split(depth) : this.heads(depth)),
      () => (unit === '比率' ? this.ratio(depth) : unit === '元' ? this.split(depth) : this.heads(depth)),
    ])
    return make()
  }

  /** A condition. */
  truth(depth: number): Expression {
    const unit = pick(this.random, ['元', '人', '比率'] as const)
    const some = (): Expression => this.of(unit, depth - 1)
    const make = pick(this.random, [
      () => binary(pick(this.random, COMPARISONS), some(), some()),
      () => binary(pick(this.random, COMPARISONS), some(), number('0')),
      () => between(some(), some(), some(), this.mark(), this.mark()),
      () => this.atHand(),
      () => this.atHand(),
      () => this.fact(),
      () =>
        depth > 0 ? binary(pick(this.random, ['且', '或']), this.truth(depth - 1), this.truth(depth - 1)) : this.fact(),
      () => (depth > 0 ? not(this.truth(depth - 1)) : this.atHand()),
    ])
    return make()
  }

  /** A condition on the member at hand. */
  atHand(): Expression {
    return pick(this.random, [
      () =>
        binary(
          pick(this.random, COMPARISONS),
          name('年份'),
          number(pick(this.random, ['2021', '2022', '2023', '2024'])),
        ),
      () => binary(pick(this.random, COMPARISONS), name('阶段'), name(pick(this.random, ['初期', '中期', '末期']))),
      () => binary(pick(this.random, ['＝', '≠']), name('险种'), name(pick(this.random, ['职工', '居民']))),
      () => binary(pick(this.random, ['＝', '≠']), name('层级'), name(pick(this.random, ['县级', '乡镇', '村级']))),
      () => oneOf(name('层级'), chance(this.random, 0.3), [name('乡镇'), name('村级')]),
      () => oneOf(name('集团'), chance(this.random, 0.3), [name('甲团'), name('丙团')]),
      () => binary('≠', name('机构'), name('院2')),
      () => binary(pick(this.random, COMPARISONS), name('年度'), number('2023')),
    ])()
  }

  private mark(): boolean | undefined {
    return pick(this.random, [true, false, undefined])
  }

  private fact(): Expression {
    const facts = this.usable.filter((f) => f.unit === '是否')
    return facts.length > 0 ? name(pick(this.random, facts).name) : truth(chance(this.random, 0.5))
  }

  private some(least: number, most: number, make: () => Expression): Expression[] {
    return Array.from({ length: whole(this.random, least, most) }, make)
  }

  private leaf(unit: RandomUnit): Expression {
    const figures = this.usable.filter((f) => f.unit === unit)
    if (figures.length > 0 && chance(this.random, 0.8)) return name(pick(this.random, figures).name)
    if (unit === '比率') return pick(this.random, [number('25', '％'), number('0.5'), number('2'), number('3')])
    if (unit === '人') return number(String(whole(this.random, 0, 9)), '人')
    return pick(this.random, [
      number('0.12', '万元'),
      number(`${whole(this.random, 0, 99)}.05`, '元'),
      number('0', '元'),
    ])
  }

  private rounded(of: Expression, unit: RandomUnit): Expression {
    const word = pick(this.random, ['四舍五入', '进位', '舍去'] as const)
    if (chance(this.random, 0.4)) return call(word, [of, number(pick(this.random, ['0', '1', '2', '4']))])
    const places = ['到整数', '到1位小数', '到3位小数']
    return call(word, [of], {
      to: pick(this.random, unit === '元' ? [...places, '到分', '到角', '到元', '到万元2位小数'] : places),
    })
  }

  private ratio(depth: number): Expression {
    const unit = pick(this.random, ['元', '人'] as const)
    return pick(this.random, [
      () => binary('÷', this.of(unit, depth - 1), this.of(unit, depth - 1)),
      () => binary('^', this.of('比率', depth - 1), this.exponent()),
      () => call('开方', [this.of('比率', depth - 1)]),
      () => this.overMembers('占比', this.of(unit, depth - 1), depth) ?? this.leaf('比率'),
      () => binary(pick(this.random, ['＋', '－']), this.of('比率', depth - 1), number('10', '个百分点')),
      () => call('视为', [this.count(depth)], { unit: '比率' }),
      () => call('视为', [this.of(unit, depth - 1)], { unit: '比率' }),
    ])()
  }

  private exponent(): Expression {
    return pick(this.random, [number('0'), number('2'), number('3'), minus(number('1')), minus(number('2'))])
  }

  private heads(depth: number): Expression {
    return chance(this.random, 0.5) ? call('视为', [this.count(depth)], { unit: '人' }) : this.leaf('人')
  }

  private count(depth: number): Expression {
    const dimension = pick(this.random, ['机构', '年份', '险种', '集团', '县院'])
    if (chance(this.random, 0.4)) {
      const counted = this.overMembers('计数', this.of('元', depth - 1), depth)
      if (counted) return counted
    }
    const where = chance(this.random, 0.7) ? this.whereFor([], [dimension], depth, []) : undefined
    return call('计数', [], { over: over([dimension], [], where) })
  }

  private aggregate(of: Expression, depth: number): Expression {
    return this.overMembers(pick(this.random, ['合计', '合计', '平均', '最大', '最小'] as const), of, depth) ?? of
  }

  /** A function that runs over members of what it takes; undefined where that has none. */
  private overMembers(
    word: '合计' | '平均' | '最大' | '最小' | '计数' | '占比',
    of: Expression,
    depth: number,
  ): Expression | undefined {
    const dims = dimsOf(of, this.policy)
    if (dims.length === 0) return undefined
    if (word !== '计数' && chance(this.random, 0.2)) return call(word, [of])
    const all = dims.filter(() => chance(this.random, 0.6))
    const chosen = all.length > 0 ? all : [pick(this.random, dims)]
    const only = chosen.length === 1 ? (chosen[0] as string) : undefined
    const left = dims.filter((d) => !chosen.includes(d))
    const targets = only === undefined ? [] : this.groupsFor(only, left)
    const by = targets.length > 0 && chance(this.random, 0.5) ? this.groups(targets, left) : []
    const where = chance(this.random, 0.4) ? this.whereFor([of], chosen, depth, by) : undefined
    return call(word, [of], { over: over(chosen, by, where) })
  }

  /** One group or two of those that can be made, where both can stand side by side. */
  private groups(targets: readonly string[], left: readonly string[]): string[] {
    const first = pick(this.random, targets)
    const second = pick(this.random, targets)
    const both = meet(this.policy, [left, [first, second]]).length === left.length + 2
    return second !== first && both ? [first, second] : [first]
  }

  /** Dimensions to which one leads and that can stand beside those that are left. */
  private groupsFor(from: string, left: readonly string[]): string[] {
    return [...this.policy.dimensions.keys()].filter(
      (to) =>
        to !== from &&
        wayTo(this.policy, from, to) !== undefined &&
        meet(this.policy, [left, [to]]).length === left.length + 1,
    )
  }

  /** A condition that brings in no dimension finer than what is run over. */
  private whereFor(of: readonly Expression[], chosen: readonly string[], depth: number, by: readonly string[]) {
    for (let tries = 0; tries < 5; tries++) {
      const where = chance(this.random, 0.5) ? this.atHand() : this.truth(Math.min(depth - 1, 1))
      const inside = insideDims(of, over(chosen, [], where), this.policy)
      const left = inside.filter((d) => !chosen.includes(d))
      const fits = by.length === 0 || meet(this.policy, [left, by]).length === left.length + by.length
      if (fits && chosen.every((d) => inside.includes(d))) return where
    }
    return undefined
  }

  private picked(unit: RandomUnit): Expression {
    const found = this.usable.filter((f) => f.unit === unit && dimsOf(name(f.name), this.policy).length > 0)
    if (found.length === 0) return this.leaf(unit)
    const subject = name(pick(this.random, found).name)
    const dimension = pick(this.random, dimsOf(subject, this.policy))
    const members = this.policy.dimensions.get(dimension)?.members?.map((m) => m.name) ?? ['院1', '院2', '院9']
    return pickOf(subject, chance(this.random, 0.5) ? dimension : undefined, pick(this.random, members))
  }

  private split(depth: number): Expression {
    const whole = this.of('元', depth - 1)
    const weights = this.of(pick(this.random, ['元', '人', '比率'] as const), depth - 1)
    const target = splitTarget(whole, weights, this.policy)
    if (!target) return whole
    return call('分摊', [whole, weights], chance(this.random, 0.3) ? { over: over(target) } : {})
  }
}

/** What a split of a whole by weights runs over; undefined where it cannot be made, or where two ways would make its groups. */
export function splitTarget(whole: Expression, weights: Expression, policy: SlowPolicy): string[] | undefined {
  const wholeDims = dimsOf(whole, policy)
  const inside = meet(policy, [wholeDims, dimsOf(weights, policy)])
  const target = inside.filter((d) => !wholeDims.includes(d))
  const followed = wholeDims.filter((d) => !inside.includes(d))
  const fits = followed.every((d) => target.some((t) => wayTo(policy, t, d)))
  return target.length > 0 && fits ? target : undefined
}
