import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { ask } from '../../support/request.ts'
import { serveFolder } from '../../support/served.ts'

const kills = process.env.VERIFY ? 1_000 : 30
const text = (letter: string): string => `政策: ${letter.repeat(200_000)}\n`
const whole = [text('甲'), text('乙')]

const running: ChildProcess[] = []
const folders: string[] = []
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

describe('a server that is killed while it saves', () => {
  it(`leaves one of the two whole texts, ${kills} times, and no rest of the other after the next start`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hengce-crash-'))
    folders.push(folder)
    const file = join(folder, '办法.yaml')
    writeFileSync(file, whole[0] as string)
    for (let round = 0; round < kills; round++) {
      const { child, address } = await serveFolder(folder, '--port', '0')
      running.push(child)
      expect(readdirSync(folder)).toEqual(['办法.yaml'])
      const port = Number(address.port)
      const entered = await ask(port, address.pathname + address.search)
      const headers = { Cookie: String(entered.headers['set-cookie']?.[0]).split(';')[0] ?? '' }
      const path = `/api/file?path=${encodeURIComponent('办法.yaml')}`
      let { etag } = (await ask(port, path, headers)).headers
      const closed = new Promise((resolve) => child.on('close', resolve))
      const began = performance.now()
      for (let save = 0; etag !== undefined; save++) {
        const body = whole[(round + save) % 2]
        const sent = await ask(port, path, { ...headers, 'If-Match': etag }, 'PUT', body).catch(() => undefined)
        etag = sent?.headers.etag
        if (save > 0) continue
        expect(sent?.status).toBe(204)
        // By the time that a save takes here and now: from the start of the second to within the third.
        setTimeout(() => child.kill('SIGKILL'), (performance.now() - began) * ((round % 16) / 10))
      }
      await closed
      running.pop()
      const left = readFileSync(file, 'utf8')
      expect(whole.includes(left), `round ${round}: ${left.length} characters`).toBe(true)
    }
    const last = await serveFolder(folder, '--port', '0')
    running.push(last.child)
    expect(readdirSync(folder)).toEqual(['办法.yaml'])
  }, 2_400_000)
})
