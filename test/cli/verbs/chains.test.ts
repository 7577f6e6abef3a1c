import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Diagnostic } from '../../../dsl/diagnostic/diagnostic.ts'
import { hengce } from '../../support/hengce.ts'
import { shapeFaults } from '../contract-shapes.ts'
import { changed, folderWith } from '../sample-files.ts'

const policy = `政策: 滚存办法
编号: gc-2020
版本: "2020"
状态: 试行
施行日期: 2020-01-01
维度:
  院: {}
输入:
  期初: {单位: 元, 维度: [院]}
  收入: {单位: 元, 维度: [院]}
  人次: {单位: 人次, 可缺: 是}
规则:
  留用: {公式: 收入×留用比例}
参数:
  留用比例: 40%
结转:
  结余: {期初: 期初, 期末: 上年（结余）＋收入－留用, 显示: {单位: 万元, 小数: 2}}
约束:
  人次下降: {须: 人次 ＜ 上年（人次）, 程度: 目标}
`
const year = (year: number, before: string, data: string): string =>
  `情景: ${year}年\n政策: ../${year === 2022 ? 2021 : 2020}.yaml\n年度: ${year}\n${before}维度: {院: [${data}]}\n`
const y2020 = `${year(2020, '', '甲, 乙')}输入: {期初: {甲: 1万元, 乙: 0}, 收入: {甲: 100, 乙: 1}, 人次: 7}\n期望: {结余: {甲: 10060, 乙: 0.6}}\n`
const y2021 = `${year(2021, '上年: 2020.yaml\n', '乙, 丙')}输入: {收入: {乙: 10元, 丙: 1万元}, 人次: 6}\n`
const y2022 = `${year(2022, '上年: {情景: 2021.yaml}\n', '乙, 丙')}输入: {收入: {乙: 10, 丙: 20}, 人次: 8}\n期望: {结余: {乙: 11.6, 丙: 6010}}\n`

let folder = ''
let remove = (): void => {}
beforeAll(() => {
  ;({ folder, remove } = folderWith({
    '2020.yaml': policy,
    '2021.yaml': changed(changed(policy, 'gc-2020', 'gc-2021'), '40%', '50%'),
    's/2020.yaml': y2020,
    's/2021.yaml': y2021,
    's/2022.yaml': y2022,
    's/wrong.yaml': changed(y2022, '2021.yaml}', 'spoilt.yaml}'),
    's/spoilt.yaml': changed(y2021, '乙: 10元', '乙: 十'),
    's/unnamed.yaml': changed(y2020, '政策: ../2020.yaml\n', ''),
    's/after-unnamed.yaml': changed(y2021, '2020.yaml\n维度', 'unnamed.yaml\n维度'),
    's/lost-policy.yaml': changed(y2021, '../2020.yaml', '../1999.yaml'),
    's/after-lost.yaml': changed(y2022, '2021.yaml}', 'lost-policy.yaml}'),
  }))
})
afterAll(() => remove())

async function runJson(...args: readonly string[]) {
  const { status, stdout, stderr } = await hengce([...args, '--json'], { cwd: folder })
  const document = JSON.parse(stdout)
  expect(stderr).toBe('')
  return { status, document }
}

