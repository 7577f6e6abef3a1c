import { problem } from '../../dsl/diagnostic/diagnostic.ts'
import { type Diagnostic, describe, identify, type ReadScenario, readExample } from '../../dsl/index.ts'
import { createEngine, type Evaluation, type Expectation, runYears } from '../../engine/index.ts'
import type { FoundFiles } from '../files/find-files.ts'
import type { Library } from '../files/library.ts'
import { hasError, mergeDiagnostics } from '../print/diagnostic-report.ts'

/** One worked example of a policy, or the expected figures of one scenario. */
export interface Case {
  readonly file: string
  readonly name: string
  readonly kind: '算例' | '期望'
  readonly passed: boolean
  readonly differences: readonly Pick<Expectation, 'figure' | 'at' | 'expected' | 'actual'>[]
}

/** What came of the cases. */
export interface CasesRun {
  readonly cases: readonly Case[]
  /** Errors of files, so that some of their cases could not be tried. */
  readonly diagnostics: readonly Diagnostic[]
}

/** Works out every 算例 and 期望 in the files and compares; `done` is told after each file. */
export function runCases(
  library: Library,
  { named, found, empty }: FoundFiles,
  done: (count: number) => void,
): CasesRun {
  const engine = createEngine()
  const start = { start: 0, end: 0 }
  const cases: Case[] = []
  const diagnostics = empty.flatMap((path) => describe(path, '', [problem('HC1058', start, { path })]))
  const inFolders = new Set(found)
  const tried = new Set<string>()
  const refuse = (of: readonly Diagnostic[]): void => {
    diagnostics.push(...of.filter((d) => d.severity === 'error'))
  }
  const tryPolicy = (file: string): void => {
    const { compiled, diagnostics: own } = library.policy(file)
    if (!compiled?.ok) refuse(own)
    else {
      for (const [index, example] of compiled.model.examples.entries()) {
        const read = readExample(compiled, index)
        refuse(read.diagnostics)
        cases.push({ file, name: example.name, kind: '算例', ...compared(read, engine.run(compiled, read)) })
      }
    }
  }
  const tryScenario = (file: string): void => {
    const { policy, read, diagnostics: own } = library.scenario(file)
    if (!policy?.compiled?.ok || !read) {
      refuse([...own, ...(policy?.diagnostics ?? [])])
      return
    }
    const { years, diagnostics: broken } = library.years({ compiled: policy.compiled, read })
    // A scenario that expects nothing is no case, whatever else is wrong with it; one may be tried by itself and as an earlier year.
    const expecting = years.map((year) => !tried.has(year.read.file) && expectsSomething(year.read))
    if (!expecting.includes(true)) return
    refuse(broken)
    const evaluations = runYears(engine, years)
    for (const [i, { read: year }] of years.entries()) {
      if (!expecting[i]) continue
      tried.add(year.file)
      refuse(year.diagnostics)
      const { passed, differences } = compared(year, evaluations[i] as Evaluation)
      // What went wrong in this year or on the way to it says why its figures are others.
      if (differences.length > 0 && i > 0) refuse(evaluations.slice(0, i + 1).flatMap((e) => e.outcome.diagnostics))
      cases.push({
        file: year.file,
        name: year.scenario.name,
        kind: '期望',
        passed: passed && !hasError(broken),
        differences,
      })
    }
  }
  for (const [index, file] of [...named, ...found].entries()) {
    const source = library.source(file)
    const { kind } = identify(source.text)
    if (source.diagnostics.length > 0) refuse(source.diagnostics)
    else if (kind === 'scenario') tryScenario(file)
    else if (kind === 'policy' || (kind === 'other' && !inFolders.has(file))) tryPolicy(file)
    done(index + 1)
  }
  return { cases, diagnostics: mergeDiagnostics(diagnostics) }
}

function expectsSomething({ scenario, diagnostics }: ReadScenario): boolean {
  return scenario.expected.size > 0 || diagnostics.some((d) => d.code === 'HC6028')
}

function compared(read: ReadScenario, { expectations }: Evaluation): Pick<Case, 'passed' | 'differences'> {
  const differences = expectations.flatMap(({ figure, at, expected, actual, agrees }) =>
    agrees ? [] : [{ figure, at, expected, actual }],
  )
  return { passed: differences.length === 0 && !hasError(read.diagnostics), differences }
}
