import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Folder } from '../../../cli/server/folder.ts'
import { readPage } from '../../../cli/server/page.ts'
import { type RunningServer, startServer } from '../../../cli/server/server.ts'
import { type Answer, ask } from '../../support/request.ts'

const token = 'a-token-of-this-test'
let base: string
let server: RunningServer

const get = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> =>
  ask(server.port, path, { Cookie: `hengce-${server.port}=${token}`, ...headers }, method)
const file = (path: string): Promise<Answer> => get(`/api/file?path=${encodeURIComponent(path)}`)

beforeAll(async () => {
  base = await realpath(await mkdtemp(join(tmpdir(), 'hengce-server-')))
  const write = async (path: string, text: string): Promise<void> => {
    await mkdir(join(base, path, '..'), { recursive: true })
    await writeFile(join(base, path), text)
  }
  await write('secret.yaml', '秘密: 1\n')
  await write('dir/高台县/2025年/办法.yaml', '政策: 高台\n')
  await write('dir/高台县/2025年/情景/基准 一.yml', '情景: 基准\n')
  await write('dir/b.json', '{}')
  await write('dir/a.yaml', 'a: 1\n')
  await write('dir/readme.md', 'no policy')
  await write('dir/高台县/支出.csv', '机构,支出\n')
  await write('secret.csv', '秘密\n')
  await write('dir/.git/config.yaml', 'hidden: 1\n')
  await write('dir/.hidden.yaml', 'hidden: 1\n')
  await write('dir/node_modules/x/y.yaml', 'y: 1\n')
  await mkdir(join(base, 'dir/folder.yaml'))
  await symlink(join(base, 'secret.yaml'), join(base, 'dir/link.yaml'))
  await symlink(base, join(base, 'dir/up'))
  await symlink(join(base, 'dir/.git/config.yaml'), join(base, 'dir/within.yaml'))
  await write('page/index.html', '<!doctype html><title>衡策</title>')
  await write('page/assets/main-abc.js', 'export {}')
  await write('page/assets/style-abc.css', 'a{}')
  const folder = await Folder.open(join(base, 'dir'))
  const page = await readPage(join(base, 'page'))
  if (!folder || !page) throw new Error('the test folders were not made')
  server = await startServer({ folder, page, token }, 0)
})

afterAll(async () => {
  await server?.close()
  await rm(base, { recursive: true, force: true })
})

describe('the token', () => {
  it('is asked for by every path, the API and the page alike', async () => {
    for (const path of ['/', '/index.html', '/assets/main-abc.js', '/api/files', '/api/file?path=a.yaml', '/nothing']) {
      const answer = await ask(server.port, path)
      expect([path, answer.status]).toEqual([path, 403])
      expect(answer.headers['content-type']).toBe('text/html; charset=UTF-8')
      expect(answer.body).toContain('请使用启动时打印的地址')
      expect(answer.body).not.toContain(token)
    }
  })

  it('in the address is put into a cookie that scripts and other sites cannot use, and vanishes from the address', async () => {
    const answer = await ask(server.port, `/?token=${token}`)
    expect(answer.status).toBe(302)
    expect(answer.headers.location).toBe('/')
    expect(answer.headers['set-cookie']).toEqual([`hengce-${server.port}=${token}; Path=/; HttpOnly; SameSite=Strict`])
    expect(answer.headers['cache-control']).toBe('no-store')
  })

  it('that is wrong, empty, or brought under another path or cookie lets nobody in', async () => {
    expect((await ask(server.port, '/?token=')).status).toBe(403)
    expect((await ask(server.port, `/?token=${token}x`)).status).toBe(403)
    expect((await ask(server.port, `/api/files?token=${token}`)).status).toBe(403)
    expect((await ask(server.port, '/', { Cookie: `hengce-1=${token}` })).status).toBe(403)
    expect((await ask(server.port, '/', { Cookie: `hengce-${server.port}=` })).status).toBe(403)
  })
})

