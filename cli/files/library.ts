import { dirname, isAbsolute, join, resolve } from 'node:path'
import { problem } from '../../dsl/diagnostic/diagnostic.ts'
import {
  type Chain,
  type ChainYear,
  type Compiled,
  createCompiler,
  createScenarioReader,
  type Diagnostic,
  describe,
  type FoundYear,
  followYears,
  identify,
  isMeantAsOurs,
  type Problem,
  type ReadNeighbour,
  type ReadScenario,
  readTableFile,
  type TableFile,
} from '../../dsl/index.ts'
import { readFile } from './read-file.ts'
import { readSource, type Source } from './read-source.ts'

/** A policy's file; without `compiled` there is no text that could be compiled. */
export interface PolicyFile {
  readonly file: string
  readonly compiled?: Compiled
  readonly diagnostics: readonly Diagnostic[]
}

/** A scenario's file with the policy that it is read against; without `read` it could not be read. */
export interface ScenarioFile {
  readonly file: string
  readonly policy?: PolicyFile
  readonly read?: ReadScenario
  /** The scenario's own, not its policy's. */
  readonly diagnostics: readonly Diagnostic[]
}

/** The files of one call of the command: each read and compiled once. */
export class Library {
  private readonly sources = new Map<string, Source>()
  private readonly policies = new Map<string, PolicyFile>()
  private readonly tables = new Map<string, TableFile | undefined>()
  private readonly scenarioReader = createScenarioReader()

  /** A file's text and what is wrong with it as a file. */
  source(file: string): Source {
    const key = resolve(file)
    const source = this.sources.get(key) ?? readSource(file)
    this.sources.set(key, source)
    return source
  }

  /** A policy, compiled. A scenario or plan in its place is a diagnostic. */
  policy(file: string): PolicyFile {
    const key = resolve(file)
    const known = this.policies.get(key) ?? this.readPolicy(file)
    this.policies.set(key, known)
    return known
  }

  /** A scenario, read against `policy` or else the policy that it names. */
  scenario(file: string, policy?: PolicyFile): ScenarioFile {
    const { text, diagnostics } = this.source(file)
    if (diagnostics.length > 0) return { file, diagnostics }
    const mistaken = mistakenFor('scenario', file, text)
    if (mistaken) return { file, diagnostics: [mistaken] }
    const against = policy ?? this.policyOf(file, text)
    if (!('file' in against)) return { file, diagnostics: describe(file, text, [against]) }
    if (!against.compiled) return { file, policy: against, diagnostics: [] }
    const tables = (path: string): TableFile | undefined => this.table(beside(file, path))
    const read = this.scenarioReader.read(file, text, against.compiled, tables)
    return { file, policy: against, read, diagnostics: read.diagnostics }
  }

  /** The years that a scenario goes on from, each under the policy that it names; itself the last. */
  years(last: ChainYear): Chain {
    return followYears(last, (from, path) => this.yearBefore(from, path))
  }

  /** The text of a file that was read, for showing its lines. */
  textOf = (file: string): string | undefined => {
    const key = resolve(file)
    return (this.sources.get(key) ?? this.tables.get(key))?.text
  }

  /** A table's file; undefined where there is none. Only a plain file is opened. */
  private table(file: string): TableFile | undefined {
    const key = resolve(file)
    if (!this.tables.has(key)) this.tables.set(key, readTable(file))
    return this.tables.get(key)
  }

  /** A file that another names, by its path as written there. */
  private readonly neighbour: ReadNeighbour = (path, from) => {
    const { file, text, diagnostics } = this.source(beside(from, path))
    return diagnostics.length > 0 ? undefined : { file, text }
  }

  private readPolicy(file: string): PolicyFile {
    const { text, diagnostics } = this.source(file)
    if (diagnostics.length > 0) return { file, diagnostics }
    const mistaken = mistakenFor('policy', file, text)
    if (mistaken) return { file, diagnostics: [mistaken] }
    const compiled = createCompiler().compile(file, text, this.neighbour)
    return { file, compiled, diagnostics: compiled.diagnostics }
  }

  private policyOf(file: string, text: string): PolicyFile | Problem {
    const { policy: named } = identify(text)
    if (!named) return problem('HC1056', start, {})
    const path = beside(file, named.text)
    const policy = this.policy(path)
    if (policy.compiled) return policy
    return isNoFile(this.source(path)) ? problem('HC1057', named.span, { path: named.text }) : policy
  }

  private yearBefore({ compiled, read }: ChainYear, written: string): FoundYear {
    const source = this.source(beside(read.file, written))
    if (isNoFile(source)) return { why: 'missing' }
    if (source.diagnostics.length > 0) return { diagnostics: source.diagnostics }
    const { kind, policy } = identify(source.text)
    if (kind !== 'scenario') return { why: kind }
    // A scenario that names no policy runs under that of the year after.
    const after = { file: compiled.file, compiled, diagnostics: compiled.diagnostics }
    const found = this.scenario(source.file, policy ? undefined : after)
    if (found.policy?.compiled?.ok && found.read) return { year: { compiled: found.policy.compiled, read: found.read } }
    const inPolicy = (found.policy?.diagnostics ?? []).filter((d) => d.severity === 'error')
    return { diagnostics: [...found.diagnostics, ...inPolicy] }
  }
}

/** A path as it is written in a file, from where that file stands. */
function beside(file: string, path: string): string {
  const written = path.replaceAll('\\', '/')
  return isAbsolute(written) ? written : join(dirname(file), written)
}

const start = { start: 0, end: 0 }

function readTable(file: string): TableFile | undefined {
  const found = readFile(file)
  if ('bytes' in found) return readTableFile(file, found.bytes)
  return found.problem.code === 'HC1051' ? undefined : { file, text: '', problems: [found.problem] }
}

/** That a file is plainly something else than what is wanted. One too broken to be told apart is read as what it should be, and taught what is wrong. */
function mistakenFor(wanted: 'policy' | 'scenario', file: string, text: string): Diagnostic | undefined {
  const { kind: found } = identify(text)
  if (found === wanted || (found === 'other' && isMeantAsOurs(text))) return undefined
  return describe(file, '', [problem('HC1054', start, { wanted, found })])[0]
}

function isNoFile({ diagnostics }: Source): boolean {
  return diagnostics.some((d) => d.code === 'HC1051' || d.code === 'HC1052')
}
