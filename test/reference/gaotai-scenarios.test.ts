import { describe, expect, it } from 'vitest'
import { seeded } from '../support/random.ts'
import { compare, decimal, fen, fraction, minus, sum, times } from './fraction.ts'
import { gaotai, insurances, readings, type Unit, unitNames, units } from './gaotai.ts'
import { gaotaiChoices, randomGaotaiScenario } from './gaotai-scenarios.ts'

const random = seeded(20260101)
const cases = Array.from({ length: 400 }, () => {
  const scenario = randomGaotaiScenario(random)
  return { scenario, outputs: gaotai(scenario.输入, gaotaiChoices(scenario)) }
})
/** Every unit of every case under each insurance. */
const cells = cases.flatMap(({ scenario, outputs }) =>
  insurances.flatMap((insurance) =>
    unitNames.map((unit) => {
      const of = (name: string): string =>
        (outputs[name] as Record<string, Record<Unit, string>>)[insurance]?.[unit] as string
      return { input: scenario.输入, scenario, unit, of }
    }),
  ),
)
const pools = cases.flatMap(({ scenario, outputs }) =>
  insurances.map((insurance) => ({ insurance, scenario, input: scenario.输入, outputs })),
)
const some = <T>(list: readonly T[], holds: (one: T) => boolean) => list.filter(holds).length

/** Clinics, pharmacies and outside care together. */
function apart({ insurance, input, outputs }: (typeof pools)[number]) {
  const outside = outputs.异地就医预算?.[insurance] as string
  const budget = sum([decimal(input.个体诊所零售药店预算[insurance]), decimal(outside)])
  return minus(budget, sum([decimal(input.个体诊所零售药店清算[insurance]), decimal(input.异地就医清算[insurance])]))
}
const parts = (figure: unknown) => Object.values(figure as Record<string, string>).map(decimal)

