import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hengce } from '../../support/hengce.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hengce-new-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const run = (...args: string[]) => hengce(args, { cwd: folder })

describe('hengce new', () => {
  it('writes a policy and data for it that every other verb is content with', async () => {
    const made = await run('new', '--county', '青禾县', '--year', '2026', '--budget', '按机构', '--surplus', '分段')
    expect(made).toMatchObject({ status: 0, stderr: '' })
    expect(made.stdout).toContain('policies/青禾县/2026.yaml\n  policies/青禾县/scenarios/2026示例.yaml')
    const policy = 'policies/青禾县/2026.yaml'
    const ran = await run('run', policy, '--scenario', 'policies/青禾县/scenarios/2026示例.yaml')
    expect(ran).toMatchObject({ status: 0, stderr: '' })
    expect(ran.stdout).toContain('石桥村卫生室')
    expect((await run('check', '.')).stdout).toMatch(/^检查了2个文件：1个说明/)
    expect((await run('test')).stdout).toContain('共1个，全部相符。')
    expect((await run('format', '--check', '.')).stdout).toBe('共2个文件，2个本来就统一。\n')
  })

  it('asks nothing where nobody can answer, and takes what is usual', async () => {
    const { status, stdout } = await run('new', '--json')
    const year = new Date().getFullYear()
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toEqual({
      policy: `policies/示例县/${year}.yaml`,
      scenario: `policies/示例县/scenarios/${year}示例.yaml`,
      answers: { county: '示例县', year, budget: '几家医共体', surplus: '按比例', status: '征求意见稿' },
    })
  })

  it('leaves files that are there as they are', async () => {
    writeFileSync(join(folder, '2026.yaml'), '自己的文件')
    const { status, stdout } = await run('new', '--year', '2026', '--out', '.')
    expect(status).toBe(0)
    expect(stdout).toContain('./2026-2.yaml')
    expect(readFileSync(join(folder, '2026.yaml'), 'utf8')).toBe('自己的文件')
  })

  it('says what cannot be written', async () => {
    writeFileSync(join(folder, '文件'), '')
    const { status, stderr } = await run('new', '--out', '文件')
    expect(status).toBe(1)
    expect(stderr).toMatch(/^写不了 文件\/\d{4}\.yaml（路径中间有一段是文件，不是文件夹）。换一个文件夹/)
  })

  it.each([
    [['--year', '26'], '--year：“26”不是年度'],
    [['--county', 'a/b'], '--county：“a/b”不能作县名'],
    [['--budget', '大家'], '--budget：没有“大家”这一种'],
    [['--surplus', ''], '--surplus：没有“”这一种'],
    [['--status', '草稿'], '--status：状态不能写“草稿”'],
    [['--out', ''], '--out：没有写文件夹'],
    [['--people', '3'], '没有 --people 这个选项'],
    [['青禾县'], '县名写成 --county 青禾县'],
  ])('ends with 2 and writes nothing for %j', async (args, said) => {
    const { status, stderr } = await run('new', ...args)
    expect(status).toBe(2)
    expect(stderr).toContain(said)
    expect(existsSync(join(folder, 'policies'))).toBe(false)
  })
})
