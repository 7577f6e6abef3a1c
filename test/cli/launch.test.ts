import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { command, repository } from '../support/hengce.ts'

const cacheName = `code-${process.version}-${process.arch}.cache`
const policy = join(repository, 'policies/weishan/2020.yaml')
const scenario = join(repository, 'policies/weishan/scenarios/2020-surplus.yaml')

describe('the start of the command', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hengce-launch-'))
    for (const name of ['hengce.js', 'hengce.cjs']) copyFileSync(join(dirname(command), name), join(folder, name))
    writeFileSync(join(folder, 'package.json'), '{"type": "module"}')
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const hengce = (...args: string[]) =>
    spawnSync(process.execPath, [join(folder, 'hengce.js'), ...args], { encoding: 'utf8' })
  const runs = (): string => {
    const { status, stdout, stderr } = hengce('run', policy, '--scenario', scenario, '--json')
    expect([status, stderr]).toEqual([0, ''])
    return stdout
  }
  const files = (): string[] => readdirSync(folder).sort()

  it('keeps its code cache at the first run of a policy, and works from it the same', () => {
    expect(hengce('--version').status).toBe(0)
    expect(files()).not.toContain(cacheName)
    const first = runs()
    expect(files()).toEqual([cacheName, 'hengce.cjs', 'hengce.js', 'package.json'])
    const kept = readFileSync(join(folder, cacheName))
    expect(runs()).toBe(first)
    expect(readFileSync(join(folder, cacheName)).equals(kept)).toBe(true)
  })

  it.each([
    ['torn', (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1)],
    ['empty', () => Buffer.alloc(0)],
    ['changed in one byte', (bytes: Buffer) => bytes.fill(255, bytes.length >> 1, (bytes.length >> 1) + 1)],
    ['of another bundle', (bytes: Buffer) => bytes],
  ])('makes a cache anew that is %s', (how, spoil) => {
    const first = runs()
    const path = join(folder, cacheName)
    const spoiled = spoil(readFileSync(path))
    writeFileSync(path, spoiled)
    if (how === 'of another bundle') {
      const bundle = join(folder, 'hengce.cjs')
      writeFileSync(bundle, `${readFileSync(bundle, 'utf8')}\n;0`)
    }
    expect(runs()).toBe(first)
    expect(readFileSync(path).equals(spoiled)).toBe(false)
  })

  it('runs where no cache can be kept, and leaves nothing behind', () => {
    mkdirSync(join(folder, cacheName))
    runs()
    expect(files()).toEqual([cacheName, 'hengce.cjs', 'hengce.js', 'package.json'])
  })
})
