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
  sum,
  times,
} from './fraction.ts'
import { largestRemainder } from './largest-remainder.ts'

/** Level of a member unit of the medical community. */
export type Level = '县级' | '乡镇' | '村'

/** The figures that the contract gives per institution. */
export type PerInstitution = '成员单位支出' | '拨付资金'

/** The figures that the contract gives once; all are plain decimals in base units. */
export type Single =
  | '当年筹资人数'
  | '筹资标准'
  | '利息'
  | '个人当年大病医疗保险费'
  | '家庭医生签约服务费'
  | '当年因政策调整所需支出的资金'
  | '县域外就医支出'
  | '民营定点医疗机构支出'
  | '县域内住院人次'
  | '住院总人次'
  | '县外住院人数'
  | '上年县外住院人数'
  | '乡镇外住院人次'
  | '上年乡镇外住院人次'
  | '住院实际补偿比'
  | '全州同级同类医院平均住院实际补偿比'
  | '转外报销比例'

/** All that a run of the Weishan measures is fed with. */
export type WeishanInputs = {
  readonly 机构: readonly { readonly 名: string; readonly 层级: Level }[]
} & { readonly [name in PerInstitution]: Readonly<Record<string, string>> } & { readonly [name in Single]: string }

/** Year, chosen readings and bound open values; what is left out is the default. */
export interface WeishanChoices {
  readonly year: number
  readonly reading?: {
    readonly 降低口径?: '百分点' | '相对比例'
    readonly 调剂金基数?: '按筹资总额' | '按当期预算收入'
  }
  readonly open?: { readonly 民营超支分担比例?: string; readonly 民营结余奖励比例?: string }
}

/** Every output that the contract names, as plain decimals, and whether each constraint holds. */
export interface WeishanOutputs {
  readonly values: Readonly<Record<string, string | Readonly<Record<string, string>>>>
  readonly constraints: Readonly<Record<string, boolean>>
}

const percent = (hundredths: bigint) => fraction(hundredths, 100n)

/** Measure two, 四（二）: 20% in 2020, 25% from 2021 on. Throws a RangeError for a year that it does not speak of. */
function floorOfPrimaryShare(year: number): Fraction {
  if (year < 2020) throw new RangeError(`no floor before 2020: ${year}`)
  return percent(year === 2020 ? 20n : 25n)
}

/**
 * The two Weishan measures of 2020 by fractions, written from the document and from the contract's list of figures; it
 * knows nothing of the policy file. Throws a RangeError where the measures give no figure: a division by nought, an
 * overrun without any member's spending, a year before 2020.
 */
export function weishan(inputs: WeishanInputs, choices: WeishanChoices): WeishanOutputs {
  const figure = (name: Single) => decimal(inputs[name])
  const names = inputs.机构.map((institution) => institution.名)
  const at = (figureName: PerInstitution, name: string) => {
    const text = inputs[figureName][name]
    if (text === undefined) throw new RangeError(`${figureName} of ${name} is missing`)
    return decimal(text)
  }

  // 第十三条、第十五条
  const people = figure('当年筹资人数')
  const withoutInterest = times(people, figure('筹资标准'))
  const financing = plus(withoutInterest, figure('利息'))
  const base = choices.reading?.调剂金基数 === '按当期预算收入' ? withoutInterest : financing
  const adjustmentFund = times(base, percent(15n))
  const seriousIllness = times(people, figure('个人当年大病医疗保险费'))

  // 第十四条
  const distributable = minus(minus(minus(financing, adjustmentFund), figure('家庭医生签约服务费')), seriousIllness)
  const increase = minus(times(distributable, fraction(85n, 1000n)), figure('当年因政策调整所需支出的资金'))
  const budget = plus(times(distributable, fraction(765n, 1000n)), increase)
  const privateBudget = times(distributable, percent(15n))

  // 第四条、第十二条, measure two 四（三）4
  const spending = names.map((name) => at('成员单位支出', name))
  const spent = plus(sum(spending), figure('县域外就医支出'))
  const balance = minus(budget, spent)
  const overrun = positive(minus(spent, budget))
  const borne = largestRemainder(overrun, spending)

  // 第十二条
  const privateBalance = minus(privateBudget, figure('民营定点医疗机构支出'))
  const privateOverrun = positive(minus(fraction(0n), privateBalance))
  const privateShare = decimal(choices.open?.民营超支分担比例 ?? '0.5')
  const privateReward = decimal(choices.open?.民营结余奖励比例 ?? '0.5')

  // Measure two 四（二）、二、五（四）
  const primary = inputs.机构.filter((institution) => institution.层级 !== '县级').map((institution) => institution.名)
  const paid = (list: readonly string[]) => sum(list.map((name) => at('拨付资金', name)))
  const primaryShare = over(paid(primary), paid(names))
  const inCounty = over(figure('县域内住院人次'), figure('住院总人次'))
  const referral = figure('转外报销比例')
  const relative = choices.reading?.降低口径 === '相对比例'
  const unapproved = relative ? times(referral, percent(90n)) : minus(referral, percent(10n))

  const below = (name: Single, other: Single) => compare(figure(name), figure(other)) < 0
  return {
    values: {
      筹资总额: print(financing),
      调剂金: print(adjustmentFund),
      大病保险基金: print(seriousIllness),
      可分配基金: print(distributable),
      医共体预算增加资金: print(increase),
      医共体预算资金总额: print(budget),
      民营定点医疗机构分配资金: print(privateBudget),
      医共体支出: print(spent),
      医共体结余: print(balance),
      医共体结余留用: print(positive(balance)),
      医共体超支: print(overrun),
      医共体超支分担: Object.fromEntries(names.map((name, index) => [name, print(borne[index] as Fraction)])),
      民营结余: print(privateBalance),
      民营超支分担: print(times(privateOverrun, privateShare)),
      民营结余奖励: print(times(positive(privateBalance), privateReward)),
      基层拨付占比: print(primaryShare),
      县域内住院就诊率: print(inCounty),
      未经审批转外报销比例: print(unapproved),
    },
    constraints: {
      基层拨付占比达标: compare(primaryShare, floorOfPrimaryShare(choices.year)) >= 0,
      县域内住院就诊率达标: compare(inCounty, percent(90n)) >= 0,
      住院实际补偿比达标: !below('住院实际补偿比', '全州同级同类医院平均住院实际补偿比'),
      县外住院人数减少: below('县外住院人数', '上年县外住院人数'),
      乡镇外住院人次减少: below('乡镇外住院人次', '上年乡镇外住院人次'),
    },
  }
}
