import type { LanguageClient } from '../worker/client.ts'
import {
  type ClauseNode,
  clausesAt,
  type ListedReferences,
  type OpenTexts,
  type OutlinedClause,
  type RenameText,
} from '../worker/protocol.ts'
import type { Beside } from './beside.ts'
import type { OpenText, Snapshot, Splice, Which } from './snapshot.ts'
import type { Workspace } from './workspace.ts'

export type {
  ClauseNode,
  ListedReference,
  ListedReferences,
  OutlinedCiting,
  OutlinedClause,
} from '../worker/protocol.ts'

/** A place of a file: line and column from 1, or an offset. */
export type FilePlace = { readonly line: number; readonly column: number } | number

/** The clauses of the policy, as a list and as a tree. */
export interface Clauses {
  readonly all: readonly OutlinedClause[]
  readonly tree: readonly ClauseNode[]
}

/** What happened that is not seen: another file was opened, or files beside the open ones were written in. */
export type Notice =
  | { readonly kind: 'opened'; readonly file: string; readonly from: string }
  | { readonly kind: 'renamed'; readonly drafts: readonly string[]; readonly left: readonly string[] }

/** What leads through the texts, at one moment; never changed, only replaced. */
export interface Led {
  /** Of the last answer. */
  readonly clauses?: Clauses
  /** The clauses that govern the place of the cursor, or the chosen figure, whichever came last. */
  readonly here: readonly string[]
  /** Where a name stands, once it was asked for. */
  readonly references?: ListedReferences
  readonly notice?: Notice
  /** The place to be shown next. */
  readonly aim?: { readonly which: Which; readonly place: FilePlace }
}

type Outline = Awaited<ReturnType<LanguageClient['outline']>>

/** Leads through the texts of a workspace: its clauses, where the cursor stands, where names stand, and over to other files. */
export class Guide {
  private readonly workspace: Workspace
  readonly language: LanguageClient
  private readonly beside: Beside
  private readonly listeners = new Set<() => void>()
  private now: Led = { here: [] }
  private seen: Snapshot
  private outline: Outline | undefined
  private lead: 'cursor' | 'figure' = 'cursor'
  private readonly left = new Map<string, number>()
  private cursor: { readonly file: string; readonly offset: number } | undefined

  constructor(parts: { workspace: Workspace; language: LanguageClient; beside: Beside }) {
    this.workspace = parts.workspace
    this.language = parts.language
    this.beside = parts.beside
    this.seen = this.workspace.snapshot()
    this.workspace.subscribe(() => this.follow())
  }

  /** The files of the folder, by path. */
  files(): readonly string[] {
    return this.workspace.snapshot().files.map(({ path }) => path)
  }

  readonly snapshot = (): Led => this.now

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** The cursor went to an offset of a text. */
  stand(which: Which, offset: number): void {
    const file = this.workspace.snapshot()[which]?.file
    if (file === undefined) return
    this.cursor = { file, offset }
    this.lead = 'cursor'
    this.setHere()
  }

  /** Brings a file to the front, opened if it does not stand open, at a place. */
  async goTo(file: string, place: FilePlace): Promise<void> {
    const { policy, files } = this.workspace.snapshot()
    const isScenario = files.find(({ path }) => path === file)?.kind === 'scenario'
    if (!this.whichOf(file)) {
      if (policy && this.cursor?.file === policy.file) this.left.set(policy.file, this.cursor.offset)
      await (isScenario ? this.workspace.openScenario(file) : this.workspace.openPolicy(file))
      if (!isScenario && policy) this.set({ notice: { kind: 'opened', file, from: policy.file } })
    }
    const which = this.whichOf(file)
    if (!which) return
    this.workspace.show(which, 'text')
    this.set({ aim: { which, place } })
  }

  /** Shows where a name stands; undefined: no more. */
  list(references: ListedReferences | undefined): void {
    this.set({ references })
  }

  /** Opens the policy again from which another file was opened, where the cursor stood in it. */
  async goBack(file: string): Promise<void> {
    const place = this.left.get(file)
    await this.workspace.openPolicy(file)
    if (place !== undefined) await this.goTo(file, place)
  }

