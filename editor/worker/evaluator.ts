import {
  type Compiled,
  type Compiler,
  createCompiler,
  createScenarioReader,
  type Diagnostic,
  followYears,
  noScenario,
  type ReadScenario,
  readBytes,
} from '../../dsl/index.ts'
import { createEngine, type Engine, type Evaluation, type Outcome, runYears } from '../../engine/index.ts'
import { buildCitedClauses } from '../language/cited-clauses.ts'
import { earlierFindings } from '../language/earlier-findings.ts'
import { EarlierYears } from '../language/earlier-years.ts'
import { buildFindings, describeProblems, type Finding } from '../language/finding.ts'
import { identify } from '../language/identify.ts'
import { buildSheet } from '../language/sheet.ts'
import { buildStep, type Step } from '../language/step.ts'
import type { Answer, Asked, Broken, Question, ReadFile } from './protocol.ts'

/** What runs in the worker: text in, what is seen of it out. */
export interface Evaluator {
  readFile(file: string, bytes: Uint8Array): ReadFile
  evaluate(question: Question): Answer
  /** How a figure of the last sheet came about, as a whole or at a member; undefined if there is no such figure. */
  explain(name: string, at?: Readonly<Record<string, string>>): Step | undefined
}

/** Compiles, runs and explains, and keeps what did not change since the last question. */
export function createEvaluator(): Evaluator {
  const now = new Bench()
  const onDisk = new Bench()
  let before: { key: string; outcome: Outcome | undefined } | undefined
  let last: Evaluation | undefined

  const outcomeOnDisk = (question: Question, outcome: Outcome | undefined, needs: Set<string>): Outcome | undefined => {
    const saved = savedOf(question)
    const key = JSON.stringify(saved)
    if (before?.key === key) return before.outcome
    const ran = key === JSON.stringify(question) ? undefined : onDisk.run(saved)
    for (const path of ran?.needs ?? []) needs.add(path)
    before = needs.size > 0 ? undefined : { key, outcome: ran ? ran.evaluation?.outcome : outcome }
    return before?.outcome
  }

  return {
    readFile(file, bytes) {
      const { text, problems } = readBytes(bytes)
      return { text, findings: describeProblems(file, text, problems), identified: identify(text) }
    },
    evaluate(question) {
      const { compiled, read, evaluation, broken, earlier, needs } = now.run(question)
      const outcome = evaluation?.outcome
      const outcomeBefore = outcomeOnDisk(question, outcome, needs)
      if (evaluation) last = evaluation
      const { title, version, status } = compiled.model.header
      return {
        header: { title, version, status },
        findings: findingsOf(question, compiled, read, outcome, earlier),
        sheet: outcome && buildSheet(outcome, outcomeBefore),
        broken,
        clauses: outcome ? buildCitedClauses(compiled.model, outcome) : {},
        needs: [...needs],
      }
    },
    explain(name, at) {
      const derivation = last?.explain(name, at)
      return derivation && buildStep(derivation)
    },
  }
}

/** One text of each kind after another, with the caches that make the next one quick. */
class Bench {
  private readonly engine: Engine = createEngine()
  private readonly scenarios = createScenarioReader()
  private readonly earlier = new EarlierYears()
  private file: string | undefined
  private compiler: Compiler = createCompiler()

  run(question: Question): Ran {
    const { policy, scenario, year } = question
    const needs = new Set<string>()
    if (policy.file !== this.file) this.compiler = createCompiler()
    this.file = policy.file
    const compiled = this.compiler.compile(policy.file, policy.text)
    const wrong = firstError(compiled.diagnostics)
    if (!compiled.ok && wrong) return { compiled, broken: brokenAt('policy', wrong), earlier: [], needs }
    // Without a scenario, what is said of its data is said of no file.
    const read = scenario
      ? this.scenarios.read(scenario.file, scenario.text, compiled)
      : { ...noScenario(compiled), file: '', text: '' }
    const unread = firstError(read.diagnostics.filter(({ code }) => code.startsWith('HC1')))
    if (unread) return { compiled, read, broken: brokenAt('scenario', unread), earlier: [], needs }
    const textOf = (path: string): string | undefined => textIn(question, path, needs)
    const chain = followYears({ compiled, read }, (from, path) => this.earlier.find(from, path, compiled, textOf))
    const evaluations = runYears(this.engine, chain.years, year === undefined ? {} : { year })
    const earlier = earlierFindings(chain.years, evaluations, chain.diagnostics)
    return { compiled, read, evaluation: evaluations.at(-1), earlier, needs }
  }
}

/** What a run of texts came to. */
interface Ran {
  readonly compiled: Compiled
  readonly read?: ReadScenario
  readonly evaluation?: Evaluation
  readonly broken?: Broken
  /** What is wrong in the years that the scenario goes on from. */
  readonly earlier: readonly Finding[]
  /** Files that are named and were not brought. */
  readonly needs: Set<string>
}

/** The text of a file that the question brings; one that it does not is noted. */
function textIn({ policy, scenario, others }: Question, path: string, needs: Set<string>): string | undefined {
  for (const open of [policy, scenario]) if (open?.file === path) return open.text
  const other = others?.[path]
  if (other === undefined) needs.add(path)
  return other?.text
}

function savedOf({ policy, scenario, year, others }: Question): Question {
  const saved = <T extends Pick<Asked, 'text' | 'saved'>>(asked: T): T => ({ ...asked, text: asked.saved })
  const files = Object.entries(others ?? {}).map(([path, other]) => [path, other && saved(other)] as const)
  return {
    policy: saved(policy),
    scenario: scenario && saved(scenario),
    year,
    others: others && Object.fromEntries(files),
  }
}

function firstError(diagnostics: readonly Diagnostic[]): Diagnostic | undefined {
  return diagnostics.find(({ severity }) => severity === 'error')
}

function brokenAt(which: Broken['which'], { range, message }: Diagnostic): Broken {
  return { which, line: range.start.line, message }
}

function findingsOf(
  { policy, scenario }: Question,
  compiled: Compiled,
  read: ReadScenario | undefined,
  outcome: Outcome | undefined,
  earlier: readonly Finding[],
): Answer['findings'] {
  // Without a scenario nothing is wrong with its data: every figure says for itself what it waits for.
  const ofRun = (outcome?.diagnostics ?? []).filter(({ severity }) => scenario || severity !== 'error')
  const inScenario =
    scenario && read
      ? distinct([
          ...buildFindings(scenario.text, read.diagnostics, read.problems),
          ...earlier,
          ...ofRun.filter(({ file }) => file === scenario.file),
        ])
      : []
  return {
    policy: distinct([
      ...buildFindings(policy.text, compiled.diagnostics, compiled.problems),
      ...ofRun.filter(({ file }) => file === policy.file),
    ]),
    scenario: inScenario,
  }
}

/** Both the reader and the run may hand on the same diagnostic. */
function distinct(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Set<string>()
  return findings.filter(({ code, message, range }) => {
    const key = `${code} ${range.start.line} ${range.start.column} ${message}`
    return !seen.has(key) && seen.add(key)
  })
}
