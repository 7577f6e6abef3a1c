import type { Client } from '../worker/client.ts'
import type { Drafts } from './drafts.ts'
import type { FileEntry } from './files.ts'

/** Drafts that no file of the folder stands behind: new files. `known` are the folder's. */
export async function newFiles(
  { drafts, client }: { readonly drafts: Drafts; readonly client: Client },
  known: readonly string[],
): Promise<readonly FileEntry[]> {
  const made: FileEntry[] = []
  for (const path of drafts.paths()) {
    const draft = known.includes(path) ? undefined : drafts.read(path)
    if (!draft) continue
    const { identified } = await client.readFile(path, new TextEncoder().encode(draft.text))
    made.push({ path, isNew: true, ...identified })
  }
  return made
}