  dismiss(): void {
    this.set({ notice: undefined })
  }

  /** The text of any file of the folder as it is now; undefined: there is none. */
  async textOf(file: string): Promise<string | undefined> {
    const { policy, scenario } = this.workspace.snapshot()
    return [policy, scenario].find((open) => open?.file === file)?.text ?? this.beside.read(file)
  }

  /** The texts that do not stand open in which a name of the policy or the scenario may stand. */
  async textsBeside(): Promise<readonly RenameText[]> {
    const { policy, scenario, files } = this.workspace.snapshot()
    return policy ? this.beside.around(policy.file, files, [policy.file, scenario?.file ?? policy.file]) : []
  }

  /** Writes in texts that do not stand open, as drafts, and tells which; `left`: files that hold a name and stay as they are. */
  async writeBeside(
    written: readonly { readonly was: RenameText; readonly splices: readonly Splice[] }[],
    left: readonly string[],
  ): Promise<void> {
    const done = await Promise.all(written.map(({ was, splices }) => this.beside.write(was, splices)))
    const [drafts, refused] = [true, false].map((is) =>
      written.flatMap(({ was }, i) => (done[i] === is ? [was.file] : [])),
    ) as [string[], string[]]
    if (written.length + left.length > 0) this.set({ notice: { kind: 'renamed', drafts, left: [...left, ...refused] } })
  }

  /** Takes over what the workspace came to. */
  private follow(): void {
    const [before, after] = [this.seen, this.workspace.snapshot()]
    this.seen = after
    if (before.policy?.file !== after.policy?.file) {
      this.outline = undefined
      this.set({ clauses: undefined, here: [], references: undefined, notice: undefined })
    }
    if (after.answer && before.answer !== after.answer) void this.look(after)
    if (before.drafts !== after.drafts) this.forgetSaved(after.drafts)
    if (before.chosen === after.chosen) return
    this.lead = after.chosen ? 'figure' : 'cursor'
    this.setHere()
  }

  /** Of files that are no drafts any more nothing is said. */
  private forgetSaved(kept: readonly string[]): void {
    const { notice } = this.now
    if (notice?.kind !== 'renamed') return
    const drafts = notice.drafts.filter((file) => kept.includes(file))
    if (drafts.length === notice.drafts.length) return
    this.set({ notice: drafts.length + notice.left.length > 0 ? { ...notice, drafts } : undefined })
  }

  private async look(asked: Snapshot): Promise<void> {
    const open = textsOf(asked)
    if (!open) return
    try {
      const outline = await this.language.outline(open)
      if (this.workspace.snapshot().answer !== asked.answer) return
      this.outline = outline
      this.set({ clauses: { all: outline.clauses.clauses, tree: outline.tree } })
      this.setHere()
    } catch (error) {
      this.workspace.fail(error instanceof Error ? error.message : String(error))
    }
  }

  private whichOf(file: string): Which | undefined {
    const { policy, scenario } = this.workspace.snapshot()
    return policy?.file === file ? 'policy' : scenario?.file === file ? 'scenario' : undefined
  }

  private setHere(): void {
    const { chosen } = this.workspace.snapshot()
    const here = this.lead === 'figure' && chosen ? this.governing(chosen.name) : this.atCursor()
    if (here.join('\n') !== this.now.here.join('\n')) this.set({ here })
  }

  private atCursor(): readonly string[] {
    if (!this.outline || !this.cursor) return []
    return clausesAt(this.outline.clauses.clauses, this.outline.sections, this.cursor)
  }

  private governing(figure: string): readonly string[] {
    const cites = ({ citedBy }: OutlinedClause): boolean => citedBy.some(({ name }) => name === figure)
    return (this.outline?.clauses.clauses ?? []).filter(cites).map(({ clause }) => clause)
  }

  private set(change: Partial<Led>): void {
    this.now = { ...this.now, ...change }
    for (const listener of this.listeners) listener()
  }
}

function textsOf({ policy, scenario }: Snapshot): OpenTexts | undefined {
  const of = ({ file, text }: OpenText) => ({ file, text })
  return policy && { policy: of(policy), ...(scenario && { scenario: of(scenario) }) }
}
