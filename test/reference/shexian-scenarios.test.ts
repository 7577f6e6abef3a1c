import { describe, expect, it } from 'vitest'
import { seeded } from '../support/random.ts'
import { compare, decimal, fraction, sum, times } from './fraction.ts'
import { type ShexianValue, shexian } from './shexian.ts'
import { randomShexianScenario, shexianChoices, shexianInputs } from './shexian-scenarios.ts'

const random = seeded(20250101)
const cases = Array.from({ length: 600 }, () => {
  const scenario = randomShexianScenario(random)
  return { scenario, inputs: scenario.输入, values: shexian(shexianInputs(scenario), shexianChoices(scenario)) }
})
type Case = (typeof cases)[number]
const some = (holds: (one: Case) => boolean): number => cases.filter(holds).length
const each = (value: ShexianValue | undefined): string[] => Object.values(value as Record<string, string>)
const order = (a: string, b: ShexianValue | undefined): number => compare(decimal(a), decimal(b as string))
const isWhole = (text: string, parts: bigint): boolean => times(decimal(text), fraction(parts)).den === 1n

describe('random Shexian scenarios', () => {
  it('come out the same from the same seed', () => {
    expect(randomShexianScenario(seeded(7))).toEqual(randomShexianScenario(seeded(7)))
    expect(randomShexianScenario(seeded(7))).not.toEqual(randomShexianScenario(seeded(8)))
  })

  it('hand out no more and no less than there is, to the fen', () => {
    for (const { inputs, values } of cases) {
      if (!isWhole(inputs.慢病包干预算总额, 100n)) continue
      const packages = sum(each(values.机构包干额).map(decimal))
      const whole = sum([packages, decimal(values.慢病调剂金 as string)])
      expect(compare(whole, decimal(inputs.慢病包干预算总额))).toBe(0)
      if (!isWhole(values.全县决算结余 as string, 100n)) continue
      const shares = [values.县级分配, values.乡级分配, values.村级分配].map((share) => decimal(share as string))
      expect(compare(sum(shares), decimal(values.全县决算结余 as string))).toBe(0)
    }
  })

  it('hit the edges that the drafts turn on', () => {
    const balance = (found: string | RegExp) =>
      some(({ values }) => (values.全县决算结余 as string).match(found)?.[0] === values.全县决算结余)
    const sizes = cases.map(({ scenario }) => scenario.维度.机构.length)
    const hits = {
      balanced: balance('0'),
      oneFen: balance('0.01'),
      oneFenShort: balance('-0.01'),
      surplus: balance(/^[1-9].*/),
      overrun: balance(/^-[1-9].*/),
      halves: some(
        ({ values }) => isWhole(values.全县决算结余 as string, 20n) && !isWhole(values.全县决算结余 as string, 10n),
      ),
      gapAsLastYear: some(({ inputs, values }) => order(inputs.上年收支缺口, values.收支缺口) === 0),
      gapAFenLess: some(
        ({ inputs, values }) =>
          compare(sum([decimal(values.收支缺口 as string), decimal('0.01')]), decimal(inputs.上年收支缺口)) === 0,
      ),
      noGap: some(({ values }) => values.收支缺口 === '0'),
      reliefAsLastYear: some(({ inputs }) => order(inputs.上年财政弥补赤字, inputs.当年财政弥补赤字) === 0),
      atFirstTarget: some(({ values }) => values.目标值一结余 === '0'),
      atSecondTarget: some(({ values }) => values.目标值二结余 === '0'),
      beyondSecondTarget: some(
        ({ values }) => (values.目标值二结余 as string).startsWith('-') && values.减亏奖励 !== '0',
      ),
      award: some(({ values }) => values.减亏奖励 !== '0'),
      reliefWithoutAward: some(({ values }) => values.减亏奖励 === '0' && values.财政弥补减少额 !== '0'),
      feesAsRecovered: some(({ inputs }) => inputs.稽核追回资金 === inputs.管控稽核费用),
      feesBeyond: some(({ inputs }) => order(inputs.管控稽核费用, inputs.稽核追回资金) > 0),
      halfFenSetAside: some(
        ({ inputs }) => isWhole(inputs.慢病包干预算总额, 10n) && !isWhole(inputs.慢病包干预算总额, 5n),
      ),
      equalWeights: some(
        ({ inputs, values }) =>
          new Set(each(inputs.包干权重)).size === 1 && new Set(each(values.机构包干额)).size === 2,
      ),
      weightOfNought: some(({ inputs }) => each(inputs.包干权重).includes('0')),
      fractions: some(({ inputs }) => each(inputs.包干权重).some((weight) => weight.startsWith('0.'))),
      noBudget: some(({ inputs }) => inputs.慢病包干预算总额 === '0.00'),
      belowTheFen: some(({ inputs }) => !isWhole(inputs.慢病包干预算总额, 100n)),
      one: sizes.filter((size) => size === 1).length,
      many: sizes.filter((size) => size > 200).length,
      scoresOfNought: some(({ inputs }) => each(inputs.年终考核得分比).includes('0')),
      scoresAboveOne: some(({ inputs }) => each(inputs.年终考核得分比).includes('1.02')),
      saversAwarded: some(({ values }) => each(values.结余机构奖励).some((award) => award !== '0')),
      saversUnawarded: some(
        ({ scenario, values }) => scenario.参数?.结余机构奖励比例 === '1' && values.全县决算结余 === '0',
      ),
      setAsideBack: some(({ scenario }) => scenario.解读?.全县决算口径 === '加回调剂金'),
      noReading: some(({ scenario }) => scenario.解读 === undefined),
      nothingBound: some(({ scenario }) => scenario.参数 === undefined),
    }
    expect(Object.entries(hits).filter(([, count]) => count < 3)).toEqual([])
    expect([Math.min(...sizes), Math.max(...sizes)]).toEqual([1, expect.toSatisfy((most: number) => most > 280)])
  })
})
