import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeNewPolicy, writeScenarioFor } from '../../../editor/view/template.ts'
import { hengce } from '../../support/hengce.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hengce-template-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Everything printed about the folder. */
async function said(...args: string[]): Promise<string> {
  const { stdout, stderr } = await hengce([...args, '.'], { cwd: folder })
  return stdout + stderr
}

describe('a new policy with its scenario', () => {
  it('has no fault, no warning and no remark, its worked example comes out, and it stands in the form of the formatter', async () => {
    const made = writeNewPolicy([])
    for (const { path, text } of made) writeFileSync(join(folder, path), text)
    expect(made.map(({ path }) => path)).toEqual(['新办法1.yaml', '新办法1-情景.yaml'])
    expect(await said('check', '--all')).toBe('检查了2个文件：没有问题。\n')
    expect(await said('test')).toContain('共1个，全部相符。')
    expect(await said('format', '--check')).toBe('共2个文件，2个本来就统一。\n')
  })

  it('is written line by line, with each of the things that a policy is made of', () => {
    const [policy] = writeNewPolicy([])
    expect(policy?.text).not.toMatch(/[{}[\]]/)
    expect(policy?.text.match(/^[^\s#:]+(?=:)/gm)).toEqual([
      '政策',
      '编号',
      '版本',
      '状态',
      '施行日期',
      '条款',
      '输入',
      '参数',
      '规则',
      '约束',
      '算例',
    ])
  })

  it('takes a name that no file has', () => {
    expect(writeNewPolicy(['新办法1.yaml', '甲.yaml'])[0]?.path).toBe('新办法2.yaml')
  })
})

describe('a new scenario', () => {
  it('stands in the form of the formatter and lacks nothing but its data', async () => {
    const [policy] = writeNewPolicy([])
    const scenario = writeScenarioFor('新办法1.yaml', [])
    for (const { path, text } of policy ? [policy, scenario] : []) writeFileSync(join(folder, path), text)
    expect(await said('format', '--check')).toBe('共2个文件，2个本来就统一。\n')
    expect((await said('check', '--all')).match(/HC\d+/g)).toEqual(['HC1041', 'HC6001', 'HC6001', 'HC6001'])
  })

  it('lies beside its policy under a name that no file has', () => {
    expect(writeScenarioFor('甲县/2026.yaml', ['甲县/2026-情景1.yaml']).path).toBe('甲县/2026-情景2.yaml')
  })
})
