import { createHash } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Folder } from '../../../cli/server/folder.ts'
import { type RunningServer, startServer } from '../../../cli/server/server.ts'
import { type Answer, ask } from '../../support/request.ts'

const token = 'a-token-of-this-test'
let base: string
let server: RunningServer

beforeEach(async () => {
  base = realpathSync(mkdtempSync(join(tmpdir(), 'hengce-save-')))
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(base, path)), { recursive: true })
    writeFileSync(join(base, path), text)
  }
  write('secret.yaml', '秘密: 1\n')
  write('out/secret.yaml', '秘密: 2\n')
  write('dir/a.yaml', 'a: 1\n')
  write('dir/高台县/办法.yaml', '政策: 高台\n')
  write('dir/高台县/支出.csv', '机构,支出\n')
  write('dir/.hidden.yaml', 'hidden: 1\n')
  mkdirSync(join(base, 'dir/folder.yaml'))
  symlinkSync(join(base, 'secret.yaml'), join(base, 'dir/link.yaml'))
  symlinkSync(join(base, 'out'), join(base, 'dir/up'))
  symlinkSync(join(base, 'nowhere.yaml'), join(base, 'dir/dangling.yaml'))
  symlinkSync(join(base, 'dir/a.yaml'), join(base, 'dir/within.yaml'))
  const folder = await Folder.open(join(base, 'dir'))
  if (!folder) throw new Error('the test folder was not made')
  server = await startServer({ folder, page: new Map(), token }, 0)
})

afterEach(async () => {
  await server.close()
  rmSync(base, { recursive: true, force: true })
})

const cookie = (): Record<string, string> => ({ Cookie: `hengce-${server.port}=${token}` })
const at = (path: string): string => `/api/file?path=${encodeURIComponent(path)}`
const put = (path: string, text: string | Uint8Array, headers: Record<string, string>): Promise<Answer> =>
  ask(server.port, at(path), { ...cookie(), ...headers }, 'PUT', text)
const over = (path: string, text: string | Uint8Array, etag: string): Promise<Answer> =>
  put(path, text, { 'If-Match': etag })
const create = (path: string, text = 'x: 1\n'): Promise<Answer> => put(path, text, { 'If-None-Match': '*' })
const tagOf = async (path: string): Promise<string> => String((await ask(server.port, at(path), cookie())).headers.etag)
const onDisk = (path: string): string => readFileSync(join(base, 'dir', path), 'utf8')
const code = (answer: Answer): string => (JSON.parse(answer.body) as { code: string }).code
const hash = (text: string): string => `"${createHash('sha256').update(text).digest('hex')}"`

/** All that lies below a folder, links not followed, with what the files hold. */
function inventory(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((one) => {
      const path = join(one.parentPath, one.name)
      return `${path} ${one.isFile() ? readFileSync(path, 'utf8') : ''}`
    })
    .sort()
}

