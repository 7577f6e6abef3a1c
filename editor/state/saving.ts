import type { Client } from '../worker/client.ts'
import type { Which } from '../worker/protocol.ts'
import { applySplices } from '../worker/protocol.ts'
import type { Drafts } from './drafts.ts'
import { sorted } from './files.ts'
import { hasSameLines, keepLineEnds } from './keep-line-ends.ts'
import type { Preferences } from './preferences.ts'
import { renamedPolicy } from './renamed-policy.ts'
import type { SaveFault, Server } from './server.ts'
import { isDraft, type OpenText, type Snapshot, type Splice } from './snapshot.ts'

/** What saving stands on. */
export interface SavingParts {
  readonly server: Server
  readonly client: Client
  readonly drafts: Drafts
  readonly preferences: Preferences
  readonly snapshot: () => Snapshot
  readonly set: (change: Partial<Snapshot>) => void
  /** Works the figures out anew: what they are compared with has changed. */
  readonly evaluate: () => Promise<void>
  readonly discard: (which: Which) => Promise<void>
  readonly splice: (which: Which, of: string, splices: readonly Splice[]) => boolean
}

/** A file as it was read: what a saving may replace. */
export interface Base {
  readonly etag: string | undefined
  readonly text: string
  readonly hasBom: boolean
  /** Whether the text is all that the bytes say. */
  readonly isWhole: boolean
}

/** Writes texts to the disk. A draft goes only when the server said yes to that very text; nothing is replaced that was not seen. */
export class Saving {
  private readonly parts: SavingParts
  private readonly bases = new Map<string, Base>()
  private readonly underWay = new Set<string>()
  private readonly again = new Set<string>()

  constructor(parts: SavingParts) {
    this.parts = parts
  }

  /** Notes the file that an opened text was read from; undefined: there is none. */
  opened(file: string, base: Base | undefined): void {
    if (base) this.bases.set(file, base)
    else this.bases.delete(file)
  }

  /** Saves a text, a new one under `as` if given. While it is being saved already, it is saved once more after that. */
  async save(which: Which, as?: string): Promise<void> {
    const open = this.parts.snapshot()[which]
    if (!open || !isDraft(open)) return
    const { file, text, isNew, overtaken } = open
    if (this.underWay.has(file)) {
      this.again.add(file)
      return
    }
    const to = isNew && as !== undefined ? as : file
    const { files } = this.parts.snapshot()
    if (to !== file && files.some(({ path }) => path === to)) return this.change(file, { save: { refusal: 'taken' } })
    const base = isNew ? undefined : this.bases.get(file)
    if (base && !base.isWhole) return this.change(file, { save: { refusal: 'encoding' } })
    if (overtaken) return this.parts.set({ conflict: which })
    this.underWay.add(file)
    this.change(file, { save: 'saving' })
    try {
      await this.send(file, to, text, base)
    } finally {
      this.underWay.delete(file)
    }
    if (!this.again.delete(file) && !this.again.delete(to)) return
    const now = this.whichOf(to)
    if (now && !this.parts.snapshot()[now]?.save) await this.save(now)
  }

  /** Saves all open texts that have changes, new ones under the names that they have. */
  async saveAll(): Promise<void> {
    await this.save('policy')
    await this.save('scenario')
  }

  /** Of the two texts in conflict takes the typed one. */
  async keepMine(): Promise<void> {
    const { conflict } = this.parts.snapshot()
    const open = conflict && this.parts.snapshot()[conflict]
    if (!open) return
    this.parts.set({ conflict: undefined, [conflict]: { ...open, overtaken: false } })
    await this.save(conflict)
    const after = this.parts.snapshot()[conflict]
    // Not saved, for whatever reason: the file is still another than the one that was typed over.
    if (after?.file === open.file && typeof after.save === 'object') this.change(open.file, { overtaken: true })
  }

  /** Of the two texts in conflict takes the disk's; the typed one comes back by undoing. */
  async takeDisk(): Promise<void> {
    const { conflict } = this.parts.snapshot()
    this.parts.set({ conflict: undefined })
    if (conflict) await this.parts.discard(conflict)
  }

  /** Decides nothing between the two. */
  leaveConflict(): void {
    this.parts.set({ conflict: undefined })
  }

  private async send(file: string, to: string, text: string, base: Base | undefined): Promise<void> {
    const written = base ? keepLineEnds(base.text, text) : text
    const hasBom = base?.hasBom ?? false
    const bytes = new TextEncoder().encode((hasBom ? '\ufeff' : '') + written)
    const saved = await this.parts.server.save(to, bytes, base?.etag)
    if (!('refusal' in saved))
      return this.done(file, to, text, { etag: saved.etag, text: written, hasBom, isWhole: true })
    if (saved.refusal === 'changed' || (saved.refusal === 'taken' && to === file)) return this.meet(file, text, saved)
    this.change(file, { save: saved })
  }

