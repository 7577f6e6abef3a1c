import {
  type Compiled,
  type Compiler,
  createCompiler,
  createScenarioReader,
  type Diagnostic,
  followYears,
  noScenario,
  type ReadScenario,
} from '../../dsl/index.ts'
import { createEngine, type Engine, type Evaluation, runYears } from '../../engine/index.ts'
import { earlierFindings } from '../language/earlier-findings.ts'
import { EarlierYears } from '../language/earlier-years.ts'
import { type Finding, findingOfNamed } from '../language/finding.ts'
import { type NamedFiles, tablesBeside } from '../language/named-files.ts'
import type { ReadTexts } from './language-answers.ts'
import type { Neighbours } from './neighbours.ts'
import type { Broken, OpenTexts, Question } from './protocol.ts'

/** What a bench works with. */
export interface BenchParts {
  readonly neighbours: Pick<Neighbours, 'text' | 'table' | 'read'>
  /** That of other benches, where several run the same policy; without one its own. */
  readonly engine?: Engine
  /** A policy that is compiled elsewhere; without it the bench compiles. */
  readonly compiled?: (policy: OpenTexts['policy']) => Compiled
}

/** One text of each kind after another, with the caches that make the next one quick. */
export class Bench {
  private readonly scenarios = createScenarioReader()
  private readonly earlier = new EarlierYears()
  private file: string | undefined
  private compiler: Compiler = createCompiler()
  private readonly engine: Engine
  private readonly neighbours: BenchParts['neighbours']
  private readonly compiled: BenchParts['compiled']
  private last: ReadTexts | undefined

  constructor({ neighbours, engine = createEngine(), compiled }: BenchParts) {
    this.neighbours = neighbours
    this.engine = engine
    this.compiled = compiled
  }

  /** The texts as read, whether or not they have figures; the same object as long as they stay. */
  read({ policy, scenario }: OpenTexts): ReadTexts {
    const compiled = this.compile(policy)
    if (!scenario) return { compiled }
    const { last } = this
    const isSame = last?.read?.file === scenario.file && last.read.text === scenario.text
    if (last?.compiled === compiled && isSame) return last
    const tables = tablesBeside(scenario.file, this.filesOf({ policy, scenario }))
    const read = this.scenarios.read(scenario.file, scenario.text, compiled, tables)
    this.last = { compiled, read }
    return this.last
  }

  /** These files as they were last read, a letter or two ago; a choice of names need not wait for the newest one. */
  recent(open: OpenTexts): ReadTexts {
    const { last } = this
    const isOf = last?.compiled.file === open.policy.file && last.read?.file === open.scenario?.file
    return last && isOf ? last : this.read(open)
  }

  /** Other files may have changed: what was read has to be read again. */
  forget(): void {
    this.last = undefined
  }

  private compile(policy: OpenTexts['policy']): Compiled {
    if (this.compiled) return this.compiled(policy)
    const before = this.last?.compiled
    if (before?.file === policy.file && before.text === policy.text) return before
    if (policy.file !== this.file) this.compiler = createCompiler()
    this.file = policy.file
    const compiled = this.compiler.compile(policy.file, policy.text, this.neighbours.read)
    this.last = { compiled }
    return compiled
  }

  run(question: Question): Ran {
    const { policy, scenario, year } = question
    const { compiled, read: opened } = this.read({ policy, ...(scenario && { scenario }) })
    const wrong = firstError(compiled.diagnostics)
    if (!compiled.ok && wrong) return { compiled, broken: brokenAt('policy', wrong), earlier: [] }
    const files = this.filesOf(question)
    // Without a scenario, what is said of its data is said of no file.
    const read = opened ? opened : { ...noScenario(compiled), file: '', text: '', sources: [] }
    const unread = firstError(read.diagnostics.filter(({ code }) => code.startsWith('HC1')))
    if (unread) {
      const at = scenario && findingOfNamed(unread, scenario.file)
      return { compiled, read, broken: brokenAt('scenario', at ?? unread), earlier: [] }
    }
    const chain = followYears({ compiled, read }, (from, path) => this.earlier.find(from, path, compiled, files))
    const evaluations = runYears(this.engine, chain.years, year === undefined ? {} : { year })
    const earlier = earlierFindings(chain.years, evaluations, chain.diagnostics)
    return { compiled, read, evaluation: evaluations.at(-1), earlier }
  }

  /** The files beside the open texts, which go before what the disk has of them. */
  private filesOf({ policy, scenario }: OpenTexts): NamedFiles {
    return {
      text: (file) => [policy, scenario].find((open) => open?.file === file)?.text ?? this.neighbours.text(file),
      table: (file) => this.neighbours.table(file),
    }
  }
}

/** What a run of texts came to. */
export interface Ran {
  readonly compiled: Compiled
  readonly read?: ReadScenario
  readonly evaluation?: Evaluation
  readonly broken?: Broken
  /** What is wrong in the years that the scenario goes on from. */
  readonly earlier: readonly Finding[]
}

function firstError(diagnostics: readonly Diagnostic[]): Diagnostic | undefined {
  return diagnostics.find(({ severity }) => severity === 'error')
}

function brokenAt(which: Broken['which'], { range, message }: Diagnostic): Broken {
  return { which, line: range.start.line, message }
}
