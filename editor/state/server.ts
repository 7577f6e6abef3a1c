/** Why the server gave nothing: the page came without its token, it is gone, or it said so. */
export type Refusal = 'token' | 'unreachable' | 'missing'

/** Why a text was not saved: what the server says, and what keeps it from being asked. */
export type SaveRefusal =
  | Refusal
  | 'changed'
  | 'vanished'
  | 'taken'
  | 'name'
  | 'clash'
  | 'link'
  | 'read-only'
  | 'full'
  | 'gone'
  | 'busy'
  | 'too-large'
  | 'encoding'
  | 'shrunk'
  | 'unseen'
  | 'other'

/** Why a text was not saved, with the system's own word where there is no other. */
export interface SaveFault {
  readonly refusal: SaveRefusal
  readonly detail?: string
}

/** What the server answered, a file with the mark of its bytes, or why it did not. */
export type Fetched<T> = { readonly value: T; readonly etag?: string } | { readonly refusal: Refusal }

/** The folder as the local server shows it. */
export interface Server {
  /** Paths of all files that may be policies or scenarios, sorted. */
  list(): Promise<Fetched<{ readonly paths: readonly string[]; readonly more: boolean }>>
  read(path: string): Promise<Fetched<Uint8Array>>
  /** Writes a file over the bytes with this mark; undefined: where there is none. Gives the mark of the new bytes. */
  save(
    path: string,
    bytes: Uint8Array<ArrayBuffer>,
    etag: string | undefined,
  ): Promise<{ readonly etag: string } | SaveFault>
}

/** The server that this page came from. */
export const ownServer: Server = {
  async list() {
    const answer = await ask('/api/files')
    if ('refusal' in answer) return answer
    const files = (await answer.value.json()) as readonly { readonly path: string }[]
    return { value: { paths: files.map(({ path }) => path), more: answer.value.headers.has('X-Hengce-More') } }
  },
  async read(path) {
    const answer = await ask(addressOf(path))
    if ('refusal' in answer) return answer
    const bytes = new Uint8Array(await answer.value.arrayBuffer())
    return { value: bytes, etag: answer.value.headers.get('ETag') ?? undefined }
  },
  async save(path, bytes, etag) {
    const headers: Record<string, string> = etag === undefined ? { 'If-None-Match': '*' } : { 'If-Match': etag }
    try {
      const signal = AbortSignal.timeout(patience)
      const response = await fetch(addressOf(path), { method: 'PUT', body: bytes, headers, signal })
      const mark = response.headers.get('ETag')
      if (response.ok && mark !== null) return { etag: mark }
      const said = (await response.json().catch(() => ({}))) as { code?: string; detail?: string }
      const refusal = serverRefusals.find((one) => one === said.code)
      return { refusal: refusal ?? (response.status === 403 ? 'token' : 'other'), detail: said.detail }
    } catch {
      return { refusal: 'unreachable' }
    }
  },
}

/** Milliseconds after which a server that does not answer is as good as gone. */
const patience = 30_000

const serverRefusals = [
  ...(['changed', 'taken', 'name', 'clash', 'link'] as const),
  ...(['read-only', 'full', 'gone', 'busy', 'too-large'] as const),
]

function addressOf(path: string): string {
  return `/api/file?path=${encodeURIComponent(path)}`
}

async function ask(address: string): Promise<Fetched<Response>> {
  try {
    const response = await fetch(address)
    if (response.ok) return { value: response }
    return { refusal: response.status === 403 ? 'token' : 'missing' }
  } catch {
    return { refusal: 'unreachable' }
  }
}
