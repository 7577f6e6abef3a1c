import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hengce } from '../../support/hengce.ts'

const ugly = '政策:  甲\n输入:\n  人数: 人  # 注\n规则:\n  双倍: "人数*2"\n'
const canonical = '政策: 甲\n输入:\n  人数: 人  # 注\n规则:\n  双倍: 人数 × 2\n'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hengce-format-'))
  writeFileSync(join(folder, 'a.yaml'), ugly)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const read = (name: string): string => readFileSync(join(folder, name), 'utf8')

describe('hengce format', () => {
  it('prints the canonical form of one file and leaves the file alone', async () => {
    expect(await hengce(['format', 'a.yaml'], { cwd: folder })).toEqual({ status: 0, stdout: canonical, stderr: '' })
    expect(read('a.yaml')).toBe(ugly)
  })

  it('checks without touching: 1 where a file is not in canonical form, 0 where all are', async () => {
    writeFileSync(join(folder, 'b.yaml'), canonical)
    const { status, stdout } = await hengce(['format', '.', '--check'], { cwd: folder })
    expect(status).toBe(1)
    expect(stdout).toContain('a.yaml：样式不统一')
    expect(stdout).not.toContain('b.yaml')
    expect(read('a.yaml')).toBe(ugly)
    expect((await hengce(['format', 'b.yaml', '--check'], { cwd: folder })).status).toBe(0)
  })

  it('writes in place through links, keeps permissions, leaves nothing beside, and passes over JSON and foreign files', async () => {
    chmodSync(join(folder, 'a.yaml'), 0o640)
    mkdirSync(join(folder, 'links'))
    symlinkSync(join('..', 'a.yaml'), join(folder, 'links', 'l.yaml'))
    writeFileSync(join(folder, 's.json'), '{"情景":"一"}  ')
    writeFileSync(join(folder, 'other.yaml'), 'x:   1\n')
    const { status, stdout } = await hengce(['format', 'links', '.', '--write'], { cwd: folder })
    expect([status, stdout]).toEqual([0, expect.stringContaining('links/l.yaml：排好了')])
    expect(read('a.yaml')).toBe(canonical)
    expect(lstatSync(join(folder, 'links', 'l.yaml')).isSymbolicLink()).toBe(true)
    expect(statSync(join(folder, 'a.yaml')).mode & 0o777).toBe(0o640)
    expect(readdirSync(folder).sort()).toEqual(['a.yaml', 'links', 'other.yaml', 's.json'])
    expect([read('s.json'), read('other.yaml')]).toEqual(['{"情景":"一"}  ', 'x:   1\n'])
  })

  it('says in JSON what it found and did', async () => {
    const { status, stdout } = await hengce(['format', 'a.yaml', 'missing.yaml', '--write', '--json'], { cwd: folder })
    const { files, diagnostics } = JSON.parse(stdout)
    expect(status).toBe(1)
    expect(files).toEqual([{ file: 'a.yaml', canonical: false, written: true }])
    expect(diagnostics.map((d: { code: string }) => d.code)).toEqual(['HC1051'])
  })

  it('ends with 2 where it is not told what to do with several files', async () => {
    for (const args of [[], ['a.yaml', 'a2.yaml'], ['.'], ['a.yaml', '--write', '--check']])
      expect([args, (await hengce(['format', ...args], { cwd: folder })).status]).toEqual([args, 2])
  })
})
