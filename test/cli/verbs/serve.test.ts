import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { connect } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { hengce, repository } from '../../support/hengce.ts'
import { ask } from '../../support/request.ts'
import { type Served, serve } from '../../support/served.ts'

const running: ChildProcess[] = []
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
})

async function start(...args: string[]): Promise<Served> {
  const served = await serve(...args)
  running.push(served.child)
  return served
}

describe('hengce serve', () => {
  it('explains itself', async () => {
    const { status, stdout } = await hengce(['serve', '--help'])
    expect(status).toBe(0)
    for (const flag of ['--port', '--no-open']) expect(stdout).toContain(flag)
  })

  it('prints an address that opens the built page and its list of policies', async () => {
    if (!existsSync(`${repository}dist/editor/index.html`)) throw new Error('the page is not built: node build.js page')
    const { address } = await start('--port', '0')
    expect(address.hostname).toBe('127.0.0.1')
    expect(address.searchParams.get('token')).toMatch(/^[\w-]{32}$/)
    const entered = await ask(Number(address.port), address.pathname + address.search)
    const headers = { Cookie: String(entered.headers['set-cookie']?.[0]).split(';')[0] ?? '' }
    const page = await ask(Number(address.port), '/', headers)
    expect(page.body).toContain('<title>衡策</title>')
    const script = page.body.match(/src="(\/assets\/[^"]+\.js)"/)?.[1] ?? 'no script'
    expect((await ask(Number(address.port), script, headers)).status).toBe(200)
    const files = JSON.parse((await ask(Number(address.port), '/api/files', headers)).body)
    expect(files.length).toBeGreaterThan(0)
  })

  it('takes the next free port and says so, with a token of its own', async () => {
    const first = await start('--port', '0')
    const second = await start('--port', first.address.port)
    expect(Number(second.address.port)).toBeGreaterThan(Number(first.address.port))
    expect(second.printed()).toContain(`端口 ${first.address.port} 已被占用，改用 ${second.address.port}。`)
    expect(second.address.search).not.toBe(first.address.search)
  })

  it.runIf(process.platform !== 'win32')('ends at once on Ctrl-C, even while a browser holds connections', async () => {
    const { child, address } = await start('--port', '0')
    // A request that never ends, as a page's open connection is.
    const held = connect(Number(address.port), '127.0.0.1', () => held.write('GET / HTTP/1.1\r\nHost: localhost\r\n'))
    held.on('error', () => {})
    await once(held, 'connect')
    await fetch(new URL('/', address))
    const ended = new Promise((resolve) => child.on('close', (code, signal) => resolve([code, signal])))
    child.kill('SIGINT')
    expect(await ended).toEqual([0, null])
  })
})
