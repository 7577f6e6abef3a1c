import type { Client } from '../worker/client.ts'
import type { Which } from '../worker/protocol.ts'
import { applySplices } from '../worker/protocol.ts'
import { type Base, readBase, writeBase } from './base.ts'
import type { Drafts } from './drafts.ts'
import { sorted } from './files.ts'
import { hasSameLines } from './keep-line-ends.ts'
import { lostLines } from './lost-lines.ts'
import type { Preferences } from './preferences.ts'
import { renamedPolicy } from './renamed-policy.ts'
import { saveBeside } from './save-beside.ts'
import type { SaveFault, Server } from './server.ts'
import { isDraft, type OpenText, type Snapshot, type Splice, type Unsaved } from './snapshot.ts'

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

/** A new file that does not stand open: its draft may be of another folder that was served before, and has no name in this one yet. */
const unnamed: SaveFault = { refusal: 'unseen' }

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

  /**
   * Saves a text, a new one under `as` if given. While it is being saved already, it is saved once more after that. One that lost most of its
   * lines and got errors is saved only by who is sure.
   */
  async save(which: Which, as?: string, isSure = false): Promise<void> {
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
    const lost = isNew || isSure ? undefined : lostLines(open.saved, text)
    if (lost !== undefined) {
      if (await this.isBroken(which)) return this.parts.set({ wreck: { which, lost } })
      return this.save(which, as, true)
    }
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

  /** Saves all texts of the folder that have changes, new ones only where they are seen; of those that stay unsaved says why. */
  async saveAll(): Promise<void> {
    const { files } = this.parts.snapshot()
    const beside = files.filter(({ path }) => !this.whichOf(path))
    const faults = beside.map(({ path, isNew }) => (isNew ? unnamed : this.saveBeside(path)))
    await this.save('policy')
    await this.save('scenario')
    const told = new Map(await Promise.all(beside.map(async ({ path }, i) => [path, await faults[i]] as const)))
    const unsaved = files.flatMap(({ path }): Unsaved[] => {
      const which = this.whichOf(path)
      const fault = which ? this.parts.snapshot()[which]?.save : told.get(path)
      return typeof fault === 'object' ? [{ file: path, fault }] : []
    })
    this.parts.set({ unsaved: unsaved.length > 0 ? unsaved : undefined })
  }

  /** Asks no more whether a text is to be saved that lost most of its lines: it is, or it stays as it is. */
  async endWreck(isSure: boolean): Promise<void> {
    const { wreck } = this.parts.snapshot()
    this.parts.set({ wreck: undefined })
    if (wreck && isSure) await this.save(wreck.which, undefined, true)
  }

  /** Says no more what stayed unsaved. */
  endReport(): void {
    this.parts.set({ unsaved: undefined })
  }

  /** Of the two texts in conflict takes the typed one. */
  async keepMine(): Promise<void> {
    const { conflict } = this.parts.snapshot()
    const open = conflict && this.parts.snapshot()[conflict]
    if (!open) return
    this.parts.set({ conflict: undefined, [conflict]: { ...open, overtaken: false } })
    await this.save(conflict, undefined, true)
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

  private async saveBeside(file: string): Promise<SaveFault | undefined> {
    if (this.underWay.has(file)) return undefined
    this.underWay.add(file)
    try {
      const saved = await saveBeside(this.parts, file)
      if (!saved || 'refusal' in saved) return saved
      const { files } = this.parts.snapshot()
      const entry = { ...saved.identified, path: file, isNew: false }
      this.parts.set({ files: files.map((one) => (one.path === file ? entry : one)) })
      return undefined
    } finally {
      this.underWay.delete(file)
    }
  }

  /** Whether a text has errors and what the disk has of it has none. */
  private async isBroken(which: Which): Promise<boolean> {
    const { policy, scenario } = this.parts.snapshot()
    if (!policy) return false
    const asked = (isSaved: boolean) => {
      const of = (open: OpenText, one: Which) => ({
        file: open.file,
        text: isSaved && one === which ? open.saved : open.text,
      })
      return { policy: of(policy, 'policy'), ...(scenario && { scenario: of(scenario, 'scenario') }) }
    }
    const { client } = this.parts
    return (await client.hasErrors(asked(false), which)) && !(await client.hasErrors(asked(true), which))
  }

  private async send(file: string, to: string, text: string, base: Base | undefined): Promise<void> {
    const saved = await writeBase(this.parts.server, to, text, base)
    if (!('refusal' in saved)) return this.done(file, to, text, saved)
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
