import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { glossary } from '../../../dsl/glossary/glossary.ts'
import { builtInNouns, readUnit } from '../../../dsl/model/unit.ts'
import { hengce, repository } from '../../support/hengce.ts'
import { shapeFaults } from '../contract-shapes.ts'
import { changed, folderWith } from '../sample-files.ts'

const head = (id: string, title: string): string =>
  `政策: ${title}\n编号: ${id}\n版本: "1"\n状态: 试行\n施行日期: 2026-01-01\n条款: |\n  条款 | 性质 | 摘要\n  一 | 可计算 | 预算\n  二 | 可计算 | 结余\n`

/** The county: a budget by insurance, spending by institution. */
const county = `${head('jia', '甲县办法')}维度:
  险种: [职工, 居民]
  机构: {属性: {层级: [县级, 乡镇]}}
输入: |
  名       | 单位 | 维度 | 通用名
  收入     | 元   | 险种 | 筹资总额
  支出     | 元   | 机构 | 成员单位支出
  参保     | 人   | 险种 | 参保人数
  兑现     | 比率 | 机构 | 考核兑现比例
  县外     | 元   |      | 县外就医支出
参数:
  提取比例: {值: 10%, 依据: 一, 通用名: 风险调剂金比例}
  留用比例: {待定: 没有写, 范围: [0%, 100%], 暂取: 50%, 依据: 二, 通用名: 结余留用比例}
规则:
  调剂金: {公式: 收入 × 提取比例, 依据: 一, 通用名: 风险调剂金}
  预算: {公式: 合计（收入） － 合计（调剂金）, 依据: 一, 通用名: 总额预算}
  剩余: {公式: 预算 － 合计（支出） － 县外, 保底: 0元, 依据: 二, 通用名: 结余}
  留用: {公式: 剩余 × 留用比例, 依据: 二, 通用名: 结余留用}
  机构兑现: {公式: 支出 × 兑现, 依据: 二}
`

/** Takes the county's totals, its adjustment fund and its institutions, and wants heads by town that the county has not. */
const other = `${head('yi', '乙县办法')}维度:
  机构: {属性: {层级: [县级, 乡镇]}}
  片区: [东, 西]
输入: |
  名       | 单位 | 维度 | 通用名
  筹资总额 | 元   |      | 筹资总额
  调剂     | 元   |      | 风险调剂金
  各家支出 | 元   | 机构 | 成员单位支出
  人数     | 人   | 片区 | 参保人数
  兑现率   | 比率 |      | 考核兑现比例
  留下     | 元   |      | 结余留用
  利息     | 元   |      | 利息收入
参数:
  下限: {按年度: {2020: 20%, 2026: 25%}, 依据: 一, 通用名: 基层支出占比下限}
规则:
  预算: {公式: 筹资总额 － 调剂, 依据: [一, 二], 通用名: 总额预算}
  乡镇占比: {公式: 合计（各家支出，机构 其中 层级 属于 乡镇） ÷ 合计（各家支出）, 依据: 二, 通用名: 基层支出占比}
  人均: {公式: 预算 ÷ 合计（人数）, 依据: 二}
  可分: {公式: 预算 ＋ 利息, 依据: 二, 通用名: 可分配基金}
  分给: {公式: 分摊（预算，各家支出）, 依据: 二, 通用名: 县级分配}
  兑付: {公式: 留下 × 兑现率, 依据: 二, 通用名: 质量保证金返还}
`

const data = `情景: 一年
政策: jia.yaml
年度: 2026
维度:
  机构: |
    名   | 层级 | 支出   | 兑现
    县院 | 县级 | 600    | 90%
    镇院 | 乡镇 | 200.25 | 100%
输入:
  收入: {职工: 1000, 居民: 500.5}
  参保: {职工: 10, 居民: 20}
  县外: 50
`

/** A policy whose institutions bear `borne` of what they spent beyond 750.5. */
const settled = (borne: string): string => `输入:
  花了: {单位: 元, 通用名: 成员单位支出}
规则:
  差: {公式: 取大（花了 － 750.5元，0）, 依据: [一, 二], 通用名: 超支}
  留: {公式: 取大（750.5元 － 花了，0）, 依据: 二, 通用名: 结余留用}
  担: {公式: ${borne}, 依据: 二, 通用名: 超支机构自担}
`

