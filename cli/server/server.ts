import type { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { type Folder, largestFile } from './folder.ts'
import type { PageFile } from './page.ts'
import { etagOf, type SaveRefusal } from './save-file.ts'
import { onlyOwnPage, onlyThisMachine, onlyWithToken, protectiveHeaders } from './security.ts'

/** What a server serves. */
export interface ServerParts {
  readonly folder: Folder
  readonly page: ReadonlyMap<string, PageFile>
  readonly token: string
}

/** A server that listens; `port` is the one it got. */
export interface RunningServer {
  readonly port: number
  readonly close: () => Promise<void>
}

/**
 * Listens on 127.0.0.1, on `wanted` or the next free port after it (0: any).
 * Throws the system's error if none of twenty is to be had.
 */
export async function startServer(parts: ServerParts, wanted: number): Promise<RunningServer> {
  let port = wanted
  const app = routes(parts, () => port)
  const server = createAdaptorServer({ fetch: app.fetch }) as Server
  for (let tries = 1; ; tries++) {
    try {
      port = await listen(server, port)
      break
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code !== 'EADDRINUSE' || tries === 20 || port === 65_535) throw error
      port++
    }
  }
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { port, close }
}

function routes({ folder, page, token }: ServerParts, port: () => number): Hono {
  const app = new Hono()
  app.use(protectiveHeaders, onlyThisMachine, onlyWithToken(token, port))
  app.use('/api/*', onlyOwnPage, async (c, next) => {
    await next()
    c.header('Cache-Control', 'no-store')
  })
  app.get('/api/files', async (c) => {
    const { files, more } = await folder.list()
    if (more) c.header('X-Hengce-More', '1')
    return c.json(files)
  })
  app.get('/api/file', async (c) => {
    const bytes = await folder.read(c.req.query('path') ?? '')
    if (!bytes) return c.json({ message: '没有这个文件。' }, 404)
    return c.body(bytes, 200, { 'Content-Type': 'application/octet-stream', ETag: etagOf(bytes) })
  })
  const tooLarge = bodyLimit({ maxSize: largestFile, onError: (c) => c.json({ code: 'too-large' }, 413) })
  app.put('/api/file', tooLarge, async (c) => {
    const [path, ...more] = c.req.queries('path') ?? []
    if (path === undefined || more.length > 0) return c.json({ code: 'name' }, 400)
    const [match, noneMatch] = [c.req.header('if-match'), c.req.header('if-none-match')]
    const isNew = match === undefined && noneMatch === '*'
    if (!isNew && (noneMatch !== undefined || !/^"[0-9a-f]{64}"$/.test(match ?? '')))
      return c.json({ code: 'condition' }, 428)
    const saved = folder.save(path, new Uint8Array(await c.req.arrayBuffer()), isNew ? undefined : match)
    if (saved.etag !== undefined) c.header('ETag', saved.etag)
    if (!('refusal' in saved)) return c.body(null, isNew ? 201 : 204)
    return c.json({ code: saved.refusal, detail: saved.detail }, statuses[saved.refusal])
  })
  app.get('*', async (c) => {
    const file = page.get(c.req.path)
    if (!file) return c.json({ message: '没有这个地址。' }, 404)
    return c.body(await file.bytes(), 200, { 'Content-Type': file.type, 'Cache-Control': file.cache })
  })
  app.notFound((c) => c.json({ message: '没有这个地址。' }, 404))
  app.onError((_error, c) => c.json({ message: '程序内部出错，请报告（见 README.md“报告问题”）。' }, 500))
  return app
}

const statuses = {
  changed: 412,
  taken: 412,
  name: 400,
  clash: 409,
  link: 403,
  'read-only': 403,
  full: 507,
  gone: 409,
  busy: 423,
  other: 500,
} as const satisfies Readonly<Record<SaveRefusal, number>>

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}
