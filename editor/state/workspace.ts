import type { Client } from '../worker/client.ts'
import type { Picture, PictureAsked, Which } from '../worker/protocol.ts'
import { applySplices } from '../worker/protocol.ts'
import { readBase } from './base.ts'
import type { Drafts } from './drafts.ts'
import { scenariosFor, sorted } from './files.ts'
import { giveFile } from './give-file.ts'
import { identifyFiles } from './identify-files.ts'
import { hasSameLines } from './keep-line-ends.ts'
import { newFiles } from './new-files.ts'
import { Parameters } from './parameters.ts'
import type { Preferences } from './preferences.ts'
import { Saving } from './saving.ts'
import { ScenarioForms } from './scenario-forms.ts'
import type { Server } from './server.ts'
import type { Chosen, OpenText, Seen, Snapshot, Splice } from './snapshot.ts'
import { emptySnapshot, isDraft } from './snapshot.ts'

/** What a workspace stands on. */
export interface WorkspaceParts {
  readonly server: Server
  readonly client: Client
  readonly drafts: Drafts
  readonly preferences: Preferences
  /** Calls back after the pause that a person typing makes between two letters. */
  readonly later: (work: () => void) => { readonly cancel: () => void }
}

/** What stands open and what is known of it: the only state of the page that changes. Views read `snapshot` and are told by `subscribe`. */
export class Workspace {
  readonly saving: Saving
  /** The scenario as a form. */
  readonly forms: ScenarioForms
  readonly parameters: Parameters
  private readonly parts: WorkspaceParts
  private readonly listeners = new Set<() => void>()
  private now: Snapshot = emptySnapshot
  private timer: { readonly cancel: () => void } | undefined

  /** Tables and copies of the last figures: questions that change nothing. */
  readonly figures: Pick<Client, 'table' | 'copy'>

  constructor(parts: WorkspaceParts) {
    this.parts = parts
    this.figures = parts.client
    parts.drafts.subscribe(() => {
      const drafts = parts.drafts.paths()
      if (drafts.join('\n') !== this.now.drafts.join('\n')) this.set({ drafts })
    })
    this.saving = new Saving({
      ...{ ...parts, snapshot: this.snapshot, set: (change) => this.set(change) },
      ...{ evaluate: () => this.evaluate(), discard: (which) => this.discard(which) },
      splice: (...change) => this.splice(...change),
    })
    this.forms = new ScenarioForms({
      ...{ client: parts.client, evaluate: () => this.evaluate(), fail: (message) => this.fail(message) },
      splice: (of, splices) => this.splice('scenario', of, splices),
    })
    this.parameters = new Parameters({
      ...{ client: parts.client, snapshot: this.snapshot, set: (change) => this.set(change) },
      splice: (of, splices, isJoined) => this.splice('policy', of, splices, isJoined),
      fail: (error) => this.fail(error instanceof Error ? error.message : String(error)),
    })
  }

  readonly snapshot = (): Snapshot => this.now

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Lists the folder, opens what stood open last, or the first policy that has a scenario, and tells the files apart. */
  async start(): Promise<void> {
    const listed = await this.parts.server.list()
    if ('refusal' in listed) return this.set({ listing: listed.refusal })
    const { paths, more } = listed.value
    const { preferences } = this.parts
    const last = preferences.read('policy')
    const besideLast = preferences.read(`scenario of ${last}`)
    const isLast = (path: string): boolean => path === last || path === besideLast
    const known = sorted([
      ...(await newFiles(this.parts, paths)),
      ...(await identifyFiles(this.parts, paths.filter(isLast))),
    ])
    this.set({ more, files: known, drafts: this.parts.drafts.paths() })
    // What stood open last need not wait for the rest of the folder, which may be large.
    const hasLast = known.some(({ path }) => path === last)
    const isWhole = besideLast === '' || scenariosFor(last ?? '', known).some(({ path }) => path === besideLast)
    const opening = last !== undefined && hasLast && isWhole ? this.openPolicy(last) : undefined
    const rest = await identifyFiles(
      this.parts,
      paths.filter((path) => !isLast(path)),
    )
    this.set({ files: sorted([...this.now.files, ...rest]), listing: 'ready' })
    await opening
    const { files } = this.now
    const policies = files.filter(({ kind }) => kind === 'policy')
    const first =
      files.find(({ path }) => path === last) ??
      policies.find(({ path }) => scenariosFor(path, files).length > 0) ??
      policies[0] ??
      files.find(({ kind }) => kind !== 'scenario')
    if (first && !this.now.policy) await this.openPolicy(first.path)
  }

