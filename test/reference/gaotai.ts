import {
  compare,
  decimal,
  type Fraction,
  fen,
  fraction,
  minus,
  over,
  plus,
  positive,
  print,
  sum,
  times,
  zero,
} from './fraction.ts'
import { largestRemainder } from './largest-remainder.ts'
import { squareRoot } from './square-root.ts'

/** The two insurances, in the order of the contract. */
export const insurances = ['职工医保', '居民医保'] as const
/** The budget units of the county, with what they are. */
export const units = {
  县人民医院医共体: '医共体',
  县中医医院医共体: '医共体',
  县妇幼保健院: '非医共体',
  高台丝路慈仁医院: '非医共体',
  高台仁康医院: '非医共体',
} as const
/** The last three years of the plan. */
export const years = ['2023', '2024', '2025'] as const

export type Insurance = (typeof insurances)[number]
export type Unit = keyof typeof units
export type Year = (typeof years)[number]
/** The names of the units, in the order of the contract. */
export const unitNames = Object.keys(units) as Unit[]
const communities = unitNames.filter((unit) => units[unit] === '医共体')

type ByInsurance<T> = Readonly<Record<Insurance, T>>
type ByUnit<T> = Readonly<Record<Unit, T>>
type ByYear<T> = Readonly<Record<Year, T>>

/** All that a run of the Gaotai plan is fed with; numbers are plain decimals in base units. */
export interface GaotaiInputs {
  readonly 市预算收入: ByInsurance<string>
  readonly 大额或大病保险支出: ByInsurance<string>
  readonly 个人账户支出: ByInsurance<string>
  readonly 生育津贴支出: ByInsurance<string>
  readonly DIP预算: ByInsurance<string>
  readonly 县年度总额预算: ByInsurance<string>
  readonly 个体诊所零售药店预算: ByInsurance<string>
  readonly 异地就医基金支出: ByInsurance<ByYear<string>>
  readonly 基金使用: ByInsurance<ByUnit<ByYear<string>>>
  readonly 服务量: ByInsurance<ByUnit<ByYear<string>>>
  readonly 年度清算总额: ByInsurance<ByUnit<string>>
  readonly 个体诊所零售药店清算: ByInsurance<string>
  readonly 异地就医清算: ByInsurance<string>
  readonly 推诿患者属实: ByUnit<boolean>
  readonly 服务重大变化: ByUnit<boolean>
  readonly 预付金按时足额返还: ByUnit<boolean>
  readonly 特殊情况超支: ByUnit<boolean>
  readonly 考核返还比例: ByUnit<string>
  readonly 月度结算额: ByUnit<string>
}

/** The readings of the plan; the first of each is the default. */
export const readings = {
  DIP清算调剂金基数: ['按DIP预算', '按预算收入'],
  异地增长趋势: ['逐年增速平均', '首尾复合增速'],
  近三年占比: ['三年合计', '逐年平均'],
  结余留用上限: ['以预算为基数', '以结余为基数'],
} as const
/** What the plan leaves open, with what is taken for the time being. */
export const openValues = { 服务量权重: '0.5', 基金分担比例: '0.5', 质量保证金比例: '0.05' } as const

export type Readings = { readonly [name in keyof typeof readings]: (typeof readings)[name][number] }
/** Chosen readings and bound open values; what is left out is the default. */
export interface GaotaiChoices {
  readonly reading?: Partial<Readings>
  readonly open?: { readonly [name in keyof typeof openValues]?: string }
}

/** Every output that the contract names, nested as the contract lists the dimensions, as plain decimals. */
export type GaotaiOutputs = Readonly<
  Record<string, Readonly<Record<string, string | Readonly<Record<string, string>>>>>
>

const tenth = fraction(1n, 10n)
const one = fraction(1n)
const cent = (a: Fraction): Fraction => fraction(fen(a), 100n)

/** 五（一）4: what care outside the county gets next year, by the growth of its last three years. */
function outsideBudget(spent: ByYear<string>, manner: Readings['异地增长趋势']): Fraction {
  const [first, middle, last] = years.map((year) => decimal(spent[year])) as [Fraction, Fraction, Fraction]
  if (manner === '首尾复合增速') return cent(times(last, squareRoot(over(last, first))))
  const growth = [minus(over(middle, first), one), minus(over(last, middle), one)]
  return cent(times(last, plus(one, over(sum(growth), fraction(2n)))))
}

/** 五（一）: each unit's share of a figure of the last three years. */
function shares(of: ByUnit<ByYear<string>>, manner: Readings['近三年占比']): Fraction[] {
  const at = (unit: Unit, year: Year): Fraction => decimal(of[unit][year])
  if (manner === '三年合计') {
    const own = unitNames.map((unit) => sum(years.map((year) => at(unit, year))))
    return own.map((amount) => over(amount, sum(own)))
  }
  const totals = years.map((year) => sum(unitNames.map((unit) => at(unit, year))))
  return unitNames.map((unit) =>
    over(sum(years.map((year, index) => over(at(unit, year), totals[index] as Fraction))), fraction(3n)),
  )
}

/** 五（四）④: what is kept of a surplus where nothing forbids it. */
function kept(surplus: Fraction, budget: Fraction, manner: Readings['结余留用上限']): Fraction {
  const cap = times(budget, fraction(3n, 10n))
  if (compare(surplus, cap) <= 0) return surplus
  return manner === '以预算为基数' ? cap : times(surplus, fraction(3n, 10n))
}

