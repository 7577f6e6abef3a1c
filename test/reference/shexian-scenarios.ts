import { chance, pick, whole } from '../support/random.ts'
import { decimal, fen, minus } from './fraction.ts'
import {
  type OpenValues,
  type Readings,
  readings,
  type ShexianChoices,
  type ShexianInputs,
  shexian,
} from './shexian.ts'

/** A scenario for policies/shexian in its JSON form: what the contract names and nothing else. */
export interface ShexianScenario {
  readonly 情景: string
  readonly 年度: number
  readonly 维度: { readonly 机构: ShexianInputs['机构'] }
  readonly 输入: Omit<ShexianInputs, '机构'>
  readonly 解读?: Partial<Readings>
  readonly 参数?: OpenValues
}

/** The figures of a scenario as the reference takes them. */
export function shexianInputs(scenario: ShexianScenario): ShexianInputs {
  return { 机构: scenario.维度.机构, ...scenario.输入 } as ShexianInputs
}

/** The choices of a scenario as the reference takes them. */
export function shexianChoices(scenario: ShexianScenario): ShexianChoices {
  return { reading: scenario.解读 ?? {}, open: scenario.参数 ?? {} }
}

/** Where the county's balance is aimed at; from 持平 on one institution's spending is moved to the fen. */
const aims = ['随意', '结余', '超支', '持平', '结余一分', '超支一分', '结余半分', '超支半分'] as const
type Aim = (typeof aims)[number]

