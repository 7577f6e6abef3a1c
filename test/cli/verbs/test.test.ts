import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hengce } from '../../support/hengce.ts'
import { shapeFaults } from '../contract-shapes.ts'
import { changed, folderWith, policy, scenario } from '../sample-files.ts'

const examples = `
算例:
  - {名: 只算人头, 年度: 2026, 输入: {人数: {职工: 1, 居民: 2}, 标准: 850}, 期望: {预算: 2550元, 险种预算: {职工: 850元}}}
  - {名: 差一分, 年度: 2026, 输入: {人数: {职工: 1, 居民: 2}, 标准: 850}, 期望: {预算: 2550.01元}}
`
const expected = `期望: {结余: 350000元, 机构预算: {甲医院: 6233333.33元, 丙院: 1038888.88元}, 可以留用: 是, 奖励: 待定}\n`

let folder = ''
let remove = (): void => {}
beforeAll(() => {
  ;({ folder, remove } = folderWith({
    'policies/policy.yaml': policy,
    'policies/base.yaml': `${scenario}期望: {结余: 350000元}\n`,
    'policies/nothing-expected.yaml': scenario,
    'more/policy.yaml': policy + examples,
    'more/base.yaml': scenario + expected,
    'broken/policy.yaml': changed(policy, '人数×标准', '人数×标淮') + examples,
    'broken/base.yaml': scenario + expected,
  }))
})
afterAll(() => remove())

async function testJson(args: readonly string[], cwd: string) {
  const { status, stdout, stderr } = await hengce(['test', ...args, '--json'], { cwd })
  const document = JSON.parse(stdout)
  expect(shapeFaults('test', document)).toEqual([])
  expect(stderr).toBe('')
  return { status, document }
}

describe('hengce test', () => {
  it('finds that all examples of the policies that come with it hold', async () => {
    const { status, stdout, stderr } = await hengce(['test', 'policies/weishan', '--json'])
    const document = JSON.parse(stdout)
    expect([status, stderr, document.failed]).toEqual([0, '', 0])
    expect(shapeFaults('test', document)).toEqual([])
    expect(document.passed).toBeGreaterThanOrEqual(7)
    expect(document.cases.every((one: { passed: boolean }) => one.passed)).toBe(true)
  })

  it('tries the folder policies when told nothing, and passes over scenarios that expect nothing', async () => {
    const { status, document } = await testJson([], folder)
    expect([status, document]).toEqual([
      0,
      {
        cases: [{ file: 'policies/base.yaml', name: '一般年份', kind: '期望', passed: true, differences: [] }],
        passed: 1,
        failed: 0,
      },
    ])
  })

  it('ends with 1 and gives each figure that came out otherwise, with all digits', async () => {
    const { status, document } = await testJson(['more'], folder)
    expect([status, document.passed, document.failed]).toEqual([1, 1, 2])
    expect(document.cases).toEqual([
      {
        file: 'more/base.yaml',
        name: '一般年份',
        kind: '期望',
        passed: false,
        differences: [{ figure: '机构预算', at: ['丙院'], expected: '1038888.88', actual: '1038888.89' }],
      },
      { file: 'more/policy.yaml', name: '只算人头', kind: '算例', passed: true, differences: [] },
      {
        file: 'more/policy.yaml',
        name: '差一分',
        kind: '算例',
        passed: false,
        differences: [{ figure: '预算', at: [], expected: '2550.01', actual: '2550' }],
      },
    ])
  })

  it('prints a line for each case, and under a failed one its figures', async () => {
    const { status, stdout, stderr } = await hengce(['test', 'more/policy.yaml', 'more/base.yaml'], { cwd: folder })
    expect([status, stderr]).toEqual([1, ''])
    expect(stdout).toBe(
      [
        'more/policy.yaml',
        '  通过  算例：只算人头',
        '  不符  算例：差一分',
        '          预算：应当是 2,550.01，算出来是 2,550',
        'more/base.yaml',
        '  不符  期望：一般年份',
        '          机构预算〔丙院〕：应当是 1,038,888.88，算出来是 1,038,888.89',
        '共3个：1个相符，2个不符。',
        '',
      ].join('\n'),
    )
  })

  it('says of files that cannot be read or compiled that their cases were not tried, and ends with 1', async () => {
    const { status, document } = await testJson(['broken', 'none.yaml'], folder)
    expect([status, document.cases]).toEqual([1, []])
    const told = document.diagnostics.map((d: { file: string; code: string }) => `${d.file} ${d.code}`)
    expect(told).toEqual(expect.arrayContaining(['none.yaml HC1051', 'broken/policy.yaml HC3001']))
    const { stdout } = await hengce(['test', 'broken'], { cwd: folder })
    expect(stdout).toContain('没有算例，也没有期望。另有')
  })

  it('explains itself, and knows no flags of others', async () => {
    const help = await hengce(['test', '--help'])
    expect([help.status, help.stderr]).toEqual([0, ''])
    expect(help.stdout).toContain('--json')
    expect((await hengce(['test', '--coverage'])).status).toBe(2)
  })
})
