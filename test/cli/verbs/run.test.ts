import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Diagnostic } from '../../../dsl/diagnostic/diagnostic.ts'
import { hengce } from '../../support/hengce.ts'
import { shapeFaults } from '../contract-shapes.ts'
import { changed, folderWith, policy, scenario } from '../sample-files.ts'

const weishan = ['run', 'policies/weishan/2020.yaml', '--scenario', 'policies/weishan/scenarios/2020-base.yaml']
const overrun = ['run', 'policies/weishan/2020.yaml', '--scenario', 'policies/weishan/scenarios/2020-overrun.yaml']
const small = ['run', 'policy.yaml', '--scenario', 'base.yaml']

let folder = ''
let remove = (): void => {}
beforeAll(() => {
  const asJson = {
    情景: '一般年份',
    年度: 2026,
    维度: {
      机构: [
        { 名: '甲医院', 层级: '县级' },
        { 名: '乙医院', 层级: '县级' },
        { 名: '丙院', 层级: '乡镇' },
      ],
    },
    输入: {
      支出: { 甲医院: '600万元', 乙医院: 2000000, 丙院: '1000000' },
      人数: { 职工: 1000, 居民: 10000 },
      标准: 850,
      已评审: true,
    },
  }
  ;({ folder, remove } = folderWith({
    'policy.yaml': policy,
    'base.yaml': scenario,
    'base.json': JSON.stringify(asJson),
    'lost.yaml': changed(scenario, 'policy.yaml', 'none.yaml'),
    'deep/table.yaml': tableScenario('{表: ../tables/spent.csv, 列: 统筹支出}'),
    'deep/bad-table.yaml': tableScenario('{表: bad.csv}'),
    'deep/lost-table.yaml': tableScenario('{表: none.csv}'),
    'deep/bad.csv': '机构,支出\n甲医院,6000000\n乙医院,x\n丙院,1000000\n',
    'tables/spent.csv': '\ufeff序号,机构,统筹支出（万元）\r\n1,甲医院,600\r\n2,丙院,100\r\n3,乙医院,"200"\r\n',
    'foreign.yaml': '情景: 别处的\n政策: ../other/2020.yaml\n年度: 2026\n输入: {张: 1, 李: 2, 王: 3, 标准: 5}\n',
    'over.yaml': changed(scenario, '600万元', '700万元'),
    'broken.yaml': changed(policy, '人数×标准', '人数×标淮'),
    'free.yaml':
      '政策: 无输入\n编号: free\n版本: "1"\n状态: 施行\n施行日期: 2026-01-01\n参数:\n  标准: 340元/人\n  人数: 10人\n规则:\n  应付: 标准×人数\n',
    'set.yaml': '情景: 换了参数\n政策: free.yaml\n年度: 2026\n参数: {标准: 350元/人, 人数: 20人}\n',
  }))
})
afterAll(() => remove())

/** The base scenario with what was spent in a file of its own. */
function tableScenario(reference: string): string {
  const listed = scenario
    .replace(/ {4}名 [\s\S]*?(?=输入:)/, '')
    .replace('  机构: |\n', '  机构: [{名: 甲医院, 层级: 县级}, {名: 乙医院, 层级: 县级}, {名: 丙院, 层级: 乡镇}]\n')
  return `${listed}  支出: ${reference}\n`
}

/** Runs with --json and gives the document, which must keep the contract's shape; an exit of 1 has diagnostics alone. */
async function runJson(args: readonly string[], cwd?: string) {
  const { status, stdout, stderr } = await hengce([...args, '--json'], cwd === undefined ? {} : { cwd })
  const document = JSON.parse(stdout)
  expect(shapeFaults(status === 1 ? 'refused' : 'run', document)).toEqual([])
  expect(stderr).toBe('')
  return { status, document }
}

