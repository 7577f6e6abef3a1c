import type { Expression } from '../../dsl/syntax/expression/expression.ts'
import { chance, pick, whole } from './random.ts'
import { randomAlong } from './random-along.ts'
import { numberOfDates, truthOfDates } from './random-dates.ts'
import { randomAggregate, randomCount, randomShare, randomSplit } from './random-over.ts'
import type { FormulaSource, NumberUnit, Usable } from './random-source.ts'
import { dimsOf } from './slow-dims.ts'
import type { SlowPolicy } from './slow-policy.ts'
import { between, binary, call, choose, minus, name, not, number, oneOf, pickOf, truth } from './tree.ts'

const COMPARISONS = ['＝', '≠', '＞', '＜', '≥', '≤'] as const

/** Makes up formulas that are well formed and well typed over the figures of a policy. */
export class RandomFormula implements FormulaSource {
  readonly random: () => number
  readonly policy: SlowPolicy
  readonly usable: readonly Usable[]

  constructor(random: () => number, policy: SlowPolicy, usable: readonly Usable[]) {
    this.random = random
    this.policy = policy
    this.usable = usable
  }

  of(unit: NumberUnit, depth: number): Expression {
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
      () => randomAggregate(this, inner(), depth),
      () => randomAggregate(this, inner(), depth),
      () => randomAlong(this, unit, depth),
      () => randomAlong(this, unit, depth),
      () => this.picked(unit),
      () => this.leaf(unit),
      () => this.special(unit, depth),
      () => this.special(unit, depth),
    ])
    return make()
  }

  truth(depth: number): Expression {
    const unit = pick(this.random, ['元', '人', '比率', '分'] as const)
    const some = (): Expression => this.of(unit, depth - 1)
    const make = pick(this.random, [
      () => binary(pick(this.random, COMPARISONS), some(), some()),
      () => binary(pick(this.random, COMPARISONS), some(), number('0')),
      () => between(some(), some(), some(), this.mark(), this.mark()),
      () => this.atHand(),
      () => this.atHand(),
      () => truthOfDates(this) ?? this.atHand(),
      () => this.fact(),
      () =>
        depth > 0 ? binary(pick(this.random, ['且', '或']), this.truth(depth - 1), this.truth(depth - 1)) : this.fact(),
      () => (depth > 0 ? not(this.truth(depth - 1)) : this.atHand()),
    ])
    return make()
  }

  atHand(): Expression {
    if (this.policy.dimensions.has('月份') && chance(this.random, 0.2)) {
      const [dimension, place] = pick(this.random, [
        ['月份', '7'],
        ['月份', '3'],
        ['季度', '2'],
      ] as const)
      return binary(pick(this.random, COMPARISONS), name(dimension), number(place))
    }
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

  leaf(unit: NumberUnit): Expression {
    const figures = this.usable.filter((f) => f.unit === unit)
    if (figures.length > 0 && chance(this.random, 0.8)) return name(pick(this.random, figures).name)
    if (unit === '比率') return pick(this.random, [number('25', '％'), number('0.5'), number('2'), number('3')])
    if (unit === '人' || unit === '分') return number(String(whole(this.random, 0, 9)), unit)
    return pick(this.random, [
      number('0.12', '万元'),
      number(`${whole(this.random, 0, 99)}.05`, '元'),
      number('0', '元'),
    ])
  }

  private rounded(of: Expression, unit: NumberUnit): Expression {
    const word = pick(this.random, ['四舍五入', '进位', '舍去'] as const)
    if (chance(this.random, 0.4)) return call(word, [of, number(pick(this.random, ['0', '1', '2', '4']))])
    const places = ['到整数', '到1位小数', '到3位小数']
    return call(word, [of], {
      to: pick(this.random, unit === '元' ? [...places, '到分', '到角', '到元', '到万元2位小数'] : places),
    })
  }

  /** What only one unit has. */
  private special(unit: NumberUnit, depth: number): Expression {
    if (unit === '比率') return this.ratio(depth)
    if (unit === '元') return randomSplit(this, depth)
    if (chance(this.random, 0.3)) return numberOfDates(this, unit) ?? this.leaf(unit)
    if (unit === '分' || chance(this.random, 0.5)) return this.leaf(unit)
    return call('视为', [randomCount(this, depth)], { unit })
  }

  private ratio(depth: number): Expression {
    const unit = pick(this.random, ['元', '人', '分'] as const)
    return pick(this.random, [
      () => binary('÷', this.of(unit, depth - 1), this.of(unit, depth - 1)),
      () => binary('^', this.of('比率', depth - 1), this.exponent()),
      () => call('开方', [this.of('比率', depth - 1)]),
      () => numberOfDates(this, '比率') ?? this.leaf('比率'),
      () => randomShare(this, unit, depth) ?? this.leaf('比率'),
      () => binary(pick(this.random, ['＋', '－']), this.of('比率', depth - 1), number('10', '个百分点')),
      () => call('视为', [randomCount(this, depth)], { unit: '比率' }),
      () => call('视为', [this.of(unit, depth - 1)], { unit: '比率' }),
    ])()
  }

  private exponent(): Expression {
    return pick(this.random, [number('0'), number('2'), number('3'), minus(number('1')), minus(number('2'))])
  }

  private picked(unit: NumberUnit): Expression {
    const found = this.usable.filter((f) => f.unit === unit && dimsOf(name(f.name), this.policy).length > 0)
    if (found.length === 0) return this.leaf(unit)
    const subject = name(pick(this.random, found).name)
    const dimension = pick(this.random, dimsOf(subject, this.policy))
    const members = this.policy.dimensions.get(dimension)?.members?.map((m) => m.name) ?? ['院1', '院2', '院9']
    return pickOf(subject, chance(this.random, 0.5) ? dimension : undefined, pick(this.random, members))
  }
}
