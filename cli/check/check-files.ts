import { problem } from '../../dsl/diagnostic/diagnostic.ts'
import {
  type Compiled,
  type Diagnostic,
  describe,
  type Identified,
  identify,
  isMeantAsOurs,
  noScenario,
} from '../../dsl/index.ts'
import { createEngine, runYears } from '../../engine/index.ts'
import type { FoundFiles } from '../files/find-files.ts'
import type { Library, PolicyFile } from '../files/library.ts'
import { hasError, mergeDiagnostics } from '../print/diagnostic-report.ts'
import { diagnosticsOf } from '../run/diagnostics-of.ts'
import { tryProperties } from './try-properties.ts'

/** What a check found. */
export interface Checked {
  readonly diagnostics: readonly Diagnostic[]
  /** How many files were looked at, a scenario's policy not counted. */
  readonly files: number
  /** The policies among them that could be read. */
  readonly policies: readonly PolicyFile[]
}

/** How files are checked. */
export interface CheckOptions {
  /** Whether properties (须证) are tried, which takes time; they are, unless it is false. */
  readonly triesProperties?: boolean
  /** Told after each file how many are done. */
  readonly done?: (count: number) => void
}

/** Checks files one by one. A scenario is read against its policy and computed, so that all it lacks is found. */
export function checkFiles(
  library: Library,
  { named, found, empty }: FoundFiles,
  { triesProperties = true, done }: CheckOptions = {},
): Checked {
  const engine = createEngine()
  const start = { start: 0, end: 0 }
  const diagnostics = empty.flatMap((path) => describe(path, '', [problem('HC1058', start, { path })]))
  const policies = new Map<string, PolicyFile>()
  const inFolders = new Set(found)
  let files = 0

  const checkScenario = (file: string): readonly Diagnostic[] => {
    const { read, policy, diagnostics: own } = library.scenario(file)
    // Without its policy nothing can be said about a scenario; then the policy's own errors are the cause.
    if (!policy?.compiled?.ok || !read) return [...own, ...(policy?.diagnostics ?? []).filter(isError)]
    if (hasError(own)) return own
    const { years, diagnostics: broken } = library.years({ compiled: policy.compiled, read })
    const { last, earlier } = diagnosticsOf(years, runYears(engine, years))
    // A scenario may leave its year to --year. Of earlier years only what keeps this one from its figures is told.
    return [...own, ...broken, ...earlier.filter(isError), ...last.filter((d) => d.code !== 'HC6019')]
  }
  // What a drafting note claims of its own numbers needs no data.
  const claims = (compiled: Compiled): readonly Diagnostic[] =>
    engine.run(compiled, noScenario(compiled)).outcome.diagnostics.filter((d) => d.code === 'HC5039')
  const check = (file: string, kind: Identified['kind']): readonly Diagnostic[] => {
    if (kind === 'plan') return describe(file, '', [problem('HC1055', start, {})])
    if (kind === 'scenario') return checkScenario(file)
    const policy = library.policy(file)
    if (!policy.compiled) return policy.diagnostics
    policies.set(file, policy)
    const claimed = policy.compiled.ok ? claims(policy.compiled) : []
    const refuted = triesProperties ? tryProperties(policy.compiled) : []
    return [...policy.diagnostics, ...claimed, ...refuted]
  }
  for (const file of [...named, ...found]) {
    const source = library.source(file)
    const { kind } = identify(source.text)
    const refused = source.diagnostics.length > 0
    // Among a folder's .json files are those of other programs.
    const isForeign = kind === 'other' && /\.json$/i.test(file) && !isMeantAsOurs(source.text)
    if (isForeign && !refused && inFolders.has(file)) continue
    diagnostics.push(...(refused ? source.diagnostics : check(file, kind)))
    files++
    done?.(files)
  }
  return { diagnostics: mergeDiagnostics(diagnostics), files, policies: [...policies.values()] }
}

function isError(d: Diagnostic): boolean {
  return d.severity === 'error'
}
