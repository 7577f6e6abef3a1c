import type { Client } from '../worker/client.ts'
import type { FormChange, InputAbout, Pasted, PastePlan, ScenarioForm, Splice } from './snapshot.ts'

/** What the form of a scenario stands on. */
export interface ScenarioFormsParts {
  readonly client: Client
  readonly evaluate: () => Promise<void>
  /** False where the text is another by now. */
  readonly splice: (of: string, splices: readonly Splice[]) => boolean
  readonly fail: (message: string) => void
}

/** So often a change is asked for again, because the text was another by the time the answer came. */
const most = 5

/** Reads the open scenario as a form and writes through it, one change after another. */
export class ScenarioForms {
  private readonly parts: ScenarioFormsParts
  private last: Promise<unknown> = Promise.resolve()

  constructor(parts: ScenarioFormsParts) {
    this.parts = parts
  }

  /** The form of the texts as they were evaluated last; undefined where they cannot be read. */
  read(): Promise<ScenarioForm | undefined> {
    return this.guarded(this.parts.client.scenarioForm())
  }

  /** What a scenario of the open policy may give. */
  inputs(): Promise<readonly InputAbout[] | undefined> {
    return this.guarded(this.parts.client.inputs())
  }

  /** What would become of a block that is pasted. */
  readPaste(pasted: Pasted): Promise<PastePlan | undefined> {
    return this.guarded(this.parts.client.readPaste(pasted))
  }

  /** Makes a change, one step of undoing. False where it, or a part of it, cannot be made from the form. */
  write(change: FormChange): Promise<boolean> {
    const made = this.last.then(() => this.tried(change))
    this.last = made
    return made
  }

  private async tried(change: FormChange): Promise<boolean> {
    for (let i = 0; i < most; i++) {
      const written = await this.guarded(this.parts.client.writeForm(change))
      if (!written) return false
      if (this.parts.splice(written.of, written.splices)) return written.refused.length === 0
      await this.parts.evaluate()
    }
    return false
  }

  private async guarded<T>(asked: Promise<T>): Promise<T | undefined> {
    try {
      return await asked
    } catch (error) {
      this.parts.fail(error instanceof Error ? error.message : String(error))
      return undefined
    }
  }
}