describe('the Host header', () => {
  it('is accepted for this machine with any port, as through a forwarded one', async () => {
    for (const host of ['127.0.0.1', `127.0.0.1:${server.port}`, 'localhost', 'localhost:8080', 'LOCALHOST'])
      expect([host, (await get('/api/files', { Host: host })).status]).toEqual([host, 200])
  })

  it('is refused for every other name, even with the right cookie', async () => {
    for (const host of [
      'evil.example',
      '127.0.0.1.evil.example',
      'localhost.evil.example:4173',
      'evil.example:127',
      '0.0.0.0',
      '[::1]',
    ])
      expect([host, (await get('/api/files', { Host: host })).status]).toEqual([host, 403])
  })

  it('is refused where the request line names another host', async () => {
    expect((await get('http://evil.example/api/files', { Host: '127.0.0.1' })).status).toBeGreaterThanOrEqual(400)
  })
})

describe('every answer', () => {
  it('carries the protective headers, refusals included', async () => {
    const refused = await ask(server.port, '/')
    for (const answer of [await get('/'), await get('/api/files'), await get('/nothing'), refused]) {
      expect(answer.headers['content-security-policy']).toBe(
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'; frame-ancestors 'none'",
      )
      expect(answer.headers['x-content-type-options']).toBe('nosniff')
      expect(answer.headers['referrer-policy']).toBe('no-referrer')
      expect(answer.headers['cross-origin-opener-policy']).toBe('same-origin')
    }
  })
})

describe('the page', () => {
  it('comes with its types, and is kept by the browser only where the name changes with the content', async () => {
    const [html, js, css] = [await get('/'), await get('/assets/main-abc.js'), await get('/assets/style-abc.css')]
    expect([html.status, html.headers['content-type'], html.headers['cache-control']]).toEqual([
      200,
      'text/html; charset=utf-8',
      'no-cache',
    ])
    expect(html.body).toContain('<title>衡策</title>')
    expect([js.headers['content-type'], js.headers['cache-control']]).toEqual([
      'text/javascript; charset=utf-8',
      'private, max-age=31536000, immutable',
    ])
    expect(css.headers['content-type']).toBe('text/css; charset=utf-8')
  })

  it('gives nothing that is not one of its files, however the path is spelled', async () => {
    for (const path of [
      '/../secret.yaml',
      '/assets/../../secret.yaml',
      '/%2e%2e/secret.yaml',
      '/..%2fsecret.yaml',
      '/assets/..%5c..%5csecret.yaml',
      '//secret.yaml',
      '/assets',
      '/assets/',
    ])
      expect([path, (await get(path)).status]).toEqual([path, 404])
  })
})

describe('GET /api/files', () => {
  it('lists policies and scenarios with their sizes in order, without dot folders, links, packages and other files', async () => {
    const answer = await get('/api/files')
    expect(answer.headers['content-type']).toBe('application/json')
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(answer.headers['x-hengce-more']).toBeUndefined()
    expect(JSON.parse(answer.body)).toEqual([
      { path: 'a.yaml', size: 5 },
      { path: 'b.json', size: 2 },
      { path: '高台县/2025年/办法.yaml', size: 15 },
      { path: '高台县/2025年/情景/基准 一.yml', size: 15 },
    ])
  })

  it('says when the list was cut short', async () => {
    const many = join(base, 'many')
    await mkdir(many)
    for (let i = 0; i < 2_001; i++) await writeFile(join(many, `${i}.yaml`), '')
    const listing = await (await Folder.open(many))?.list()
    expect([listing?.files.length, listing?.more]).toEqual([2_000, true])
  })

  it('is refused to pages of other origins, also of other ports of this machine', async () => {
    for (const site of ['cross-site', 'same-site'])
      expect((await get('/api/files', { 'Sec-Fetch-Site': site })).status).toBe(403)
    for (const site of ['same-origin', 'none'])
      expect((await get('/api/files', { 'Sec-Fetch-Site': site })).status).toBe(200)
  })

  it('is read or saved by GET and PUT: no other method is known', async () => {
    for (const method of ['POST', 'DELETE', 'PATCH']) {
      expect((await get('/api/files', {}, method)).status).toBe(404)
      expect((await get('/api/file?path=a.yaml', {}, method)).status).toBe(404)
    }
    expect((await get('/api/files', {}, 'PUT')).status).toBe(404)
    expect((await file('a.yaml')).body).toBe('a: 1\n')
  })
})

