import type { Compiled } from '../../dsl/index.ts'
import { createEngine, type Evaluation } from '../../engine/index.ts'
import type { CopiedRows, CopiedUnit } from '../language/copied-rows.ts'
import type { Sheet } from '../language/sheet.ts'
import { arrangeSide, type SideQuery, type SideView } from '../language/side-by-side/arrange-side.ts'
import { copySide } from '../language/side-by-side/copy-side.ts'
import { KeptSideRows } from '../language/side-by-side/kept-side-rows.ts'
import { buildSideMembers } from '../language/side-by-side/side-members.ts'
import { lostFile, type SideRun, type SideRuns, sideFigures } from '../language/side-by-side/side-run.ts'
import { buildSideTable, type SideTable } from '../language/side-by-side/side-table.ts'
import { Bench } from './bench.ts'
import { findingsOf } from './findings-of.ts'
import type { Neighbours } from './neighbours.ts'
import type { OpenTexts, Question } from './protocol.ts'

/** Other scenarios of the policy beside the open one. */
export interface SideAnswers {
  /**
   * Works a scenario out under the policy of the last sheet, in the year that is shown instead of the scenario's where there is one; `text`
   * undefined: there is no such file. Gives the files that the scenario names and that have not been given: then it is to be asked again.
   */
  runBeside(scenario: { readonly file: string; readonly text: string | undefined }): readonly string[]
  /** The last sheet's figures beside those of the scenarios that were worked out; undefined if there is no sheet. */
  sideView(query: SideQuery): SideView | undefined
  copy(query: SideQuery, unit: CopiedUnit): CopiedRows | undefined
  /** Other files may have changed. */
  forget(): void
}

/** What the answers stand on. */
interface SideParts {
  readonly neighbours: Neighbours
  readonly compiled: (policy: OpenTexts['policy']) => Compiled
  /** The last sheet, and what it was made of. */
  readonly first: () =>
    | { readonly question: Question; readonly evaluation: Evaluation; readonly sheet: Sheet }
    | undefined
}

/** Evaluations that stay at hand: of some columns, and of the years before theirs. */
const mostKept = 24

/** Works out columns one by one, so that a letter typed meanwhile waits for one of them at the most. */
export function createSideAnswers({ neighbours, compiled, first }: SideParts): SideAnswers {
  const engine = createEngine(mostKept)
  const benches = new Map<string, Bench>()
  const rows = new KeptSideRows()
  const runs = new Map<string, SideRun>()
  let laid: { readonly of: SideRuns; readonly table: SideTable } | undefined

  const benchOf = (file: string): Bench => {
    // The open scenario goes before what the disk has of it: another may go on from it.
    const text = (path: string): string | undefined => {
      const open = first()?.question.scenario
      return open?.file === path ? open.text : neighbours.text(path)
    }
    const parts = { text, read: neighbours.read, table: (path: string) => neighbours.table(path) }
    const bench = benches.get(file) ?? new Bench({ neighbours: parts, engine, compiled })
    benches.set(file, bench)
    return bench
  }

  const runsOf = (files: readonly string[]): SideRuns | undefined => {
    const open = first()
    if (!open) return undefined
    const { question, evaluation } = open
    const { outcome, expectations } = evaluation
    const others = files.flatMap((file) => runs.get(file) ?? [])
    return [{ file: question.scenario?.file ?? '', outcome, expectations }, ...others]
  }

  const lay = (query: SideQuery): SideView | undefined => {
    const open = first()
    for (const file of runs.keys())
      if (!query.files.includes(file)) for (const kept of [runs, benches]) kept.delete(file)
    const of = runsOf(query.files)
    if (!open || !of) return undefined
    const isSame = laid?.of.length === of.length && of.every((run, i) => isSameRun(run, laid?.of[i]))
    if (!laid || !isSame) laid = { of, table: buildSideTable(of, open.sheet.otherNames, rows) }
    const figuresOf = sideFigures(of)
    const membersOf = (name: string) => {
      const figures = figuresOf(name)
      return figures && buildSideMembers(figures)
    }
    return arrangeSide(laid.table, query, membersOf)
  }

  return {
    runBeside({ file, text }) {
      const open = first()
      if (!open) return []
      if (text === undefined) {
        runs.set(file, { file, expectations: [], fault: lostFile })
        return []
      }
      const { policy, year } = open.question
      const scenario = { file, text, saved: text }
      const question = { policy, scenario, ...(year !== undefined && { year }) }
      const { compiled, read, evaluation, broken, earlier } = benchOf(file).run(question)
      const wrong = findingsOf(question, compiled, read, evaluation?.outcome, earlier).scenario.find(
        ({ severity }) => severity === 'error',
      )
      const fault = broken ?? (wrong && { line: wrong.range.start.line, message: wrong.message })
      runs.set(file, {
        ...{ file, expectations: evaluation?.expectations ?? [] },
        ...(evaluation && { outcome: evaluation.outcome }),
        ...(fault && { fault: { line: fault.line, message: fault.message } }),
      })
      return neighbours.needs()
    },
    sideView: lay,
    copy(query, unit) {
      const view = lay(query)
      return view && copySide(view, unit)
    },
    forget() {
      for (const bench of benches.values()) bench.forget()
    },
  }
}

function isSameRun(a: SideRun, b: SideRun | undefined): boolean {
  return a.file === b?.file && a.outcome === b.outcome && a.fault === b.fault
}
