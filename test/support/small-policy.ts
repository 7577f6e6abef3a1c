import { type Compiled, createCompiler, createScenarioReader } from '../../dsl/index.ts'
import { createEngine, type Evaluation } from '../../engine/index.ts'

/** A policy of these sections (输入, 规则 …), compiled; throws when a test wrote one with errors. */
export function smallPolicy(sections: string): Compiled {
  const head = ['政策: 示例县打包付费办法', '编号: example', '版本: "1"', '状态: 试行', '施行日期: 2020-01-01']
  const compiled = createCompiler().compile('policy.yaml', `${head.join('\n')}\n${sections}\n`)
  if (!compiled.ok) throw new Error(compiled.diagnostics.map((d) => d.message).join('\n'))
  return compiled
}

/** A small policy worked out for one scenario, given as the JSON of its keys. */
export function evaluate(compiled: Compiled, scenario: Readonly<Record<string, unknown>>): Evaluation {
  const text = JSON.stringify({ 情景: '测试', 年度: 2024, ...scenario })
  return createEngine().run(compiled, createScenarioReader().read('scenario.json', text, compiled))
}

/** The value of one figure, as the outcome has it. */
export function valueOfFigure(evaluation: Evaluation, name: string): unknown {
  return evaluation.outcome.figures.find((f) => f.name === name)?.value
}
