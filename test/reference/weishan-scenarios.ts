import { chance, pick, whole } from '../support/random.ts'
import { decimal, fen, minus } from './fraction.ts'
import { type Level, type WeishanChoices, type WeishanInputs, weishan } from './weishan.ts'

/** A scenario for policies/weishan/2020.yaml in its JSON form. */
export interface WeishanScenario {
  readonly 情景: string
  readonly 年度: number
  readonly 维度: { readonly 机构: WeishanInputs['机构'] }
  readonly 输入: Omit<WeishanInputs, '机构'>
  readonly 解读?: WeishanChoices['reading']
  readonly 参数?: WeishanChoices['open']
}

/** The figures of a scenario as the reference takes them. */
export function weishanInputs(scenario: WeishanScenario): WeishanInputs {
  return { 机构: scenario.维度.机构, ...scenario.输入 } as WeishanInputs
}

/** The year and the choices of a scenario as the reference takes them. */
export function weishanChoices(scenario: WeishanScenario): WeishanChoices {
  return { year: scenario.年度, reading: scenario.解读 ?? {}, open: scenario.参数 ?? {} }
}

/** What the money of a scenario is aimed at; `半分` and `持平` need a budget that ends in half a fen or in whole fen. */
const aims = ['随意', '结余', '超支', '持平', '半分', '超支一分', '不花钱', '调剂金半分'] as const
type Aim = (typeof aims)[number]

