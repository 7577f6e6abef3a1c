import { type Problem, problem, shiftProblem } from '../diagnostic/diagnostic.ts'
import { scalarAt } from '../syntax/policy/fields.ts'
import { checkShape } from '../syntax/shape/check-shape.ts'
import { type ReadCsv, readCsv } from '../syntax/table/read-csv.ts'
import type { TableFile } from '../syntax/table/read-table-file.ts'
import type { Table } from '../syntax/table/table.ts'
import type { MapNode } from '../syntax/yaml/node.ts'
import { behind, type TextSource } from '../text/source.ts'
import type { Span } from '../text/span.ts'

/** The files of tables that data may ask for, by the path as the data write it; undefined where there is none. */
export type Tables = (path: string) => TableFile | undefined

/** A table that data ask for, opened. */
export interface OpenTable {
  readonly table: Table
  /** Where its text begins behind those that are read with it. */
  readonly start: number
  /** 列, where it is said. */
  readonly column?: { readonly text: string; readonly span: Span }
  /** Tells of the text that asks. */
  readonly report: (p: Problem) => void
  /** Tells of the table's own text. */
  readonly tell: (p: Problem) => void
}

/** So many of one kind in one file are told one by one; whoever has more of them has one cause to look for. */
const most = 10

/** The tables that one scenario asks for: each read once, its faults told in its own file. */
export class TableBook {
  /** The scenario's own text and, behind it, those of the tables, once for each place that asks. */
  readonly sources: TextSource[]
  private readonly tables: Tables | undefined
  private readonly parse: (file: TableFile) => ReadCsv
  private readonly report: (p: Problem) => void
  private readonly opened = new Map<string, ReadCsv | undefined>()
  private readonly told = new Map<string, { count: number; next?: Problem }>()

  /** Without `tables` no file can be asked for, which is told. */
  constructor(
    own: Pick<TextSource, 'file' | 'text'>,
    tables: Tables | undefined,
    report: (p: Problem) => void,
    parse: (file: TableFile) => ReadCsv = ({ text }) => readCsv(text),
  ) {
    this.sources = [{ ...own, start: 0 }]
    this.tables = tables
    this.parse = parse
    this.report = report
  }

  /** Opens what {表: 支出.csv, 列: 统筹支出} asks for, for the figure or dimension `about`; undefined where that cannot be, which is told. */
  open(reference: MapNode, about: string): OpenTable | undefined {
    const report = (p: Problem): void => this.report({ ...p, about })
    const faults = checkShape('fileReference', reference)
    for (const p of faults) report(p)
    const written = scalarAt(reference, '表')
    if (faults.length > 0 || !written) return undefined
    const path = written.text.trim()
    const refuse = (code: 'HC1070' | 'HC1071' | 'HC1075' | 'HC1077'): undefined =>
      void report(problem(code, written.span, { path }))
    if (!this.tables) return refuse('HC1077')
    if (/\.(?:xls[xmb]?|et|ods|numbers)$/i.test(path)) return refuse('HC1071')
    if (!/\.(?:csv|tsv|txt)$/i.test(path)) return refuse('HC1075')
    const file = this.tables(path)
    if (!file) return refuse('HC1070')
    const start = behind(this.sources)
    this.sources.push({ file: file.file, text: file.text, start, named: written.span })
    const tell = (p: Problem): void => this.tell(file.file, { ...shiftProblem(p, start), about })
    const read = this.read(path, file, tell)
    if (!read) return undefined
    const column = scalarAt(reference, '列')
    return {
      table: read.table,
      start,
      ...(column && { column: { text: column.text.trim(), span: column.span } }),
      report,
      tell,
    }
  }

  /** Says how much was not told one by one. */
  close(): void {
    for (const { count, next } of this.told.values())
      if (next) this.report({ ...next, code: 'HC6074', facts: { count: count - most } } as Problem)
  }

  private read(path: string, file: TableFile, tell: (p: Problem) => void): ReadCsv | undefined {
    if (this.opened.has(path)) return this.opened.get(path)
    const read = file.problems.length > 0 ? undefined : this.parse(file)
    for (const p of read?.problems ?? file.problems) tell(p)
    // Half a table would only be told again as members that are missing.
    const usable = read?.isWhole && read.table.rows.length > 0 ? read : undefined
    this.opened.set(path, usable)
    return usable
  }

  private tell(file: string, p: Problem): void {
    const key = `${file} ${p.code}`
    const before = this.told.get(key) ?? { count: 0 }
    const { count } = before
    const next = count === most ? p : before.next
    this.told.set(key, { count: count + 1, ...(next && { next }) })
    if (count < most) this.report(p)
  }
}
