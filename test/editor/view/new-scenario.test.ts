import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
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
    const { path, text } = writeScenarioFor('2026.yaml', [])
    writeFileSync(join(folder, path), text)
    const said = async (...args: string[]) => (await hengce([...args, '.'], { cwd: folder })).stdout
    expect(await said('format', '--check')).toBe('共2个文件，2个本来就统一。\n')
    const codes = (await said('check')).match(/HC\d+/g)
    expect(codes).toEqual(['HC1041', ...Array(6).fill('HC6001')])
  })

  it('lies beside its policy under a name that no file has', () => {
    expect(writeScenarioFor('甲县/2026.yaml', ['甲县/2026-情景1.yaml']).path).toBe('甲县/2026-情景2.yaml')
  })
})
