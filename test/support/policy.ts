import { type Compiled, createCompiler, createScenarioReader, type ReadNeighbour } from '../../dsl/index.ts'
import { createEngine, type Evaluation, type FigureOutcome } from '../../engine/index.ts'

/** A policy for tests that must compile, with the framework that it may name: throws with the messages where it does not. */
export function compiledPolicy(text: string, neighbour?: ReadNeighbour): Compiled {
  const compiled = createCompiler().compile('policy.yaml', text, neighbour)
  if (compiled.ok) return compiled
  const errors = compiled.diagnostics.filter((d) => d.severity === 'error')
  throw new Error([...errors.map((d) => `${d.range.start.line}: ${d.code} ${d.message}`), text].join('\n'))
}

/** The head that every policy needs, in front of the sections that a test is about. */
export const policyHead = `政策: 试算办法
编号: trial
版本: "1"
状态: 试行
施行日期: 2020-01-01
`

/** Compiles some sections behind the head. */
export function compiledSections(sections: string): Compiled {
  return compiledPolicy(`${policyHead}${sections}`)
}

const engine = createEngine()

/** Runs a policy on a scenario's text, YAML or JSON. */
export function ran(compiled: Compiled, scenario: string): Evaluation {
  return engine.run(compiled, createScenarioReader().read('scenario.yaml', scenario, compiled))
}

/** Runs a policy on data; numbers are given as text, as scenarios in JSON do. */
export function ranOn(compiled: Compiled, data: Readonly<Record<string, unknown>>): Evaluation {
  return ran(compiled, JSON.stringify({ 情景: '试算', 年度: 2024, ...data }))
}

/** A figure of an outcome; throws where there is none. */
export function figureOf(evaluation: Evaluation, name: string): FigureOutcome {
  const found = evaluation.outcome.figures.find((figure) => figure.name === name)
  if (!found) throw new Error(`no figure ${name}`)
  return found
}

/** The codes of all errors of a run, in order. */
export function errorsOf(evaluation: Evaluation): string[] {
  return evaluation.outcome.diagnostics.filter((d) => d.severity === 'error').map((d) => d.code)
}