/** 五（四）①②④⑤ and 五（五）1 for one unit and one insurance. */
function settle(
  budget: Fraction,
  cleared: Fraction,
  found: { readonly isCommunity: boolean; readonly [what: string]: boolean },
  open: { readonly together: Fraction; readonly cap: Readings['结余留用上限'] },
) {
  const surplus = positive(minus(budget, cleared))
  const overrun = positive(minus(cleared, budget))
  const unpaid = found.isCommunity && !found.预付金按时足额返还
  const keepsNothing = unpaid || found.推诿患者属实 || found.服务重大变化
  const keeps = keepsNothing ? zero : kept(surplus, budget, open.cap)
  const isShared = !unpaid && (found.isCommunity || found.特殊情况超支)
  const shared = isShared ? cent(times(overrun, open.together)) : zero
  return {
    结余: surplus,
    超支: overrun,
    结余留用: keeps,
    经办机构留用: minus(surplus, keeps),
    基金分担: shared,
    机构自担: minus(overrun, shared),
  }
}

const byName = (names: readonly string[], values: readonly Fraction[]): Record<string, string> =>
  Object.fromEntries(names.map((name, index) => [name, print(values[index] as Fraction)]))

/** All figures of one insurance. */
function ofInsurance(
  insurance: Insurance,
  inputs: GaotaiInputs,
  chosen: Readings,
  open: Readonly<Record<keyof typeof openValues, Fraction>>,
): Record<string, string | Record<string, string>> {
  const at = (figure: ByInsurance<string>): Fraction => decimal(figure[insurance])

  // 五
  const income = at(inputs.市预算收入)
  const dipBase = chosen.DIP清算调剂金基数 === '按预算收入' ? income : at(inputs.DIP预算)
  const others = [at(inputs.大额或大病保险支出), at(inputs.个人账户支出), at(inputs.生育津贴支出)]
  const cityBudget = minus(income, sum([times(income, tenth), ...others, times(dipBase, tenth)]))

  // 五（一）
  const outside = outsideBudget(inputs.异地就医基金支出[insurance], chosen.异地增长趋势)
  const clinics = at(inputs.个体诊所零售药店预算)
  const services = shares(inputs.服务量[insurance], chosen.近三年占比)
  const spending = shares(inputs.基金使用[insurance], chosen.近三年占比)
  const weighed = (service: Fraction, index: number): Fraction =>
    plus(times(open.服务量权重, service), times(minus(one, open.服务量权重), spending[index] as Fraction))
  const ratios = services.map(weighed)
  const budgets = largestRemainder(minus(minus(at(inputs.县年度总额预算), clinics), outside), ratios)

  // 五（四）
  const settled = unitNames.map((unit, index) =>
    settle(
      budgets[index] as Fraction,
      decimal(inputs.年度清算总额[insurance][unit]),
      {
        isCommunity: units[unit] === '医共体',
        预付金按时足额返还: inputs.预付金按时足额返还[unit],
        推诿患者属实: inputs.推诿患者属实[unit],
        服务重大变化: inputs.服务重大变化[unit],
        特殊情况超支: inputs.特殊情况超支[unit],
      },
      { together: open.基金分担比例, cap: chosen.结余留用上限 },
    ),
  )
  const column = (name: keyof ReturnType<typeof settle>) =>
    byName(
      unitNames,
      settled.map((unit) => unit[name]),
    )
  const apart = [minus(clinics, at(inputs.个体诊所零售药店清算)), minus(outside, at(inputs.异地就医清算))]
  return {
    市可分配预算: print(cityBudget),
    异地就医预算: print(outside),
    分配比例: byName(unitNames, ratios),
    年度预算: byName(unitNames, budgets),
    结余: column('结余'),
    超支: column('超支'),
    结余留用: column('结余留用'),
    经办机构留用: column('经办机构留用'),
    基金分担: column('基金分担'),
    机构自担: column('机构自担'),
    单列结余分享: byName(communities, largestRemainder(sum(apart), [one, one])),
  }
}

/**
 * The Gaotai plan by fractions, written from the document and from the contract's list of figures; it knows nothing of
 * the policy file. Throws a RangeError where the plan gives no figure: growth or a share of nought, a budget that no
 * unit has a share of.
 */
export function gaotai(inputs: GaotaiInputs, choices: GaotaiChoices = {}): GaotaiOutputs {
  const chosen: Readings = {
    DIP清算调剂金基数: readings.DIP清算调剂金基数[0],
    异地增长趋势: readings.异地增长趋势[0],
    近三年占比: readings.近三年占比[0],
    结余留用上限: readings.结余留用上限[0],
    ...choices.reading,
  }
  const bound = (name: keyof typeof openValues): Fraction => decimal(choices.open?.[name] ?? openValues[name])
  const open = {
    服务量权重: bound('服务量权重'),
    基金分担比例: bound('基金分担比例'),
    质量保证金比例: bound('质量保证金比例'),
  }
  const results = insurances.map((insurance) => ofInsurance(insurance, inputs, chosen, open))
  const names = Object.keys(results[0] ?? {})
  // 三（一）、五（三）4
  const returned = unitNames.map((unit) =>
    cent(times(times(decimal(inputs.月度结算额[unit]), open.质量保证金比例), decimal(inputs.考核返还比例[unit]))),
  )
  return {
    ...Object.fromEntries(
      names.map((name) => [name, Object.fromEntries(insurances.map((of, index) => [of, results[index]?.[name]]))]),
    ),
    质量保证金返还: byName(unitNames, returned),
  } as GaotaiOutputs
}
