import type { Beside } from './beside.ts'
import { scenariosFor } from './files.ts'
import { giveFile } from './give-file.ts'
import type { SideQuery, SideView, Snapshot } from './snapshot.ts'
import type { Workspace, WorkspaceParts } from './workspace.ts'

/** What scenarios side by side stand on. */
export interface SideParts extends WorkspaceParts {
  readonly workspace: Pick<Workspace, 'snapshot' | 'subscribe' | 'fail'>
  readonly beside: Pick<Beside, 'read'>
}

/** Scenarios side by side, at one moment; never changed, only replaced. */
export interface SideSeen {
  readonly isShown: boolean
  /** Which scenarios stand beside the open one, and which rows are looked for. */
  readonly query: SideQuery
  /** What was worked out last. */
  readonly view?: SideView
  /** Whether the columns are behind the texts. */
  readonly working: boolean
}

/** So many scenarios can stand beside the open one. */
export const mostBeside = 6

const everything: SideQuery = { files: [], search: '', onlyDifferent: false, turned: [], opened: [] }

/** The other scenarios of the policy beside the open one. They follow the texts once its own figures are there and nobody types. */
export class SideBySide {
  private readonly parts: SideParts
  private readonly listeners = new Set<() => void>()
  private now: SideSeen = { isShown: false, query: everything, working: false }
  private seen: Snapshot
  private timer: { readonly cancel: () => void } | undefined
  /** Counts what overtakes columns under way. */
  private turn = 0

  constructor(parts: SideParts) {
    this.parts = parts
    this.seen = parts.workspace.snapshot()
    parts.workspace.subscribe(() => this.follow())
  }

  readonly snapshot = (): SideSeen => this.now

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Shows the columns that were chosen for this policy, also on an earlier visit, or the figures of the open scenario alone. */
  show(isShown: boolean): void {
    this.overtake()
    if (isShown) {
      this.set({ isShown, query: { ...this.now.query, files: this.remembered() } })
      void this.run()
    } else this.set({ isShown, view: undefined, working: false })
  }

  /** Chooses the scenarios beside the open one: at most `mostBeside`. */
  choose(chosen: readonly string[]): void {
    this.remember(chosen.slice(0, mostBeside))
    void this.run()
  }

  /** Looks for other rows, or in another order. */
  ask(change: Partial<Omit<SideQuery, 'files'>>): void {
    this.set({ query: { ...this.now.query, ...change } })
    // Columns that are behind are laid out as asked when they are there.
    if (!this.now.working) void this.lay(this.turn)
  }

  /** Takes over what the workspace came to. */
  private follow(): void {
    const [before, after] = [this.seen, this.parts.workspace.snapshot()]
    this.seen = after
    if (before.policy?.file !== after.policy?.file) {
      this.overtake()
      this.set({ isShown: false, query: everything, view: undefined, working: false })
    }
    if (!this.now.isShown) return
    if (!isSameAsked(before, after)) {
      this.overtake()
      this.set({ working: true })
      this.exchange(before.scenario?.file, after.scenario?.file)
    }
    if (!after.answer || before.answer === after.answer) return
    this.overtake()
    this.timer = this.parts.later(() => void this.run())
  }

  /** What stood open takes the place of what is opened out of a column. */
  private exchange(from: string | undefined, to: string | undefined): void {
    const { files } = this.now.query
    if (to === undefined || !files.includes(to)) return
    this.remember(files.flatMap((file) => (file !== to ? file : (from ?? []))))
  }

  private remember(files: readonly string[]): void {
    const { policy } = this.seen
    if (policy) this.parts.preferences.write(nameFor(policy.file), files.join('\n'))
    this.set({ query: { ...this.now.query, files } })
  }

  private overtake(): void {
    this.timer?.cancel()
    this.turn++
  }

  /** Works the columns out one after another, unless the texts move on. */
  private async run(): Promise<void> {
    this.overtake()
    const { turn } = this
    const { answer, working } = this.parts.workspace.snapshot()
    // The figures that are on their way bring the columns along.
    if (working) return this.set({ working: true })
    if (!answer?.sheet) return this.set({ working: false })
    this.set({ working: true })
    try {
      for (const file of this.now.query.files) {
        const text = await this.parts.beside.read(file)
        for (;;) {
          if (turn !== this.turn) return
          const needs = await this.parts.client.runBeside({ file, text })
          if (needs.length === 0) break
          await Promise.all(needs.map((path) => giveFile(this.parts, path)))
        }
      }
    } catch (error) {
      return this.fail(error)
    }
    if (turn !== this.turn) return
    await this.lay(turn)
    if (turn === this.turn) this.set({ working: false })
  }

  private async lay(turn: number): Promise<void> {
    const { query } = this.now
    try {
      const view = await this.parts.client.sideView(query)
      if (turn !== this.turn) return
      // Asked for something else meanwhile.
      if (query !== this.now.query) return await this.lay(turn)
      this.set({ view })
    } catch (error) {
      this.fail(error)
    }
  }

  /** The scenarios that were chosen for the policy and are still its own. */
  private remembered(): readonly string[] {
    const { policy, scenario, files } = this.seen
    if (!policy) return []
    const own = scenariosFor(policy.file, files).map(({ path }) => path)
    const chosen = this.parts.preferences.read(nameFor(policy.file))?.split('\n') ?? []
    return chosen.filter((file) => own.includes(file) && file !== scenario?.file).slice(0, mostBeside)
  }

  private fail(error: unknown): void {
    this.set({ working: false })
    this.parts.workspace.fail(error instanceof Error ? error.message : String(error))
  }

  private set(change: Partial<SideSeen>): void {
    this.now = { ...this.now, ...change }
    for (const listener of this.listeners) listener()
  }
}

/** Whether the same is to be worked out. */
function isSameAsked(a: Snapshot, b: Snapshot): boolean {
  return (
    a.policy?.text === b.policy?.text &&
    a.scenario?.file === b.scenario?.file &&
    a.scenario?.text === b.scenario?.text &&
    a.year === b.year
  )
}

function nameFor(policy: string): string {
  return `side by side of ${policy}`
}
