import type { Compiled } from './compile.ts'
import { describe } from './diagnostic/describe.ts'
import { type Diagnostic, type Problem, problem } from './diagnostic/diagnostic.ts'
import { firstCauses } from './diagnostic/first-causes.ts'
import { readData, readScenario } from './model/read-scenario.ts'
import { emptyScenario, type Scenario } from './model/scenario.ts'
import { shiftNode, textAt } from './syntax/policy/fields.ts'
import { checkShape } from './syntax/shape/check-shape.ts'
import { createReader } from './syntax/yaml/read-document.ts'

/** A scenario as read against a policy, its own text beside it so that later stages can point into it. */
export interface ReadScenario {
  readonly file: string
  readonly text: string
  readonly scenario: Scenario
  /** Spans in the scenario's file. */
  readonly problems: readonly Problem[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads scenario files again and again, parsing only what changed. */
export interface ScenarioReader {
  /** YAML or JSON text, against a compiled policy. Never throws. */
  read(file: string, text: string, compiled: Compiled): ReadScenario
}

/** A reader with an empty cache; one for each open scenario. */
export function createScenarioReader(): ScenarioReader {
  const reader = createReader()
  return {
    read(file, text, compiled) {
      const { scenario, problems } = readScenario(file, reader.read(text), compiled.model)
      return { file, text, scenario, problems, diagnostics: describe(file, text, firstCauses(problems)) }
    },
  }
}

/** A worked example (算例) of a policy, by its place among them; its data stand in the policy's own file. */
export function readExample(compiled: Compiled, index: number): ReadScenario {
  const { file, text, model } = compiled
  const example = model.examples[index]
  if (example?.node.kind !== 'map') return noScenario(compiled)
  const root = shiftNode(example.node, example.site.start)
  const problems: Problem[] = checkShape('example', root)
  const scenario = readData(root, file, textAt(root, '名') ?? '', model, (p) => problems.push(p))
  if (scenario.before) problems.push(problem('HC1083', scenario.before.span, {}))
  return { file, text, scenario, problems, diagnostics: describe(file, text, problems) }
}

/** No data at all: every input is missing. */
export function noScenario(compiled: Compiled): ReadScenario {
  return {
    file: compiled.file,
    text: compiled.text,
    scenario: emptyScenario('', compiled.file),
    problems: [],
    diagnostics: [],
  }
}
