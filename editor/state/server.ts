/** Why the server gave nothing: the page came without its token, it is gone, or it said so. */
export type Refusal = 'token' | 'unreachable' | 'missing'

/** What the server answered, or why it did not. */
export type Fetched<T> = { readonly value: T } | { readonly refusal: Refusal }

/** The folder as the local server shows it. */
export interface Server {
  /** Paths of all files that may be policies or scenarios, sorted. */
  list(): Promise<Fetched<{ readonly paths: readonly string[]; readonly more: boolean }>>
  read(path: string): Promise<Fetched<Uint8Array>>
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
    const answer = await ask(`/api/file?path=${encodeURIComponent(path)}`)
    return 'refusal' in answer ? answer : { value: new Uint8Array(await answer.value.arrayBuffer()) }
  },
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