let folder = ''
let remove = (): void => {}
beforeAll(() => {
  ;({ folder, remove } = folderWith({
    'jia.yaml': county,
    'yi.yaml': other,
    'same-id.yaml': changed(other, '编号: yi', '编号: jia'),
    'silent.yaml': `${head('bing', '丙县办法')}输入: {钱: 元}\n规则:\n  一半: {公式: 钱 × 50%, 依据: [一, 二]}\n`,
    'strict.yaml': `${head('strict', '丁县办法')}输入: {筹资总额: {单位: 元, 至多: 1000元, 通用名: 筹资总额}}\n规则:\n  无: {公式: 筹资总额 － 筹资总额, 依据: 一}\n  倒数: {公式: 筹资总额 ÷ 无 × 1元, 依据: 二, 通用名: 可分配基金}\n`,
    'broken.yaml': changed(other, '筹资总额 － 调剂', '筹资总额 － 调济'),
    'data.yaml': data,
    'more.yaml': '情景: 补\n政策: yi.yaml\n输入:\n  筹资总额: 2000\n  利息: 7\n  人数: {东: 1, 西: 2}\n  兑现率: 90%\n',
    'own.yaml':
      '情景: 补\n政策: yi.yaml\n维度:\n  机构: |\n    名 | 层级 | 各家支出\n    甲 | 县级 | 1\n    乙 | 乡镇 | 3\n',
    'strange.yaml': '情景: 补\n政策: silent.yaml\n输入: {钱: 1}\n',
    'typo.yaml': '情景: 补\n政策: yi.yaml\n输入: {利钱: 1}\n',
    'keeps.yaml': `${head('keeps', '全担')}${settled('差')}`,
    'halves.yaml': `${head('halves', '各半')}参数: {一半: {待定: 没有写, 范围: [0%, 100%], 暂取: 50%}}\n${settled('差 × 一半')}`,
    'short.yaml': changed(data, '  县外: 50\n', ''),
  }))
})
afterAll(() => remove())

const run = (...args: string[]) => hengce(['compare', ...args], { cwd: folder })

async function compareJson(...args: string[]) {
  const { status, stdout, stderr } = await run(...args, '--json')
  expect(stderr).toBe('')
  const document = JSON.parse(stdout)
  expect(shapeFaults(status === 0 ? 'compare' : 'refused', document)).toEqual([])
  return { status, document }
}

