import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { verbs } from '../../cli/verbs/verbs.ts'
import { version } from '../../package.json'
import { command, hengce } from '../support/hengce.ts'

describe('hengce', () => {
  it('prints its version and its help, which names every verb', async () => {
    expect(await hengce(['--version'])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' })
    const { status, stdout, stderr } = await hengce(['--help'])
    expect([status, stderr]).toEqual([0, ''])
    for (const name of Object.keys(verbs)) expect(stdout).toMatch(new RegExp(`^ {2}${name} +\\p{Script=Han}`, 'mu'))
  })

  it('ends with 2 and says where the help is when it is called wrongly', async () => {
    const wrong: [string[], string][] = [
      [[], '请说明要做什么'],
      [['chekc'], '没有“chekc”这个动作'],
      [['constructor'], '没有“constructor”这个动作'],
      [['--versoin'], '没有 --versoin 这个选项'],
      [['serve', '--prot', '1'], '没有 --prot 这个选项'],
      [['serve', '--port'], '--port 后面缺少值'],
      [['serve', '--no-open=1'], '--no-open 后面不带值'],
      [['serve', '--port', '65536'], '不能是“65536”'],
      [['serve', '--port=-1'], '不能是“-1”'],
      [['serve', '一', '二'], '多了：二'],
      [['serve', 'no-such-folder'], '没有这个文件夹'],
    ]
    for (const [args, message] of wrong) {
      const { status, stdout, stderr } = await hengce(args)
      expect([args, status, stdout]).toEqual([args, 2, ''])
      expect(stderr).toContain(message)
      expect(stderr).toContain('--help')
    }
  })

  it('lets no word of the command line steer the terminal', async () => {
    for (const args of [
      ['\u001b[31m'],
      ['check', '--\u001b[31m'],
      ['sample', 'a', '--out', 'b', '--size', '\u001b[31m'],
    ]) {
      const { status, stderr } = await hengce(args)
      expect([status, stderr.includes('\u001b'), stderr.includes('‹U+001B›')]).toEqual([2, false, true])
    }
  })

  it('says of an announced verb that it comes later, and ends with 2', async () => {
    for (const [name, { load }] of Object.entries(verbs)) {
      if (load) continue
      const { status, stderr } = await hengce([name])
      expect([name, status]).toEqual([name, 2])
      expect(stderr).toContain('以后的版本')
    }
  })

  it('shows no stack trace for a fault of its own: it says what to report and ends with 70', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hengce-fault-'))
    const breaks = join(folder, 'breaks.cjs')
    writeFileSync(breaks, "process.stdout.write = () => { throw new TypeError('planted fault') }")
    const { status, stderr } = await hengce(['--help'], { nodeArgs: ['--require', breaks] })
    rmSync(folder, { recursive: true })
    expect(status).toBe(70)
    expect(stderr).toContain('程序内部出错')
    expect(stderr).toContain('README.md')
    expect(stderr).toContain(`hengce ${version} · node ${process.version}`)
    expect(stderr).toContain('TypeError: planted fault')
    expect(stderr).not.toMatch(/^\s+at /m)
  })

  it('ends quietly when the reader of its output goes away', async () => {
    const child = spawn(process.execPath, [command, '--help'], { stdio: ['ignore', 'pipe', 'pipe'] })
    child.stdout.destroy()
    let stderr = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
    })
    const status = await new Promise((resolve) => child.on('close', resolve))
    expect([status, stderr]).toEqual([0, ''])
  })
})
