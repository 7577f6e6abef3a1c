import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'

/** One file of the built page, as it is sent. */
export interface PageFile {
  readonly type: string
  readonly cache: string
  readonly bytes: () => Promise<Uint8Array<ArrayBuffer>>
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
}

/**
 * The files of the built page by the path they are asked for under. Whatever is not in this table is not served, however it is spelled.
 * Undefined if the page is not built.
 */
export async function readPage(folder: string): Promise<ReadonlyMap<string, PageFile> | undefined> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const files = new Map<string, PageFile>()
  for (const entry of entries) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath, entry.name)
    const path = file.slice(join(folder, '/').length).replaceAll('\\', '/')
    files.set(path === 'index.html' ? '/' : `/${path}`, {
      type: types[extname(entry.name)] ?? 'application/octet-stream',
      // Names under assets/ carry a digest of their content.
      cache: path.startsWith('assets/') ? 'private, max-age=31536000, immutable' : 'no-cache',
      bytes: async () => new Uint8Array(await readFile(file)),
    })
  }
  return files.has('/') ? files : undefined
}
