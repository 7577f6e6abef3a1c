import {
  type Chain,
  type ChainYear,
  type Choices,
  type Compiled,
  createScenarioReader,
  followYears,
} from '../../dsl/index.ts'
import { createEngine, type Evaluation, runYears } from '../../engine/index.ts'

/** A scenario's data, and the policy that it runs under. */
export interface YearOf {
  readonly policy: Compiled
  readonly data: Readonly<Record<string, unknown>>
}

/** The chain of a scenario among others, by the names under which they name each other. */
export function chainOf(years: Readonly<Record<string, YearOf>>, last: string): Chain {
  const read = (file: string, { policy, data }: YearOf): ChainYear => {
    const text = JSON.stringify({ 情景: file, ...data })
    return { compiled: policy, read: createScenarioReader().read(file, text, policy) }
  }
  return followYears(read(last, years[last] as YearOf), (_, path) => {
    const found = years[path]
    return found ? { year: read(path, found) } : { why: 'missing' }
  })
}

/** Runs the chain of a scenario; throws where it does not hang together. */
export function ranYears(
  years: Readonly<Record<string, YearOf>>,
  last: string,
  choices?: Choices,
): readonly Evaluation[] {
  const { years: found, diagnostics } = chainOf(years, last)
  if (diagnostics.length > 0) throw new Error(diagnostics.map((d) => `${d.code} ${d.message}`).join('\n'))
  return runYears(createEngine(), found, choices)
}

/** The messages of a year, without their places. */
export function saidOf(evaluation: Evaluation | undefined): string[] {
  return (evaluation?.outcome.diagnostics ?? []).map((d) => `${d.code} ${d.message}`)
}
