import { chance, pick, whole } from '../support/random.ts'
import { decimal, type Fraction, fraction, minus, plus, print, times } from './fraction.ts'
import { type LiaoningChoices, type LiaoningInputs, type LiaoningOpen, liaoningOpen } from './liaoning.ts'

/** A scenario for policies/liaoning/2024.yaml in its JSON form. */
export interface LiaoningScenario {
  readonly 情景: string
  readonly 年度: number
  readonly 输入: LiaoningInputs
  readonly 解读?: { readonly 超支分担范围: NonNullable<LiaoningChoices['reading']> }
  readonly 参数?: LiaoningChoices['open']
}

/** The choices of a scenario as the reference takes them; `bound` are shares that are bound already. */
export function liaoningChoices(scenario: LiaoningScenario, bound: LiaoningChoices['open'] = {}): LiaoningChoices {
  return { reading: scenario.解读?.超支分担范围 ?? '只分担合理部分', open: { ...bound, ...scenario.参数 } }
}

const balances = ['结余', '结余一分', '持平', '超支一分', '超支'] as const
const budgets = ['随意', '正好', '多一分', '正好等于收入', '不编'] as const

function yuan(amountInFen: number): string {
  const digits = String(amountInFen).padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** A part and its whole, which is never nought: often none of it, all of it, or more than all. */
function within(random: () => number, most: number, write: (n: number) => string = String): [string, string] {
  const all = whole(random, 1, most)
  return [
    write(pick(random, [0, all, whole(random, 0, all), whole(random, 0, all), whole(random, 0, 2 * all)])),
    write(all),
  ]
}

function rate(random: () => number): string {
  return pick(random, ['0', '0.05', '0.5', '1', yuan(whole(random, 0, 100)), `0.${whole(random, 1, 999_999_999)}`])
}

/** None, some or all of the shares. */
function openValues(random: () => number): LiaoningScenario['参数'] {
  const likely = pick(random, [0, 0.5, 1])
  const bound = liaoningOpen.filter(() => chance(random, likely))
  return bound.length === 0 ? undefined : Object.fromEntries(bound.map((name) => [name, rate(random)]))
}

/** The budget that the aim wants, given what may be budgeted; where the share is open, of the whole income. */
function budgetOf(random: () => number, income: string, reserved: string | undefined): string {
  const all = decimal(income)
  const ceiling = minus(all, times(all, decimal(reserved ?? '0')))
  switch (pick(random, budgets)) {
    case '正好':
      return print(ceiling)
    case '多一分':
      return print(plus(ceiling, fraction(1n, 100n)))
    case '正好等于收入':
      return income
    case '不编':
      return '0'
    case '随意':
      return yuan(whole(random, 0, 40_000_000_000))
  }
}

/** Spending inside and outside the community that leaves the balance which the aim wants, and the overrun that comes of it. */
function spending(random: () => number, budget: string): { inside: Fraction; outside: Fraction; overrun: Fraction } {
  const all = decimal(budget)
  const outside = pick(random, [fraction(0n), times(all, fraction(BigInt(whole(random, 0, 130)), 100n))])
  const aim = pick(random, balances)
  const by = aim.endsWith('一分') ? fraction(1n, 100n) : decimal(yuan(whole(random, 1, 3_000_000_000)))
  const due = minus(all, outside)
  const wanted = aim === '持平' ? due : aim.startsWith('结余') ? minus(due, by) : plus(due, by)
  // Care outside may take up more than the whole budget: then there is an overrun whatever is spent inside.
  const inside = wanted.num < 0n ? fraction(0n) : wanted
  const over = minus(inside, due)
  return { inside, outside, overrun: over.num < 0n ? fraction(0n) : over }
}

/** A justified overrun: none, a part, all or more than the overrun. */
function justified(random: () => number, overrun: Fraction): string {
  const thousandths = pick(random, [0, 1000, whole(random, 1, 999), whole(random, 1001, 2000)])
  const part = times(overrun, fraction(BigInt(thousandths), 1000n))
  return chance(random, 0.2) ? yuan(whole(random, 0, 1_000_000_000)) : print(part)
}

/** Two years, often alike. */
function twoYears(random: () => number, most: number, write: (n: number) => string = String): [string, string] {
  const before = whole(random, 1, most)
  return [write(pick(random, [before, 0, whole(random, 0, 2 * before)])), write(before)]
}

/**
 * A random scenario of the Liaoning notice, with deliberate hits: a balance of exactly 0 or one fen either side, a justified
 * overrun below, at and above the overrun, budgets at the ceiling and a fen beyond, shares bound at 0% and 100% or left open,
 * rates of exactly 0 and 1 and beyond, 29, 30 and 31 drugs. No denominator is nought.
 */
export function randomLiaoningScenario(random: () => number): LiaoningScenario {
  const shares = openValues(random)
  const income = yuan(chance(random, 0.1) ? 0 : whole(random, 1, 40_000_000_000))
  const budget = budgetOf(random, income, shares?.风险调节金比例)
  const { inside, outside, overrun } = spending(random, budget)
  const [people, due] = within(random, 400_000)
  const [subsidy, subsidyDue] = within(random, 20_000_000_000, yuan)
  const [away, insured] = within(random, 400_000)
  const [costNow, costBefore] = twoYears(random, 40_000_000_000, yuan)
  const cost = Number(costNow) === 0 ? '0.01' : costNow
  const [atHome, visits] = within(random, 900_000)
  const [inCounty, fund] = within(random, 40_000_000_000, yuan)
  const [listed, listedBefore] = twoYears(random, 200)
  const [selected, bought] = within(random, 1_000_000)
  const [content, asked] = within(random, 2_000)
  const own = pick(random, ['0', cost, print(times(decimal(cost), decimal(rate(random))))])
  const 输入: LiaoningInputs = {
    基金预算收入: income,
    医共体总额预算: budget,
    医共体内统筹支出: print(inside),
    医共体外统筹支出: print(outside),
    合理超支额: justified(random, overrun),
    参保人数: people,
    应参保人数: due,
    财政补助到位资金: subsidy,
    财政补助应到位资金: subsidyDue,
    域内出院人次: String(pick(random, [0, whole(random, 0, 90_000)])),
    域外出院人次: away,
    服务参保人数: insured,
    当年住院医疗总费用: cost,
    上年住院医疗总费用: costBefore,
    住院人数: String(whole(random, 1, 90_000)),
    域内门急诊人次: atHome,
    门急诊总人次: visits,
    域内机构基金支出: inCounty,
    全县基金总支出: fund,
    基层机构基金支出: pick(random, ['0', fund, inCounty]),
    住院个人支出: own,
    村卫生室当年定点数: listed,
    村卫生室上年定点数: listedBefore,
    村卫生室总数: String(Number(listedBefore) + pick(random, [0, whole(random, 0, 50)])),
    中选药品采购数量: selected,
    同类药品采购总量: bought,
    村卫生室集采药品数: String(pick(random, [29, 30, 31, whole(random, 0, 90)])),
    满意患者数: content,
    受调查患者数: asked,
  }
  const reading = pick(random, [undefined, '只分担合理部分', '全部超支'] as const)
  return {
    情景: '随机',
    年度: whole(random, 2024, 2027),
    输入,
    ...(reading ? { 解读: { 超支分担范围: reading } } : {}),
    ...(shares ? { 参数: shares } : {}),
  }
}

/** Which output waits for which share. */
export const liaoningWaits: Readonly<Record<string, LiaoningOpen>> = {
  风险调节金: '风险调节金比例',
  可编制预算上限: '风险调节金比例',
  结余留用: '结余留用比例',
  基金分担: '超支分担比例',
  医共体自担: '超支分担比例',
}