describe('random Gaotai scenarios', () => {
  it('come out the same from the same seed', () => {
    expect(randomGaotaiScenario(seeded(7))).toEqual(randomGaotaiScenario(seeded(7)))
    expect(randomGaotaiScenario(seeded(7))).not.toEqual(randomGaotaiScenario(seeded(8)))
  })

  it('give no amount below nought', () => {
    expect(JSON.stringify(cases.map(({ scenario }) => scenario))).not.toContain('"-')
  })

  it('budget all that the county has, to the fen', () => {
    for (const { insurance, input, outputs } of pools) {
      const all = [decimal(input.个体诊所零售药店预算[insurance]), ...parts(outputs.年度预算?.[insurance])]
      all.push(decimal(outputs.异地就医预算?.[insurance] as string))
      expect(compare(sum(all), decimal(input.县年度总额预算[insurance]))).toBe(0)
    }
  })

  it('share the rest in halves that are a fen apart at most', () => {
    for (const pool of pools) {
      const halves = parts(pool.outputs.单列结余分享?.[pool.insurance])
      expect(fen(sum(halves))).toBe(fen(apart(pool)))
      const [first, second] = halves.map(fen) as [bigint, bigint]
      expect([0n, fen(apart(pool)) < 0n ? -1n : 1n]).toContain(first - second)
    }
  })

  it('part surplus and overrun without a rest', () => {
    for (const { of } of cells) {
      expect(compare(sum([decimal(of('结余留用')), decimal(of('经办机构留用'))]), decimal(of('结余')))).toBe(0)
      expect(compare(sum([decimal(of('基金分担')), decimal(of('机构自担'))]), decimal(of('超支')))).toBe(0)
    }
  })

  it('hit the edges that the plan turns on', () => {
    const beside = (fens: bigint) =>
      some(cells, ({ of }) => {
        const cap = times(decimal(of('年度预算')), fraction(3n, 10n))
        const off = minus(decimal(of('结余')), cap)
        return cap.num > 0n && compare(off, fraction(fens, 100n)) === 0
      })
    const isCommunity = (unit: Unit) => units[unit] === '医共体'
    const hits = {
      atCap: beside(0n),
      fenAbove: beside(1n),
      fenBelow: beside(-1n),
      beyondOnSurplus: some(
        cells,
        ({ of, scenario }) =>
          scenario.解读?.结余留用上限 === '以结余为基数' &&
          of('结余留用') !== '0' &&
          compare(decimal(of('结余留用')), decimal(of('结余'))) < 0,
      ),
      neither: some(cells, ({ of }) => of('结余') === '0' && of('超支') === '0' && of('年度预算') !== '0'),
      oneFenOver: some(cells, ({ of }) => of('超支') === '0.01'),
      sharedHalfFen: some(
        cells,
        ({ of, scenario }) =>
          scenario.参数?.基金分担比例 === undefined && of('基金分担') !== '0' && decimal(of('超支')).den === 100n,
      ),
      noBudget: some(cells, ({ of }) => of('年度预算') === '0'),
      negativeBudget: some(cells, ({ of }) => of('年度预算').startsWith('-')),
      equalShares: some(
        pools,
        ({ insurance, outputs }) => new Set(Object.values(outputs.分配比例?.[insurance] as object)).size === 1,
      ),
      noShare: some(cells, ({ of }) => of('分配比例') === '0'),
      bothGates: some(
        cells,
        ({ of, input, unit }) => of('结余') !== '0' && input.推诿患者属实[unit] && input.服务重大变化[unit],
      ),
      gateAndAdvance: some(
        cells,
        ({ of, input, unit }) =>
          isCommunity(unit) && of('结余') !== '0' && input.推诿患者属实[unit] && !input.预付金按时足额返还[unit],
      ),
      specialUnpaid: some(
        cells,
        ({ of, input, unit }) =>
          isCommunity(unit) && of('超支') !== '0' && input.特殊情况超支[unit] && !input.预付金按时足额返还[unit],
      ),
      specialHospital: some(
        cells,
        ({ of, input, unit }) => !isCommunity(unit) && of('基金分担') !== '0' && input.特殊情况超支[unit],
      ),
      hospitalWithoutAdvance: some(
        cells,
        ({ of, input, unit }) => !isCommunity(unit) && of('结余留用') !== '0' && !input.预付金按时足额返还[unit],
      ),
      poolNothing: some(pools, (pool) => apart(pool).num === 0n),
      poolHalfFen: some(pools, (pool) => apart(pool).den === 200n),
      poolOddOver: some(pools, (pool) => apart(pool).num < 0n && fen(apart(pool)) % 2n !== 0n),
      noGrowth: some(
        pools,
        ({ insurance, input }) => new Set(Object.values(input.异地就医基金支出[insurance])).size === 1,
      ),
      noOutside: some(pools, ({ insurance, outputs }) => outputs.异地就医预算?.[insurance] === '0'),
      outsideHalfFen: some(pools, ({ insurance, input, scenario }) => {
        const [first, middle, last] = parts(input.异地就医基金支出[insurance]).map(fen) as [bigint, bigint, bigint]
        const byMean = scenario.解读?.异地增长趋势 !== '首尾复合增速'
        return byMean ? first === middle && 2n * last === 3n * first : 4n * last === 9n * first
      }),
      bound: some(cases, ({ scenario }) => scenario.参数?.基金分担比例 !== undefined),
      unbound: some(cases, ({ scenario }) => scenario.参数 === undefined),
    }
    expect(Object.entries(hits).filter(([, count]) => count < 3)).toEqual([])
  })

  it('choose every option of every reading', () => {
    for (const [name, options] of Object.entries(readings)) {
      const chosen = new Set(cases.map(({ scenario }) => scenario.解读?.[name as keyof typeof readings]))
      expect(chosen).toEqual(new Set([undefined, ...options]))
    }
  })
})
