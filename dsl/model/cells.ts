import { type Problem, problem } from '../diagnostic/diagnostic.ts'
import { place } from '../diagnostic/phrases.ts'
import { suggest } from '../diagnostic/suggest.ts'
import { cellScalar, isLostTable } from '../syntax/policy/table-entries.ts'
import type { Row } from '../syntax/table/table.ts'
import type { MapNode, Node, ScalarNode } from '../syntax/yaml/node.ts'
import { readTable } from '../syntax/yaml/read-table.ts'
import { type Span, shift } from '../text/span.ts'
import { isOfCalendar, memberNamed } from './calendar-members.ts'
import { isTableName, isTotalName, shareLimit } from './data-words.ts'
import type { Cell } from './model.ts'
import { blockColumns, type TableColumns, type Wanted } from './table-columns.ts'
import { issuedPlace, readValue, type ValueForm } from './value.ts'

/** What the values of a figure are read against. */
export interface CellForm {
  readonly name: string
  readonly aliases?: readonly string[]
  readonly dims: readonly string[]
  readonly value: ValueForm
  /** The members of a dimension, or undefined where none are known (then any name will do). */
  readonly members: (dimension: string) => readonly string[] | undefined
  /** A member that may be written beyond the names of `members`. */
  readonly named?: (dimension: string, written: string) => string | undefined
  /**
   * Told of every place whose value is there and cannot be read: its members, or the first of them where all that follow are meant. `span`: of a
   * single value.
   */
  readonly unread?: (at: readonly string[], span?: Span) => void
  /** Told of every cell of a table that is there and empty. */
  readonly blank?: (at: readonly string[], span: Span) => void
  /** Told of every place where 待定 stands for a value; without it that is no value. */
  readonly open?: (at: readonly string[], span: Span) => void
  /** Whether the numbers are issued ones, which speak only as far as they are written. */
  readonly isIssued?: boolean
  /** Reads {表: 支出.csv, 列: 统筹支出} in place of values that stand in the text; `at` is settled, the table has the rest. */
  readonly table?: (reference: MapNode, at: readonly string[], reader: CellReader) => Cell[]
}

type Report = (p: Problem) => void

/**
 * Reads the values of a figure: one value, or nested by member in the order of its dimensions ({居民医保: {2023: 100万元}}),
 * or a table whose leading columns name dimensions and whose further columns are members of the last one, or the figure itself.
 */
export function readCells(node: Node, form: CellForm, report: Report): Cell[] {
  return new CellReader(form, report).read(node)
}

/** Reads the values of one figure, from one text or several. */
export class CellReader {
  private readonly form: CellForm
  private readonly report: Report
  private readonly known = new Map<string, ReadonlySet<string> | undefined>()
  private unknown = 0
  private readonly toldShares = new Set<string>()

  constructor(form: CellForm, report: Report) {
    const { name } = form
    const figure = form.value.figure ?? { name, isWhole: false, shareLimit: shareLimit(name) }
    this.form = { ...form, value: { ...form.value, figure } }
    this.report = report
  }

  read(node: Node): Cell[] {
    const { dims } = this.form
    if (node.kind === 'scalar' && dims.length > 0 && node.text.includes('\n')) return this.block(node)
    const cells: Cell[] = []
    this.level(node, [], cells)
    return cells
  }

  /** What is looked for in a table that has some of the dimensions. */
  wanted(dims: readonly string[]): Wanted {
    const { name, aliases, value } = this.form
    const named = (dimension: string, written: string): string | undefined => this.named(dimension, written)
    return { name, aliases, dims, value, named, members: (dimension) => this.members(dimension) }
  }

  private members(dimension: string): ReadonlySet<string> | undefined {
    if (!this.known.has(dimension)) {
      const members = this.form.members(dimension)
      this.known.set(dimension, members && new Set(members))
    }
    return this.known.get(dimension)
  }

  /** The values in some columns of a table that begins at `start`, `at` standing for the dimensions that the table has not. */
  rows(at: readonly string[], { table, dims, values }: TableColumns, report: Report, start = 0): Cell[] {
    const { form } = this
    const cells: Cell[] = []
    const seen = new Map<string, { readonly row: Row; readonly span: Span }>()
    for (const row of table.rows) {
      const here = new Map<string, string>(at.map((member, i) => [form.dims[i] as string, member]))
      let isKnown = true
      for (const { dimension, column } of dims) {
        const cell = row.cells[column]
        const isEmpty = cell === undefined || cell.text === ''
        if (isEmpty) report(problem('HC6078', cell?.span ?? row.span, { dimension }))
        const member = isEmpty ? undefined : this.member(cell.text, dimension, cell.span, report)
        isKnown = member !== undefined && isKnown
        here.set(dimension, member ?? '')
      }
      // A row written twice is told at its members, the same for every figure that is read from it.
      const heading = row.cells[dims[0]?.column ?? -1]?.span
      let isRepeated = false
      for (const { column, member, form: value } of isKnown ? values : []) {
        const cell = row.cells[column]
        const members = form.dims.map((d) => here.get(d) ?? member ?? '')
        if (!cell || cell.text === '') {
          if (cell) form.blank?.(members, shift(cell.span, start))
          continue
        }
        const key = members.join('\u0000')
        const first = seen.get(key)
        if (first) {
          const isRow = first.row !== row
          const name = isRow ? dims.map((d) => here.get(d.dimension)).join('、') : members.join('、')
          const related = [{ message: place.earlier, span: first.span }]
          if (!isRepeated) report(problem('HC6025', (isRow && heading) || cell.span, { name }, { related }))
          isRepeated ||= isRow
          continue
        }
        seen.set(key, { row, span: heading ?? cell.span })
        const made = this.value(cellScalar(cell.text, cell.span), members, value, report, start)
        if (made) cells.push(made)
      }
    }
    return cells
  }

