import { chance, pick, whole } from '../support/random.ts'
import { decimal, fen } from './fraction.ts'
import { type Community, communities, type Indicator, type SuixiInputs, type SuixiReadings, suixi } from './suixi.ts'

/** A scenario for policies/suixi/2021.yaml in its JSON form: what the contract names and nothing else. */
export interface SuixiScenario {
  readonly 情景: string
  readonly 年度: number
  readonly 维度: { readonly 镇: SuixiInputs['镇']; readonly 村: SuixiInputs['村'] }
  readonly 输入: Omit<SuixiInputs, '镇' | '村'>
  readonly 解读?: SuixiReadings
}

/** The figures of a scenario as the reference takes them. */
export function suixiInputs(scenario: SuixiScenario): SuixiInputs {
  return { ...scenario.维度, ...scenario.输入 } as SuixiInputs
}

/** What a community's money is aimed at; those from `持平` on move its inpatient spending to the fen that they want. */
const aims = ['随意', '结余', '超支', '持平', '结余一分', '超支一分', '半分', '满分'] as const
type Aim = (typeof aims)[number]

/** A random amount in fen, some of them nought. */
const amount = (random: () => number, most: number) => (chance(random, 0.1) ? 0 : whole(random, 1, most))

function yuan(amountInFen: bigint | number): string {
  const digits = String(amountInFen).padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** A score as a ratio: full, half, none, or anything to four places, now and then above one. */
function score(random: () => number, aim: Aim): string {
  if (aim === '满分') return '1'
  if (aim === '半分') return pick(random, ['1', '0.5', '0.3'])
  return pick(random, ['1', '0.5', '0', '1.02', decimalOf(whole(random, 5_000, 10_000), 4)])
}

function decimalOf(digits: number, places: number): string {
  const text = String(digits).padStart(places + 1, '0')
  return `${text.slice(0, -places)}.${text.slice(-places)}`
}

/** The ends of the bands of 附件2, in hundredths. */
const edges = {
  占比: [80, 95],
  签约包: [90, 95],
  服务包: [95, 100],
  管理率: [60, 70],
  达标: [0, 60],
  就诊: [70],
} as const

/** A rate: an end of the band, a hair beside one, inside, or anything up to 110%. */
function rate(random: () => number, ends: readonly number[]): string {
  const end = pick(random, ends)
  const low = Math.min(...ends)
  return pick(random, [
    decimalOf(end, 2),
    decimalOf(end * 10_000 + 1, 6),
    decimalOf(Math.max(end * 10_000 - 1, 0), 6),
    decimalOf(whole(random, low * 100, Math.max(...ends) * 100), 4),
    decimalOf(whole(random, 0, 110), 2),
  ])
}

/** Cases found: often none, often just what takes the last mark, sometimes more than there are marks. */
const cases = (random: () => number) => String(pick(random, [0, 1, 9, 10, 11, 12, whole(random, 0, 40)]))

function sheet(random: () => number): Readonly<Record<Indicator, string>> {
  return {
    两病签约占比: rate(random, edges.占比),
    慢性病签约占比: rate(random, edges.占比),
    签约包完成率: rate(random, edges.签约包),
    服务包项目完成率: rate(random, edges.服务包),
    高血压规范管理率: rate(random, edges.管理率),
    血压达标率: rate(random, edges.达标),
    糖尿病规范管理率: rate(random, edges.管理率),
    血糖达标率: rate(random, edges.达标),
    用药投诉例数: cases(random),
    规范诊疗不合格例数: cases(random),
    不规范转诊例数: cases(random),
    不规范报销例数: cases(random),
    两病门诊就诊率: rate(random, edges.就诊),
  }
}

/** Towns and villages, towns without villages among them; every community has one village at least. */
function places(random: () => number, aim: Readonly<Record<Community, Aim>>): SuixiScenario['维度'] {
  const townsOf = communities.flatMap((community) =>
    Array.from({ length: aim[community] === '半分' ? 1 : whole(random, 1, 4) }, () => community),
  )
  // Towns of the two communities stand mixed, so that nothing rests on their order.
  if (chance(random, 0.5)) townsOf.reverse()
  const towns = townsOf.map((医共体, index) => ({ 名: `镇${index + 1}`, 医共体 }))
  const villages: { 名: string; 镇: string }[] = []
  for (const community of communities) {
    const own = towns.filter(({ 医共体 }) => 医共体 === community)
    const count = whole(random, 1, 8)
    for (let i = 0; i < count; i++) villages.push({ 名: `村${villages.length + 1}`, 镇: pick(random, own).名 })
  }
  return { 镇: towns, 村: chance(random, 0.5) ? villages : villages.reverse() }
}

/** People of the villages: any, all equal, or with empty ones after the first of a community. */
function people(random: () => number, { 镇, 村 }: SuixiScenario['维度']): Record<string, string> {
  const shape = pick(random, ['任意', '相等', '有空村'])
  const each = whole(random, 1, 3_000)
  const lived = new Set<Community>()
  return Object.fromEntries(
    村.map((village) => {
      const community = 镇.find(({ 名 }) => 名 === village.镇)?.医共体 as Community
      const empty = shape === '有空村' && lived.has(community) && chance(random, 0.5)
      lived.add(community)
      return [village.名, String(empty ? 0 : shape === '相等' ? each : whole(random, 1, 3_000))]
    }),
  )
}

/** Inpatient spending moved so that the surplus lands where the aim wants it; left alone where that would need less than none. */
function aimed(scenario: SuixiScenario, aim: Readonly<Record<Community, Aim>>): SuixiScenario {
  const balances = suixi(suixiInputs(scenario), scenario.解读).年度结余总额 as Record<Community, string>
  const spending = { ...scenario.输入.住院实际支出 }
  for (const community of communities) {
    // 50% of an odd number of fen is half a fen over, and so is 20% at half the score, and 30% of tens that are odd.
    const targets = { 持平: 0n, 结余一分: 1n, 超支一分: -1n, 半分: 1_234_565n, 满分: 1_000_003n }
    const target = targets[aim[community] as keyof typeof targets]
    if (target === undefined) continue
    const moved = fen(decimal(spending[community])) + fen(decimal(balances[community])) - target
    if (moved >= 0n) spending[community] = yuan(moved)
  }
  return { ...scenario, 输入: { ...scenario.输入, 住院实际支出: spending } }
}

/**
 * A random scenario of the Suixi pilot, with deliberate hits: surpluses of exactly 0 and of one fen, overruns, parts that
 * end in half a fen, full scores, scores above one, villages without people, towns without villages, rates at the ends
 * of their bands and a hair beside, counts that take more than all marks, both readings or none.
 */
export function randomSuixiScenario(random: () => number): SuixiScenario {
  const aim = { 县医院医共体: pick(random, aims), 县中医院医共体: pick(random, aims) }
  const dimensions = places(random, aim)
  const per = <T>(figure: (community: Community) => T) =>
    Object.fromEntries(communities.map((community) => [community, figure(community)])) as Record<Community, T>
  const heads = (most: number) => String(chance(random, 0.05) ? 0 : whole(random, 1, most))
  const visits = () => per(() => ({ 两病: heads(4_000), 常见慢性病: heads(6_000) }))
  const costs = { 结余: 0.2, 超支: 3 } as Partial<Record<Aim, number>>
  const spent = (most: number) =>
    per((community) => yuan(amount(random, Math.floor(most * (costs[aim[community]] ?? 1)))))

  const scenario: SuixiScenario = {
    情景: `随机：${aim.县医院医共体}、${aim.县中医院医共体}`,
    年度: 2021,
    维度: dimensions,
    输入: {
      签约门诊人数: visits(),
      未签约门诊人数: visits(),
      核定住院人数: per(() => heads(3_000)),
      门诊统筹支出: spent(150_000_000),
      两病门诊支出: spent(60_000_000),
      常见慢性病门诊支出: spent(300_000_000),
      大额门诊支出: spent(20_000_000),
      签约基金支付费用: spent(90_000_000),
      门诊违规扣款: spent(2_000_000),
      住院实际支出: spent(1_500_000_000),
      住院违规扣款: spent(4_000_000),
      牵头医院考核得分比: per((community) => score(random, aim[community])),
      镇考核得分比: Object.fromEntries(dimensions.镇.map(({ 名, 医共体 }) => [名, score(random, aim[医共体])])),
      试点人群数: people(random, dimensions),
      村考核得分比: Object.fromEntries(
        dimensions.村.map(({ 名, 镇 }) => {
          const town = dimensions.镇.find((candidate) => candidate.名 === 镇)
          return [名, score(random, aim[town?.医共体 ?? '县医院医共体'])]
        }),
      ),
      ...sheet(random),
    },
  }
  const readings: SuixiReadings = {
    ...(chance(random, 0.5) ? { 签约门诊定额: pick(random, ['含签约费', '不含签约费'] as const) } : {}),
    ...(chance(random, 0.5) ? { 达标率口径: pick(random, ['实际率', '相对上限'] as const) } : {}),
  }
  return aimed(Object.keys(readings).length > 0 ? { ...scenario, 解读: readings } : scenario, aim)
}
