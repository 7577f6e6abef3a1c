import {
  type Compiled,
  type Compiler,
  createCompiler,
  createScenarioReader,
  type Diagnostic,
  followYears,
  identify,
  noScenario,
  type ReadScenario,
  readBytes,
  type Scenario,
} from '../../dsl/index.ts'
import { createEngine, type Engine, type Evaluation, type Outcome, runYears } from '../../engine/index.ts'
import { buildCitedClauses } from '../language/cited-clauses.ts'
import { type CopiedRows, copyGroup, copyTable } from '../language/copied-rows.ts'
import { earlierFindings } from '../language/earlier-findings.ts'
import { EarlierYears } from '../language/earlier-years.ts'
import type { FigureRow } from '../language/figure-row.ts'
import { describeProblems, type Finding, findingOfNamed } from '../language/finding.ts'
import { buildFigureGraph } from '../language/graph/figure-graph.ts'
import { buildPicture, type Picture, type PictureAsked } from '../language/graph/picture.ts'
import { KeptRows } from '../language/kept-rows.ts'
import {
  createMemberTables,
  type MemberTables,
  type TablePage,
  type TableQuery,
  type Window,
} from '../language/member-table.ts'
import { type NamedFiles, tablesBeside } from '../language/named-files.ts'
import { buildOtherNames } from '../language/other-names.ts'
import { buildForm } from '../language/parameters/build-form.ts'
import type { ParameterChange, ParameterForm } from '../language/parameters/form.ts'
import { writeParameter } from '../language/parameters/write-parameter.ts'
import { buildSheet, type Sheet } from '../language/sheet.ts'
import { buildStep, type Step } from '../language/step.ts'
import type { Splice } from '../language/writing/splice.ts'
import { findingsOf } from './findings-of.ts'
import { createFormAnswers, type FormAnswers, type LastRead } from './form-answers.ts'
import { createLanguageAnswers, type LanguageAnswers, type ReadTexts } from './language-answers.ts'
import { Neighbours } from './neighbours.ts'
import type { Answer, Asked, Broken, CopyQuery, OpenTexts, Question, ReadFile, Which } from './protocol.ts'

/** What runs in the worker: text in, what is seen of it out. */
export interface Evaluator extends LanguageAnswers, FormAnswers {
  readFile(file: string, bytes: Uint8Array): ReadFile
  evaluate(question: Question): Answer
  /** The parameters of a policy as a form, with what they are on the disk and what the last run said of them. */
  parameterForm(policy: Asked): ParameterForm
  /** What a change by the form does to a text; undefined: that cannot be done by a form. */
  writeParameter(policy: Asked, change: ParameterChange): readonly Splice[] | undefined
  /** A file that a text names (`needs` of an answer); undefined: there is none. */
  give(file: string, bytes: Uint8Array | undefined): void
  /** Forgets the files that were given: they may have changed. */
  forget(): void
  /** How a figure of the last sheet came about, as a whole or at a member; undefined if there is no such figure. */
  explain(name: string, at?: Readonly<Record<string, string>>): Step | undefined
  /** Whether one of two texts has errors, whatever stands open. */
  hasErrors(open: OpenTexts, which: Which): boolean
  /** What the last sheet's figures rest on, drawn; undefined if there is no such node. */
  picture(asked: PictureAsked): Picture | undefined
  /** Rows of a table over members of the last sheet; undefined if there is none. */
  table(query: TableQuery, window: Window): TablePage | undefined
  /** What a spreadsheet takes of the last sheet; undefined if there is none. */
  copy(query: CopyQuery): CopiedRows | undefined
}