describe('PUT /api/file over a file', () => {
  it('replaces the text that it was made from, and gives the mark of the new one', async () => {
    const etag = await tagOf('高台县/办法.yaml')
    expect(etag).toBe(hash('政策: 高台\n'))
    const answer = await over('高台县/办法.yaml', '\ufeff政策: 高台县\r\n', etag)
    expect([answer.status, answer.body, answer.headers.etag]).toEqual([204, '', hash('\ufeff政策: 高台县\r\n')])
    expect(onDisk('高台县/办法.yaml')).toBe('\ufeff政策: 高台县\r\n')
    expect(await tagOf('高台县/办法.yaml')).toBe(answer.headers.etag)
    expect(readdirSync(join(base, 'dir/高台县')).sort()).toEqual(['办法.yaml', '支出.csv'])
  })

  it('is refused with the present mark where the disk has another text, and without one where the file is gone', async () => {
    const etag = await tagOf('a.yaml')
    writeFileSync(join(base, 'dir/a.yaml'), 'a: 2\n')
    const answer = await over('a.yaml', 'a: 3\n', etag)
    expect([answer.status, code(answer), answer.headers.etag]).toEqual([412, 'changed', hash('a: 2\n')])
    expect(onDisk('a.yaml')).toBe('a: 2\n')
    rmSync(join(base, 'dir/a.yaml'))
    const gone = await over('a.yaml', 'a: 3\n', etag)
    expect([gone.status, code(gone), gone.headers.etag]).toEqual([412, 'changed', undefined])
    expect(existsSync(join(base, 'dir/a.yaml'))).toBe(false)
  })

  it('lets one of two writers with the same mark win, whichever, twenty times over', async () => {
    for (let round = 0; round < 20; round++) {
      const etag = await tagOf('a.yaml')
      const texts = [`a: 第一个${round}\n`.repeat(2_000), `a: 第二个${round}\n`.repeat(2_000)]
      const answers = await Promise.all(texts.map((text) => over('a.yaml', text, etag)))
      expect(answers.map(({ status }) => status).sort()).toEqual([204, 412])
      expect(onDisk('a.yaml')).toBe(texts[answers.findIndex(({ status }) => status === 204)])
    }
  })

  it.runIf(process.platform !== 'win32')(
    "keeps the file's permissions, and leaves alone one that may only be read",
    async () => {
      chmodSync(join(base, 'dir/a.yaml'), 0o660)
      expect((await over('a.yaml', 'a: 2\n', await tagOf('a.yaml'))).status).toBe(204)
      expect(statSync(join(base, 'dir/a.yaml')).mode & 0o777).toBe(0o660)
      chmodSync(join(base, 'dir/a.yaml'), 0o440)
      const answer = await over('a.yaml', 'a: 3\n', await tagOf('a.yaml'))
      expect([answer.status, code(answer), onDisk('a.yaml')]).toEqual([403, 'read-only', 'a: 2\n'])
    },
  )

  it('says that the whole folder is gone, and does not make it anew', async () => {
    const etag = await tagOf('a.yaml')
    rmSync(join(base, 'dir'), { recursive: true })
    for (const answer of [await over('a.yaml', 'a: 2\n', etag), await create('b.yaml')])
      expect([answer.status, code(answer)]).toEqual([409, 'gone'])
    expect(existsSync(join(base, 'dir'))).toBe(false)
  })

  it('wants to be told which text it replaces', async () => {
    for (const headers of [
      {},
      { 'If-Match': '*' },
      { 'If-Match': 'abc' },
      { 'If-None-Match': hash('a: 1\n') },
      { 'If-Match': hash('a: 1\n'), 'If-None-Match': '*' },
      { 'If-Match': `W/${hash('a: 1\n')}` },
    ])
      expect((await put('a.yaml', 'a: 2\n', headers as Record<string, string>)).status).toBe(428)
    expect(onDisk('a.yaml')).toBe('a: 1\n')
  })

  it('takes as much as it would read again, and no more', async () => {
    const most = new Uint8Array(16 * 1024 * 1024).fill(35)
    expect((await over('a.yaml', most, await tagOf('a.yaml'))).status).toBe(204)
    const etag = await tagOf('a.yaml')
    const answer = await over('a.yaml', new Uint8Array(most.length + 1), etag).catch(() => undefined)
    if (answer) expect([answer.status, code(answer)]).toEqual([413, 'too-large'])
    expect(await tagOf('a.yaml')).toBe(etag)
  })
})

