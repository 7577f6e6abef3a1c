import { describe, expect, it } from 'vitest'
import { seeded } from '../support/random.ts'
import { compare, decimal, fraction, over, plus, positive, sum, times } from './fraction.ts'
import { communities, suixi } from './suixi.ts'
import { randomSuixiScenario, suixiInputs } from './suixi-scenarios.ts'

const random = seeded(20210101)
const cases = Array.from({ length: 400 }, () => {
  const scenario = randomSuixiScenario(random)
  return { scenario, values: suixi(suixiInputs(scenario), scenario.解读) }
})
type Case = (typeof cases)[number]
const some = (holds: (one: Case) => boolean) => cases.filter(holds).length
const all = (one: Case, figure: string) => Object.values(one.values[figure] as Record<string, string>)
const has = (figure: string, found: string | RegExp) => (one: Case) =>
  all(one, figure).some((value) => (typeof found === 'string' ? value === found : found.test(value)))

/** Whether a town's part of the surplus ended in half a fen before it was rounded. */
function isTie({ scenario, values }: Case): boolean {
  const balances = values.年度结余总额 as Record<string, string>
  const { 镇: towns, 村: villages } = scenario.维度
  const heads = (where: (town: string) => boolean) =>
    sum(villages.filter(({ 镇 }) => where(镇)).map(({ 名 }) => decimal(scenario.输入.试点人群数[名] as string)))
  return towns.some(({ 名, 医共体 }) => {
    const surplus = positive(decimal(balances[医共体] as string))
    const within = heads((town) => towns.some((other) => other.名 === town && other.医共体 === 医共体))
    const score = decimal(scenario.输入.镇考核得分比[名] as string)
    const halfFen = times(
      times(score, surplus),
      over(
        heads((town) => town === 名),
        within,
      ),
    )
    return times(halfFen, fraction(100n)).den === 1n && times(halfFen, fraction(50n)).den !== 1n
  })
}

describe('random Suixi scenarios', () => {
  it('come out the same from the same seed', () => {
    expect(randomSuixiScenario(seeded(7))).toEqual(randomSuixiScenario(seeded(7)))
    expect(randomSuixiScenario(seeded(7))).not.toEqual(randomSuixiScenario(seeded(8)))
  })

  it('hand out no more and no less than the surplus', () => {
    for (const { scenario, values } of cases) {
      const of = (figure: string) => values[figure] as Record<string, string>
      for (const community of communities) {
        const towns = scenario.维度.镇.filter(({ 医共体 }) => 医共体 === community).map(({ 名 }) => 名)
        const villages = scenario.维度.村.filter(({ 镇 }) => towns.includes(镇)).map(({ 名 }) => 名)
        const parts = [
          of('牵头医院所得')[community],
          of('回归包干基金')[community],
          ...towns.map((town) => of('镇卫生院所得')[town]),
          ...villages.map((village) => of('村卫生室所得')[village]),
        ].map((part) => decimal(part as string))
        const balance = decimal(of('年度结余总额')[community] as string)
        const borne = decimal(of('包干基金承担超支')[community] as string)
        expect(compare(sum(parts), plus(balance, borne))).toBe(0)
      }
    }
  })

  it('give amounts to the fen and no more', () => {
    for (const { scenario } of cases) {
      for (const amount of Object.values(scenario.输入.住院实际支出)) expect(amount).toMatch(/^\d+\.\d\d$/)
    }
  })

  it('hit the edges that the pilot turns on', () => {
    const rates = (one: Case) => [one.scenario.输入.两病签约占比, one.scenario.输入.慢性病签约占比]
    const hits = {
      balanced: some(has('年度结余总额', '0')),
      oneFen: some(has('年度结余总额', '0.01')),
      oneFenShort: some(has('包干基金承担超支', '0.01')),
      surplus: some(has('年度结余总额', /^[1-9]/)),
      overrun: some(has('年度结余总额', /^-[1-9]/)),
      tie: some(isTie),
      fenShort: some(has('回归包干基金', /^-0\.0\d$/)),
      fullScores: some(({ scenario }) => scenario.情景.includes('满分')),
      aboveFull: some(({ scenario }) => Object.values(scenario.输入.村考核得分比).includes('1.02')),
      emptyVillage: some(({ scenario }) => Object.values(scenario.输入.试点人群数).includes('0')),
      emptyTown: some(({ scenario }) =>
        scenario.维度.镇.some((town) => !scenario.维度.村.some(({ 镇 }) => 镇 === town.名)),
      ),
      endless: some(({ values }) => all({ values } as Case, '人均结余额').some((value) => value.length >= 41)),
      at80: some((one) => rates(one).includes('0.80')),
      below80: some((one) => rates(one).includes('0.799999')),
      above80: some((one) => rates(one).includes('0.800001')),
      at95: some((one) => rates(one).includes('0.95')),
      above95: some((one) => rates(one).includes('0.950001')),
      at100: some(({ scenario }) => scenario.输入.服务包项目完成率 === '1.00'),
      above100: some(({ scenario }) => scenario.输入.服务包项目完成率 === '1.000001'),
      at60: some(({ scenario }) => scenario.输入.血压达标率 === '0.60'),
      above60: some(({ scenario }) => scenario.输入.血压达标率 === '0.600001'),
      at70: some(({ scenario }) => scenario.输入.两病门诊就诊率 === '0.70'),
      below70: some(({ scenario }) => scenario.输入.两病门诊就诊率 === '0.699999'),
      unsaid: some(({ values }) => values.签约包完成率得分 === null),
      lastMark: some(({ scenario }) => scenario.输入.不规范转诊例数 === '10'),
      beyondMarks: some(({ scenario }) => Number(scenario.输入.不规范报销例数) > 10),
      withoutFee: some(({ scenario }) => scenario.解读?.签约门诊定额 === '不含签约费'),
      relative: some(({ scenario }) => scenario.解读?.达标率口径 === '相对上限'),
      noReading: some(({ scenario }) => scenario.解读 === undefined),
    }
    expect(Object.entries(hits).filter(([, count]) => count < 3)).toEqual([])
  })
})