/** The codes of the errors for which a run was refused, with their places. */
function told(document: { diagnostics: readonly Diagnostic[] }) {
  const errors = document.diagnostics.filter((d) => d.severity === 'error')
  return errors.map((d) => [d.code, d.file, d.range.start.line, d.range.start.column])
}

/** An amount with at most two places, in fen. */
function fen(amount: string): bigint {
  const [, whole = '', part = ''] = /^(\d+)(?:\.(\d\d?))?$/.exec(amount) ?? []
  return BigInt(whole + part.padEnd(2, '0'))
}

describe('hengce run', () => {
  it('explains itself', async () => {
    const { status, stdout } = await hengce(['run', '--help'])
    expect(status).toBe(0)
    for (const flag of ['--scenario', '--year', '--set', '--input', '--reading', '--explain', '--json']) {
      expect(stdout).toContain(flag)
    }
  })

  it('prints every rule of a policy exactly, with constraints, as the contract says', async () => {
    const { status, document } = await runJson(weishan)
    expect(status).toBe(0)
    expect([document.policy.id, document.year, document.scenario]).toEqual(['weishan-2020', 2020, '2020年基准'])
    expect(document.readings).toEqual({ 调剂金基数: '按筹资总额', 降低口径: '百分点' })
    expect(document.values.筹资总额).toEqual({ kind: '规则', unit: '元', value: '223125432.17' })
    expect(document.values.调剂金.value).toBe('33468814.8255')
    expect(document.values.未经审批转外报销比例).toEqual({ kind: '规则', unit: '比率', value: '0.5' })
    expect(document.values.医共体超支分担.dims).toEqual(['机构'])
    expect(Object.keys(document.values.医共体超支分担.value)).toHaveLength(22)
    expect(document.values.成员单位支出).toBeUndefined()
    expect(document.constraints).toHaveLength(9)
    expect(document.constraints.map((c: { holds: unknown }) => c.holds)).not.toContain(false)
    expect(document.claims).toEqual([])
  })

  it('ends with 3 when a constraint of the level 必须 fails, and still prints all figures', async () => {
    const { status, document } = await runJson(overrun)
    expect(status).toBe(3)
    const shares: string[] = Object.values(document.values.医共体超支分担.value)
    expect(shares.reduce((sum, share) => sum + fen(share), 0n)).toBe(863785657n)
    const failed = document.constraints.find((c: { name: string }) => c.name === '县外住院人数减少')
    expect(failed).toMatchObject({
      level: '必须',
      holds: false,
      left: '5136',
      right: '4463',
      margin: '-673',
      unit: '人',
    })
  })

  it('marks what rests on open values and what waits for them or for missing inputs, with the range that they allow', async () => {
    const { status, document } = await runJson([...small, '--input', '标准=800'], folder)
    expect(status).toBe(3)
    expect(document.values.结余.value).toBe('-200000')
    expect(document.values.分担).toEqual({
      kind: '规则',
      unit: '元',
      value: '100000',
      provisional: ['分担比例'],
      range: ['0', '200000'],
    })
    expect(document.values.奖励).toMatchObject({ value: null, open: ['奖励比例'], range: ['0', '880000'] })
    expect(document.values.备案人数).toMatchObject({ value: null, missing: ['备案率'] })
    expect(document.values.可以留用).toEqual({ kind: '规则', unit: '是否', value: false })
    const [each, waits] = document.constraints
    expect(each.dims).toEqual(['机构'])
    expect(each.holds).toEqual({ 甲医院: false, 乙医院: false, 丙院: false })
    expect(waits).toMatchObject({ level: '目标', holds: null, right: '0.9', missing: ['备案率'] })
  })

  it('takes the year, parameters, inputs and readings from the command line', async () => {
    const changes = ['--year', '2027', '--reading', '上限=以结余', '--input', '标准=1000元/人', '--set', '分担比例=40%']
    const { document } = await runJson([...small, ...changes], folder)
    expect([document.year, document.readings]).toEqual([2027, { 上限: '以结余' }])
    // (11000 × 1000 − 9000000) × 40％: the share of 2027 and on.
    expect(document.values.留用.value).toBe('800000')
    expect(document.values.分担).toEqual({ kind: '规则', unit: '元', value: '0' })
    const half = await runJson([...small, '--set', '留用比例=1%'], folder)
    expect(half.document.values.留用.value).toBe('93500')
  })

  it('changes one member of a figure, the others as the scenario has them', async () => {
    const computed = async (...changes: string[]): Promise<unknown> =>
      (await runJson([...small, ...changes], folder)).document.values
    const before = (await computed()) as { 机构预算: { value: object }; 结余: object }
    for (const words of ['支出〔甲医院〕', '支出[机构=甲医院]', '支出【机构＝甲医院】']) {
      const values = (await computed('--input', `${words}=700万元`)) as typeof before
      expect(values.结余).toMatchObject({ value: '-650000' })
    }
    const people = (await computed('--input', '人数〔居民〕=1000', '--input', '人数〔职工〕=1')) as typeof before
    expect(people).toMatchObject({ 险种预算: { value: { 职工: '850', 居民: '850000' } } })
  })

  it('tells what is wrong with one member at the flag', async () => {
    const wrong: [string, string][] = [
      ['支出=5', 'HC6073'],
      ['支出〔丁院〕=5', 'HC6004'],
      ['支出〔甲医院，乙医院〕=5', 'HC6073'],
      ['支出〔险种＝居民〕=5', 'HC4008'],
      ['标准〔居民〕=5', 'HC4008'],
      ['人数〔居民〕=0.5', 'HC6072'],
      ['人数〔职工〕=-5', 'HC6010'],
      ['支出〔甲医院〕=五百', 'HC5017'],
    ]
    for (const [words, code] of wrong) {
      const { status, document } = await runJson([...small, '--input', words], folder)
      expect([words, status, told(document)]).toEqual([words, 1, [[code, '命令行', 1, 9]]])
    }
    const twice = ['--input', '支出〔甲医院〕=1', '--input', '支出〔机构＝甲医院〕=2']
    expect(told((await runJson([...small, ...twice], folder)).document)).toEqual([['HC6025', '命令行', 1, 27]])
    expect((await hengce([...small, '--input', '支出〔甲医院=5'], { cwd: folder })).status).toBe(2)
  })

  it('reads tables beside the scenario, and tells their faults in their own lines', async () => {
    const { document } = await runJson(['run', 'policy.yaml', '--scenario', 'deep/table.yaml'], folder)
    expect(document.values.结余).toMatchObject({ value: '350000' })
    const bad = await hengce(['run', 'policy.yaml', '--scenario', 'deep/bad-table.yaml'], { cwd: folder })
    expect(bad.status).toBe(1)
    expect(bad.stdout).toContain('deep/bad.csv:3:5  错误 HC5017  “x”不是一个数\n    3 | 乙医院,x\n      |        ^\n')
    expect(bad.stdout).toContain('另见 deep/bad-table.yaml:10:11：情景在这里用到这张表')
    const lost = await runJson(['run', 'policy.yaml', '--scenario', 'deep/lost-table.yaml'], folder)
    expect(told(lost.document)).toEqual([['HC1070', 'deep/lost-table.yaml', 10, 11]])
  })

  it('says once that a scenario is for another policy', async () => {
    const { document } = await runJson(['run', 'policy.yaml', '--scenario', 'foreign.yaml'], folder)
    expect(told(document)).toEqual([['HC6071', 'foreign.yaml', 2, 5]])
  })

  it('reads a scenario as JSON, and takes POLICY rather than the policy that a scenario names', async () => {
    const yaml = await runJson(small, folder)
    for (const file of ['base.json', 'lost.yaml']) {
      const other = await runJson(['run', 'policy.yaml', '--scenario', file], folder)
      expect([file, other.document]).toEqual([file, yaml.document])
    }
  })

  it('explains figures down to what they are made of, whole or at a member, in JSON and as a tree', async () => {
    const asked = ['--explain', '留用', '--explain', '机构预算〔丙院〕']
    const { document } = await runJson([...small, ...asked], folder)
    expect(Object.keys(document.explain)).toEqual(['留用', '机构预算〔丙院〕'])
    expect(document.explain.留用).toMatchObject({
      name: '留用',
      formula: '取小（结余，预算×留用比例）',
      value: '350000',
      clauses: ['第二条'],
      reading: { name: '上限', option: '以预算' },
    })
    expect(document.explain.留用.parts.map((part: { name: string }) => part.name)).toEqual(['结余', '预算', '留用比例'])
    expect(document.explain['机构预算〔丙院〕']).toMatchObject({ at: { 机构: '丙院' }, value: '1038888.89' })

    const { stdout } = await hengce([...small, ...asked], { cwd: folder })
    expect(stdout).toContain('\n推导\n留用 ＝ 350,000元\n')
    expect(stdout).toContain('\n├ 结余 ＝ 350,000元\n')
    expect(stdout).toContain('\n机构预算〔丙院〕 ＝ 1,038,888.89元\n')
  })

  it('tells in a derivation what the scenario does not give from what the policy leaves open', async () => {
    const { stdout } = await hengce([...small, '--explain', '备案人数', '--explain', '奖励'], { cwd: folder })
    const derivations = stdout.slice(stdout.indexOf('\n推导\n'))
    expect(derivations).toMatch(/\n备案人数 ＝ 缺数\n/)
    expect(derivations).toMatch(/ 备案率 ＝ 缺数\n/)
    expect(derivations).toMatch(/\n奖励 ＝ 待定\n/)
    expect(derivations).toMatch(/\n│ 取决于：奖励比例\n/)
    // An input or a share that is not there does not wait for itself.
    expect(derivations.match(/取决于：奖励比例/g)).toHaveLength(1)
  })

  it('prints for people what was computed from what, figures by group, marks with their meaning, and constraints', async () => {
    const { status, stdout, stderr } = await hengce([...small, '--input', '标准=800'], { cwd: folder })
    expect([status, stderr]).toEqual([3, ''])
    const lines = stdout.split('\n')
    expect(lines.slice(0, 5)).toEqual([
      '示例县打包付费办法（example-2026，版本1，征求意见稿）',
      '年度：2026　情景：一般年份',
      '解读：上限＝以预算',
      '另设：标准＝800',
      '测算不等于清算：结果只说明按这份文件和这些数会算出多少。',
    ])
    for (const line of [
      '一、预算',
      '  机构    机构预算（元）',
      '  丙院        977,777.78',
      '  留用           -20.00  万元',
      '  分担       100,000.00  元    暂  （0.00 至 200,000.00）',
      '  奖励             待定  元        （0.00 至 880,000.00）',
      '  备案人数         缺数  人',
      '  可以留用           否',
      '暂：用了办法没有写定、暂时取的值：分担比例（暂取50％）',
      '待定：等办法写定：奖励比例',
      '缺数：情景没有给：备案率',
      '  支出不超预算〔丙院〕    必须  未达标  差22,222.22元   1,000,000.00元    977,777.78元  第一条',
      '  备案达标                目标  缺数    等备案率                                  90％  第一条',
    ]) {
      expect(lines).toContain(line)
    }
  })

  it('says which parameters the scenario has otherwise, but those that the command line changes in turn', async () => {
    const args = ['run', 'free.yaml', '--scenario', 'set.yaml']
    const { stdout } = await hengce(args, { cwd: folder })
    expect(stdout.split('\n').slice(2, 4)).toEqual([
      '情景另设：标准＝350元/人；人数＝20人',
      '测算不等于清算：结果只说明按这份文件和这些数会算出多少。',
    ])
    const changed = await hengce([...args, '--set', '人数=30人'], { cwd: folder })
    expect(changed.stdout.split('\n').slice(2, 4)).toEqual(['情景另设：标准＝350元/人', '另设：人数＝30人'])
  })

  it('needs no scenario where the policy needs no data, or the command line gives all', async () => {
    const { status, document } = await runJson(['run', 'free.yaml'], folder)
    expect([status, document.year, document.scenario, document.values.应付.value]).toEqual([0, 2026, '', '3400'])
  })

  it('ends with 2 when it is called wrongly, with nothing on stdout', async () => {
    const wrong: [string[], string][] = [
      [['run'], '请写上政策文件'],
      [['run', 'policy.yaml'], '--scenario'],
      [['run', 'policy.yaml', 'base.yaml'], '多了：base.yaml'],
      [[...small, '--year', '26'], '“26”'],
      [[...small, '--set', '留用比例'], '名称=值'],
      [[...small, '--input', '=3'], '名称=值'],
      [[...small, '--reading', '上限=以预算', '--reading', '上限=以结余'], '写了两次'],
      [[...small, '--json', '--scenari', 'x'], '--scenari'],
    ]
    for (const [args, message] of wrong) {
      const { status, stdout, stderr } = await hengce(args, { cwd: folder })
      expect([args, status, stdout]).toEqual([args, 2, ''])
      expect(stderr).toContain(message)
    }
  })

  it('refuses wrong policies, data and choices with 1 and their places', async () => {
    const wrong: [string[], unknown[]][] = [
      [['run', 'none.yaml', '--scenario', 'base.yaml'], [['HC1051', 'none.yaml', 1, 1]]],
      [['run', '.', '--scenario', 'base.yaml'], [['HC1052', '.', 1, 1]]],
      [['run', 'base.yaml', '--scenario', 'base.yaml'], [['HC1054', 'base.yaml', 1, 1]]],
      [['run', 'policy.yaml', '--scenario', 'policy.yaml'], [['HC1054', 'policy.yaml', 1, 1]]],
      [['run', 'policy.yaml', '--scenario', 'none.yaml'], [['HC1051', 'none.yaml', 1, 1]]],
      [[...small, '--year', '2025'], [['HC6011', 'base.yaml', 3, 5]]],
      [
        [...small, '--set', '留用比=3%', '--input', '标准=八百', '--reading', '上限=以于'],
        [
          ['HC6014', '命令行', 1, 7],
          ['HC5017', '命令行', 1, 22],
          ['HC5014', '命令行', 1, 38],
        ],
      ],
      [
        [...small, '--explain', '留佣', '--explain', '机构预算〔丁院〕', '--explain', '预算〔甲医院〕'],
        [
          ['HC3001', '命令行', 1, 11],
          ['HC6004', '命令行', 1, 24],
          ['HC4008', '命令行', 1, 43],
        ],
      ],
    ]
    for (const [args, expected] of wrong) {
      const { status, document } = await runJson(args, folder)
      expect([args, status, told(document)]).toEqual([args, 1, expected])
    }
    const { status, document } = await runJson(['run', 'broken.yaml', '--scenario', 'base.yaml'], folder)
    expect(status).toBe(1)
    expect(told(document)).toEqual([['HC3001', 'broken.yaml', 39, 12]])
  })

  it('says for people why it did not compute', async () => {
    const { status, stdout, stderr } = await hengce([...small, '--set', '留用比=3%'], { cwd: folder })
    expect([status, stderr]).toEqual([1, ''])
    expect(stdout).toContain('命令行:1:7  错误 HC6014')
    expect(stdout).toContain('    1 | --set 留用比=3%\n      |       ^^^^^^^^^')
    expect(stdout).toMatch(/没有计算：1个错误。\n$/)
  })
})