describe('PUT /api/file as a new file', () => {
  it('makes it, and the folders that it names', async () => {
    const answer = await create('新县/2027年/办法 一.yaml', '政策: 新\n')
    expect([answer.status, answer.headers.etag]).toEqual([201, hash('政策: 新\n')])
    expect(onDisk('新县/2027年/办法 一.yaml')).toBe('政策: 新\n')
    expect((await ask(server.port, '/api/files', cookie())).body).toContain('新县/2027年/办法 一.yaml')
  })

  it('is refused over one that is there, of two at once one too', async () => {
    const answer = await create('a.yaml')
    expect([answer.status, code(answer), answer.headers.etag, onDisk('a.yaml')]).toEqual([
      412,
      'taken',
      hash('a: 1\n'),
      'a: 1\n',
    ])
    const two = await Promise.all([create('b.yaml', 'b: 1\n'), create('b.yaml', 'b: 2\n')])
    expect(two.map(({ status }) => status).sort()).toEqual([201, 412])
    expect(onDisk('b.yaml')).toBe(two[0]?.status === 201 ? 'b: 1\n' : 'b: 2\n')
  })
})

describe('whoever saves', () => {
  it('brings the cookie, comes from this page and asks for this machine', async () => {
    const etag = await tagOf('a.yaml')
    const host = `127.0.0.1:${server.port}`
    const refused: readonly Record<string, string>[] = [
      { Cookie: '' },
      { Cookie: `hengce-${server.port}=wrong` },
      { Cookie: `hengce-1=${token}` },
      { Origin: 'http://evil.example' },
      { Origin: 'null' },
      { Origin: `http://${host}.evil.example` },
      { Origin: `http://127.0.0.1:${server.port + 1}` },
      { Origin: `http://localhost:${server.port}` },
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site' },
      { Host: 'evil.example' },
      { Host: '127.0.0.1.evil.example' },
    ]
    for (const headers of refused) {
      const answer = await put('a.yaml', 'a: 2\n', { 'If-Match': etag, ...headers })
      expect([headers, answer.status]).toEqual([headers, 403])
    }
    const tokenOnly = `${at('a.yaml')}&token=${token}`
    expect((await ask(server.port, tokenOnly, { 'If-Match': etag }, 'PUT', 'a: 2\n')).status).toBe(403)
    expect(onDisk('a.yaml')).toBe('a: 1\n')
    const own = { 'If-Match': etag, Origin: `http://${host}`, 'Sec-Fetch-Site': 'same-origin' }
    expect((await put('a.yaml', 'a: 2\n', own)).status).toBe(204)
  })
})

/** Spellings of a path under which nothing may be written, to a new file or over one. */
const spellings: readonly string[] = [
  ...['', '.', '..', '/', '//', './a.yaml', '/a.yaml', 'a.yaml/', '高台县//办法.yaml', '高台县/./办法.yaml'],
  ...['../secret.yaml', '../b.yaml', '../../b.yaml', 'x/../../b.yaml', '高台县/../a.yaml', '高台县/../../b.yaml'],
  ...[
    '..\\secret.yaml',
    '..\\b.yaml',
    '高台县\\b.yaml',
    '\\b.yaml',
    '\\\\host\\share\\b.yaml',
    'C:\\b.yaml',
    'C:b.yaml',
  ],
  ...['file:///b.yaml', 'a.yaml:stream.yaml', 'a.yaml::$DATA', '~/b.yaml:', 'http://evil.example/b.yaml'],
  ...[
    '%2e%2e/b.yaml',
    '..%2fb.yaml',
    '%2e%2e%2fb.yaml',
    '..%5cb.yaml',
    '%252e%252e/b.yaml',
    'b%00.yaml',
    '%c0%ae/b.yaml',
  ],
  ...['b\u0000.yaml', 'b.yaml\u0000', '..\u0000/b.yaml', 'b\n.yaml', 'b\t.yaml', 'b\u007f.yaml', 'b\u0085.yaml'],
  ...['b\u202elmay.yaml', 'b\u200b.yaml', '\ufeffb.yaml', 'b\u2028.yaml', 'b\ufffd.yaml', 'b\ue000.yaml'],
  ...[
    'CON.yaml',
    'con.yaml',
    'prn.yml',
    'AUX.json',
    'nul.yaml',
    'NUL .yaml',
    'com1.yaml',
    'COM9.2026.yaml',
    'lpt1.yaml',
  ],
  ...[
    'lpt².yaml',
    'CONIN$.yaml',
    'nul/b.yaml',
    'aux.县/b.yaml',
    'b?.yaml',
    'b*.yaml',
    'b<1>.yaml',
    'b|c.yaml',
    'b".yaml',
  ],
  ...['b.yaml ', 'b.yaml.', ' b.yaml', '\u3000b.yaml', '高台县 /b.yaml', '高台县./b.yaml', '. ./b.yaml', '.../b.yaml'],
  ...['.b.yaml', '.git/b.yaml', '.hidden.yaml', '高台县/.b.yaml', 'node_modules/b.yaml', '.hengce-1-0123456789ab.tmp'],
  ...['A.yaml', 'a.YAML', '高台县/办法.Yaml', 'LINK.yaml', 'Folder.yaml/b.yaml', '高台县/../高台县/办法.yaml'],
  ...[
    'link.yaml',
    'up/secret.yaml',
    'up/b.yaml',
    'dangling.yaml',
    'within.yaml',
    'folder.yaml',
    'a.yaml/b.yaml',
    '高台县',
  ],
  ...[
    'b',
    'b.txt',
    'b.md',
    'b.js',
    'b.html',
    'b.yaml.exe',
    'b.sh',
    '高台县/支出.csv',
    '高台县/新.tsv',
    'yaml',
    '.yaml',
  ],
  ...[`${'长'.repeat(90)}.yaml`, `${'深/'.repeat(12)}b.yaml`, '\ud800.yaml', '．．/．．\u0000/b.yaml', '..／\\b.yaml'],
]

