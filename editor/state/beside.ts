import type { Client } from '../worker/client.ts'
import { applySplices, type RenameText, resolvePath } from '../worker/protocol.ts'
import type { Drafts } from './drafts.ts'
import type { FileEntry } from './files.ts'
import type { Server } from './server.ts'
import type { Splice } from './snapshot.ts'

/** The texts of the folder that do not stand open: drafts before the disk. */
export class Beside {
  private readonly server: Server
  private readonly drafts: Drafts
  private readonly client: Client

  constructor({ server, drafts, client }: { server: Server; drafts: Drafts; client: Client }) {
    this.server = server
    this.drafts = drafts
    this.client = client
  }

  /** A text as it is now; undefined: there is no such file. */
  async read(file: string): Promise<string | undefined> {
    return this.drafts.read(file)?.text ?? (await this.saved(file))
  }

  /**
   * Texts that may name what stands in a policy: its scenarios, policies that may fill it in and theirs, and plans. `open`: files that
   * stand open already.
   */
  async around(policy: string, files: readonly FileEntry[], open: readonly string[]): Promise<readonly RenameText[]> {
    const others = files.filter(({ kind, path }) => kind !== 'other' && !open.includes(path))
    const texts = await Promise.all(
      others.map(async (entry) => ({ entry, text: entry.kind === 'scenario' ? '' : await this.read(entry.path) })),
    )
    const name = policy.slice(policy.lastIndexOf('/') + 1)
    const filling = texts.filter(({ entry, text }) => entry.kind === 'policy' && text?.includes(name))
    const policies = [policy, ...filling.map(({ entry }) => entry.path)]
    const scenarios = others.filter(
      (one) => one.policy && policies.includes(resolvePath(one.path, one.policy.text) ?? ''),
    )
    const plans = texts.filter(({ entry }) => entry.kind === 'plan')
    const read = await Promise.all(scenarios.map(async ({ path }) => ({ path, text: await this.read(path) })))
    return [
      ...filling.map(({ entry, text }) => ({ file: entry.path, text, isOpen: true })),
      ...read.map(({ path, text }) => ({ file: path, text, isOpen: true })),
      ...plans.map(({ entry, text }) => ({ file: entry.path, text, isOpen: false })),
    ].filter((one): one is RenameText => one.text !== undefined)
  }

  /** Writes in a text as a draft, unless it is another by now; says whether it did. */
  async write({ file, text }: RenameText, splices: readonly Splice[]): Promise<boolean> {
    if ((await this.read(file)) !== text) return false
    const saved = this.drafts.read(file)?.saved ?? text
    const made = applySplices(text, splices)
    if (made === saved && (await this.saved(file)) === saved) this.drafts.remove(file)
    else if (!this.drafts.write(file, { text: made, saved })) return false
    await this.client.give(file, new TextEncoder().encode(made))
    return true
  }

  private async saved(file: string): Promise<string | undefined> {
    const read = await this.server.read(file)
    return 'value' in read ? (await this.client.readFile(file, read.value)).text : undefined
  }
}
