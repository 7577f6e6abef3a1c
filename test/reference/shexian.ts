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
  sum,
  times,
  zero,
} from './fraction.ts'
import { largestRemainder } from './largest-remainder.ts'

/** The amounts of a year that are given once; plain decimals in yuan. */
export type Amount =
  | '当年筹资总额'
  | '风险调剂金'
  | '大病保险金'
  | '上年清算实际支出'
  | '当年清算实际支出'
  | '上年财政弥补赤字'
  | '当年财政弥补赤字'
  | '上年收支缺口'
  | '稽核追回资金'
  | '管控稽核费用'
  | '慢病包干预算总额'

/** What is given for each institution that took on patients. */
export type PerInstitution = '包干权重' | '慢病实际支出' | '两病基本药物费用' | '年终考核得分比'

/** All that a run of the Shexian drafts is fed with. */
export type ShexianInputs = {
  readonly 机构: readonly { readonly 名: string; readonly 层级: '乡镇' | '村' }[]
} & Readonly<Record<Amount, string>> &
  Readonly<Record<PerInstitution, Readonly<Record<string, string>>>>

/** The readings, the default of each first. */
export const readings = {
  奖励条件: ['缺口和弥补都减少', '弥补减少即可', '还要不超目标值二'],
  奖励基数: ['按财政弥补', '按收支缺口'],
  培训资金基数: ['按财政弥补', '按收支缺口'],
  全县决算口径: ['各机构合计', '加回调剂金'],
} as const

/** A chosen option of each reading. */
export type Readings = { readonly [Name in keyof typeof readings]: (typeof readings)[Name][number] }

/** What the note leaves open: the lowest, the highest and the provisional value. */
export const openValues = {
  医师培训资金比例: ['0.15', '0.25', '0.2'],
  结余机构奖励比例: ['0', '1', '0'],
} as const

/** The open values as a run binds them. */
export type OpenValues = { readonly [Name in keyof typeof openValues]?: string }

/** The choices of a run; what is left out is the default or the provisional value. */
export interface ShexianChoices {
  readonly reading?: Partial<Readings>
  readonly open?: OpenValues
}

/** A figure as plain decimals, nested by institution; null where the note says nothing. */
export type ShexianValue = string | null | Readonly<Record<string, string | null>>

const hundredths = (count: bigint): Fraction => fraction(count, 100n)
const toTheFen = (amount: Fraction): Fraction => fraction(fen(amount), 100n)

/** 三（一） and 三（三）: the targets, the gap, the award, and what was recovered. The same in 2024 and in 2025. */
function totalPackage(inputs: ShexianInputs, { reading = {}, open = {} }: ShexianChoices): Record<string, Fraction> {
  const of = (name: Amount): Fraction => decimal(inputs[name])
  const spent = of('当年清算实际支出')
  const first = minus(minus(of('当年筹资总额'), of('风险调剂金')), of('大病保险金'))
  const second = of('上年清算实际支出')
  const gap = positive(minus(spent, first))
  const relief = positive(minus(of('上年财政弥补赤字'), of('当年财政弥补赤字')))
  const narrowing = positive(minus(of('上年收支缺口'), gap))

  const isRelieved = relief.num > 0n
  const isBoth = isRelieved && compare(gap, of('上年收支缺口')) < 0
  const isMet = {
    缺口和弥补都减少: isBoth,
    弥补减少即可: isRelieved,
    还要不超目标值二: isBoth && compare(spent, second) <= 0,
  }[reading.奖励条件 ?? '缺口和弥补都减少']
  const part = (basis: Readings['奖励基数'] = '按财政弥补', share: Fraction): Fraction =>
    isMet ? times(basis === '按收支缺口' ? narrowing : relief, share) : zero

  return {
    目标值一: first,
    目标值二: second,
    目标值一结余: minus(first, spent),
    目标值二结余: minus(second, spent),
    收支缺口: gap,
    财政弥补减少额: relief,
    减亏奖励: part(reading.奖励基数, hundredths(50n)),
    医师培训资金: part(reading.培训资金基数, decimal(open.医师培训资金比例 ?? openValues.医师培训资金比例[2])),
    稽核资金可弥补缺口: positive(minus(of('稽核追回资金'), of('管控稽核费用'))),
  }
}

/**
 * The Shexian drafts of 2025 by fractions, written from the drafting note and from the contract's list of figures; it
 * knows nothing of the policy file. Throws a RangeError where there is no figure: money for institutions of which none
 * has a weight, a weight below nought.
 */
export function shexian(inputs: ShexianInputs, choices: ShexianChoices = {}): Readonly<Record<string, ShexianValue>> {
  const { reading = {}, open = {} } = choices
  const names = inputs.机构.map(({ 名 }) => 名)
  const each = (name: PerInstitution): Fraction[] =>
    names.map((institution) => decimal(inputs[name][institution] as string))
  const printed = (figures: readonly Fraction[]): Record<string, string> =>
    Object.fromEntries(names.map((name, i) => [name, print(figures[i] as Fraction)]))

  // 三（五）: 5% is set aside, the rest goes to the institutions
  const budget = decimal(inputs.慢病包干预算总额)
  const setAside = toTheFen(times(budget, hundredths(5n)))
  const packages = largestRemainder(minus(budget, setAside), each('包干权重'))

  // 三（四）: drugs count against the package
  const [spent, drugs] = [each('慢病实际支出'), each('两病基本药物费用')]
  const balances = packages.map((amount, i) => minus(minus(amount, spent[i] as Fraction), drugs[i] as Fraction))
  const county = plus(sum(balances), reading.全县决算口径 === '加回调剂金' ? setAside : zero)

  // 三（二）
  const shares = largestRemainder(
    county,
    [5n, 3n, 2n].map((share) => fraction(share)),
  )

  // 三（五）: an award to those that saved in a year in which the county did not
  const scores = each('年终考核得分比')
  const rate = decimal(open.结余机构奖励比例 ?? openValues.结余机构奖励比例[2])
  const awards = balances.map((balance, i) =>
    county.num < 0n ? times(times(positive(balance), rate), scores[i] as Fraction) : zero,
  )

  return {
    ...Object.fromEntries(Object.entries(totalPackage(inputs, choices)).map(([name, figure]) => [name, print(figure)])),
    慢病调剂金: print(setAside),
    机构包干额: printed(packages),
    机构决算结余: printed(balances),
    全县决算结余: print(county),
    ...Object.fromEntries(['县级分配', '乡级分配', '村级分配'].map((name, i) => [name, print(shares[i] as Fraction)])),
    结余机构奖励: printed(awards),
    结余机构奖励合计: print(sum(awards)),
  }
}

/** The same of 2024: the note says how the total package worked, and nothing of the package for chronic diseases. */
export function shexian2024(
  inputs: ShexianInputs,
  choices: ShexianChoices = {},
): Readonly<Record<string, ShexianValue>> {
  const unsaid = (value: ShexianValue): ShexianValue =>
    typeof value === 'object' ? Object.fromEntries(inputs.机构.map(({ 名 }) => [名, null])) : null
  const total = totalPackage(inputs, choices)
  return Object.fromEntries(
    Object.entries(shexian(inputs, choices)).map(([name, value]) => {
      const known = total[name]
      return [name, known ? print(known) : unsaid(value)]
    }),
  )
}