describe('no spelling', () => {
  it(`of ${spellings.length} writes anything, inside the folder or out of it`, async () => {
    expect(new Set(spellings).size).toBe(spellings.length)
    const before = inventory(base)
    const folder = await Folder.open(join(base, 'dir'))
    for (const path of spellings) {
      for (const expected of [undefined, hash('a: 1\n'), hash('秘密: 1\n'), hash('政策: 高台\n')]) {
        const saved = folder?.save(path, new TextEncoder().encode('escaped: 1\n'), expected)
        expect([path, saved && 'refusal' in saved]).toEqual([path, true])
      }
    }
    expect(inventory(base)).toEqual(before)
  })

  it('that is sent as such or encoded once more does over HTTP either', async () => {
    const before = inventory(base)
    const sent = spellings.filter((path) => !/[\ud800-\udfff]/.test(path)).map(encodeURIComponent)
    const raw = [
      '%',
      '%c0%ae%c0%ae/b.yaml',
      '%u002e%u002e/b.yaml',
      'b.yaml&path=a.yaml',
      '..%2fsecret.yaml',
      '%ff.yaml',
    ]
    for (const query of [...sent, ...raw]) {
      for (const headers of [{ 'If-None-Match': '*' }, { 'If-Match': hash('秘密: 1\n') }] as Record<string, string>[]) {
        const answer = await ask(server.port, `/api/file?path=${query}`, { ...cookie(), ...headers }, 'PUT', 'x: 1\n')
        expect([query, answer.status >= 400 && answer.status !== 500]).toEqual([query, true])
      }
    }
    expect(inventory(base)).toEqual(before)
  })
})

describe('what a crash left', () => {
  it('is removed at the start, and nothing else is', async () => {
    const gone = '.hengce-4294967-0123456789ab.tmp'
    const own = `.hengce-${process.pid}-0123456789ab.tmp`
    const others = ['.hengce-x.tmp', '.办法.yaml.swp', 'a.tmp', own]
    for (const name of [gone, ...others]) writeFileSync(join(base, 'dir/高台县', name), '半')
    const folder = await Folder.open(join(base, 'dir'))
    await folder?.removeLeftovers()
    expect(readdirSync(join(base, 'dir/高台县')).sort()).toEqual(['办法.yaml', '支出.csv', ...others].sort())
  })
})
