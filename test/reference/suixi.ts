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

/** The medical communities of the pilot, in the order in which figures nest. */
export const communities = ['县医院医共体', '县中医院医共体'] as const

/** A medical community of the pilot. */
export type Community = (typeof communities)[number]

/** The two groups of outpatients that have a quota of their own. */
export type Group = '两病' | '常见慢性病'

/** The figures of a community that are given once for it; plain decimals in base units. */
export type PerCommunity =
  | '核定住院人数'
  | '门诊统筹支出'
  | '两病门诊支出'
  | '常见慢性病门诊支出'
  | '大额门诊支出'
  | '签约基金支付费用'
  | '门诊违规扣款'
  | '住院实际支出'
  | '住院违规扣款'
  | '牵头医院考核得分比'

/** What the sheet of 附件2 scores: rates as ratios, cases as counts. */
export type Indicator =
  | '两病签约占比'
  | '慢性病签约占比'
  | '签约包完成率'
  | '服务包项目完成率'
  | '高血压规范管理率'
  | '血压达标率'
  | '糖尿病规范管理率'
  | '血糖达标率'
  | '用药投诉例数'
  | '规范诊疗不合格例数'
  | '不规范转诊例数'
  | '不规范报销例数'
  | '两病门诊就诊率'

type By<Key extends string, Value> = Readonly<Record<Key, Value>>

/** All that a run of the Suixi pilot is fed with. */
export type SuixiInputs = {
  readonly 镇: readonly { readonly 名: string; readonly 医共体: Community }[]
  readonly 村: readonly { readonly 名: string; readonly 镇: string }[]
} & By<'签约门诊人数' | '未签约门诊人数', By<Community, By<Group, string>>> &
  By<PerCommunity, By<Community, string>> &
  By<'试点人群数' | '村考核得分比' | '镇考核得分比', By<string, string>> &
  By<Indicator, string>

/** The chosen readings; what is left out is the default. */
export interface SuixiReadings {
  readonly 签约门诊定额?: '含签约费' | '不含签约费'
  readonly 达标率口径?: '实际率' | '相对上限'
}

/** A figure as plain decimals, nested by member; null where the document gives no score. */
export type SuixiValue = string | null | By<string, string>

/** Every combination of the readings. */
export const suixiReadings: readonly Required<SuixiReadings>[] = (['含签约费', '不含签约费'] as const).flatMap(
  (签约门诊定额) => (['实际率', '相对上限'] as const).map((达标率口径) => ({ 签约门诊定额, 达标率口径 })),
)

/** An indicator that is scored by its rate between two ends, in hundredths; `open` has no full marks above. */
interface BandRow {
  readonly kind: 'band'
  readonly low: bigint
  readonly high: bigint
  readonly open?: true
}
type Row = { readonly score: string; readonly of: Indicator; readonly marks: bigint } & (
  | BandRow
  | { readonly kind: 'cases' }
  | { readonly kind: 'visits' }
)

const band = (low: bigint, high: bigint): BandRow => ({ kind: 'band', low, high })

/** 附件2, row by row, as far as it has come down: the sheet breaks off behind its ninth item. */
const rows: readonly Row[] = [
  { score: '两病签约占比得分', of: '两病签约占比', marks: 5n, ...band(80n, 95n) },
  { score: '慢性病签约占比得分', of: '慢性病签约占比', marks: 5n, ...band(80n, 95n) },
  { score: '签约包完成率得分', of: '签约包完成率', marks: 5n, ...band(90n, 95n) },
  { score: '服务包项目完成率得分', of: '服务包项目完成率', marks: 5n, ...band(95n, 100n), open: true },
  { score: '高血压规范管理率得分', of: '高血压规范管理率', marks: 2n, ...band(60n, 70n) },
  { score: '血压达标率得分', of: '血压达标率', marks: 3n, ...band(0n, 60n) },
  { score: '糖尿病规范管理率得分', of: '糖尿病规范管理率', marks: 2n, ...band(60n, 70n) },
  { score: '血糖达标率得分', of: '血糖达标率', marks: 3n, ...band(0n, 60n) },
  { score: '用药保障得分', of: '用药投诉例数', marks: 5n, kind: 'cases' },
  { score: '规范诊疗得分', of: '规范诊疗不合格例数', marks: 5n, kind: 'cases' },
  { score: '规范转诊得分', of: '不规范转诊例数', marks: 5n, kind: 'cases' },
  { score: '规范报销得分', of: '不规范报销例数', marks: 5n, kind: 'cases' },
  { score: '两病就诊率得分', of: '两病门诊就诊率', marks: 10n, kind: 'visits' },
]

const hundredths = (count: bigint) => fraction(count, 100n)

/** The score of a row; undefined where the document says nothing. */
function scoreOf(row: Row, found: Fraction, isRelative: boolean): Fraction | undefined {
  const marks = fraction(row.marks)
  if (row.kind === 'cases') return positive(minus(marks, times(fraction(1n, 2n), found)))
  if (row.kind === 'visits') {
    const target = hundredths(70n)
    return compare(found, target) >= 0 ? marks : times(over(found, target), marks)
  }
  const [low, high] = [hundredths(row.low), hundredths(row.high)]
  if (compare(found, low) < 0) return undefined
  if (compare(found, high) > 0) return row.open ? undefined : marks
  return times(isRelative ? over(found, high) : found, marks)
}

/** Per head and year in yuan (三（一）): outpatients without a contract, and the contract's fee on top. */
const quota = { 两病: fraction(240n), 常见慢性病: fraction(900n) } as const
const contractFee = fraction(100n)
const inpatientQuota = fraction(7500n)