function yuan(amountInFen: number): string {
  const digits = String(amountInFen).padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** Interest in fen: 15% and 76.5% of it, and what is left of it for the community, fall where the aim wants them. */
function interest(random: () => number, aim: Aim): number {
  const fours = 400 * whole(random, 0, 300_000)
  if (aim === '持平' || aim === '超支一分' || aim === '不花钱') return fours
  if (aim === '半分') return fours + 200
  if (aim === '调剂金半分') return fours + pick(random, [10, 30, 50, 70, 90])
  return chance(random, 0.2) ? 0 : whole(random, 0, 120_000_000)
}

/** Spending in fen, up to `most` for a member: any, all equal, equal by pairs, or with noughts after the first. */
function spending(random: () => number, count: number, most: number): number[] {
  const shape = pick(random, ['任意', '相等', '成对', '有零'])
  const each = whole(random, 1, most)
  return Array.from({ length: count }, (_, index) => {
    if (shape === '相等') return each
    if (shape === '成对' && index % 2 === 1) return each
    if (shape === '有零' && index > 0 && chance(random, 0.4)) return 0
    return whole(random, 1, most)
  })
}

/** Payments in fen whose share for townships and villages is, if asked for, exactly one part in `parts`. */
function payments(random: () => number, levels: readonly Level[], parts: number | undefined): number[] {
  const primary = levels.map((level) => level !== '县级')
  const paid: number[] = levels.map(() => (chance(random, 0.1) ? 0 : whole(random, 1, 900_000_000)))
  const first = primary.indexOf(true)
  const county = primary.indexOf(false)
  if (parts !== undefined && first >= 0 && county >= 0) {
    if (paid[first] === 0) paid[first] = 1
    const low = paid.reduce((total, amount, index) => total + (primary[index] ? amount : 0), 0)
    return paid.map((amount, index) => (primary[index] ? amount : index === county ? low * (parts - 1) : 0))
  }
  if (!paid.some((amount) => amount > 0)) paid[0] = 1
  return paid
}

/** A count of the year and last year's: often the same, for a tie decides a constraint. */
function twoYears(random: () => number, high: number): [now: string, before: string] {
  const now = whole(random, 0, high)
  return [String(now), String(chance(random, 0.25) ? now : whole(random, 0, high))]
}

function rate(random: () => number): string {
  return pick(random, ['0', '0.05', '0.1', '0.6', '1', yuan(whole(random, 0, 100)), `0.${whole(random, 1, 999_999)}`])
}

function openValues(random: () => number): WeishanScenario['参数'] {
  if (chance(random, 0.4)) return undefined
  return {
    ...(chance(random, 0.7) ? { 民营超支分担比例: rate(random) } : {}),
    ...(chance(random, 0.7) ? { 民营结余奖励比例: rate(random) } : {}),
  }
}

function readings(random: () => number): WeishanScenario['解读'] {
  const chosen = {
    ...(chance(random, 0.7) ? { 降低口径: pick(random, ['百分点', '相对比例'] as const) } : {}),
    ...(chance(random, 0.4) ? { 调剂金基数: pick(random, ['按筹资总额', '按当期预算收入'] as const) } : {}),
  }
  return Object.keys(chosen).length === 0 ? undefined : chosen
}

/**
 * The scenario with its spending moved so that the balance lands where the aim wants it: care outside the county takes
 * up what the members leave, and members that cost more than the whole budget are cut back.
 */
function aimed(scenario: WeishanScenario, aim: Aim): WeishanScenario {
  const outputs = weishan(weishanInputs(scenario), weishanChoices(scenario)).values
  const budget = decimal(outputs.医共体预算资金总额 as string)
  const members = minus(decimal(outputs.医共体支出 as string), decimal(scenario.输入.县域外就医支出))
  // Whole fen stay, half a fen is dropped: an overrun over half a fen of budget then ends in half a fen.
  const room = fen(minus(minus(budget, members), decimal('0.004')))
  const target = aim === '超支一分' ? room + 1n : aim === '半分' ? room + 1_000_001n : room
  if (target < 0n) return scenario
  return { ...scenario, 输入: { ...scenario.输入, 县域外就医支出: yuan(Number(target)) } }
}

/**
 * A random scenario of the Weishan policy, with deliberate hits: a balance of exactly 0, overruns of one fen or ending
 * in half a fen, equal weights and equal remainders, members without spending, a 15% that ends in half a fen, policies
 * that cost more than their 8.5%, shares of exactly 20%, 25% and 90%, counts equal to last year's, both readings, open
 * values bound or left open. Years are 2020 to 2023: the floor of the primary share does not reach back further.
 */
export function randomWeishanScenario(random: () => number): WeishanScenario {
  const aim = pick(random, aims)
  const count = whole(random, 1, 40)
  const levels = Array.from({ length: count }, () => pick(random, ['县级', '乡镇', '村'] as const))
  const institutions = levels.map((level, index) => ({ 名: `${level}机构${index + 1}`, 层级: level }))
  const per = (amounts: readonly number[]) =>
    Object.fromEntries(institutions.map(({ 名 }, index) => [名, yuan(amounts[index] as number)]))

  const people = whole(random, 50_000, 400_000)
  // In whole fours of yuan, so that the interest alone decides the last digits of the budget.
  const roundFigures = aim !== '随意' && aim !== '结余' && aim !== '超支'
  const standard = roundFigures ? 400 * whole(random, 150, 260) : whole(random, 60_000, 110_000)
  const net = people * standard * 0.85 * 0.85
  const policyCost = chance(random, 0.2) ? 0 : whole(random, 0, Math.floor(net * pick(random, [0.05, 0.08, 0.2])))
  const most = Math.floor((net / count) * (aim === '超支' ? 3 : aim === '结余' ? 0.8 : 1.1))
  const outside = aim === '不花钱' ? 0 : whole(random, 0, Math.floor(net * 0.3))
  const stays = whole(random, 1, 6_000)
  const [outsideNow, outsideBefore] = twoYears(random, 9_000)
  const [awayNow, awayBefore] = twoYears(random, 50_000)
  const benefit = rate(random)

  const scenario: WeishanScenario = {
    情景: `随机：${aim}`,
    年度: whole(random, 2020, 2023),
    维度: { 机构: institutions },
    输入: {
      当年筹资人数: String(people),
      筹资标准: yuan(standard),
      利息: yuan(interest(random, aim)),
      个人当年大病医疗保险费: yuan(roundFigures ? 100 * whole(random, 0, 90) : whole(random, 0, 9_000)),
      家庭医生签约服务费: yuan(roundFigures ? 100 * whole(random, 0, 5_000_000) : whole(random, 0, 500_000_000)),
      当年因政策调整所需支出的资金: yuan(policyCost),
      成员单位支出: per(aim === '不花钱' ? levels.map(() => 0) : spending(random, count, most)),
      县域外就医支出: yuan(outside),
      民营定点医疗机构支出: yuan(whole(random, 0, Math.floor(net * 0.4))),
      拨付资金: per(payments(random, levels, pick(random, [undefined, 4, 5]))),
      县域内住院人次: String(chance(random, 0.3) ? 9 * stays : whole(random, 0, 10 * stays)),
      住院总人次: String(10 * stays),
      县外住院人数: outsideNow,
      上年县外住院人数: outsideBefore,
      乡镇外住院人次: awayNow,
      上年乡镇外住院人次: awayBefore,
      住院实际补偿比: benefit,
      全州同级同类医院平均住院实际补偿比: chance(random, 0.3) ? benefit : rate(random),
      转外报销比例: rate(random),
    },
  }
  const chosen = { ...scenario, ...optional('解读', readings(random)), ...optional('参数', openValues(random)) }
  return aim === '持平' || aim === '半分' || aim === '超支一分' ? aimed(chosen, aim) : chosen
}

function optional<K extends string, V>(key: K, value: V | undefined): { [key in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [key in K]?: V })
}