  /** Opens a policy with the scenario that stood beside it last, or the first that names it. */
  async openPolicy(path: string): Promise<void> {
    const own = scenariosFor(path, this.now.files)
    const last = this.parts.preferences.read(`scenario of ${path}`)
    const wanted = last === '' ? undefined : (own.find((one) => one.path === last) ?? own[0])?.path
    const [policy, scenario] = await Promise.all([
      this.open(path),
      wanted === undefined ? undefined : this.open(wanted),
      this.parts.client.forget(),
    ])
    if (!policy) return
    this.parts.preferences.write('policy', path)
    if (scenario) this.parts.preferences.write(`scenario of ${path}`, scenario.file)
    this.set({
      ...{ policy, scenario, front: 'policy', year: undefined, answer: undefined },
      ...{ sheet: undefined, stale: undefined, chosen: undefined, touched: undefined },
      ...{ derivation: undefined, clauses: {}, parameters: undefined },
    })
    await this.evaluate()
  }

  /** Opens a scenario beside the policy, or none. */
  async openScenario(path: string | undefined): Promise<void> {
    const { policy, front } = this.now
    if (!policy) return
    this.parts.preferences.write(`scenario of ${policy.file}`, path ?? '')
    const scenario = path === undefined ? undefined : await this.open(path)
    await this.parts.client.forget()
    if (this.now.policy?.file !== policy.file) return
    this.set({ scenario, front: scenario ? front : 'policy', year: undefined })
    await this.evaluate()
  }

  /** Takes over what was typed, keeps it as a draft and works out the figures after a short pause. */
  edit(which: Which, text: string): void {
    const open = this.now[which]
    if (!open || open.text === text) return
    this.replace(which, { ...open, text })
    this.timer?.cancel()
    this.timer = this.parts.later(() => void this.evaluate())
  }

  /**
   * Changes a text by a form or a mend; `of` is the text that the splices were made for, and they are refused (false) if it is another by now.
   * `isJoined`: one step of undoing with the change before. Figures are worked out at once, the newest change overtaking the others.
   */
  splice(which: Which, of: string, splices: readonly Splice[], isJoined = false): boolean {
    const open = this.now[which]
    if (!open || open.text !== of) return false
    const text = applySplices(of, splices)
    if (text === of) return true
    this.replace(which, { ...open, text, revision: open.revision + 1, isJoined })
    void this.evaluate()
    return true
  }

  /** Goes back to what the disk has; a new file is gone. */
  async discard(which: Which): Promise<void> {
    const open = this.now[which]
    if (!open) return
    this.parts.drafts.remove(open.file)
    if (!open.isNew) {
      this.set({
        [which]: {
          ...{ ...open, text: open.saved, restored: false, overtaken: false, save: undefined },
          ...{ revision: open.revision + 1, isJoined: false },
        },
      })
      return this.evaluate()
    }
    this.set({ files: this.now.files.filter(({ path }) => path !== open.file) })
    if (which === 'scenario') return this.openScenario(undefined)
    const other = this.now.files.find(({ kind }) => kind === 'policy')
    if (other) return this.openPolicy(other.path)
    const { files, listing, more, seen, drafts } = this.now
    this.set({ ...emptySnapshot, files, listing, more, seen, drafts })
  }

  /** Makes new texts, kept as drafts only, and opens the policy among them, or the scenario beside the policy. */
  async create(texts: readonly { readonly path: string; readonly text: string }[]): Promise<void> {
    for (const { path, text } of texts)
      this.set({ draftLost: !this.parts.drafts.write(path, { text, saved: text }) || this.now.draftLost })
    const made = await newFiles(
      this.parts,
      this.now.files.filter(({ isNew }) => !isNew).map(({ path }) => path),
    )
    this.set({ files: sorted([...this.now.files.filter(({ isNew }) => !isNew), ...made]) })
    const own = made.filter(({ path }) => texts.some((text) => text.path === path))
    const policy = own.find(({ kind }) => kind === 'policy')
    if (policy) return this.openPolicy(policy.path)
    const scenario = own[0]
    if (!scenario) return
    await this.openScenario(scenario.path)
    this.show('scenario')
  }

