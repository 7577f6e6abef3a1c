import { describe, expect, it } from 'vitest'
import { seeded } from '../support/random.ts'
import { compare, decimal } from './fraction.ts'
import { liaoning, liaoningOpen } from './liaoning.ts'
import { liaoningChoices, liaoningWaits, randomLiaoningScenario } from './liaoning-scenarios.ts'

const random = seeded(20240615)
const cases = Array.from({ length: 400 }, () => {
  const scenario = randomLiaoningScenario(random)
  return { scenario, ...liaoning(scenario.输入, liaoningChoices(scenario)) }
})
type Case = (typeof cases)[number]
const some = (holds: (one: Case) => boolean) => cases.filter(holds).length
const value = ({ values }: Case, name: string) => values[name] as string
const against = ({ scenario, values }: Case) =>
  compare(decimal(scenario.输入.合理超支额), decimal(values.超支 as string))

describe('random Liaoning scenarios', () => {
  it('come out the same from the same seed', () => {
    expect(randomLiaoningScenario(seeded(7))).toEqual(randomLiaoningScenario(seeded(7)))
    expect(randomLiaoningScenario(seeded(7))).not.toEqual(randomLiaoningScenario(seeded(8)))
  })

  it('hit the edges that the notice turns on', () => {
    const overrun = (one: Case) => value(one, '超支') !== '0'
    const atCeiling = (one: Case) => value(one, '可编制预算上限') === one.scenario.输入.医共体总额预算
    const hits = {
      surplus: some((one) => value(one, '结余') !== '0'),
      aFenLeft: some((one) => value(one, '结余') === '0.01'),
      balanced: some((one) => value(one, '结余') === '0' && !overrun(one)),
      aFenOver: some((one) => value(one, '超支') === '0.01'),
      noneJustified: some((one) => overrun(one) && one.scenario.输入.合理超支额 === '0'),
      lessJustified: some((one) => overrun(one) && against(one) < 0 && value(one, '基金分担') !== '0'),
      allJustified: some((one) => overrun(one) && against(one) === 0),
      moreJustified: some((one) => overrun(one) && against(one) > 0),
      justifiedSurplus: some((one) => !overrun(one) && against(one) > 0),
      wholeOverrun: some((one) => overrun(one) && one.scenario.解读?.超支分担范围 === '全部超支'),
      outsideBeyondBudget: some((one) => value(one, '年终结算额').startsWith('-')),
      boundAtCeiling: some((one) => one.scenario.参数?.风险调节金比例 !== undefined && atCeiling(one)),
      openAtIncome: some(
        ({ scenario }) =>
          scenario.参数?.风险调节金比例 === undefined && scenario.输入.医共体总额预算 === scenario.输入.基金预算收入,
      ),
      nothingBudgeted: some(({ scenario }) => scenario.输入.医共体总额预算 === '0'),
      noIncome: some(({ scenario }) => scenario.输入.基金预算收入 === '0.00'),
      nothingBound: some(({ scenario }) => scenario.参数 === undefined),
      someBound: some(({ scenario }) => Object.keys(scenario.参数 ?? {}).length === 1),
      allBound: some(({ scenario }) => Object.keys(scenario.参数 ?? {}).length === liaoningOpen.length),
      ...Object.fromEntries(
        liaoningOpen.flatMap((name) =>
          ['0', '1'].map((end) => [`${name} ${end}`, some(({ scenario }) => scenario.参数?.[name] === end)]),
        ),
      ),
      ...Object.fromEntries(
        [
          '参保率',
          '财政补助到位率',
          '县域外住院率',
          '县域就诊率',
          '基金县域内支出率',
          '基层基金占比',
          '住院实际报销比',
          '集采采购占比',
          '医保病人满意度',
        ].flatMap((name) => ['0', '1'].map((end) => [`${name} ${end}`, some((one) => value(one, name) === end)])),
      ),
      noGrowth: some((one) => value(one, '住院费用增长率') === '0'),
      shrinks: some((one) => value(one, '住院费用增长率').startsWith('-')),
      fewerListed: some((one) => value(one, '村卫生室定点增长率').startsWith('-')),
      endless: some((one) => value(one, '住院人均费用').replace('.', '').length >= 40),
    }
    expect(Object.entries(hits).filter(([, count]) => count < 3)).toEqual([])
  })

  it('leave every figure open in some that waits for a share, and not in others', () => {
    for (const name of Object.keys(liaoningWaits)) {
      expect(new Set(cases.map(({ values }) => values[name] === null)).size).toBe(2)
    }
  })

  it('make every constraint hold, fail and, of the budget, stay undecided', () => {
    expect(new Set(cases.map(({ constraints }) => constraints.不编制赤字预算))).toEqual(new Set([true, false, null]))
    expect(new Set(cases.map(({ constraints }) => constraints.村卫生室集采药品配备))).toEqual(new Set([true, false]))
  })
})
