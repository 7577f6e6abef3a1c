import type { Client } from '../worker/client.ts'
import type { FileEntry } from './files.ts'
import type { Server } from './server.ts'

/** Files of the folder told apart, in no order; a few are read at a time. One that cannot be read is of another kind. */
export async function identifyFiles(
  { server, client }: { readonly server: Server; readonly client: Client },
  paths: readonly string[],
): Promise<readonly FileEntry[]> {
  const entries: FileEntry[] = []
  let next = 0
  const look = async (): Promise<void> => {
    for (let path = paths[next++]; path !== undefined; path = paths[next++]) {
      const read = await server.read(path)
      const told = 'refusal' in read ? undefined : (await client.readFile(path, read.value)).identified
      entries.push({ path, isNew: false, ...(told ?? { kind: 'other' }) })
    }
  }
  await Promise.all([look(), look(), look(), look()])
  return entries
}