describe('a chain of years on the command line', () => {
  it('is run from its first year, each year under its own policy, and gives the last year and what was carried', async () => {
    const { status, document } = await runJson(
      'run',
      '2021.yaml',
      '--scenario',
      's/2022.yaml',
      '--explain',
      '结余〔丙〕',
    )
    expect(shapeFaults('run', document)).toEqual([])
    expect([status, document.year, document.policy.id]).toEqual([0, 2022, 'gc-2021'])
    expect(document.values.结余.value).toEqual({ 乙: '11.6', 丙: '6010' })
    expect(document.years).toMatchObject([
      {
        year: 2020,
        scenario: '2020年',
        policy: { id: 'gc-2020' },
        values: { 结余: { value: { 甲: '10060', 乙: '0.6' } } },
      },
      { year: 2021, policy: { id: 'gc-2020' }, values: { 结余: { value: { 乙: '6.6', 丙: '6000' } } } },
      { year: 2022, policy: { id: 'gc-2021' }, values: { 人次: { kind: '输入', value: '8' } } },
    ])
    expect(Object.keys(document.years[1].values)).toEqual(['人次', '结余'])
    expect(document.constraints[0]).toMatchObject({ holds: false, left: '8', right: '6' })
    const [prior] = document.explain['结余〔丙〕'].parts
    expect(prior).toMatchObject({
      name: '上年（结余）',
      value: '6000',
      from: [{ kind: 'before', year: 2021, scenario: '2021年', file: 's/2021.yaml' }],
    })
    // What was lost on the way is told with the year in which it was.
    expect(document.diagnostics).toMatchObject([{ code: 'HC6096', file: 's/2021.yaml', range: { start: { line: 4 } } }])
  })

  it('lets POLICY and the choices of the command line hold for the last year alone', async () => {
    const { document } = await runJson('run', '2020.yaml', '--scenario', 's/2022.yaml', '--set', '留用比例=0')
    expect(document.policy.id).toBe('gc-2020')
    expect(document.values.结余.value).toEqual({ 乙: '16.6', 丙: '6020' })
    expect(document.years[1].values.结余.value).toEqual({ 乙: '6.6', 丙: '6000' })
  })

  it('shows people the figures by year above the last year', async () => {
    const { status, stdout } = await hengce(['run', '2021.yaml', '--scenario', 's/2022.yaml'], { cwd: folder })
    expect(status).toBe(0)
    expect(stdout.slice(0, stdout.indexOf('测算不等于'))).toBe(`历年（上年的数接到下一年）
                            2020年        2021年        2022年
  情景                      2020年        2021年        2022年
  政策                gc-2020 2020  gc-2020 2020  gc-2021 2020
  人次（人次）                   7             6             8
  结余〔甲〕（万元）          1.01
  结余〔乙〕（万元）          0.00          0.00          0.00
  结余〔丙〕（万元）                        0.60          0.60

滚存办法（gc-2021，版本2020，试行）
年度：2022　情景：2022年
`)
    expect(stdout).toContain('s/2021.yaml:4:5  提醒 HC6096  甲的10060元没有转到今年：上年（2020.yaml）的“结余”里有')
  })

  it('has no years where there is but one', async () => {
    const { document } = await runJson('run', '2020.yaml', '--scenario', 's/2020.yaml')
    expect(document).not.toHaveProperty('years')
  })

  it('tries what is expected of every year of it, each once', async () => {
    const one = await runJson('test', 's/2022.yaml')
    expect(shapeFaults('test', one.document)).toEqual([])
    expect(one.document).toEqual({
      cases: [
        { file: 's/2020.yaml', name: '2020年', kind: '期望', passed: true, differences: [] },
        { file: 's/2022.yaml', name: '2022年', kind: '期望', passed: true, differences: [] },
      ],
      passed: 2,
      failed: 0,
    })
    const both = await runJson('test', 's/2020.yaml', 's/2022.yaml')
    expect(both.document).toEqual(one.document)
  })

  it('gives with each year how what is expected of it came out', async () => {
    const { document } = await runJson('run', '2021.yaml', '--scenario', 's/2022.yaml', '--set', '留用比例=0')
    expect(shapeFaults('run', document)).toEqual([])
    expect(document.years[0].expectations).toEqual({ count: 2, agree: 2, differences: [] })
    expect(document.years[1]).not.toHaveProperty('expectations')
    expect(document.years[2].expectations).toEqual(document.expectations)
    const off = { figure: '结余', at: ['乙'], unit: '元', tolerance: '0.005' }
    expect(document.expectations).toMatchObject({
      count: 2,
      agree: 0,
      differences: [{ ...off, expected: '11.6', actual: '16.6', difference: '5' }, { at: ['丙'] }],
    })
    const people = ['run', '2021.yaml', '--scenario', 's/2022.yaml', '--set', '留用比例=0']
    const { stdout } = await hengce(people, { cwd: folder })
    expect(stdout).toContain('2020年回测：期望的2个数全部相符\n')
    expect(stdout).toContain('2022年回测：期望的2个数，0个相符，2个不符')
  })

  it('says in which earlier year the fault lies that keeps the last from its figures', async () => {
    const told = [['HC5017', 's/spoilt.yaml', 6, 14]]
    const place = ({ document }: { document: { diagnostics: Diagnostic[] } | Diagnostic[] }) =>
      (Array.isArray(document) ? document : document.diagnostics)
        .filter((d) => d.severity === 'error')
        .map((d) => [d.code, d.file, d.range.start.line, d.range.start.column])
    const run = await runJson('run', '2021.yaml', '--scenario', 's/wrong.yaml')
    expect([run.status, place(run)]).toEqual([1, told])
    const check = await runJson('check', 's/wrong.yaml')
    expect([check.status, place(check)]).toEqual([1, told])
    const test = await runJson('test', 's/wrong.yaml')
    expect([test.status, place(test), test.document.failed]).toEqual([1, told, 1])
    const lost = await runJson('run', '2021.yaml', '--scenario', 's/after-lost.yaml')
    expect(place(lost)).toEqual([['HC1057', 's/lost-policy.yaml', 2, 5]])
  })

  it('runs a scenario that names no policy under that of the year after', async () => {
    const { status, document } = await runJson('run', '2020.yaml', '--scenario', 's/after-unnamed.yaml')
    expect([status, document.values.结余.value]).toEqual([0, { 乙: '6.6', 丙: '6000' }])
  })
})
