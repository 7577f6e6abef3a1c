import { pick, seeded, whole } from './random.ts'

/** Towns of the made-up county by community; which town belongs where is made up too. */
const townsOf = {
  县医院医共体: ['濉溪镇', '百善镇', '临涣镇', '刘桥镇', '四铺镇', '韩村镇'],
  县中医院医共体: ['铁佛镇', '孙疃镇', '双堆集镇', '南坪镇', '五沟镇'],
} as const
type Community = keyof typeof townsOf
const communities = Object.keys(townsOf) as Community[]

interface Village {
  readonly name: string
  readonly town: string
  readonly community: Community
  readonly people: number
  readonly score: string
}

/** A score in half percents, from 78% to 100%. */
const percent = (random: () => number) => {
  const halves = whole(random, 156, 200)
  return `${Math.floor(halves / 2)}${halves % 2 === 0 ? '' : '.5'}%`
}

const grouped = (digits: string) => digits.replace(/\B(?=(\d{3})+$)/g, ',')

/** An amount in fen as yuan with two places. */
function yuan(amountInFen: number): string {
  const digits = String(amountInFen).padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** Half-width columns that a text takes up: a Han character takes two. */
const width = (text: string) => [...text].reduce((total, c) => total + (c > '\u2e7f' ? 2 : 1), 0)

/** A table with its columns aligned; those of numbers stand to the right, heads and all, but never the first. */
function table(rows: readonly (readonly string[])[], indent: string): string {
  const columns = (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] ?? ''))
  const widths = columns.map((cells) => Math.max(...cells.map(width)))
  const right = columns.map((cells, column) => column > 0 && cells.slice(1).every((cell) => /^[\d,.]+%?$/.test(cell)))
  const padded = (text: string, column: number) => {
    const blanks = ' '.repeat((widths[column] ?? 0) - width(text))
    return right[column] ? blanks + text : text + blanks
  }
  return rows.map((row) => `${indent}${row.map(padded).join(' | ').trimEnd()}\n`).join('')
}

function villagesOf(random: () => number, count: number): Village[] {
  const towns = communities.flatMap((community) => townsOf[community].map((town) => ({ town, community })))
  const made = new Map<string, number>()
  return Array.from({ length: count }, (_, index) => towns[index % towns.length] as (typeof towns)[number])
    .sort((a, b) => towns.findIndex((t) => t.town === a.town) - towns.findIndex((t) => t.town === b.town))
    .map(({ town, community }, index) => {
      const number = (made.get(town) ?? 0) + 1
      made.set(town, number)
      // One village has moved away whole: nobody lives there, and it still has its score.
      const people = index === 100 ? 0 : whole(random, 60, 640) + whole(random, 0, 420)
      return { name: `${town}第${number}村`, town, community, people, score: percent(random) }
    })
}

/** Rates of the whole county, in tenths of a percent; 95% and 60% are ends of their bands. */
function ratesOf(random: () => number) {
  return {
    两病签约占比: 10 * whole(random, 80, 90) + 6,
    慢性病签约占比: 950,
    签约包完成率: 932,
    服务包项目完成率: 974,
    高血压规范管理率: 713,
    血压达标率: 600,
    糖尿病规范管理率: 685,
    血糖达标率: 10 * whole(random, 48, 59) + 4,
    两病门诊就诊率: 668,
  }
}

/** 86.6% */
const inPercent = (tenths: number) => `${Math.floor(tenths / 10)}${tenths % 10 === 0 ? '' : `.${tenths % 10}`}%`