  /** Brings a text to the front, as it was seen last, or as asked. */
  show(front: Which, as: Seen = this.now.seen[front]): void {
    this.set({ front, seen: { ...this.now.seen, [front]: as } })
    void this.parameters.read()
  }

  /** Runs another year than the scenario's; undefined: the scenario's. */
  async setYear(year: number | undefined): Promise<void> {
    this.set({ year })
    await this.evaluate()
  }

  /** Shows how a figure came about; undefined: none. */
  async choose(chosen: Chosen | undefined): Promise<void> {
    this.set({ chosen, ...(chosen ? {} : { derivation: undefined }) })
    await this.explain()
  }

  /** What the figures of the last sheet rest on, drawn; undefined where there is no such node. */
  readonly picture = (asked: PictureAsked): Promise<Picture | undefined> => this.parts.client.picture(asked)

  /** Notes a fault of ours, for a report. */
  fail(message: string): void {
    this.set({ fault: message, working: false })
  }

  private async evaluate(): Promise<void> {
    this.timer?.cancel()
    const { policy, scenario, year } = this.now
    if (!policy) return
    this.set({ working: true })
    try {
      const answer = await this.parts.client.evaluate({
        policy: asked(policy),
        scenario: scenario && asked(scenario),
        year,
      })
      if (!answer || this.now.policy?.file !== policy.file || this.now.scenario?.file !== scenario?.file) return
      if (answer.needs.length > 0) {
        await Promise.all(answer.needs.map((path) => giveFile(this.parts, path)))
        return this.evaluate()
      }
      const { sheet, broken, clauses } = answer
      this.set({ answer, working: false, stale: broken, ...(sheet ? { sheet, clauses } : {}) })
      await Promise.all([this.explain(), this.parameters.read(true)])
    } catch (error) {
      this.fail(error instanceof Error ? error.message : String(error))
    }
  }

  private async explain(): Promise<void> {
    const { chosen } = this.now
    if (!chosen) return
    try {
      const derivation = await this.parts.client.explain(chosen.name, chosen.at)
      if (this.now.chosen === chosen) this.set({ derivation: derivation ?? 'none' })
    } catch (error) {
      this.fail(error instanceof Error ? error.message : String(error))
    }
  }

  private async open(path: string): Promise<OpenText | undefined> {
    const isNew = this.now.files.find((one) => one.path === path)?.isNew ?? false
    const draft = this.parts.drafts.read(path)
    const onDisk = isNew ? undefined : await this.parts.server.read(path)
    const isThere = onDisk && !('refusal' in onDisk)
    const read = isThere ? await readBase(this.parts.client, path, onDisk.value, onDisk.etag) : undefined
    if (!read && !draft) return undefined
    this.saving.opened(path, read?.base)
    const saved = read?.text ?? draft?.saved ?? ''
    const restored = draft !== undefined && !hasSameLines(draft.text, saved) && !isNew
    return {
      ...{ file: path, text: draft?.text ?? saved, saved, isNew, restored, revision: 0, isJoined: false },
      overtaken: restored && !hasSameLines(draft.saved, saved),
      findings: read?.findings ?? [],
    }
  }

  private replace(which: Which, open: OpenText): void {
    const { drafts } = this.parts
    let draftLost = false
    // What an overtaken draft began from stays known: the next visit is to find it overtaken too.
    const saved = (open.overtaken ? drafts.read(open.file)?.saved : undefined) ?? open.saved
    if (isDraft(open)) draftLost = !drafts.write(open.file, { text: open.text, saved })
    else drafts.remove(open.file)
    this.set({ [which]: open, touched: which, draftLost })
  }

  private set(change: Partial<Snapshot>): void {
    this.now = { ...this.now, ...change }
    for (const listener of this.listeners) listener()
  }
}

function asked({ file, text, saved }: OpenText): { file: string; text: string; saved: string } {
  return { file, text, saved }
}
