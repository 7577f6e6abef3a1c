import type { Identified } from '../worker/protocol.ts'
import type { FileEntry } from './files.ts'

/** Files of the folder as policies, scenarios and others; a few are read at a time. */
export async function tellApart(
  paths: readonly string[],
  read: (path: string) => Promise<{ readonly identified: Identified } | undefined>,
): Promise<readonly FileEntry[]> {
  const entries: FileEntry[] = []
  let next = 0
  const look = async (): Promise<void> => {
    for (let path = paths[next++]; path !== undefined; path = paths[next++]) {
      const found = await read(path)
      entries.push({ path, isNew: false, ...(found?.identified ?? { kind: 'other' }) })
    }
  }
  await Promise.all([look(), look(), look(), look()])
  return entries
}
