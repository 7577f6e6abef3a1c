import type { Client } from '../worker/client.ts'
import { isSameField, type ParameterChange } from '../worker/protocol.ts'
import type { Snapshot, Splice } from './snapshot.ts'

/** What the parameters stand on: the worker, what is seen now, and the ways to change it. */
export interface ParametersParts {
  readonly client: Pick<Client, 'parameterForm' | 'writeParameter'>
  readonly snapshot: () => Snapshot
  readonly set: (change: Pick<Snapshot, 'parameters'>) => void
  readonly splice: (of: string, splices: readonly Splice[], isJoined: boolean) => boolean
  readonly fail: (error: unknown) => void
}

interface Waiting {
  readonly change: ParameterChange
  readonly isJoined: boolean
  readonly done: readonly ((isWritten: boolean) => void)[]
}

/** The parameters' form of the policy that stands open: read while it is seen, and written through. */
export class Parameters {
  private readonly parts: ParametersParts
  private readonly waiting: Waiting[] = []
  private isWriting = false

  constructor(parts: ParametersParts) {
    this.parts = parts
  }

  /** Takes over the form of the present text, while it is seen. `isTold`: a run has spoken of the text since the form was made. */
  async read(isTold = false): Promise<void> {
    const { policy, front, seen, parameters, answer } = this.parts.snapshot()
    const isSeen = front === 'policy' && seen.policy === 'form'
    // Before the first answer the framework that it fills in may not have been fetched.
    if (!policy || !isSeen || !answer || (parameters?.of === policy.text && !isTold)) return
    try {
      const { file, text, saved } = policy
      const form = await this.parts.client.parameterForm({ file, text, saved })
      const open = this.parts.snapshot().policy
      if (open?.file === file && open.text === text) this.parts.set({ parameters: { of: text, form } })
    } catch (error) {
      this.parts.fail(error)
    }
  }

  /**
   * Writes a field into the policy as it stands by then, one change after another; of the steps of a drag that wait only the latest is written.
   * `isJoined`: one step of undoing with the change before. False where a form cannot make the change.
   */
  async write(change: ParameterChange, isJoined = false): Promise<boolean> {
    const isWritten = await new Promise<boolean>((resolve) => {
      const last = this.waiting.at(-1)
      if (isJoined && last && isSameField(last.change, change))
        this.waiting[this.waiting.length - 1] = { ...last, change, done: [...last.done, resolve] }
      else this.waiting.push({ change, isJoined, done: [resolve] })
      void this.drain()
    })
    await this.read()
    return isWritten
  }

  private async drain(): Promise<void> {
    if (this.isWriting) return
    this.isWriting = true
    for (let next = this.waiting.shift(); next; next = this.waiting.shift()) {
      const isWritten = await this.put(next)
      for (const tell of next.done) tell(isWritten)
    }
    this.isWriting = false
  }

  private async put({ change, isJoined }: Waiting): Promise<boolean> {
    const { client, snapshot, splice, fail } = this.parts
    const of = snapshot().policy?.file
    try {
      for (;;) {
        const { policy } = snapshot()
        if (!policy || policy.file !== of) return false
        const { file, text, saved } = policy
        const splices = await client.writeParameter({ file, text, saved }, change)
        if (!splices) return false
        // Refused where the text is another by now: then the place is looked for again.
        if (splice(text, splices, isJoined)) return true
      }
    } catch (error) {
      fail(error)
      return false
    }
  }
}
