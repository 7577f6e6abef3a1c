import { type Problem, problem } from '../diagnostic/diagnostic.ts'
import { suggest } from '../diagnostic/suggest.ts'
import { impliedKey, mapOf } from '../syntax/policy/fields.ts'
import type { MapNode, Node, Pair } from '../syntax/yaml/node.ts'
import { type Span, shift } from '../text/span.ts'
import { type CellForm, CellReader } from './cells.ts'
import { isPartName, shareLimit } from './data-words.ts'
import type { Cell, Figure, Model } from './model.ts'
import { NumbersBeside } from './numbers-beside.ts'
import type { Given, GivenCell, PlacedCell } from './scenario.ts'
import type { TableBook } from './table-book.ts'
import { columnForm, fileColumns } from './table-columns.ts'
import type { TableMembers } from './table-members.ts'
import { isCount, isRatioLike } from './unit.ts'
import type { Kind } from './value.ts'

/** Beyond so many values that cannot be read, the figure counts as not read at all. */
const mostUnread = 100

/** Reads the figures of a scenario's sections, each against its declaration in the policy. */
export class FigureReader {
  private readonly model: Model
  private readonly members: CellForm['members']
  private readonly book: TableBook
  private readonly report: (p: Problem) => void

  constructor(model: Model, members: CellForm['members'], book: TableBook, report: (p: Problem) => void) {
    this.model = model
    this.members = members
    this.book = book
    this.report = report
  }

  /** A section's figures; `isIssued`: their numbers speak only as far as they are written. */
  section(pairs: readonly Pair[], kind: Figure['kind'] | 'any', isIssued = false): Map<string, Given> {
    const found = new Map<string, Given>()
    for (const { key, value } of pairs) {
      const figure = this.figure(key.text.trim(), kind, key.span)
      if (!figure) continue
      if (found.has(figure.name)) this.report(problem('HC6025', key.span, { name: figure.name }))
      else found.set(figure.name, this.given(value, figure, key.span, isIssued))
    }
    return found
  }

  /** A column of a member table that holds a figure's values. */
  column(head: string, cells: readonly { member: string; node: Node; head: Span }[], into: Map<string, Given>): void {
    const first = cells[0]
    if (!first) return
    const figure = this.figure(head, 'input', first.head)
    if (!figure) return
    if (into.has(figure.name)) {
      this.report(problem('HC6025', first.head, { name: figure.name }))
      return
    }
    const pairs = cells.map(({ member, node }) => ({
      key: { ...impliedKey(member, node.span), text: member },
      value: node,
    }))
    into.set(figure.name, this.given(mapOf(pairs, first.node.span), figure, first.head))
  }

  /** The inputs that have a column in the file in which members stand. One that the scenario gives elsewhere is not looked for here. */
  beside({ dimension, columns, opened }: TableMembers, into: Map<string, Given>): void {
    for (const [column, head] of opened.table.heads.entries()) {
      const name = [head.whole.text, head.text].map((text) => this.model.aliases.get(text) ?? text)
      const figure = name.map((one) => this.model.figures.get(one)).find((one) => one !== undefined)
      if (figure?.kind !== 'input' || figure.dims.join() !== dimension || into.has(figure.name)) continue
      const collected = new Collected(figure)
      const form = this.formOf(figure, collected)
      const value = columnForm(head, form.value, figure.name === head.whole.text, opened.tell)
      const { start, tell } = opened
      const values = value ? [{ column, form: { ...value, figure: form.value.figure } }] : []
      const cells = new CellReader(form, tell).rows([], { ...columns, values }, tell, start)
      into.set(figure.name, collected.given(cells, shift(head.whole.span, start), value !== undefined))
    }
  }

  private given(node: Node, figure: Figure, key: Span, isIssued = false): Given {
    const collected = new Collected(figure)
    let span = key
    const form: CellForm = {
      ...this.formOf(figure, collected),
      isIssued,
      table: (reference, settled, reader) => {
        const read = this.fromFile(reference, figure, settled, reader)
        if (!read) collected.unread.push(settled)
        else if (settled.length === 0) span = read.head
        return read?.cells ?? []
      },
    }
    const cells = new CellReader(form, this.report).read(node)
    return collected.given(cells, span)
  }

