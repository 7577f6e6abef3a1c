import { spawnSync } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { withOutputs } from './support/handbook.ts'

const command = resolve('dist/cli/hengce.js')
const pages = readdirSync('docs').filter((name) => name.endsWith('.md'))

/** What a command of a page prints, run in the folder that holds the page's files. */
async function print(line: string, folder: string): Promise<string> {
  const [program, ...args] = line.trim().replace(/^npx /, '').split(/\s+/)
  expect(program).toBe('hengce')
  const { stdout, stderr } = spawnSync(process.execPath, [command, ...args], { cwd: folder, encoding: 'utf8' })
  return `${stdout}${stderr}`
}

describe('The handbook', () => {
  // UPDATE=1 writes what the commands print into the pages; review with git diff.
  test.each(pages)('shows in %s what its commands print', async (name) => {
    const file = join('docs', name)
    const { before, after } = await withOutputs(file, print)
    if (process.env.UPDATE === '1') writeFileSync(file, after)
    else expect(after).toBe(before)
  })
})
