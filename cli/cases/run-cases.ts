import { problem } from '../../dsl/diagnostic/diagnostic.ts'
import { type Compiled, type Diagnostic, describe, type ReadScenario, readExample } from '../../dsl/index.ts'
import { createEngine, type Difference, type Engine } from '../../engine/index.ts'
import { fileKind } from '../files/file-kind.ts'
import type { FoundFiles } from '../files/find-files.ts'
import type { Library } from '../files/library.ts'
import { hasError, mergeDiagnostics } from '../print/diagnostic-report.ts'

/** One worked example of a policy, or the expected figures of one scenario. */
export interface Case {
  readonly file: string
  readonly name: string
  readonly kind: '算例' | '期望'
  readonly passed: boolean
  readonly differences: readonly Difference[]
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
        cases.push({ file, name: example.name, kind: '算例', ...compare(engine, compiled, read) })
      }
    }
  }
  const tryScenario = (file: string): void => {
    const { policy, read, diagnostics: own } = library.scenario(file)
    if (!policy?.compiled?.ok || !read) refuse([...own, ...(policy?.diagnostics ?? [])])
    // A scenario that expects nothing is no case, whatever else is wrong with it.
    else if (read.scenario.expected.size > 0 || own.some((d) => d.code === 'HC6028')) {
      refuse(own)
      cases.push({ file, name: read.scenario.name, kind: '期望', ...compare(engine, policy.compiled, read) })
    }
  }
  for (const [index, file] of [...named, ...found].entries()) {
    const source = library.source(file)
    const kind = fileKind(source.text)
    if (source.diagnostics.length > 0) refuse(source.diagnostics)
    else if (kind === 'scenario') tryScenario(file)
    else if (kind === 'policy' || (kind === 'other' && !inFolders.has(file))) tryPolicy(file)
    done(index + 1)
  }
  return { cases, diagnostics: mergeDiagnostics(diagnostics) }
}

function compare(engine: Engine, compiled: Compiled, read: ReadScenario): Pick<Case, 'passed' | 'differences'> {
  const { differences } = engine.run(compiled, read)
  return { passed: differences.length === 0 && !hasError(read.diagnostics), differences }
}
