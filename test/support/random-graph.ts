import type { Expression } from '../../dsl/syntax/expression/expression.ts'
import { printFormula } from '../../dsl/syntax/expression/print.ts'
import { chance } from './random.ts'
import { addCarry } from './random-carry.ts'
import { randomDimensions } from './random-dimensions.ts'
import { Draft, type GraphShape, type OpenParameter, type RandomInput, READINGS } from './random-draft.ts'
import { exceptionsText } from './random-exceptions.ts'
import { addInput, addParameter } from './random-leaves.ts'
import { addRule } from './random-rule.ts'
import { addScoreTable } from './random-score-table.ts'
import { addNamedSplit } from './random-split.ts'
import type { SlowPolicy } from './slow-policy.ts'

/** A made-up policy: its file, and the same as trees. Whoever reads graphs can be tried on it. */
export interface RandomPolicy {
  readonly text: string
  readonly policy: SlowPolicy
  /** Inputs, with what may be given for them. */
  readonly inputs: readonly RandomInput[]
  readonly open: readonly OpenParameter[]
  readonly shape: GraphShape
}

/** A small policy with everything in it. */
export const smallShape: GraphShape = { inputs: 5, parameters: 3, rules: 6, depth: 3, open: 0.3, gaps: true }

/** Makes up a policy; the same random numbers make the same. */
export function randomPolicy(random: () => number, shape: GraphShape = smallShape): RandomPolicy {
  const dimensions = randomDimensions(random)
  const draft = new Draft(random, shape, dimensions)
  for (let i = 0; i < shape.inputs; i++) addInput(`入${i}`, draft)
  for (let i = 0; i < shape.parameters; i++) addParameter(`参${i}`, draft)
  if (chance(random, 0.3)) addCarry('滚', draft)
  for (let i = 0; i < shape.rules; i++) {
    if (i === 2 && chance(random, 0.3)) addScoreTable('表', draft)
    if (i === 3 && chance(random, 0.2)) addNamedSplit('分', draft)
    addRule(`规${i}`, draft)
  }
  const condition = draft.formulas().truth(2)
  draft.constraints.set('约束甲', condition)
  return {
    text: textOf(draft, dimensions.text, condition),
    policy: draft.policy,
    inputs: draft.inputs,
    open: draft.open,
    shape,
  }
}

function textOf(draft: Draft, dimensions: string, condition: Expression): string {
  const head = '政策: 试算办法\n编号: trial\n版本: "1"\n状态: 试行\n施行日期: 2020-01-01\n'
  const readings = [...READINGS].map(
    ([reading, [first = '', ...more]]) =>
      `  ${reading}:\n    选项: [${[first, ...more].join(', ')}]\n    默认: ${first}\n    理由: 试算`,
  )
  const sections = [
    ...Object.entries(draft.lines).flatMap(([key, lines]) =>
      lines.length > 0 ? [`${key}:\n${lines.join('\n')}`] : [],
    ),
    `解读:\n${readings.join('\n')}`,
    ...exceptionsText(draft),
    `约束:\n  约束甲: {须: ${printFormula(condition)}}`,
  ]
  return `${head}${dimensions}${sections.join('\n')}\n`
}