describe('GET /api/file', () => {
  it('gives the bytes of a listed file, Chinese names and blanks included, as no type that a browser would run', async () => {
    const answer = await file('高台县/2025年/情景/基准 一.yml')
    expect([answer.status, answer.body]).toEqual([200, '情景: 基准\n'])
    expect(answer.headers['content-type']).toBe('application/octet-stream')
    expect(answer.headers['cache-control']).toBe('no-store')
  })

  it('gives a table that a scenario may name, though it is not listed', async () => {
    expect((await file('高台县/支出.csv')).body).toBe('机构,支出\n')
    expect((await get('/api/files')).body).not.toContain('csv')
    expect((await file('../secret.csv')).status).toBe(404)
  })

  it('gives nothing outside the folder, however the path is spelled', async () => {
    const paths = [
      '../secret.yaml',
      './../secret.yaml',
      'a.yaml/../../secret.yaml',
      '高台县/../../secret.yaml',
      '..\\secret.yaml',
      '高台县\\..\\..\\secret.yaml',
      '/../secret.yaml',
      '//secret.yaml',
      `${base}/secret.yaml`,
      `file://${base}/secret.yaml`,
      'C:\\secret.yaml',
      'C:secret.yaml',
      '....//secret.yaml',
      '..;/secret.yaml',
      '.. /secret.yaml',
      '%2e%2e/secret.yaml',
      '..%2fsecret.yaml',
      '..\u0000/secret.yaml',
      'a.yaml\u0000',
      '\u2025/secret.yaml',
      '．．/secret.yaml',
      '..／secret.yaml',
      'up/secret.yaml',
      'link.yaml',
      'up/dir/a.yaml/../../secret.yaml',
    ]
    for (const path of paths) {
      const answer = await file(path)
      expect([path, answer.status, answer.body.includes('秘密')]).toEqual([path, 404, false])
    }
    const raw = [
      '%2e%2e%2fsecret.yaml',
      '%252e%252e%252fsecret.yaml',
      '%c0%ae%c0%ae/secret.yaml',
      '..%5csecret.yaml',
      '%uff0e%uff0e/secret.yaml',
      '%',
      '',
      'a.yaml&path=../secret.yaml/',
    ]
    for (const path of raw) expect((await get(`/api/file?path=${path}`)).body).not.toContain('秘密')
  })

  it('gives nothing that is hidden, no policy, or no file', async () => {
    for (const path of [
      '.hidden.yaml',
      '.git/config.yaml',
      'within.yaml',
      'readme.md',
      'folder.yaml',
      '高台县',
      '',
      '.',
      'nothing.yaml',
      'a.yaml/',
      'a.yaml ',
    ])
      expect([path, (await file(path)).status]).toEqual([path, 404])
    expect((await get('/api/file')).status).toBe(404)
  })

  it.runIf(process.platform !== 'win32')('does not wait at a pipe that is named like a policy', async () => {
    execFileSync('mkfifo', [join(base, 'dir/pipe.yaml')])
    expect((await file('pipe.yaml')).status).toBe(404)
    await rm(join(base, 'dir/pipe.yaml'))
  })
})

describe('the port', () => {
  it('is the next free one when the wanted one is taken', async () => {
    const folder = await Folder.open(join(base, 'dir'))
    if (!folder) throw new Error('the test folder was not made')
    const second = await startServer({ folder, page: new Map(), token: 'another' }, server.port)
    expect(second.port).toBeGreaterThan(server.port)
    expect((await ask(second.port, '/?token=another')).status).toBe(302)
    await second.close()
  })

  it.runIf(process.platform === 'linux')('is closed to other addresses of this machine', async () => {
    // Whoever can listen on another loopback address at the same port proves that the server does not hold it.
    const other = createServer()
    await new Promise<void>((resolve, reject) => {
      other.once('error', reject)
      other.listen(server.port, '127.0.0.2', resolve)
    })
    await new Promise((resolve) => other.close(resolve))
  })
})
