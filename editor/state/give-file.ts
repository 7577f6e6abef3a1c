import type { Client } from '../worker/client.ts'
import type { Drafts } from './drafts.ts'
import type { Server } from './server.ts'

/** Hands the worker a file that a text names: the draft of it where there is one. */
export async function giveFile(
  { server, drafts, client }: { readonly server: Server; readonly drafts: Drafts; readonly client: Client },
  path: string,
): Promise<void> {
  const draft = drafts.read(path)
  const read = draft ? undefined : await server.read(path)
  const bytes = draft ? new TextEncoder().encode(draft.text) : read && 'value' in read ? read.value : undefined
  await client.give(path, bytes)
}
