import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hengce } from '../../support/hengce.ts'
import { shapeFaults } from '../contract-shapes.ts'
import { changed, folderWith, policy, scenario } from '../sample-files.ts'

/** An issued settlement table in 万元 with two decimals: 机构预算 comes out at 6233333.33, 2077777.78 and 1038888.89, 留用 at 35万元. */
const settled = `${scenario}期望:
  机构预算: {表: settled.csv}
  留用: 35.00万元
  结余: 34.99万元
  奖励: 待定
  备案人数: 9000人
  可以留用: 否
`
const off = changed(scenario, '600万元', '700万元')

let folder = ''
let remove = (): void => {}
beforeAll(() => {
  ;({ folder, remove } = folderWith({
    'policy.yaml': policy,
    'settled.yaml': settled,
    'settled.csv': '机构,机构预算（万元）\n甲医院,623.33\n乙医院,207.78\n丙院,103.98\n',
    'rests.yaml': `${off}期望: {分担: 400000元, 机构预算: {丙院: 935000}}\n`,
    'ratio.yaml': `${scenario.replace('policy.yaml', 'ratio-policy.yaml')}期望: {占比: 0.13%}\n`,
    'ratio-policy.yaml': changed(policy, '  可以留用:', '  占比: {公式: 1÷1000, 依据: 第二条}\n  可以留用:'),
    'wrong.yaml': `${scenario}期望:\n  结于: 3元\n  人数: 3人\n  留用: 3人\n  机构预算: {甲医元: 1元, 乙医院: 一元}\n`,
  }))
})
afterAll(() => remove())

const run = (file: string, ...more: string[]) =>
  hengce(['run', 'policy.yaml', '--scenario', file, ...more], { cwd: folder })

describe('an issued settlement table', () => {
  it('is compared as far as it is written, over members and from a file, and shown beside what came out', async () => {
    const { status, stdout } = await run('settled.yaml')
    expect(status).toBe(0)
    expect(stdout.slice(stdout.indexOf('回测'))).toBe(
      [
        '回测：期望的8个数，4个相符，4个不符（差额＝算得－期望）',
        '  名称                     期望            算得       差额',
        '  机构预算〔丙院〕  1,039,800元  1,038,888.89元  -911.11元',
        '  结余                349,900元       350,000元     +100元',
        '  备案人数              9,000人            缺数',
        '  可以留用                   否              是',
        '',
      ].join('\n'),
    )
  })

  it('is in JSON beside the values', async () => {
    const document = JSON.parse((await run('settled.yaml', '--json')).stdout)
    expect(shapeFaults('run', document)).toEqual([])
    expect(document.expectations).toMatchObject({ count: 8, agree: 4 })
    expect(document.expectations.differences.slice(0, 3)).toEqual([
      {
        figure: '机构预算',
        at: ['丙院'],
        unit: '元',
        expected: '1039800',
        actual: '1038888.89',
        difference: '-911.11',
        tolerance: '50',
      },
      {
        figure: '结余',
        at: [],
        unit: '元',
        expected: '349900',
        actual: '350000',
        difference: '100',
        tolerance: '50',
      },
      {
        figure: '备案人数',
        at: [],
        unit: '人',
        expected: '9000',
        actual: null,
        difference: null,
        tolerance: '0.005',
      },
    ])
  })

  it('says by how many percentage points a ratio is off', async () => {
    const { stdout } = await hengce(['run', 'ratio-policy.yaml', '--scenario', 'ratio.yaml'], { cwd: folder })
    expect(stdout).toContain('占比  0.13％  0.1％  -0.03个百分点\n')
  })

  it('marks what rests on a value taken for now', async () => {
    const { stdout } = await run('rests.yaml')
    expect(stdout).toContain('  分担  400,000元  325,000元  -75,000元  暂\n')
    const { expectations } = JSON.parse((await run('rests.yaml', '--json')).stdout)
    expect(expectations.differences).toMatchObject([{ figure: '分担', provisional: ['分担比例'] }])
  })

  it('is refused at the place where it names what there is not', async () => {
    const { status, stdout } = await run('wrong.yaml', '--json')
    const told = JSON.parse(stdout).diagnostics.map(
      (d: { code: string; hint: string; range: { start: { line: number } } }) =>
        `${d.range.start.line} ${d.code} ${d.hint}`,
    )
    expect([status, told]).toEqual([
      1,
      [
        '15 HC6028 是不是想写“结余”？',
        '16 HC6028 期望和核定里写规则的名称',
        '17 HC4014 写成元的数；不写单位的数就是元',
        '18 HC6004 是不是想写“甲医院”？',
        '18 HC5017 用阿拉伯数字写，例如 五百写 500，一百二十万写 120万',
      ],
    ])
  })
})
