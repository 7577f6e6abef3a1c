import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { command, repository } from './hengce.ts'

/** A running `hengce serve`. */
export interface Served {
  readonly child: ChildProcess
  /** As printed, token included. */
  readonly address: URL
  /** All that it printed so far. */
  readonly printed: () => string
}

/**
 * Starts `hengce serve --no-open` on a copy of the shipped policies, which goes with it, and waits for the line with its address. Whoever starts
 * it ends `child`.
 */
export async function serve(...args: string[]): Promise<Served> {
  const home = mkdtempSync(join(tmpdir(), 'hengce-served-'))
  const folder = join(home, 'policies')
  cpSync(`${repository}policies`, folder, { recursive: true })
  const served = await serveFolder(folder, ...args)
  served.child.on('close', () => rmSync(home, { recursive: true, force: true }))
  return served
}

/** The same on a folder of one's own. */
export function serveFolder(folder: string, ...args: string[]): Promise<Served> {
  const child = spawn(process.execPath, [command, 'serve', folder, '--no-open', ...args], { cwd: repository })
  let text = ''
  return new Promise((resolve, reject) => {
    const read = (part: string): void => {
      text += part
      const found = text.match(/http:\S+(?=\n)/)
      if (found) resolve({ child, address: new URL(found[0]), printed: () => text })
    }
    child.stdout.setEncoding('utf8').on('data', read)
    child.stderr.setEncoding('utf8').on('data', read)
    child.on('close', () => reject(new Error(`hengce serve ended: ${text}`)))
  })
}
