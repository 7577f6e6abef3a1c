import type { Answers } from './answers.ts'
import { budgetParts } from './budget-parts.ts'
import { policyText } from './policy-text.ts'

/** A file to be written: its path and its text. */
export interface NewFile {
  readonly path: string
  readonly text: string
}

/**
 * A policy that runs and a scenario of made-up data for it, under `folder` (with / at its end, or ''): without a fault, in the formatter's
 * form. A number is put behind the year where one of the two paths is taken: nothing that is there is written over.
 */
export function writeNewPolicy(
  answers: Answers,
  folder: string,
  isTaken: (path: string) => boolean,
): readonly [policy: NewFile, scenario: NewFile] {
  const paths = (name: string) => [`${folder}${name}.yaml`, `${folder}scenarios/${name}示例.yaml`] as const
  let name = String(answers.year)
  for (let number = 2; paths(name).some(isTaken); number++) name = `${answers.year}-${number}`
  const [policy, scenario] = paths(name)
  return [
    { path: policy, text: policyText(answers, `new-${name}`) },
    { path: scenario, text: exampleScenario(answers, name) },
  ]
}

function exampleScenario({ year, budget }: Answers, name: string): string {
  const { scenarioMembers, scenarioInputs } = budgetParts[budget]
  return `# 都是示例数据，不是任何地方的实际数：换成你们的。不写单位的数是元、人、元/人。
情景: ${year}年示例数据
政策: ../${name}.yaml
年度: ${year}
${scenarioMembers}输入:
${scenarioInputs}
`
}
