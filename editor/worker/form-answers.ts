import type { Diagnostic, Model, ReadScenario } from '../../dsl/index.ts'
import type { Evaluation } from '../../engine/index.ts'
import { type InputAbout, inputAbout } from '../language/forms/input-about.ts'
import { type ScenarioData, scenarioData } from '../language/forms/input-places.ts'
import { buildScenarioForm, type ScenarioForm } from '../language/forms/scenario-form.ts'
import { type HeadPath, writeHead } from '../language/forms/scenario-head.ts'
import { type InputChange, type WrittenInputs, writeInputs } from '../language/forms/write-inputs.ts'
import { type MemberChange, writeMembers } from '../language/forms/write-members.ts'
import { matchBlock, type Pasted, type PastePlan } from '../language/paste/match-block.ts'

/** A change of a scenario through its form. */
export type FormChange =
  | { readonly kind: 'inputs'; readonly changes: readonly InputChange[] }
  | { readonly kind: 'head'; readonly path: HeadPath; readonly text: string }
  | { readonly kind: 'members'; readonly change: MemberChange }

/** What a form of a scenario is asked; all answers are for the texts of the last evaluation. */
export interface FormAnswers {
  /** Undefined where the scenario cannot be read against its policy. */
  scenarioForm(): ScenarioForm | undefined
  /** What a scenario of the policy may give. */
  inputs(): readonly InputAbout[]
  /** What makes a change in the text; undefined where it cannot be made from a form. */
  writeForm(change: FormChange): WrittenInputs | undefined
  /** What would become of a block that is pasted. */
  readPaste(pasted: Pasted): PastePlan | undefined
}

/** What the last evaluation read. */
export interface LastRead {
  readonly model: Model
  readonly read?: ReadScenario
  readonly findings: readonly Diagnostic[]
  readonly evaluation?: Evaluation
}

/** Answers from what was read last. */
export function createFormAnswers(last: () => LastRead | undefined): FormAnswers {
  const dataOf = (): ScenarioData | undefined => {
    const found = last()
    return found?.read && scenarioData(found.model, found.read)
  }
  const formOf = (data: ScenarioData): ScenarioForm => {
    const { findings = [], evaluation } = last() ?? {}
    return buildScenarioForm(data, findings, evaluation)
  }
  return {
    scenarioForm() {
      const data = dataOf()
      return data && formOf(data)
    },
    inputs() {
      const found = last()
      const figures = found ? [...found.model.figures.values()] : []
      return figures.flatMap((one) => (found && one.kind === 'input' ? [inputAbout(one, found.model, undefined)] : []))
    },
    writeForm(asked) {
      const data = dataOf()
      if (!data) return undefined
      if (asked.kind === 'inputs') return writeInputs(data, asked.changes)
      const splices = asked.kind === 'head' ? writeHead(data, asked.path, asked.text) : writeMembers(data, asked.change)
      return splices && { of: data.read.text, splices, refused: [] }
    },
    readPaste(pasted) {
      const data = dataOf()
      return data && matchBlock(pasted, formOf(data), data)
    },
  }
}