const toTheFen = (amount: Fraction) => fraction(fen(amount), 100n)

/**
 * The Suixi pilot of 2021 by fractions, written from the document and from the contract's list of figures; it knows
 * nothing of the policy file. Throws a RangeError where there is no figure: a surplus in a community without people,
 * an input without its member.
 */
export function suixi(inputs: SuixiInputs, readings: SuixiReadings = {}): Readonly<Record<string, SuixiValue>> {
  const at = (table: Readonly<Record<string, string>>, name: string) => {
    const text = table[name]
    if (text === undefined) throw new RangeError(`no figure for ${name}`)
    return decimal(text)
  }
  const perCommunity = (figure: (community: Community) => Fraction) =>
    new Map(communities.map((community) => [community, figure(community)]))
  const of = (figures: ReadonlyMap<string, Fraction>, name: string) => {
    const found = figures.get(name)
    if (!found) throw new RangeError(`no figure for ${name}`)
    return found
  }
  const printed = (figures: ReadonlyMap<string, Fraction>) =>
    Object.fromEntries([...figures].map(([name, figure]) => [name, print(figure)]))

  // 三（一）, 附件1 二（一）
  const fee = readings.签约门诊定额 === '不含签约费' ? zero : contractFee
  const outpatient = perCommunity((community) =>
    sum(
      (['两病', '常见慢性病'] as const).flatMap((group) => [
        times(at(inputs.签约门诊人数[community], group), plus(quota[group], fee)),
        times(at(inputs.未签约门诊人数[community], group), quota[group]),
      ]),
    ),
  )
  const inpatient = perCommunity((community) => times(at(inputs.核定住院人数, community), inpatientQuota))

  // 附件1 二（三）
  const spent = (community: Community, names: readonly PerCommunity[]) =>
    sum(names.map((name) => at(inputs[name], community)))
  const outpatientCosts = ['门诊统筹支出', '两病门诊支出', '常见慢性病门诊支出', '大额门诊支出'] as const
  const outpatientBalance = perCommunity((community) =>
    minus(of(outpatient, community), spent(community, [...outpatientCosts, '签约基金支付费用', '门诊违规扣款'])),
  )
  const inpatientBalance = perCommunity((community) =>
    minus(of(inpatient, community), spent(community, ['住院实际支出', '住院违规扣款'])),
  )
  const balance = perCommunity((community) => plus(of(outpatientBalance, community), of(inpatientBalance, community)))
  const surplus = perCommunity((community) => positive(of(balance, community)))

  // 附件1 三: people of a town or a community are those of its villages
  const townOf = new Map(inputs.村.map(({ 名, 镇 }) => [名, 镇]))
  const communityOf = new Map<string, Community>(inputs.镇.map(({ 名, 医共体 }) => [名, 医共体]))
  const people = new Map(inputs.村.map(({ 名 }) => [名, at(inputs.试点人群数, 名)]))
  const inTown = (town: string) => sum(inputs.村.filter(({ 镇 }) => 镇 === town).map(({ 名 }) => of(people, 名)))
  const towns = (community: Community) => inputs.镇.filter(({ 医共体 }) => 医共体 === community).map(({ 名 }) => 名)
  const inCommunity = (community: Community) => sum(towns(community).map(inTown))
  const perHead = perCommunity((community) => {
    const left = of(surplus, community)
    return left.num === 0n ? zero : over(left, inCommunity(community))
  })
  const part = (score: Fraction, share: bigint, community: string | undefined, heads: Fraction) =>
    toTheFen(times(times(times(score, hundredths(share)), of(perHead, community ?? '')), heads))
  const hospitals = perCommunity((community) =>
    part(at(inputs.牵头医院考核得分比, community), 20n, community, inCommunity(community)),
  )
  const townParts = new Map(
    inputs.镇.map(({ 名, 医共体 }) => [名, part(at(inputs.镇考核得分比, 名), 50n, 医共体, inTown(名))]),
  )
  const villageParts = new Map(
    inputs.村.map(({ 名, 镇 }) => [名, part(at(inputs.村考核得分比, 名), 30n, communityOf.get(镇), of(people, 名))]),
  )
  const back = perCommunity((community) => {
    const own = new Set(towns(community))
    const toTowns = [...townParts].filter(([town]) => own.has(town))
    const toVillages = [...villageParts].filter(([village]) => own.has(townOf.get(village) ?? ''))
    const paid = [of(hospitals, community), ...[...toTowns, ...toVillages].map(([, amount]) => amount)]
    return minus(of(surplus, community), sum(paid))
  })

  // 附件2
  const scores = rows.map((row) => {
    const score = scoreOf(row, decimal(inputs[row.of]), readings.达标率口径 === '相对上限')
    return [row.score, score ? print(score) : null] as const
  })

  return {
    门诊结算总额: printed(outpatient),
    住院结算总额: printed(inpatient),
    门诊年度结余: printed(outpatientBalance),
    住院年度结余: printed(inpatientBalance),
    年度结余总额: printed(balance),
    人均结余额: printed(perHead),
    牵头医院所得: printed(hospitals),
    镇卫生院所得: printed(townParts),
    村卫生室所得: printed(villageParts),
    回归包干基金: printed(back),
    // 附件1 四
    包干基金承担超支: printed(perCommunity((community) => positive(minus(zero, of(balance, community))))),
    ...Object.fromEntries(scores),
  }
}