function yuan(amountInFen: bigint | number): string {
  const digits = String(amountInFen).padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** How many institutions: few as a rule, now and then a whole county's. */
function count(random: () => number): number {
  if (chance(random, 0.05)) return whole(random, 61, 300)
  return pick(random, [1, 2, 3, whole(random, 4, 12), whole(random, 4, 20)])
}

/** Weights: heads, all equal so that remainders tie, fractions, or with noughts behind the first. */
function weights(random: () => number, n: number): string[] {
  const shape = pick(random, ['人数', '相等', '小数', '有零'])
  const each = String(whole(random, 1, 900))
  return Array.from({ length: n }, (_, i) => {
    if (shape === '相等') return each
    if (shape === '小数') return `0.${String(whole(random, 1, 9_999)).padStart(4, '0')}`
    return shape === '有零' && i > 0 && chance(random, 0.5) ? '0' : String(whole(random, 1, 5_000))
  })
}

const score = (random: () => number): string =>
  pick(random, ['0', '1', '1', '0.9', '0.5', '1.02', `0.${String(whole(random, 1, 9_999)).padStart(4, '0')}`])

/** The chronic diseases' budget in fen: any, nought, with a 5% that ends in half a fen, or of a few fen. */
function budget(random: () => number): number {
  return pick(random, [
    whole(random, 1, 9_000_000_000),
    whole(random, 1, 9_000_000_000),
    10 * (2 * whole(random, 0, 90_000_000) + 1),
    pick(random, [0, whole(random, 1, 40)]),
  ])
}

/** The total package: amounts in fen around a gap that may stand exactly where last year's did, and a relief likewise. */
function totalPackage(random: () => number): Omit<ShexianInputs, '机构'> {
  const raised = whole(random, 0, 40_000_000_000)
  const [risk, major] = [whole(random, 0, 2_000_000_000), whole(random, 0, 3_500_000_000)]
  const target = raised - risk - major
  const spent = Math.max(0, target + pick(random, [0, 1, -1, whole(random, -4_000_000_000, 4_000_000_000)]))
  const gap = Math.max(0, spent - target)
  const near = (amount: number): number =>
    Math.max(0, amount + pick(random, [0, 1, -1, whole(random, -300_000_000, 300_000_000), 200_000_000]))
  const relief = whole(random, 0, 300_000_000)
  const recovered = chance(random, 0.2) ? 0 : whole(random, 1, 200_000_000)
  return {
    当年筹资总额: yuan(raised),
    风险调剂金: yuan(risk),
    大病保险金: yuan(major),
    上年清算实际支出: yuan(near(spent)),
    当年清算实际支出: yuan(spent),
    上年财政弥补赤字: yuan(near(relief)),
    当年财政弥补赤字: yuan(relief),
    上年收支缺口: yuan(near(gap)),
    稽核追回资金: yuan(recovered),
    管控稽核费用: yuan(pick(random, [0, recovered, recovered + 1, whole(random, 0, 200_000_000)])),
  } as Omit<ShexianInputs, '机构'>
}

/** One institution's spending moved so that the county lands where the aim wants it; left alone where that would need less than none. */
function aimed(scenario: ShexianScenario, aim: Aim): ShexianScenario {
  // Of an odd number of fives half is half a fen over, and so are three tenths.
  const targets = { 持平: 0n, 结余一分: 1n, 超支一分: -1n, 结余半分: 1_234_565n, 超支半分: -1_234_565n }
  const target = targets[aim as keyof typeof targets]
  if (target === undefined) return scenario
  const found = shexian(shexianInputs(scenario), shexianChoices(scenario)).全县决算结余 as string
  const over = fen(minus(decimal(found), decimal('0'))) - target
  for (const { 名 } of scenario.维度.机构) {
    const moved = fen(decimal(scenario.输入.慢病实际支出[名] as string)) + over
    if (moved < 0n) continue
    const 慢病实际支出 = { ...scenario.输入.慢病实际支出, [名]: yuan(moved) }
    return { ...scenario, 输入: { ...scenario.输入, 慢病实际支出 } }
  }
  return scenario
}

function chosenReadings(random: () => number): ShexianScenario['解读'] {
  const entries = Object.entries(readings).filter(() => chance(random, 0.5))
  return entries.length === 0
    ? undefined
    : Object.fromEntries(entries.map(([name, options]) => [name, pick<string>(random, options)]))
}

function openValues(random: () => number): ShexianScenario['参数'] {
  const bound = {
    ...(chance(random, 0.5)
      ? { 医师培训资金比例: pick(random, ['0.15', '0.18', '0.22', '0.2345678901', '0.25']) }
      : {}),
    ...(chance(random, 0.6) ? { 结余机构奖励比例: pick(random, ['0', '0.1', '0.3', '0.987654321', '1']) } : {}),
  }
  return Object.keys(bound).length === 0 ? undefined : bound
}

/**
 * A random scenario of the Shexian drafts, with deliberate hits: a county's balance of exactly 0, of one fen either way
 * and of an odd number of halves, gaps and reliefs exactly as large as last year's or a fen beside, spending exactly at
 * either target, equal remainders, weights of nought, 1 to 300 institutions, scores of 0, 1 and above, a 5% that ends in
 * half a fen, amounts below the fen, any readings and open values or none.
 */
export function randomShexianScenario(random: () => number): ShexianScenario {
  const aim = pick(random, aims)
  const institutions = Array.from({ length: count(random) }, (_, i) => {
    const 层级 = pick(random, ['乡镇', '村'] as const)
    return { 名: `${层级}机构${i + 1}`, 层级 }
  })
  const per = (figure: (index: number) => string): Record<string, string> =>
    Object.fromEntries(institutions.map(({ 名 }, i) => [名, figure(i)]))
  const total = budget(random)
  const costs = { 结余: 0.6, 超支: 2 } as Partial<Record<Aim, number>>
  const most = Math.ceil((2 * total * (costs[aim] ?? 1)) / institutions.length)
  const given = weights(random, institutions.length)
  // No settlement has amounts below the fen; the arithmetic must not trip over them all the same.
  const crumbs = chance(random, 0.1) ? String(whole(random, 1, 9)) : ''
  const scenario: ShexianScenario = {
    情景: `随机：${aim}`,
    年度: 2025,
    维度: { 机构: institutions },
    输入: {
      ...totalPackage(random),
      慢病包干预算总额: `${yuan(total)}${aim === '随意' ? crumbs : ''}`,
      包干权重: per((i) => given[i] as string),
      慢病实际支出: per(
        () => `${yuan(chance(random, 0.1) ? 0 : whole(random, 0, most))}${aim === '随意' ? crumbs : ''}`,
      ),
      两病基本药物费用: per(() => yuan(chance(random, 0.3) ? 0 : whole(random, 0, Math.ceil(most / 20)))),
      年终考核得分比: per(() => score(random)),
    },
  }
  const 解读 = chosenReadings(random)
  const 参数 = openValues(random)
  return aimed({ ...scenario, ...(解读 ? { 解读 } : {}), ...(参数 ? { 参数 } : {}) }, aim)
}