  /** The server said yes to `text`; meanwhile another may have been typed, or another file opened. */
  private async done(file: string, to: string, text: string, base: Base): Promise<void> {
    const { drafts, client, preferences } = this.parts
    const { identified } = await client.readFile(to, new TextEncoder().encode(text))
    this.opened(file, undefined)
    this.opened(to, base)
    const which = this.whichOf(file)
    const open = which && this.parts.snapshot()[which]
    const kept = drafts.read(file)
    // Another window may have left its own draft of this file there.
    if (kept && (kept.text === text || (to !== file && kept.text === open?.text))) drafts.remove(file)
    if (open && open.text !== text) drafts.write(to, { text: open.text, saved: text })
    const others = this.parts.snapshot().files.filter(({ path }) => path !== to && (path !== file || drafts.read(file)))
    const files = [...others.filter(({ path }) => path !== to), { ...identified, path: to, isNew: false }]
    this.parts.set({ files: sorted(files) })
    if (to !== file) await this.follow(file, to)
    if (!open) return
    this.change(file, { file: to, saved: text, isNew: false, restored: false, overtaken: false, save: undefined })
    const { policy } = this.parts.snapshot()
    if (which === 'policy') preferences.write('policy', to)
    else if (policy) preferences.write(`scenario of ${policy.file}`, to)
    await this.parts.evaluate()
  }

  /** New scenarios made beside a policy that was saved under another name name it by that. */
  private async follow(from: string, to: string): Promise<void> {
    const { drafts, client, snapshot, splice } = this.parts
    for (const { path, isNew } of snapshot().files) {
      const draft = isNew ? drafts.read(path) : undefined
      if (!draft) continue
      const { identified } = await client.readFile(path, new TextEncoder().encode(draft.text))
      const change = renamedPolicy(path, identified, from, to)
      if (!change) continue
      const text = applySplices(draft.text, [change])
      if (this.whichOf(path) !== 'scenario') drafts.write(path, { ...draft, text })
      else splice('scenario', draft.text, [change])
      const after = await client.readFile(path, new TextEncoder().encode(text))
      const { files } = snapshot()
      this.parts.set({ files: files.map((one) => (one.path === path ? { ...one, ...after.identified } : one)) })
    }
  }

  /** The disk has another text than the one that was typed over: it is shown, and a person decides. */
  private async meet(file: string, text: string, saved: SaveFault): Promise<void> {
    const read = await this.parts.server.read(file)
    if ('refusal' in read) {
      if (read.refusal !== 'missing') return this.change(file, { save: { refusal: read.refusal } })
      if (saved.refusal === 'taken') return this.change(file, { save: saved })
      this.opened(file, undefined)
      const { files } = this.parts.snapshot()
      this.parts.set({ files: files.map((one) => (one.path === file ? { ...one, isNew: true } : one)) })
      return this.change(file, { isNew: true, save: { refusal: 'vanished' } })
    }
    const { base, findings } = await readBase(this.parts.client, file, read.value, read.etag)
    // Saved before, and only the answer was lost on its way.
    if (base.isWhole && hasSameLines(base.text, text)) return this.done(file, file, text, base)
    if (saved.refusal === 'taken') return this.change(file, { save: saved })
    this.opened(file, base)
    this.change(file, { saved: base.text, findings, overtaken: true, save: { refusal: 'changed' } })
    this.parts.set({ conflict: this.parts.snapshot().conflict ?? this.whichOf(file) })
    await this.parts.evaluate()
  }

  private whichOf(file: string): Which | undefined {
    const { policy, scenario } = this.parts.snapshot()
    return policy?.file === file ? 'policy' : scenario?.file === file ? 'scenario' : undefined
  }

  private change(file: string, change: Partial<OpenText>): void {
    const which = this.whichOf(file)
    const open = which && this.parts.snapshot()[which]
    if (open) this.parts.set({ [which]: { ...open, ...change } })
  }
}

/** A file's bytes as the text that stands open, and as what a saving may replace. */
export async function readBase(
  client: Client,
  file: string,
  bytes: Uint8Array,
  etag: string | undefined,
): Promise<{ readonly base: Base } & Awaited<ReturnType<Client['readFile']>>> {
  // Before the bytes go to the worker and are no more here.
  const hasBom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  const read = await client.readFile(file, bytes)
  return { ...read, base: { etag, text: read.text, hasBom, isWhole: read.findings.length === 0 } }
}
