import { type Problem, problem } from '../diagnostic/diagnostic.ts'
import { suggest } from '../diagnostic/suggest.ts'
import { cellScalar } from '../syntax/policy/table-entries.ts'
import type { Node, ScalarNode } from '../syntax/yaml/node.ts'
import { readTable, type Table } from '../syntax/yaml/read-table.ts'
import { memberNamed } from './calendar-members.ts'
import type { Cell } from './model.ts'
import { readUnit } from './unit.ts'
import { readValue, type ValueForm } from './value.ts'

/** What the values of a figure are read against. */
export interface CellForm {
  readonly name: string
  readonly dims: readonly string[]
  readonly value: ValueForm
  /** The members of a dimension, or undefined where none are known (then any name will do). */
  readonly members: (dimension: string) => readonly string[] | undefined
  /** A member that may be written beyond the names of `members`. */
  readonly named?: (dimension: string, written: string) => string | undefined
  /** Told of every place whose value is there and cannot be read: its members, or the first of them where all that follow are meant. */
  readonly unread?: (at: readonly string[]) => void
}

/** What the values of one member, or the last dimension's head, stand under. */
type Report = (p: Problem) => void

/**
 * Reads the values of a figure: one value, or nested by member in the order of its dimensions ({居民医保: {2023: 100万元}}),
 * or a table whose leading columns name dimensions and whose further columns are members of the last one, or the figure itself.
 */
export function readCells(node: Node, form: CellForm, report: Report): Cell[] {
  if (node.kind === 'scalar' && form.dims.length > 0 && node.text.includes('\n'))
    return readTableCells(node, form, report)
  const cells: Cell[] = []
  readLevel(node, [], form, report, cells)
  return cells
}

function readLevel(node: Node, at: readonly string[], form: CellForm, report: Report, cells: Cell[]): void {
  const dimension = form.dims[at.length]
  if (dimension === undefined) {
    if (node.kind !== 'scalar') {
      report(problem('HC6006', node.span, { name: form.name, dims: form.dims }))
      form.unread?.(at)
      return
    }
    // A key with nothing behind it has been told by the reader of the file.
    if (node.style !== 'missing' && node.text.trim() === '') report(problem('HC5017', node.span, { text: '' }))
    const value = node.text.trim() === '' ? undefined : readValue(node, form.value, report)
    if (value === undefined) form.unread?.(at)
    else cells.push({ at, value, span: node.span })
    return
  }
  if (node.kind !== 'map') {
    if (node.kind !== 'scalar' || node.style !== 'missing')
      report(problem('HC6006', node.span, { name: form.name, dims: form.dims }))
    form.unread?.(at)
    return
  }
  const seen = new Set<string>()
  for (const pair of node.pairs) {
    const member = memberAt(pair.key.text.trim(), dimension, form, pair.key, report)
    if (member === undefined) continue
    if (seen.has(member)) report(problem('HC6025', pair.key.span, { name: member }))
    else {
      seen.add(member)
      readLevel(pair.value, [...at, member], form, report, cells)
    }
  }
}

/** The member that a text names; reports where there is none such. */
function memberAt(
  written: string,
  dimension: string,
  form: CellForm,
  at: { span: Cell['span'] },
  report: Report,
): string | undefined {
  const members = form.members(dimension)
  const member = form.named?.(dimension, written) ?? (members ? memberNamed(dimension, written, members) : written)
  if (member !== undefined) return member
  const near = suggest(written, members as readonly string[])
  report(problem('HC6004', at.span, { dimension, member: written, near }, near.length === 1 ? { fix: near[0] } : {}))
  return undefined
}

function readTableCells(node: ScalarNode, form: CellForm, report: Report): Cell[] {
  const { table, problems } = readTable(node)
  for (const p of problems) report(p)
  const leading = leadingDimensions(table, form.dims)
  const rest = form.dims.filter((d) => !leading.includes(d))
  const last = rest[0]
  if (rest.length > 1 || leading.length === 0) {
    const first = table.heads[0]
    report(problem('HC6029', first?.span ?? node.span, { dims: form.dims.slice(0, Math.max(1, form.dims.length - 1)) }))
    form.unread?.([])
    return []
  }
  const cells: Cell[] = []
  const seen = new Set<string>()
  for (const row of table.rows) {
    const here = new Map<string, string>()
    let known = true
    for (const [i, dimension] of leading.entries()) {
      const cell = row.cells[i]
      const member = cell && memberAt(cell.text, dimension, form, cell, report)
      known = member !== undefined && known
      here.set(dimension, member ?? '')
    }
    for (let i = leading.length; known && i < table.heads.length; i++) {
      const head = table.heads[i]
      const cell = row.cells[i]
      if (!head || !cell || cell.text === '') continue
      const column = last === undefined ? head.text : memberAt(head.text, last, form, head, report)
      if (column === undefined) continue
      const at = form.dims.map((d) => here.get(d) ?? column)
      const key = at.join('\u0000')
      if (seen.has(key)) {
        report(problem('HC6025', cell.span, { name: at.join('、') }))
        continue
      }
      seen.add(key)
      const scale = head.unit === undefined ? undefined : readUnit(head.unit.text, form.value.nouns)
      const value = readValue(
        cellScalar(cell.text, cell.span),
        { ...form.value, bareShift: scale?.shift ?? form.value.bareShift, grouped: true },
        report,
      )
      if (value === undefined) form.unread?.(at)
      else cells.push({ at, value, span: cell.span })
    }
  }
  return cells
}

/** The leading columns whose heads are dimensions of the figure, in the table's order. */
function leadingDimensions(table: Table, dims: readonly string[]): string[] {
  const leading: string[] = []
  for (const head of table.heads) {
    if (!dims.includes(head.text) || leading.includes(head.text)) break
    leading.push(head.text)
  }
  return leading
}
