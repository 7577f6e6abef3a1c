import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hengce } from '../../support/hengce.ts'
import { changed, folderWith, policy } from '../sample-files.ts'

/** A policy whose usual spending fits its usual budget. */
const usual = [
  ['人数: {单位: 人, 维度: [险种], 至少: 0}', '人数: {单位: 人, 维度: [险种], 至少: 0, 典型: 13万}'],
  ['标准: 元/人', '标准: {单位: 元/人, 典型: 850}'],
  ['维度: [机构], 至少: 0}', '维度: [机构], 至少: 0, 典型: 900万元}'],
].reduce((text, [part = '', by = '']) => changed(text, part, by), policy)

let place = folderWith({})
beforeEach(() => {
  place = folderWith({ 'policies/policy.yaml': usual })
})
afterEach(() => place.remove())

/** Runs the verb in the folder. */
async function run(...args: string[]): Promise<Awaited<ReturnType<typeof hengce>>> {
  return hengce(args, { cwd: place.folder })
}

const asked = ['sample', 'policies/policy.yaml', '--out', 'made/data']

describe('hengce sample', () => {
  it('writes a scenario that a run accepts, and the tables beside it', async () => {
    const made = await run(...asked, '--size', 'county', '--seed', '42', '--members', '机构=300')
    expect([made.status, made.stderr]).toEqual([0, ''])
    expect(made.stdout).toContain('made/data/policy-county-42.yaml')
    expect(made.stdout).toContain('made/data/policy-county-42-机构.csv（300行）')
    expect(readdirSync(join(place.folder, 'made/data')).sort()).toEqual([
      'policy-county-42-机构.csv',
      'policy-county-42.yaml',
    ])
    // It names its policy from where it stands.
    const checked = await run('check', 'made/data')
    expect(checked.status).toBe(0)
    const ended = await run('run', 'policies/policy.yaml', '--scenario', 'made/data/policy-county-42.yaml')
    expect(ended.status).toBe(0)
  })

  it('writes in canonical form', async () => {
    await run(...asked)
    expect((await run('format', 'made/data', '--check')).status).toBe(0)
  })

  it('says as JSON what it wrote', async () => {
    const { status, stdout, stderr } = await run(...asked, '--json')
    expect([status, stderr]).toEqual([0, ''])
    expect(JSON.parse(stdout)).toEqual({
      policy: 'example-2026',
      size: 'county',
      seed: 1,
      year: 2026,
      files: [{ file: 'made/data/policy-county-1.yaml', kind: 'scenario', written: true }],
      inputs: 5,
      values: 27,
      members: { 机构: 22 },
      dirt: [],
      failing: [],
      diagnostics: [],
    })
  })

  it('gives the same bytes for the same seed, others for another', async () => {
    await run(...asked, '--seed', '7')
    await run('sample', 'policies/policy.yaml', '--out', 'again/data', '--seed', '7')
    await run(...asked, '--seed', '8')
    const text = (file: string): string => readFileSync(join(place.folder, file), 'utf8')
    expect(text('again/data/policy-county-7.yaml')).toBe(text('made/data/policy-county-7.yaml'))
    const bare = (name: string): string => text(`made/data/policy-county-${name}.yaml`).replaceAll(`种子${name}`, '')
    expect(bare('8')).not.toBe(bare('7'))
  })

  it('replaces nothing unless told to, and then says so', async () => {
    await run(...asked)
    const file = join(place.folder, 'made/data/policy-county-1.yaml')
    const before = readFileSync(file, 'utf8')
    const refused = await run(...asked)
    expect(refused.status).toBe(1)
    expect(refused.stdout).toContain('已经有了：made/data/policy-county-1.yaml')
    expect(refused.stdout).toContain('--force')
    const json = JSON.parse((await run(...asked, '--json')).stdout)
    expect(json.files).toEqual([
      { file: 'made/data/policy-county-1.yaml', kind: 'scenario', written: false, fault: 'EEXIST' },
    ])
    expect((await run(...asked, '--force')).status).toBe(0)
    expect(readFileSync(file, 'utf8')).toBe(before)
  })

  it('lists what it made dirty, and a run refuses it', async () => {
    const { status, stderr } = await run(...asked, '--dirt')
    expect(status).toBe(0)
    expect(stderr).toMatch(/^弄脏了\d+处：\n/)
    expect(stderr).toContain('policy-county-1-dirty-机构.csv:24')
    const ended = await run(
      'run',
      'policies/policy.yaml',
      '--scenario',
      'made/data/policy-county-1-dirty.yaml',
      '--json',
    )
    expect(ended.status).toBe(1)
    const codes: string[] = JSON.parse(ended.stdout).diagnostics.map((d: { code: string }) => d.code)
    expect(codes).toEqual(expect.arrayContaining(['HC5009', 'HC5017', 'HC6075']))
  })

  it('shows the faults of a policy and makes nothing', async () => {
    const broken = folderWith({ 'policy.yaml': changed(policy, '人数×标准', '人数×') })
    const { status, stdout } = await hengce(['sample', 'policy.yaml', '--out', 'made'], { cwd: broken.folder })
    expect(status).toBe(1)
    expect(stdout).toContain('没有造数据：')
    const json = await hengce(['sample', 'policy.yaml', '--out', 'made', '--json'], { cwd: broken.folder })
    expect(Object.keys(JSON.parse(json.stdout))).toEqual(['diagnostics'])
    expect(readdirSync(broken.folder)).toEqual(['policy.yaml'])
    broken.remove()
  })

  it('says of a file that is no policy just that', async () => {
    const { folder, remove } = folderWith({ 'README.md': '# 说明\n\n*一份说明*：不是政策。\n' })
    const { status, stdout } = await hengce(['sample', 'README.md', '--out', 'made'], { cwd: folder })
    remove()
    expect([status, stdout.match(/HC\d+/g)]).toEqual([1, ['HC1054']])
    expect(stdout).toContain('这里要政策文件，这个文件不是')
  })

  it('says where it cannot write', async () => {
    const { status, stdout } = await run('sample', 'policies/policy.yaml', '--out', 'policies/policy.yaml')
    expect(status).toBe(1)
    expect(stdout).toContain('写不了（路径中间有一段是文件，不是文件夹）。换一个文件夹')
    if (process.platform === 'linux') {
      const nowhere = await run('sample', 'policies/policy.yaml', '--out', '/proc/made')
      expect([nowhere.status, nowhere.stdout]).toEqual([1, expect.stringContaining('写不了（那里不能新建）')])
    }
  })

  it('ends with 2 when it is called wrongly', async () => {
    const wrong: [string[], string][] = [
      [['sample'], '请写上政策文件'],
      [['sample', 'policies/policy.yaml'], '--out'],
      [['sample', 'a', 'b', '--out', 'c'], '多了：b'],
      [[...asked, '--size', 'town'], 'county、prefecture 或 province，不能是“town”'],
      [[...asked, '--seed', '一'], '不能是“一”'],
      [[...asked, '--members', '机构'], '不能是“机构”'],
      [[...asked, '--members', '机构=0'], '不能是“0”'],
      [[...asked, '--members', '险种=3'], '“险种”的名单写在政策里。可以写的有：机构。'],
      [[...asked, '--members', '村=3'], '政策里没有维度“村”。可以写的有：机构。'],
    ]
    for (const [args, message] of wrong) {
      const { status, stdout, stderr } = await run(...args)
      expect([args, status, stdout]).toEqual([args, 2, ''])
      expect(stderr).toContain(message)
    }
  })
})
