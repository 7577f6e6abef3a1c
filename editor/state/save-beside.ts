import type { Client } from '../worker/client.ts'
import type { Identified } from '../worker/protocol.ts'
import { readBase, writeBase } from './base.ts'
import type { Drafts } from './drafts.ts'
import { hasSameLines } from './keep-line-ends.ts'
import { lostLines } from './lost-lines.ts'
import type { SaveFault, Server } from './server.ts'

/**
 * Saves the draft of a file that does not stand open, only over the text that the draft began from. Gives what the file is then, or why it
 * was not saved; undefined where there is no draft, or where the disk has that very text already.
 */
export async function saveBeside(
  { server, client, drafts }: { readonly server: Server; readonly client: Client; readonly drafts: Drafts },
  file: string,
): Promise<{ readonly identified: Identified } | SaveFault | undefined> {
  const draft = drafts.read(file)
  if (!draft) return undefined
  const read = await server.read(file)
  if ('refusal' in read) return { refusal: read.refusal === 'missing' ? 'vanished' : read.refusal }
  const { base } = await readBase(client, file, read.value, read.etag)
  if (!base.isWhole) return { refusal: 'encoding' }
  if (hasSameLines(base.text, draft.text)) {
    drafts.remove(file)
    return undefined
  }
  if (!hasSameLines(base.text, draft.saved)) return { refusal: 'changed' }
  // Nobody sees this text now who could say whether that is meant.
  if (lostLines(base.text, draft.text) !== undefined) return { refusal: 'shrunk' }
  const saved = await writeBase(server, file, draft.text, base)
  if ('refusal' in saved) return saved
  if (drafts.read(file)?.text === draft.text) drafts.remove(file)
  const { identified } = await client.readFile(file, new TextEncoder().encode(draft.text))
  return { identified }
}
