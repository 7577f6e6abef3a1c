import { describe, expect, it } from 'vitest'
import { seeded } from '../support/random.ts'
import { compare, decimal, fen, sum } from './fraction.ts'
import { weishan } from './weishan.ts'
import { randomWeishanScenario, weishanChoices, weishanInputs } from './weishan-scenarios.ts'

const random = seeded(20200615)
const cases = Array.from({ length: 400 }, () => {
  const scenario = randomWeishanScenario(random)
  const { values, constraints } = weishan(weishanInputs(scenario), weishanChoices(scenario))
  return {
    scenario,
    values: values as Record<string, string>,
    borne: values.医共体超支分担 as Record<string, string>,
    constraints,
  }
})
const some = (holds: (one: (typeof cases)[number]) => boolean) => cases.filter(holds).length

describe('random Weishan scenarios', () => {
  it('come out the same from the same seed', () => {
    expect(randomWeishanScenario(seeded(7))).toEqual(randomWeishanScenario(seeded(7)))
    expect(randomWeishanScenario(seeded(7))).not.toEqual(randomWeishanScenario(seeded(8)))
  })

  it('are shared out to the fen of the overrun, with no part below nought', () => {
    for (const { values, borne } of cases) {
      const parts = Object.values(borne).map(decimal)
      expect(fen(sum(parts))).toBe(fen(decimal(values.医共体超支 as string)))
      expect(parts.every((part) => part.num >= 0n)).toBe(true)
    }
  })

  it('hand out all that can be handed out', () => {
    for (const { scenario, values } of cases) {
      const parts = ['医共体预算资金总额', '民营定点医疗机构分配资金'].map((name) => decimal(values[name] as string))
      parts.push(decimal(scenario.输入.当年因政策调整所需支出的资金))
      expect(compare(sum(parts), decimal(values.可分配基金 as string))).toBe(0)
    }
  })

  it('give amounts to the fen and no more', () => {
    for (const { scenario } of cases) {
      const amounts = [scenario.输入.县域外就医支出, ...Object.values(scenario.输入.成员单位支出)]
      for (const amount of amounts) expect(amount).toMatch(/^\d+\.\d\d$/)
    }
  })

  it('hit the edges that the measures turn on', () => {
    const hits = {
      balanced: some(({ values }) => values.医共体结余 === '0'),
      halfFen: some(({ values }) => /\.\d\d5$/.test(values.医共体超支 as string)),
      oneFen: some(({ values }) => values.医共体超支 === '0.01'),
      overrun: some(({ values }) => values.医共体超支 !== '0'),
      surplus: some(({ values }) => values.医共体结余留用 !== '0'),
      fundHalfFen: some(({ values }) => /\.\d\d5$/.test(values.调剂金 as string)),
      dearPolicies: some(({ values }) => (values.医共体预算增加资金 as string).startsWith('-')),
      equalParts: some(
        ({ scenario, values }) =>
          values.医共体超支 !== '0' && new Set(Object.values(scenario.输入.成员单位支出)).size === 1,
      ),
      noSpending: some(({ scenario }) =>
        Object.values(scenario.输入.成员单位支出).every((amount) => amount === '0.00'),
      ),
      oneIdle: some(
        ({ scenario, values }) =>
          values.医共体超支 !== '0' && Object.values(scenario.输入.成员单位支出).includes('0.00'),
      ),
      fifth: some(({ values }) => values.基层拨付占比 === '0.2'),
      quarter: some(({ values }) => values.基层拨付占比 === '0.25'),
      nineTenths: some(({ values }) => values.县域内住院就诊率 === '0.9'),
      sameCount: some(({ scenario }) => scenario.输入.县外住院人数 === scenario.输入.上年县外住院人数),
      sameRate: some(
        ({ scenario }) => scenario.输入.住院实际补偿比 === scenario.输入.全州同级同类医院平均住院实际补偿比,
      ),
      belowNought: some(({ values }) => (values.未经审批转外报销比例 as string).startsWith('-')),
      relative: some(({ scenario }) => scenario.解读?.降低口径 === '相对比例'),
      otherBase: some(({ scenario }) => scenario.解读?.调剂金基数 === '按当期预算收入'),
      bound: some(({ scenario }) => scenario.参数?.民营超支分担比例 !== undefined),
      unbound: some(({ scenario }) => scenario.参数 === undefined),
      alone: some(({ scenario }) => scenario.维度.机构.length === 1),
      ...Object.fromEntries(
        [2020, 2021, 2022, 2023].map((year) => [year, some(({ scenario }) => scenario.年度 === year)]),
      ),
    }
    expect(Object.entries(hits).filter(([, count]) => count < 3)).toEqual([])
  })

  it('make every constraint hold in some and fail in others', () => {
    for (const name of Object.keys(cases[0]?.constraints ?? {})) {
      expect(new Set(cases.map(({ constraints }) => constraints[name])).size).toBe(2)
    }
  })
})