/** Compiles, runs and explains, and keeps what did not change since the last question. */
export function createEvaluator(): Evaluator {
  const neighbours = new Neighbours()
  const now = new Bench(neighbours)
  const onDisk = new Bench(neighbours)
  const tried = new Bench(neighbours)
  let before: { key: string; outcome: Outcome | undefined } | undefined
  const rows = new KeptRows()
  let lastRead: LastRead | undefined
  let last: { readonly file: string; readonly evaluation: Evaluation; readonly sheet: Sheet } | undefined
  let tables: MemberTables | undefined
  let told: { readonly text: string; readonly findings: readonly Finding[]; readonly scenario?: Scenario } | undefined

  const outcomeOnDisk = (question: Question, outcome: Outcome | undefined): Outcome | undefined => {
    const { policy, scenario, year } = question
    const key = JSON.stringify([policy.file, policy.saved, scenario?.file, scenario?.saved, year])
    if (before?.key === key) return before.outcome
    const same = policy.text === policy.saved && scenario?.text === scenario?.saved
    before = { key, outcome: same ? outcome : onDisk.run(savedOf(question)).evaluation?.outcome }
    return before.outcome
  }

  return {
    ...createLanguageAnswers({
      read: (open) => now.read(open),
      recent: (open) => now.recent(open),
      retry: (open) => tried.read(open),
      rows: ({ policy }) => (last?.file === policy.file ? rowsByName(last.sheet) : new Map()),
    }),
    ...createFormAnswers(() => lastRead),
    readFile(file, bytes) {
      const { text, problems } = readBytes(bytes)
      return { text, findings: describeProblems(file, text, problems), identified: identify(text) }
    },
    evaluate(question) {
      const { scenario } = question
      const { compiled, read, evaluation, broken, earlier } = now.run(question)
      const outcome = evaluation?.outcome
      const needs = neighbours.needs()
      const outcomeBefore = needs.length > 0 ? undefined : outcomeOnDisk(question, outcome)
      const sheet =
        outcome &&
        buildSheet(
          outcome,
          {
            before: outcomeBefore,
            expectations: evaluation.expectations,
            exceptions: evaluation.exceptions(),
            otherNames: buildOtherNames(compiled.model),
          },
          rows,
        )
      if (evaluation && sheet) {
        const { expectations } = evaluation
        last = { file: question.policy.file, evaluation, sheet }
        tables = createMemberTables({ outcome: evaluation.outcome, before: outcomeBefore, expectations })
      }
      const { title, version, status } = compiled.model.header
      const findings = findingsOf(question, compiled, read, outcome, earlier)
      const said = [...(read?.diagnostics ?? []), ...(outcome?.diagnostics ?? [])]
      const { model } = compiled
      lastRead = { model, read: compiled.ok && scenario ? read : undefined, findings: said, evaluation }
      told = { text: question.policy.text, findings: findings.policy, ...(read && { scenario: read.scenario }) }
      return {
        header: { title, version, status },
        findings,
        sheet,
        broken,
        clauses: outcome ? buildCitedClauses(compiled.model, outcome) : {},
        needs,
      }
    },
    give(file, bytes) {
      for (const bench of [now, onDisk, tried]) bench.forget()
      neighbours.give(file, bytes)
    },
    parameterForm(policy) {
      const { compiled } = now.read({ policy })
      const { file, text, saved } = policy
      const before = text === saved ? undefined : onDisk.read({ policy: { file, text: saved } }).compiled
      return buildForm(compiled, { before, ...(told?.text === text && told) })
    },
    writeParameter: (policy, change) => writeParameter(now.read({ policy }).compiled, change),
    forget() {
      before = undefined
      for (const bench of [now, onDisk, tried]) bench.forget()
      neighbours.forget()
    },
    explain(name, at) {
      const derivation = last?.evaluation.explain(name, at)
      return derivation && buildStep(derivation)
    },
    picture(asked) {
      if (!last) return undefined
      return buildPicture(buildFigureGraph(last.evaluation.evaluated, last.sheet, asked.at), asked)
    },
    hasErrors(open, which) {
      const { compiled, read } = tried.read(open)
      return firstError((which === 'policy' ? compiled : read)?.diagnostics ?? []) !== undefined
    },
    table: (query, window) => tables?.page(query, window),
    copy(query) {
      if (!last || !tables) return undefined
      if ('group' in query) return copyGroup(last.evaluation.outcome, query.group, query.unit)
      return copyTable(tables.lay(query.table), query.table, query.unit, query.selected)
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
  private readonly neighbours: Neighbours
  private last: ReadTexts | undefined

  constructor(neighbours: Neighbours) {
    this.neighbours = neighbours
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
interface Ran {
  readonly compiled: Compiled
  readonly read?: ReadScenario
  readonly evaluation?: Evaluation
  readonly broken?: Broken
  /** What is wrong in the years that the scenario goes on from. */
  readonly earlier: readonly Finding[]
}

function rowsByName({ groups }: Sheet): ReadonlyMap<string, FigureRow> {
  return new Map(groups.flatMap((group) => group.rows.map((row) => [row.name, row] as const)))
}

function savedOf({ policy, scenario, year }: Question): Question {
  const saved = (asked: Asked): Asked => ({ ...asked, text: asked.saved })
  return { policy: saved(policy), scenario: scenario && saved(scenario), year }
}

function firstError(diagnostics: readonly Diagnostic[]): Diagnostic | undefined {
  return diagnostics.find(({ severity }) => severity === 'error')
}

function brokenAt(which: Broken['which'], { range, message }: Diagnostic): Broken {
  return { which, line: range.start.line, message }
}