  private fromFile(
    reference: MapNode,
    figure: Figure,
    at: readonly string[],
    reader: CellReader,
  ): { cells: Cell[]; head: Span } | undefined {
    const opened = this.book.open(reference, figure.name)
    if (!opened) return undefined
    const { table, start, tell } = opened
    const dims = figure.dims.slice(at.length)
    if (dims.length === 0 && table.rows.length > 1) {
      const second = table.rows[1]?.span ?? reference.span
      tell(problem('HC6079', second, { name: figure.name, rows: table.rows.length }))
      return undefined
    }
    const columns = fileColumns(table, reader.wanted(dims), opened)
    if (!columns) return undefined
    return { cells: reader.rows(at, columns, tell, start), head: shift(columns.head.whole.span, start) }
  }

  private formOf(figure: Figure, { unread, unreadable, blank, open, beside }: Collected): CellForm {
    const { name, aliases, dims, unit, kind } = figure
    const told = { isData: true, figure: kindOf(figure), beside }
    return {
      name,
      aliases,
      dims,
      value: { unit, nouns: this.model.nouns, bareShift: 0, grouped: false, ...told },
      members: this.members,
      // More years than the run's needs may be given: the same data serve other years.
      named: (d, written) => (this.model.dimensions.get(d)?.years && /^\d{4}$/.test(written) ? written : undefined),
      unread: (at, span) => {
        unread.push(at)
        if (span) unreadable.push({ at, span })
      },
      blank: (at, span) => blank.push({ at, span }),
      // 待定 as an expected value: the figure must be null.
      ...(kind === 'rule' && { open: (at, span) => void open.push({ at, value: null, span }) }),
    }
  }

  private figure(name: string, kind: Figure['kind'] | 'any', span: Span): Figure | undefined {
    const figure = this.model.figures.get(this.model.aliases.get(name) ?? name)
    if (figure && (kind === 'any' || figure.kind === kind)) return figure
    // A name that there is, of another kind, is not misspelt.
    if (figure && figure.kind !== 'rule' && kind === 'rule') {
      this.report(problem('HC6028', span, { name, near: [], kind: figure.kind }))
      return undefined
    }
    const near = suggest(
      name,
      [...this.model.figures.values()].flatMap((f) =>
        kind === 'any' || f.kind === kind ? [f.name, ...f.aliases] : [],
      ),
    )
    const fix = near.length === 1 ? { fix: near[0] } : {}
    const code = kind === 'input' ? 'HC6003' : kind === 'parameter' ? 'HC6014' : 'HC6028'
    this.report(problem(code, span, { name, near }, fix))
    return undefined
  }
}

/** What the reading of one figure gathers beside its values. */
class Collected {
  readonly unread: (readonly string[])[] = []
  readonly unreadable: PlacedCell[] = []
  readonly blank: PlacedCell[] = []
  readonly open: GivenCell[] = []
  readonly beside = new NumbersBeside()
  private readonly figure: Figure

  constructor(figure: Figure) {
    this.figure = figure
  }

  given(cells: readonly Cell[], span: Span, isRead = true): Given {
    const { unread, unreadable, blank, open, beside, figure } = this
    beside.tell(figure.name, figure.unit)
    const isLost = !isRead || unread.length > mostUnread
    return { cells: [...open, ...cells], unread: isLost ? [[]] : unread, unreadable, blank, span }
  }
}

/** What data of a figure are told for, beside what its unit forbids. */
export function kindOf(figure: Figure): Kind {
  const { name, unit, kind } = figure
  const isInput = kind === 'input'
  const isFree = isRatioLike(unit) && kind !== 'rule' && !(isInput && figure.most !== undefined)
  return {
    name,
    isWhole: isInput && isCount(unit),
    ...(isFree && { shareLimit: shareLimit(name, isInput), isPart: isPartName(name) && !hasRange(figure) }),
  }
}

/** Whether the policy says itself how much a parameter may be: what is beyond is told by that. */
function hasRange(figure: Figure): boolean {
  return figure.kind === 'parameter' && figure.range?.high !== undefined
}