describe('hengce compare', () => {
  it('sets what policies say of the same term side by side, by theme, with clauses', async () => {
    const { status, stdout, stderr } = await run('jia.yaml', 'yi.yaml')
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toBe(`jia：甲县办法（版本1，试行）
yi：乙县办法（版本1，试行）

通用名              jia                                                yi
【筹资】
  参保人数          由情景给：参保（分险种）                           由情景给：人数（分片区）
  利息收入          —                                                  由情景给：利息
  筹资总额          由情景给：收入（分险种）                           由情景给
【提取】
  风险调剂金        调剂金＝收入 × 提取比例［一］                      由情景给：调剂
  风险调剂金比例    10％［一］                                         —
  可分配基金        —                                                  可分＝预算 ＋ 利息［二］
【总额预算】
  总额预算          预算＝合计（收入） － 合计（调剂金）［一］         预算＝筹资总额 － 调剂［一、二］
【支出】
  成员单位支出      由情景给：支出（分机构）                           由情景给：各家支出（分机构）
  县外就医支出      由情景给：县外                                     —
【结余和超支】
  结余              剩余＝预算 － 合计（支出） － 县外，保底0元［二］  —
  结余留用          留用＝剩余 × 留用比例［二］                        由情景给：留下
  结余留用比例      待定（0％至100％，暂取50％）［二］                 —
【县乡村分配】
  县级分配          —                                                  分给＝分摊（预算，各家支出）［二］
【考核】
  质量保证金返还    —                                                  兑付＝留下 × 兑现率［二］
  考核兑现比例      由情景给：兑现（分机构）                           由情景给：兑现率
  基层支出占比      —                                                  乡镇占比＝合计（各家支出，机构 其中 层级 属于 乡
                                                                       镇） ÷ 合计（各家支出）［二］
  基层支出占比下限  —                                                  2020年起20％；2026年起25％［一］
`)
  })

  it('gives all of it in JSON, without a county too', async () => {
    const { status, document } = await compareJson('jia.yaml', 'yi.yaml')
    expect([status, Object.keys(document)]).toEqual([0, ['policies', 'terms']])
    expect(document.terms.find((term: { name: string }) => term.name === '结余')).toEqual({
      theme: '结余和超支',
      name: '结余',
      english: 'surplus',
      unit: '元',
      meaning: '预算多于支出的部分，不小于0',
      figures: [{ name: '剩余', kind: '规则', clauses: ['二'], text: '预算 － 合计（支出） － 县外，保底0元' }, null],
    })
  })

  it('works out the others on what a county has under the same terms', async () => {
    const { status, document } = await compareJson('jia.yaml', 'yi.yaml', '--scenario', 'data.yaml')
    expect([status, document.scenario, document.year]).toEqual([0, '一年', 2026])
    expect(document.policies[1]).toMatchObject({
      id: 'yi',
      taken: [
        { input: '筹资总额', from: '收入', kind: '输入' },
        { input: '调剂', from: '调剂金', kind: '规则' },
        { input: '各家支出', from: '支出', kind: '输入' },
      ],
      unsplit: { 人数: ['片区'] },
    })
    expect(document.policies[0]).not.toHaveProperty('taken')
    const figures = (name: string) => document.terms.find((term: { name: string }) => term.name === name).figures
    expect(figures('总额预算')).toMatchObject([{ value: '1350.45' }, { name: '预算', value: '1350.45' }])
    expect(figures('基层支出占比')[1]).toMatchObject({ value: '0.2502343017806935332708528584817244611059' })
    expect(figures('县级分配')[1]).toMatchObject({ value: { 县院: '1012.52', 镇院: '337.93' }, total: '1350.45' })
    // A sum of ratios says nothing, and what rests on an open value is not the county's to give.
    expect(figures('考核兑现比例')[1]).toMatchObject({ value: null, missing: ['兑现率'] })
    expect(figures('质量保证金返还')[1].missing).toEqual(['兑现率', '留下'])
    expect(figures('可分配基金')[1]).toMatchObject({ value: null, missing: ['利息'] })
    expect(figures('参保人数')[1].missing).toEqual(['人数'])
    expect(figures('结余')).toMatchObject([{ value: '500.2' }, null])
  })

  it('shows people the sums, what is lacking and why, and what was taken', async () => {
    const { stdout } = await run('jia.yaml', 'yi.yaml', '--scenario', 'data.yaml')
    expect(stdout).toBe(`jia：甲县办法（版本1，试行）
yi：乙县办法（版本1，试行）
数据：2026年，一年（jia的情景）
测算不等于清算：别的办法按通用名取这份情景的数，取不到的写“缺”。

通用名              jia                    yi
【筹资】
  参保人数          30人（2个合计）        缺（要分片区）
  利息收入          —                      缺
  筹资总额          1,500.50元（2个合计）  1,500.50元
【提取】
  风险调剂金        150.05元（2个合计）    150.05元
  风险调剂金比例    10％                   —
  可分配基金        —                      缺 利息
【总额预算】
  总额预算          1,350.45元             1,350.45元
【支出】
  成员单位支出      800.25元（2个合计）    800.25元（2个合计）
  县外就医支出      50.00元                —
【结余和超支】
  结余              500.20元               —
  结余留用          250.10元　暂           缺
  结余留用比例      50％　暂               —
【县乡村分配】
  县级分配          —                      1,350.45元（2个合计）
【考核】
  质量保证金返还    —                      缺 兑现率、留下
  考核兑现比例      县院 90％，镇院 100％  缺
  基层支出占比      —                      25.0234％
  基层支出占比下限  —                      25％

yi取用：筹资总额（收入）、调剂（算出的调剂金）、各家支出（支出）

yi还缺
  情景的政策里写上通用名就能取：利息（利息收入）
  只能另给：人数（人，分片区）、留下（元）、兑现率（比率）
怎样补：情景的政策里有同一件事的数的，给它写上通用名；没有的，另写一份情景，“政策”写那份办法，“输入”里只写还缺的数，
再加一个 --scenario。例子见手册“比较”；只看几行的，用 --only。
`)
  })

  it('says where what was taken makes no sense in the other policy', async () => {
    const { document } = await compareJson('jia.yaml', 'strict.yaml', '--scenario', 'data.yaml')
    expect(document.policies[1].doubts).toEqual(['“筹资总额”是1500.5元，大于1000元', '倒数：除数“无”为0'])
    const { stdout } = await run('jia.yaml', 'strict.yaml', '--scenario', 'data.yaml')
    expect(stdout).toContain('strict取用：筹资总额（收入）\nstrict：“筹资总额”是1500.5元，大于1000元\n')
    expect(stdout).toMatch(/可分配基金 +— +算不出\n/)
  })

  it('fills up what the county has not with a scenario for the other policy, which goes before what was handed over', async () => {
    const filled = ['jia.yaml', 'yi.yaml', '--scenario', 'data.yaml', '--scenario', 'more.yaml']
    const { status, document } = await compareJson(...filled)
    expect(status).toBe(0)
    expect(document.policies[1]).toMatchObject({
      taken: [{ input: '调剂' }, { input: '各家支出' }],
      added: ['筹资总额', '利息', '人数', '兑现率'],
      unsplit: {},
      lacks: { standard: [], own: ['留下'], lists: [] },
    })
    const figures = (name: string) => document.terms.find((term: { name: string }) => term.name === name).figures
    expect(figures('总额预算')[1]).toMatchObject({ value: '1849.95' })
    expect(figures('可分配基金')[1]).toMatchObject({ value: '1856.95' })
    const { stdout } = await run(...filled)
    expect(stdout).toContain('yi取用：调剂（算出的调剂金）、各家支出（支出）；另给的：筹资总额、利息、人数、兑现率\n')
  })

  it('takes a list of members that the filling scenario gives for the whole of it', async () => {
    const { document } = await compareJson(
      ...['jia.yaml', 'yi.yaml', '--scenario', 'data.yaml', '--scenario', 'own.yaml'],
    )
    expect(document.policies[1].taken.map((one: { input: string }) => one.input)).toEqual(['筹资总额', '调剂'])
    const share = document.terms.find((term: { name: string }) => term.name === '基层支出占比').figures[1]
    expect(share).toMatchObject({ value: '0.75' })
  })

  it('refuses a filling scenario that is no use, and one that is wrong', async () => {
    const county = ['jia.yaml', 'yi.yaml', '--scenario', 'data.yaml']
    for (const [file, why] of [
      ['strange.yaml', '不在比较的几份里'],
      ['data.yaml', '前面已经有一份情景给它'],
    ] as const) {
      const { status, stdout, stderr } = await run(...county, '--scenario', file)
      expect([status, stdout]).toEqual([2, ''])
      expect(stderr).toContain(why)
    }
    const { status, document } = await compareJson(...county, '--scenario', 'typo.yaml')
    expect([status, document.diagnostics.map((d: { code: string }) => d.code)]).toEqual([1, ['HC6003']])
  })

  it('puts the policies in the order of what they leave to the institutions', async () => {
    const ranked = ['keeps.yaml', 'halves.yaml', 'jia.yaml', '--scenario', 'data.yaml']
    const { document } = await compareJson(...ranked)
    expect(document.policies.map((policy: { left: object | null }) => policy.left)).toEqual([
      { amount: '-49.75', provisional: [] },
      { amount: '-24.875', provisional: ['一半'] },
      null,
    ])
    const { stdout } = await run(...ranked)
    expect(stdout).toContain(`留给医疗机构的（结余留用减超支机构自担），从多到少：
  halves  -24.88元  暂：一半
  keeps   -49.75元
  jia：没有这两项，或者还缺数
`)
  })

  it('shows only the rows that are asked for, and what these lack', async () => {
    const { stdout } = await run('jia.yaml', 'yi.yaml', '--scenario', 'data.yaml', '--only', '可分配基金、结余和超支')
    expect(stdout.match(/^【.*】$|^ {2}\S+(?= {2})/gm)).toEqual([
      '【提取】',
      '  可分配基金',
      '【结余和超支】',
      '  结余',
      '  结余留用',
      '  结余留用比例',
    ])
    expect(stdout).toContain('yi还缺\n  情景的政策里写上通用名就能取：利息（利息收入）\n  只能另给：留下（元）\n怎样补')
    const { status, stderr } = await run('jia.yaml', 'yi.yaml', '--only', '结余留')
    expect([status, stderr]).toEqual([
      2,
      expect.stringContaining('没有“结余留”这个通用名或标题。是不是想写“结余”、“结余留用”'),
    ])
    expect((await run('jia.yaml', 'yi.yaml', '--only', '、')).status).toBe(2)
  })

  it('takes the data of a policy that is not compared', async () => {
    const { status, document } = await compareJson('yi.yaml', 'silent.yaml', '--scenario', 'data.yaml')
    expect([status, document.policies.map((p: { taken: object[] }) => p.taken.length)]).toEqual([0, [3, 0]])
  })

  it('tells policies of the same 编号 apart by their files, and says who has no standard terms', async () => {
    const { stdout } = await run('jia.yaml', 'same-id.yaml', 'silent.yaml')
    expect(stdout).toContain('same-id.yaml：乙县办法')
    expect(stdout).toContain('bing没有写“通用名”，所以是空的。\n')
    const none = await run('silent.yaml', 'jia.yaml')
    expect(none.stdout).not.toContain('没有可以并排的数')
  })

  it('refuses what cannot be compiled or run, with the place', async () => {
    const broken = await compareJson('jia.yaml', 'broken.yaml')
    expect([broken.status, broken.document.diagnostics[0].code]).toEqual([1, 'HC3001'])
    const short = await compareJson('jia.yaml', 'yi.yaml', '--scenario', 'short.yaml')
    expect([short.status, short.document.diagnostics[0].code]).toEqual([1, 'HC6001'])
    const swapped = await compareJson('jia.yaml', 'yi.yaml', '--scenario', 'yi.yaml')
    expect([swapped.status, swapped.document.diagnostics[0].code]).toEqual([1, 'HC1054'])
    const none = await run('jia.yaml', 'none.yaml')
    expect([none.status, none.stdout]).toEqual([1, expect.stringContaining('没有比较：1个错误。')])
  })

  it('knows how it is called', async () => {
    for (const args of [[], ['jia.yaml'], ['jia.yaml', './jia.yaml'], ['jia.yaml', 'yi.yaml', '--year', '2020']]) {
      const { status, stdout, stderr } = await run(...args)
      expect([status, stdout]).toEqual([2, ''])
      expect(stderr).not.toBe('')
    }
    const help = await run('--help')
    expect([help.status, help.stderr]).toEqual([0, ''])
    expect(help.stdout).toContain('--scenario')
  })
})

describe('the glossary', () => {
  const terms = glossary.flatMap((theme) => theme.terms)

  it('has each term once, with a unit that is one and a meaning', () => {
    expect(new Set(terms.map((t) => t.name)).size).toBe(terms.length)
    expect(new Set(terms.map((t) => t.english)).size).toBe(terms.length)
    for (const { name, unit, meaning } of terms) {
      expect(readUnit(unit, builtInNouns), name).toBeDefined()
      expect(meaning, name).toMatch(/^[^。]+[^。；，]$/)
    }
  })

  it('stands whole in the handbook', () => {
    const page = readFileSync(`${repository}docs/通用名.md`, 'utf8')
    const rows = page.split('\n').filter((line) => /^\| [^通]/.test(line))
    expect(rows).toEqual(terms.map(({ name, unit, meaning }) => `| ${name} | ${unit} | ${meaning} |`))
  })
})
