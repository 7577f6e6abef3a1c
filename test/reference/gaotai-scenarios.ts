import { chance, pick, whole } from '../support/random.ts'
import {
  compare,
  decimal,
  type Fraction,
  fen,
  fraction,
  minus,
  plus,
  positive,
  print,
  times,
  zero,
} from './fraction.ts'
import {
  type GaotaiChoices,
  type GaotaiInputs,
  gaotai,
  type Insurance,
  insurances,
  readings,
  type Unit,
  unitNames,
  type Year,
  years,
} from './gaotai.ts'

/** A scenario for policies/gaotai/2026-draft.yaml in its JSON form. */
export interface GaotaiScenario {
  readonly 情景: string
  readonly 年度: number
  readonly 输入: GaotaiInputs
  readonly 解读?: GaotaiChoices['reading']
  readonly 参数?: GaotaiChoices['open']
}

/** The choices of a scenario as the reference takes them. */
export function gaotaiChoices(scenario: GaotaiScenario): GaotaiChoices {
  return { reading: scenario.解读 ?? {}, open: scenario.参数 ?? {} }
}

type Random = () => number
type ByYear = Record<Year, string>

const cent = fraction(1n, 100n)

function yuan(amountInFen: number): string {
  const digits = String(Math.abs(amountInFen)).padStart(3, '0')
  return `${amountInFen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

function each<T>(names: readonly Insurance[], make: (name: Insurance) => T): Record<Insurance, T>
function each<T>(names: readonly Unit[], make: (name: Unit) => T): Record<Unit, T>
function each<T>(names: readonly Year[], make: (name: Year) => T): Record<Year, T>
function each<T>(names: readonly string[], make: (name: never) => T): Record<string, T> {
  return Object.fromEntries(names.map((name) => [name, make(name as never)]))
}

/** An amount that is often nought and else anything up to `most` fen. */
function amount(random: Random, most: number): string {
  return yuan(chance(random, 0.1) ? 0 : whole(random, 1, most))
}

/**
 * Three years of care outside the county: any, the same every year, half of it gone, or such that next year's budget
 * ends in half a fen, by the mean of the growth rates (1, 1, 1.5 gives 1.875) or by the compound one (4, any, 9 gives 13.5).
 */
function outsideCare(random: Random): ByYear {
  const some = (): number => whole(random, 1, 3_000_000_000)
  const odd = 2 * whole(random, 0, 50_000_000) + 1
  const amounts = pick(random, [
    () => [some(), some(), some()],
    () => [odd, odd, odd],
    () => [some(), some(), 0],
    () => [4 * odd, 4 * odd, 6 * odd],
    () => [4 * odd, some(), 9 * odd],
  ])()
  return each(years, (year) => yuan(amounts[years.indexOf(year)] as number))
}

/** What five units did in three years: any, all equal, equal by pairs, with noughts here and there, or one idle throughout. */
function threeYears(random: Random, most: number, print: (n: number) => string): Record<Unit, ByYear> {
  const shape = pick(random, ['任意', '相等', '成对', '有零', '一家没有'])
  const same = whole(random, 1, most)
  const idle = pick(random, unitNames)
  return each(unitNames, (unit) =>
    each(years, () => {
      // The first unit has always something, so that no year is without any.
      const isFirst = unit === unitNames[0]
      if (shape === '相等' || (shape === '成对' && unitNames.indexOf(unit) % 2 === 0)) return print(same)
      if (!isFirst && shape === '有零' && chance(random, 0.4)) return print(0)
      if (!isFirst && shape === '一家没有' && unit === idle) return print(0)
      return print(whole(random, 1, most))
    }),
  )
}

/** What is left for the five units, in fen: any, a handful of fen, nothing, or less than nothing. */
function leftForUnits(random: Random): number {
  return pick(random, [
    () => whole(random, 1_000_000, 40_000_000_000),
    () => 10 * whole(random, 100_000, 4_000_000_000),
    () => whole(random, 1, 12),
    () => (chance(random, 0.5) ? 0 : -whole(random, 1, 5_000_000)),
  ])()
}

/** What a unit with this budget is cleared at: on an edge of the plan or anywhere; never below nought. */
function cleared(random: Random, budget: Fraction): string {
  const atCap = times(budget, fraction(7n, 10n))
  const share = fraction(BigInt(whole(random, 0, 2_000)), 1_000n)
  const target = pick(random, [
    () => budget,
    () => atCap,
    () => minus(atCap, cent),
    () => plus(atCap, cent),
    () => plus(budget, cent),
    () => plus(budget, fraction(BigInt(2 * whole(random, 0, 5_000_000) + 1), 100n)),
    () => zero,
    () => fraction(fen(times(budget, share)), 100n),
  ])()
  return print(positive(target))
}

/** How clinics and outside care are cleared so that together they are off by nothing, a few fen, half a fen or anything. */
function clearedApart(random: Random, budgets: Fraction): { clinics: string; outside: string } {
  const off = pick(random, [
    () => zero,
    () => fraction(BigInt(whole(random, -15, 15)), 100n),
    () => fraction(BigInt(2 * whole(random, -9, 9) + 1), 200n),
    () => fraction(BigInt(whole(random, -900_000_000, 900_000_000)), 100n),
  ])()
  const together = positive(minus(budgets, off))
  const clinics = fraction(BigInt(whole(random, 0, 100_000_000)), 100n)
  if (compare(clinics, together) > 0) return { clinics: '0', outside: print(together) }
  return { clinics: print(clinics), outside: print(minus(together, clinics)) }
}

function rate(random: Random): string {
  return pick(random, ['0', '0.3', '0.5', '0.95', '1', `0.${whole(random, 1, 999_999)}`])
}

function facts(random: Random, likely: number): Record<Unit, boolean> {
  return each(unitNames, () => chance(random, likely))
}

function openValues(random: Random): GaotaiScenario['参数'] {
  if (chance(random, 0.4)) return undefined
  return {
    ...(chance(random, 0.7) ? { 服务量权重: rate(random) } : {}),
    ...(chance(random, 0.7) ? { 基金分担比例: rate(random) } : {}),
    ...(chance(random, 0.7) ? { 质量保证金比例: rate(random) } : {}),
  }
}

function chosenReadings(random: Random): GaotaiScenario['解读'] {
  const chosen = Object.entries(readings).flatMap(([name, options]) =>
    chance(random, 0.7) ? [[name, pick<string>(random, options)]] : [],
  )
  return chosen.length === 0 ? undefined : Object.fromEntries(chosen)
}

/**
 * A random scenario of the Gaotai plan, with deliberate hits, aimed under the scenario's own readings and open values:
 * surpluses of exactly nought, of exactly 30% of the budget and a fen beside it, overruns of one fen and of odd fen (half
 * of which is half a fen), a budget for outside care that ends in half a fen or does not grow, equal shares and remainders,
 * units that used nothing, a whole of nothing or below it, a shared result of a few fen or half a fen of either sign, and
 * several exceptions at one unit at once. All years are 2026: the plan has no other.
 */
export function randomGaotaiScenario(random: Random): GaotaiScenario {
  const choices = { 解读: chosenReadings(random), 参数: openValues(random) }
  const byInsurance = (most: number) => each(insurances, () => amount(random, most))
  const outside = each(insurances, () => outsideCare(random))
  const clinics = byInsurance(900_000_000)
  const exceptions = chance(random, 0.3) ? 0.7 : 0.12
  const draft: GaotaiInputs = {
    市预算收入: byInsurance(120_000_000_000),
    大额或大病保险支出: byInsurance(4_000_000_000),
    个人账户支出: { 职工医保: amount(random, 30_000_000_000), 居民医保: '0' },
    生育津贴支出: { 职工医保: amount(random, 2_000_000_000), 居民医保: '0' },
    DIP预算: byInsurance(30_000_000_000),
    县年度总额预算: each(insurances, () => '0'),
    个体诊所零售药店预算: clinics,
    异地就医基金支出: outside,
    基金使用: each(insurances, () => threeYears(random, 6_000_000_000, yuan)),
    服务量: each(insurances, () => threeYears(random, 90_000, String)),
    年度清算总额: each(insurances, () => each(unitNames, () => '0')),
    个体诊所零售药店清算: each(insurances, () => '0'),
    异地就医清算: each(insurances, () => '0'),
    推诿患者属实: facts(random, exceptions),
    服务重大变化: facts(random, exceptions),
    预付金按时足额返还: facts(random, 1 - exceptions),
    特殊情况超支: facts(random, exceptions),
    考核返还比例: each(unitNames, () => rate(random)),
    月度结算额: each(unitNames, () => yuan(10 * whole(random, 0, 600_000_000))),
  }
  const chosen = { reading: choices.解读 ?? {}, open: choices.参数 ?? {} }
  const apart = gaotai(draft, chosen).异地就医预算 as Record<Insurance, string>
  const before = each(insurances, (insurance) => plus(decimal(clinics[insurance]), decimal(apart[insurance])))
  // A total is never below nought: where less than nothing is to be left, it is cut to nothing at the most.
  const total = each(insurances, (insurance) =>
    print(positive(plus(before[insurance], decimal(yuan(leftForUnits(random)))))),
  )
  const budgets = gaotai({ ...draft, 县年度总额预算: total }, chosen).年度预算 as Record<
    Insurance,
    Record<Unit, string>
  >
  const clearedOthers = each(insurances, (insurance) => clearedApart(random, before[insurance]))
  return {
    情景: '随机',
    年度: 2026,
    输入: {
      ...draft,
      县年度总额预算: total,
      年度清算总额: each(insurances, (insurance) =>
        each(unitNames, (unit) => cleared(random, decimal(budgets[insurance][unit]))),
      ),
      个体诊所零售药店清算: each(insurances, (insurance) => clearedOthers[insurance].clinics),
      异地就医清算: each(insurances, (insurance) => clearedOthers[insurance].outside),
    },
    ...(choices.解读 ? { 解读: choices.解读 } : {}),
    ...(choices.参数 ? { 参数: choices.参数 } : {}),
  }
}