/** Visitors of a community and what they cost, in numbers that hang together with its people and the county's rates. */
function yearOf(random: () => number, people: number, rates: ReturnType<typeof ratesOf>) {
  const share = (of: number, thousandths: number) => Math.floor((of * thousandths) / 1000)
  const mild = share(people, 410)
  const group = (heads: number, visiting: number, signing: number) => {
    const came = share(heads, visiting)
    // Who has signed comes a little more often.
    const signed = share(came, signing + whole(random, 5, 20))
    return { signed, unsigned: came - signed, paid: share(heads, signing) }
  }
  const groups = {
    两病: group(mild, rates.两病门诊就诊率, rates.两病签约占比),
    常见慢性病: group(people - mild, whole(random, 735, 765), rates.慢性病签约占比),
  }
  const visitors = (kind: 'signed' | 'unsigned') => ({ 两病: groups.两病[kind], 常见慢性病: groups.常见慢性病[kind] })
  const [signed, unsigned] = [visitors('signed'), visitors('unsigned')]
  const inpatients = share(people, whole(random, 135, 145))
  const outpatientFen =
    100 * (signed.两病 * 340 + unsigned.两病 * 240 + signed.常见慢性病 * 1000 + unsigned.常见慢性病 * 900)
  const inpatientFen = 100 * inpatients * 7500
  const of = (fen: number, low: number, high: number) => Math.floor((fen * whole(random, low, high)) / 10_000)
  return {
    signed,
    unsigned,
    核定住院人数: String(inpatients),
    门诊统筹支出: yuan(of(outpatientFen, 1300, 1500)),
    两病门诊支出: yuan(of(outpatientFen, 850, 1000)),
    常见慢性病门诊支出: yuan(of(outpatientFen, 5200, 5600)),
    大额门诊支出: yuan(of(outpatientFen, 150, 250)),
    签约基金支付费用: String((groups.两病.paid + groups.常见慢性病.paid) * 100),
    门诊违规扣款: yuan(of(outpatientFen, 10, 40)),
    住院实际支出: yuan(of(inpatientFen, 9500, 9900)),
    住院违规扣款: yuan(of(inpatientFen, 20, 50)),
    牵头医院考核得分比: percent(random),
  }
}

/** The Suixi scenario of 300 villages as its file's text; every figure is drawn, none is the county's. */
export function suixiCounty(): string {
  const random = seeded(20211231)
  const villages = villagesOf(random, 300)
  const rates = ratesOf(random)
  const years = communities.map((community) => {
    const people = villages.filter((v) => v.community === community).reduce((total, v) => total + v.people, 0)
    return [community, yearOf(random, people, rates)] as const
  })
  const scores = communities.flatMap((community) =>
    townsOf[community].map((town) => [town, community, percent(random)]),
  )
  const per = (name: keyof (typeof years)[number][1] & string) =>
    `  ${name}: {${years.map(([community, year]) => `${community}: ${year[name]}`).join(', ')}}\n`
  const visits = (name: string, kind: 'signed' | 'unsigned') =>
    `  ${name}: |\n${table(
      [
        ['医共体', '两病', '常见慢性病'],
        ...years.map(([c, year]) => [c, grouped(`${year[kind].两病}`), grouped(`${year[kind].常见慢性病}`)]),
      ],
      '    ',
    )}`
  const { 两病门诊就诊率: seen, ...scored } = rates
  const percents = Object.fromEntries(Object.entries(scored).map(([name, tenths]) => [name, inPercent(tenths)]))
  const single = {
    ...percents,
    用药投诉例数: String(pick(random, [2, 3, 4])),
    规范诊疗不合格例数: '6',
    不规范转诊例数: '2',
    不规范报销例数: '1',
    两病门诊就诊率: inPercent(seen),
  }
  return `情景: 2021年三百个村
政策: ../2021.yaml
年度: 2021
数据截止日: 2021-12-31
说明: 示例数据，不是濉溪县的实际数；按固定的种子随机生成，有一个村已经整体搬迁。

维度:
  镇: |                         # 镇属哪个医共体也是示例
${table([['名', '医共体', '镇考核得分比'], ...scores], '    ')}  村: |
${table(
  [
    ['名', '镇', '试点人群数', '村考核得分比'],
    ...villages.map((v) => [v.name, v.town, grouped(`${v.people}`), v.score]),
  ],
  '    ',
)}
输入:                           # 全部是示例数据
${visits('签约门诊人数', 'signed')}${visits('未签约门诊人数', 'unsigned')}${(
  [
    '核定住院人数',
    '门诊统筹支出',
    '两病门诊支出',
    '常见慢性病门诊支出',
    '大额门诊支出',
    '签约基金支付费用',
    '门诊违规扣款',
    '住院实际支出',
    '住院违规扣款',
    '牵头医院考核得分比',
  ] as const
)
  .map(per)
  .join('')}${Object.entries(single)
  .map(([name, value]) => `  ${name}: ${value}\n`)
  .join('')}`
}
