import { identify, readBytes, type Scenario } from '../../dsl/index.ts'
import type { Evaluation, Outcome } from '../../engine/index.ts'
import { buildCitedClauses } from '../language/cited-clauses.ts'
import { type CopiedRows, copyGroup, copyTable } from '../language/copied-rows.ts'
import type { FigureRow } from '../language/figure-row.ts'
import { describeProblems, type Finding } from '../language/finding.ts'
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
import { buildOtherNames } from '../language/other-names.ts'
import { buildForm } from '../language/parameters/build-form.ts'
import type { ParameterChange, ParameterForm } from '../language/parameters/form.ts'
import { writeParameter } from '../language/parameters/write-parameter.ts'
import { buildSheet, type Sheet } from '../language/sheet.ts'
import { buildStep, type Step } from '../language/step.ts'
import type { Splice } from '../language/writing/splice.ts'
import { Bench } from './bench.ts'
import { findingsOf } from './findings-of.ts'
import { createFormAnswers, type FormAnswers, type LastRead } from './form-answers.ts'
import { createLanguageAnswers, type LanguageAnswers } from './language-answers.ts'
import { Neighbours } from './neighbours.ts'
import type { Answer, Asked, CopyQuery, OpenTexts, Question, ReadFile, Which } from './protocol.ts'
import { createSideAnswers, type SideAnswers } from './side-answers.ts'

/** What runs in the worker: text in, what is seen of it out. */
export interface Evaluator extends LanguageAnswers, FormAnswers, Pick<SideAnswers, 'runBeside' | 'sideView'> {
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
  const now = new Bench({ neighbours })
  const onDisk = new Bench({ neighbours })
  const tried = new Bench({ neighbours })
  let before: { asked: Question; outcome: Outcome | undefined } | undefined
  const rows = new KeptRows()
  let lastRead: LastRead | undefined
  let last: { readonly question: Question; readonly evaluation: Evaluation; readonly sheet: Sheet } | undefined
  let tables: MemberTables | undefined
  let told: { readonly text: string; readonly findings: readonly Finding[]; readonly scenario?: Scenario } | undefined

  const outcomeOnDisk = (question: Question, outcome: Outcome | undefined): Outcome | undefined => {
    const { policy, scenario } = question
    if (before && isSavedAlike(before.asked, question)) return before.outcome
    const same = policy.text === policy.saved && scenario?.text === scenario?.saved
    before = { asked: question, outcome: same ? outcome : onDisk.run(savedOf(question)).evaluation?.outcome }
    return before.outcome
  }

  const side = createSideAnswers({
    neighbours,
    compiled: (policy) => now.read({ policy }).compiled,
    first: () => last,
  })

  return {
    runBeside: side.runBeside,
    sideView: side.sideView,
    ...createLanguageAnswers({
      read: (open) => now.read(open),
      recent: (open) => now.recent(open),
      retry: (open) => tried.read(open),
      rows: ({ policy }) => (last?.question.policy.file === policy.file ? rowsByName(last.sheet) : new Map()),
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
        last = { question, evaluation, sheet }
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
      for (const bench of [now, onDisk, tried, side]) bench.forget()
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
      for (const bench of [now, onDisk, tried, side]) bench.forget()
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
      const said = (which === 'policy' ? compiled : read)?.diagnostics ?? []
      return said.some(({ severity }) => severity === 'error')
    },
    table: (query, window) => tables?.page(query, window),
    copy(query) {
      if ('side' in query) return side.copy(query.side, query.unit)
      if (!last || !tables) return undefined
      if ('group' in query) return copyGroup(last.evaluation.outcome, query.group, query.unit)
      return copyTable(tables.lay(query.table), query.table, query.unit, query.selected)
    },
  }
}

function rowsByName({ groups }: Sheet): ReadonlyMap<string, FigureRow> {
  return new Map(groups.flatMap((group) => group.rows.map((row) => [row.name, row] as const)))
}

/** Whether two questions are of the same files as they are on the disk, and of the same year. */
function isSavedAlike(a: Question, b: Question): boolean {
  const isAlike = (one: Asked | undefined, other: Asked | undefined): boolean =>
    one?.file === other?.file && one?.saved === other?.saved
  return a.year === b.year && isAlike(a.policy, b.policy) && isAlike(a.scenario, b.scenario)
}

function savedOf({ policy, scenario, year }: Question): Question {
  const saved = (asked: Asked): Asked => ({ ...asked, text: asked.saved })
  return { policy: saved(policy), scenario: scenario && saved(scenario), year }
}
