import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeScenarioFor } from '../../../editor/view/new-scenario.ts'
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
