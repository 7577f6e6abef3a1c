import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type CopyHead, copyScenario, writeScenarioFor, yearOfScenario } from '../../../editor/view/new-scenario.ts'
import { hengce } from '../../support/hengce.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hengce-scenario-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('A new scenario', () => {
  it('stands in the form of the formatter and lacks nothing but its data', async () => {
    await hengce(['new', '--year', '2026', '--budget', '全县一家', '--surplus', '按比例', '--out', '.'], {
      cwd: folder,
    })
    rmSync(join(folder, 'scenarios'), { recursive: true })
    mkdirSync(join(folder, 'scenarios'))
    const { path, text } = writeScenarioFor(
      { file: '2026.yaml', text: readFileSync(join(folder, '2026.yaml'), 'utf8') },
      [],
      1999,
    )
    writeFileSync(join(folder, path), text)
    const said = async (...args: string[]) => (await hengce([...args, '.'], { cwd: folder })).stdout
    expect(await said('format', '--check')).toBe('共2个文件，2个本来就统一。\n')
    const codes = (await said('check')).match(/HC\d+/g)
    expect(codes).toEqual(['HC1041', ...Array(6).fill('HC6001')])
  })

  it('lies beside its policy under a name that no file has', () => {
    const policy = { file: '甲县/2026.yaml', text: '' }
    expect(writeScenarioFor(policy, ['甲县/2026-情景1.yaml'], 2026).path).toBe('甲县/2026-情景2.yaml')
  })

  it.each([
    ['施行日期: 2021-07-01\n版本: "2026"\n', 2021],
    ['版本: 2023年试行\n政策: 甲\n', 2023],
    ['版本: "1"\n施行日期: \n', 2024],
  ])('is of the year from which its policy holds, else of its version, else of this one: %j', (text, year) => {
    expect(writeScenarioFor({ file: '甲.yaml', text }, [], 2024).text).toContain(`\n年度: ${year}\n`)
  })
})

describe('a copy of a scenario', () => {
  const text = `情景: 2020年基准
政策: 甲.yaml
年度: 2020
说明: |
  示例数据。

  县外就医增加，都超支

输入: {人数: 5}
`
  const copy = (head: Partial<CopyHead>, taken: readonly string[] = []) =>
    copyScenario({ file: '甲/基准.yaml', text }, { name: '2021年试算', year: '2020', about: '', ...head }, taken)

  it('has a name and a file of its own, and says nothing of what the first was about', () => {
    expect(copy({})).toEqual({
      path: '甲/2021年试算.yaml',
      text: '情景: 2021年试算\n政策: 甲.yaml\n年度: 2020\n\n输入: {人数: 5}\n',
    })
    expect(copy({}, ['甲/2021年试算.yaml']).path).toBe('甲/2021年试算-2.yaml')
    expect(copy({ name: 'a: b/c' })).toMatchObject({
      path: '甲/a-b-c.yaml',
      text: expect.stringMatching(/^情景: "a: b\/c"\n/),
    })
  })

  it('takes another year and what it is about', () => {
    const made = copy({ year: '2021', about: '支出多一成：试算' }).text
    expect(made).toBe('情景: 2021年试算\n政策: 甲.yaml\n年度: 2021\n说明: "支出多一成：试算"\n\n输入: {人数: 5}\n')
    expect(yearOfScenario(made)).toBe('2021')
    const bare = copyScenario(
      { file: 'a.yaml', text: '情景: 甲\n输入: {}\n' },
      { name: '乙', year: '2021', about: '丙' },
      [],
    )
    expect(bare).toEqual({ path: '乙.yaml', text: '情景: 乙\n说明: 丙\n年度: 2021\n输入: {}\n' })
  })
})