  private block(node: ScalarNode): Cell[] {
    const { table, problems } = readTable(node)
    for (const p of problems) this.report(p)
    const columns = blockColumns(table, this.wanted(this.form.dims), node.span, this.report)
    if (columns) return this.rows([], columns, this.report)
    this.form.unread?.([])
    return []
  }

  private level(node: Node, at: readonly string[], cells: Cell[]): void {
    const { form, report } = this
    if (node.kind === 'map' && form.table && isTableReference(node)) {
      for (const cell of form.table(node, at, this)) cells.push(cell)
      return
    }
    const dimension = form.dims[at.length]
    if (dimension === undefined) {
      if (node.kind !== 'scalar') {
        report(problem('HC6006', node.span, { name: form.name, dims: form.dims }))
        form.unread?.(at)
      } else if (node.style === 'missing') form.unread?.(at)
      else {
        const made = this.value(node, at, form.value, report)
        if (made) cells.push(made)
      }
      return
    }
    if (node.kind === 'scalar' && form.open && node.text.trim() === '待定') {
      form.open(at, node.span)
      return
    }
    if (node.kind !== 'map') {
      const isTable = node.kind === 'scalar' && isLostTable(node)
      const file = node.kind === 'scalar' && isTableName(node.text) ? node.text.trim() : undefined
      if (node.kind !== 'scalar' || node.style !== 'missing')
        report(problem('HC6006', node.span, { name: form.name, dims: form.dims, isTable, file }))
      form.unread?.(at)
      return
    }
    const seen = new Set<string>()
    for (const pair of node.pairs) {
      const member = this.member(pair.key.text.trim(), dimension, pair.key.span, report)
      if (member === undefined) continue
      if (seen.has(member)) report(problem('HC6025', pair.key.span, { name: member }))
      else {
        seen.add(member)
        this.level(pair.value, [...at, member], cells)
      }
    }
  }

  private value(
    node: ScalarNode,
    at: readonly string[],
    value: ValueForm,
    report: Report,
    start = 0,
  ): Cell | undefined {
    const { form } = this
    const span = shift(node.span, start)
    if (form.open && node.text.trim() === '待定') {
      form.open(at, span)
      return undefined
    }
    const isEmpty = node.text.trim() === ''
    if (isEmpty) report(problem('HC5017', node.span, { text: '' }))
    const read = isEmpty ? undefined : readValue(node, value, this.once(report))
    if (read !== undefined) {
      const place = form.isIssued && value.unit.kind === 'quantity' ? issuedPlace(node.text, value) : undefined
      return { at, value: read, span, ...(place === undefined ? {} : { place }) }
    }
    form.unread?.(at, span)
    return undefined
  }

  /** Whoever forgets one percent sign, or means more than 100%, does so at all values: told at the first. */
  private once(report: Report): Report {
    return (p) => {
      const isOfAll = p.code === 'HC6077' || p.code === 'HC5140'
      if (isOfAll && this.toldShares.has(p.code)) return
      if (isOfAll) this.toldShares.add(p.code)
      report(p)
    }
  }

  /** The member that a text names; reports where there is none such. */
  private member(written: string, dimension: string, span: Span, report: Report): string | undefined {
    const member = this.named(dimension, written)
    if (member !== undefined) return member
    if (isTotalName(written)) report(problem('HC6075', span, { name: written, dimension }))
    else {
      // Looking for what is near takes long among many: whoever has a hundred unknown names has another fault.
      const near = this.unknown++ < 20 ? suggest(written, this.members(dimension) ?? []) : []
      report(problem('HC6004', span, { dimension, member: written, near }, near.length === 1 ? { fix: near[0] } : {}))
    }
    return undefined
  }

  private named(dimension: string, written: string): string | undefined {
    const members = this.members(dimension)
    if (!members || members.has(written)) return written
    return (
      this.form.named?.(dimension, written) ??
      (isOfCalendar(dimension) ? memberNamed(dimension, written, [...members]) : undefined)
    )
  }
}

/** Whether a map stands for values in a file: {表: 支出.csv, 列: 统筹支出}. */
export function isTableReference(node: Node): node is MapNode {
  if (node.kind !== 'map') return false
  const keys = node.pairs.map((p) => p.key.text.trim())
  return keys.includes('表') || (keys.length > 0 && keys.every((key) => key === '列'))
}
