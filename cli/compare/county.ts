import { resolve } from 'node:path'
import { type Diagnostic, noScenario, type ReadScenario } from '../../dsl/index.ts'
import { createEngine, type Evaluation, handOver, runYears, supplemented } from '../../engine/index.ts'
import type { Library } from '../files/library.ts'
import { hasError } from '../print/diagnostic-report.ts'
import { diagnosticsOf } from '../run/diagnostics-of.ts'
import type { ComparedPolicy } from './compared-policy.ts'

/** A county's data, run under the policy that they name. */
export interface County {
  /** The policy's file. */
  readonly file: string
  readonly run: Evaluation
  readonly members: Parameters<typeof handOver>[1]
}

type Refused = { readonly diagnostics: readonly Diagnostic[] }

/** Reads a county's scenario and runs it under its own policy. */
export function countyOf(file: string, library: Library): County | Refused {
  const { policy, read, diagnostics } = library.scenario(file)
  if (!policy?.compiled?.ok || !read) return { diagnostics: [...diagnostics, ...(policy?.diagnostics ?? [])] }
  const { years, diagnostics: lost } = library.years({ compiled: policy.compiled, read })
  const unread = [...years.flatMap((year) => year.read.diagnostics), ...lost]
  if (hasError(unread)) return { diagnostics: unread }
  const evaluations = runYears(createEngine(), years)
  const run = evaluations.at(-1) as Evaluation
  const told = [...diagnosticsOf(years, evaluations).earlier, ...run.outcome.diagnostics]
  return hasError(told) ? { diagnostics: told } : { file: policy.file, run, members: read.scenario.members }
}

/** A scenario that fills up a county's data for the policy that it names: that policy's file, and what it gives. */
export interface Supplement {
  readonly policy: string
  readonly read: ReadScenario
}

/** Reads a scenario that fills up; it need not be whole. */
export function supplementOf(file: string, library: Library): Supplement | Refused {
  const { policy, read, diagnostics } = library.scenario(file)
  if (!policy?.compiled?.ok || !read) return { diagnostics: [...diagnostics, ...(policy?.diagnostics ?? [])] }
  return hasError(diagnostics) ? { diagnostics } : { policy: policy.file, read }
}

/** What is told of data that are not there: of another policy's it is said at each figure. */
const lacks: ReadonlySet<string> = new Set(['HC6001', 'HC6002', 'HC6005'])

/** A policy run on a county's data: on the whole of them where they are its own, else on what has the same standard terms and on what fills them up. */
export function withData(
  policy: ComparedPolicy,
  county: County,
  supplement: Supplement | undefined,
  library: Library,
): ComparedPolicy {
  if (resolve(policy.file) === resolve(county.file)) return { ...policy, run: county.run }
  const { compiled } = library.policy(policy.file)
  if (!compiled) return policy
  const handed = supplemented(
    handOver(county.run.evaluated, county.members, policy.model),
    supplement?.read.scenario,
    policy.model,
  )
  const run = createEngine().run(compiled, { ...(supplement?.read ?? noScenario(compiled)), scenario: handed.scenario })
  const doubts = run.outcome.diagnostics.filter(({ code, severity }) => severity === 'error' && !lacks.has(code))
  return { ...policy, run, handed, doubts: [...new Set(doubts.map(({ message }) => message))] }
}
