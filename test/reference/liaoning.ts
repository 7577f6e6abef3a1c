import {
  compare,
  decimal,
  type Fraction,
  fraction,
  minus,
  over,
  plus,
  positive,
  print,
  times,
  zero,
} from './fraction.ts'

/** The figures that the contract gives, all plain decimals in base units. */
export const liaoningInputNames = [
  '基金预算收入',
  '医共体总额预算',
  '医共体内统筹支出',
  '医共体外统筹支出',
  '合理超支额',
  '参保人数',
  '应参保人数',
  '财政补助到位资金',
  '财政补助应到位资金',
  '域内出院人次',
  '域外出院人次',
  '服务参保人数',
  '当年住院医疗总费用',
  '上年住院医疗总费用',
  '住院人数',
  '域内门急诊人次',
  '门急诊总人次',
  '域内机构基金支出',
  '全县基金总支出',
  '基层机构基金支出',
  '住院个人支出',
  '村卫生室当年定点数',
  '村卫生室上年定点数',
  '村卫生室总数',
  '中选药品采购数量',
  '同类药品采购总量',
  '村卫生室集采药品数',
  '满意患者数',
  '受调查患者数',
] as const

export type LiaoningInput = (typeof liaoningInputNames)[number]

/** All that a run of the Liaoning notice is fed with. */
export type LiaoningInputs = Readonly<Record<LiaoningInput, string>>

/** The shares that the notice leaves to the cities. */
export const liaoningOpen = ['风险调节金比例', '结余留用比例', '超支分担比例'] as const

export type LiaoningOpen = (typeof liaoningOpen)[number]

/** The chosen reading, by default the justified part alone, and the shares that are bound. */
export interface LiaoningChoices {
  readonly reading?: '只分担合理部分' | '全部超支'
  readonly open?: { readonly [name in LiaoningOpen]?: string }
}

/** Every output that the contract names as a plain decimal, null where it waits for a share; and whether each constraint holds. */
export interface LiaoningOutputs {
  readonly values: Readonly<Record<string, string | null>>
  readonly constraints: Readonly<Record<string, boolean | null>>
}

/** A part of an amount; of nothing it is nothing, whatever the share will be. Undefined where it waits for the share. */
function part(amount: Fraction, share: string | undefined): Fraction | undefined {
  if (compare(amount, zero) === 0) return zero
  return share === undefined ? undefined : times(amount, decimal(share))
}

function rest(whole: Fraction, taken: Fraction | undefined): Fraction | undefined {
  return taken && minus(whole, taken)
}

/**
 * The Liaoning notice by fractions, written from the document and from the contract's list of figures; it knows nothing
 * of the policy file. A share that is not bound may be anything from 0% to 100%. Throws a RangeError where an indicator
 * divides by nought.
 */
export function liaoning(inputs: LiaoningInputs, choices: LiaoningChoices = {}): LiaoningOutputs {
  const of = (name: LiaoningInput): Fraction => decimal(inputs[name])
  const share = (name: LiaoningOpen): string | undefined => choices.open?.[name]

  // 二: a budget without a deficit, after the reserve; what is spent outside the community is deducted.
  const income = of('基金预算收入')
  const budget = of('医共体总额预算')
  const reserve = part(income, share('风险调节金比例'))
  const ceiling = rest(income, reserve)
  const due = minus(budget, of('医共体外统筹支出'))

  // 三: a surplus is kept in part, a justified overrun is shared in part.
  const spent = of('医共体内统筹支出')
  const surplus = positive(minus(due, spent))
  const overrun = positive(minus(spent, due))
  const justified = of('合理超支额')
  const shared = choices.reading === '全部超支' || compare(overrun, justified) < 0 ? overrun : justified
  const borne = part(shared, share('超支分担比例'))

  // The annex
  const stays = plus(of('域内出院人次'), of('域外出院人次'))
  const cost = of('当年住院医疗总费用')
  const before = of('上年住院医疗总费用')
  const shown = (value: Fraction | undefined): string | null => (value === undefined ? null : print(value))
  return {
    values: {
      风险调节金: shown(reserve),
      可编制预算上限: shown(ceiling),
      年终结算额: print(due),
      结余: print(surplus),
      超支: print(overrun),
      结余留用: shown(part(surplus, share('结余留用比例'))),
      基金分担: shown(borne),
      医共体自担: shown(rest(overrun, borne)),
      参保率: print(over(of('参保人数'), of('应参保人数'))),
      财政补助到位率: print(over(of('财政补助到位资金'), of('财政补助应到位资金'))),
      住院率: print(over(stays, of('服务参保人数'))),
      县域外住院率: print(over(of('域外出院人次'), of('服务参保人数'))),
      住院费用增长率: print(over(minus(cost, before), before)),
      住院人均费用: print(over(cost, of('住院人数'))),
      县域就诊率: print(over(of('域内门急诊人次'), of('门急诊总人次'))),
      基金县域内支出率: print(over(of('域内机构基金支出'), of('全县基金总支出'))),
      基层基金占比: print(over(of('基层机构基金支出'), of('全县基金总支出'))),
      住院实际报销比: print(minus(fraction(1n), over(of('住院个人支出'), cost))),
      村卫生室定点增长率: print(over(minus(of('村卫生室当年定点数'), of('村卫生室上年定点数')), of('村卫生室总数'))),
      集采采购占比: print(over(of('中选药品采购数量'), of('同类药品采购总量'))),
      医保病人满意度: print(over(of('满意患者数'), of('受调查患者数'))),
    },
    constraints: {
      不编制赤字预算: withinCeiling(budget, income, ceiling),
      村卫生室集采药品配备: compare(of('村卫生室集采药品数'), fraction(30n)) >= 0,
    },
  }
}

/** Whether the budget is within the ceiling; while this is open, it lies anywhere from nothing to the whole income. */
function withinCeiling(budget: Fraction, income: Fraction, ceiling: Fraction | undefined): boolean | null {
  if (ceiling !== undefined) return compare(budget, ceiling) <= 0
  if (compare(budget, income) > 0) return false
  return compare(budget, zero) === 0 ? true : null
}
