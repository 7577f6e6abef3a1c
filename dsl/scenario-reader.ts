import type { Compiled } from './compile.ts'
import { describeAll } from './diagnostic/describe.ts'
import { type Diagnostic, type Problem, problem } from './diagnostic/diagnostic.ts'
import { firstCauses } from './diagnostic/first-causes.ts'
import type { Model } from './model/model.ts'
import { readData, readScenario } from './model/read-scenario.ts'
import { readsAlike } from './model/reads-alike.ts'
import { emptyScenario, type Scenario } from './model/scenario.ts'
import { TableBook, type Tables } from './model/table-book.ts'
import { shiftNode, textAt } from './syntax/policy/fields.ts'
import { checkShape } from './syntax/shape/check-shape.ts'
import { type ReadCsv, readCsv } from './syntax/table/read-csv.ts'
import type { TableFile } from './syntax/table/read-table-file.ts'
import type { Document } from './syntax/yaml/document.ts'
import { createReader } from './syntax/yaml/read-document.ts'
import type { TextSource } from './text/source.ts'

/** A scenario as read against a policy, its own text beside it so that later stages can point into it. */
export interface ReadScenario {
  readonly file: string
  readonly text: string
  /** How the text is cut; left out where the data do not stand in a file of their own. */
  readonly document?: Document
  readonly scenario: Scenario
  /** The text itself and, behind it, those of the tables that it names; places count in the row of them. */
  readonly sources: readonly TextSource[]
  /** Spans in the row of texts. */
  readonly problems: readonly Problem[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads scenario files again and again, parsing only what changed. */
export interface ScenarioReader {
  /**
   * YAML or JSON text, against a compiled policy. Never throws. Whoever may read files gives the tables that it asks for; the same
   * `TableFile` is cut into rows once. What reads as it did last is the same object.
   */
  read(file: string, text: string, compiled: Compiled, tables?: Tables): ReadScenario
}

/** The tables that a scenario asked for, by the paths that it writes. */
type Asked = ReadonlyMap<string, TableFile | undefined>

/** A reader with an empty cache; one for each open scenario. */
export function createScenarioReader(): ScenarioReader {
  const reader = createReader()
  let last: { readonly read: ReadScenario; readonly model: Model; readonly asked: Asked } | undefined
  const parsed = new WeakMap<TableFile, ReadCsv>()
  const parse = (table: TableFile): ReadCsv => {
    const known = parsed.get(table) ?? readCsv(table.text)
    parsed.set(table, known)
    return known
  }
  return {
    read(file, text, compiled, tables = () => undefined) {
      const { model } = compiled
      const isSame = last?.read.file === file && last.read.text === text && readsAlike(last.model, model)
      if (last && isSame && [...last.asked].every(([path, table]) => tables(path) === table)) return last.read
      const asked = new Map<string, TableFile | undefined>()
      const open: Tables = (path) => {
        const table = tables(path)
        asked.set(path, table)
        return table
      }
      const openBook = (report: (p: Problem) => void): TableBook => new TableBook({ file, text }, open, report, parse)
      const document = reader.read(text)
      const { scenario, problems, sources } = readScenario(file, document, model, openBook)
      const diagnostics = describeAll(sources, firstCauses(problems))
      const read = { file, text, document, sources, scenario, problems, diagnostics }
      last = { read, model, asked }
      return read
    },
  }
}

/** A worked example (算例) of a policy, by its place among them; its data stand in the policy's own file. */
export function readExample(compiled: Compiled, index: number): ReadScenario {
  const { file, text, model, sources } = compiled
  const example = model.examples[index]
  if (example?.node.kind !== 'map') return noScenario(compiled)
  const root = shiftNode(example.node, example.site.start)
  const problems: Problem[] = checkShape('example', root)
  const report = (p: Problem): void => void problems.push(p)
  const book = new TableBook({ file, text }, undefined, report)
  const scenario = readData(root, file, textAt(root, '名') ?? '', { model, book, report, isIssued: false })
  if (scenario.before) problems.push(problem('HC1083', scenario.before.span, {}))
  return { file, text, sources, scenario, problems, diagnostics: describeAll(sources, problems) }
}

/** No data at all: every input is missing. */
export function noScenario(compiled: Compiled): ReadScenario {
  return {
    file: compiled.file,
    text: compiled.text,
    sources: compiled.sources,
    scenario: emptyScenario('', compiled.file),
    problems: [],
    diagnostics: [],
  }
}
