import { type Problem, problem } from '../diagnostic/diagnostic.ts'
import { laterConstruct } from '../diagnostic/phrases.ts'
import { suggest } from '../diagnostic/suggest.ts'
import { impliedKey, mapOf, scalarAt, shiftNode, textAt } from '../syntax/policy/fields.ts'
import { checkShape } from '../syntax/shape/check-shape.ts'
import type { Document } from '../syntax/yaml/document.ts'
import type { MapNode, Node, Pair } from '../syntax/yaml/node.ts'
import type { Span } from '../text/span.ts'
import { unknownOption } from './build/readings.ts'
import { memberNamed } from './calendar-members.ts'
import { type CellForm, readCells } from './cells.ts'
import type { Figure, Member, Model } from './model.ts'
import { membersIn } from './relative-years.ts'
import { type Given, type GivenCell, type Scenario, standInYear } from './scenario.ts'
import { readScenarioMembers } from './scenario-members.ts'

type Report = (p: Problem) => void

/** Reads a scenario file against a policy; every fault is reported with its place in the scenario's file. */
export function readScenario(
  file: string,
  document: Document,
  model: Model,
): { scenario: Scenario; problems: readonly Problem[] } {
  const problems: Problem[] = [...document.problems]
  const pairs: Pair[] = document.sections.map((section) => {
    const key = { ...impliedKey(section.name, section.keySpan), span: section.keySpan }
    if (section.value) return { key, value: shiftNode(section.value.block.node, section.value.start) }
    const inner = section.entries.flatMap((e) => {
      const node = shiftNode(e.block.node, e.start)
      return node.kind === 'map' ? node.pairs : []
    })
    return { key, value: mapOf(inner, section.span) }
  })
  const root = mapOf(pairs, { start: 0, end: Math.min(1, document.text.length) })
  for (const p of checkShape('scenario', root)) problems.push(p)
  const scenario = readData(root, file, textAt(root, '情景') ?? file, model, (p) => problems.push(p))
  return { scenario, problems }
}

/** Reads the data of a scenario or of a worked example (whose node has been shifted to the file). */
export function readData(root: MapNode, file: string, name: string, model: Model, report: Report): Scenario {
  const written = textAt(root, '年度')
  const year = written !== undefined && /^\d{4}$/.test(written) ? Number(written) : undefined
  const dimensions = mapAt(root, '维度')
  const run = year ?? standInYear(model)
  const { members, columns } = readScenarioMembers(dimensions, model, run, report)
  const memberNames = (name: string): readonly string[] | undefined => {
    const dimension = model.dimensions.get(name)
    return (members.get(name) ?? (dimension && membersIn(dimension, run)))?.map((m: Member) => m.name)
  }
  const reader = new FigureReader(model, memberNames, report)
  const inputs = reader.section(mapAt(root, '输入'), 'input')
  for (const [head, cells] of columns) reader.column(head, cells, inputs)
  const keySpan = (key: string): Span =>
    root.pairs.find((p) => p.key.text === key)?.key.span ?? { start: root.span.start, end: root.span.start }
  return {
    name,
    file,
    policy: textAt(root, '政策'),
    year,
    members,
    inputs,
    parameters: reader.section(mapAt(root, '参数'), 'parameter'),
    prior: reader.section(mapAt(root, '上年'), 'any'),
    pinned: reader.section(mapAt(root, '核定'), 'rule'),
    readings: readReadings(mapAt(root, '解读'), model, report),
    expected: reader.section(mapAt(root, '期望'), 'rule'),
    places: {
      inputs: keySpan('输入'),
      members: keySpan('维度'),
      name: keySpan('情景'),
      year: scalarAt(root, '年度')?.span ?? keySpan('情景'),
    },
  }
}

function mapAt(root: MapNode, key: string): readonly Pair[] {
  const value = root.pairs.find((p) => p.key.text === key)?.value
  return value?.kind === 'map' ? value.pairs : []
}

class FigureReader {
  private readonly model: Model
  private readonly members: CellForm['members']
  private readonly report: Report

  constructor(model: Model, members: CellForm['members'], report: Report) {
    this.model = model
    this.members = members
    this.report = report
  }

  section(pairs: readonly Pair[], kind: Figure['kind'] | 'any'): Map<string, Given> {
    const found = new Map<string, Given>()
    for (const { key, value } of pairs) {
      const figure = this.figure(key.text.trim(), kind, key.span)
      if (!figure) continue
      if (found.has(figure.name)) {
        this.report(problem('HC6025', key.span, { name: figure.name }))
        continue
      }
      if (isFileReference(value)) this.report(problem('HC5010', value.span, { what: laterConstruct.fileReference }))
      else found.set(figure.name, { ...this.cells(value, figure, kind), span: key.span })
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
    into.set(figure.name, { ...this.cells(mapOf(pairs, first.node.span), figure, 'input'), span: first.head })
  }

  private cells(node: Node, figure: Figure, kind: Figure['kind'] | 'any'): Pick<Given, 'cells' | 'unread'> {
    const unread: (readonly string[])[] = []
    const form: CellForm = {
      name: figure.name,
      dims: figure.dims,
      value: { unit: figure.unit, nouns: this.model.nouns, bareShift: 0, grouped: false },
      members: this.members,
      // More years than the run's needs may be given: the same data serve other years.
      named: (d, written) => (this.model.dimensions.get(d)?.years && /^\d{4}$/.test(written) ? written : undefined),
      unread: (at) => unread.push(at),
    }
    if (kind !== 'rule') return { cells: readCells(node, form, this.report), unread }
    // 待定 as an expected value: the figure must be null.
    const open: GivenCell[] = []
    const rest = withoutOpen(node, [], open, (d, written) => {
      const dimension = figure.dims[d] ?? ''
      return memberNamed(dimension, written, this.members(dimension) ?? []) ?? written
    })
    return { cells: [...open, ...(rest ? readCells(rest, form, this.report) : [])], unread }
  }

  private figure(name: string, kind: Figure['kind'] | 'any', span: Span): Figure | undefined {
    const figure = this.model.figures.get(this.model.aliases.get(name) ?? name)
    if (figure && (kind === 'any' || figure.kind === kind)) return figure
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

function withoutOpen(
  node: Node,
  at: readonly string[],
  open: GivenCell[],
  named: (dimension: number, written: string) => string,
): Node | undefined {
  if (node.kind === 'scalar' && node.text.trim() === '待定') {
    open.push({ at, value: null, span: node.span })
    return undefined
  }
  if (node.kind !== 'map') return node
  const pairs = node.pairs.flatMap((p) => {
    const value = withoutOpen(p.value, [...at, named(at.length, p.key.text.trim())], open, named)
    return value ? [{ key: p.key, value }] : []
  })
  return pairs.length === 0 ? undefined : { ...node, pairs }
}

function isFileReference(node: Node): boolean {
  return (
    node.kind === 'map' &&
    node.pairs.some((p) => p.key.text === '表') &&
    node.pairs.every((p) => ['表', '列'].includes(p.key.text))
  )
}

function readReadings(pairs: readonly Pair[], model: Model, report: Report): Map<string, string> {
  const chosen = new Map<string, string>()
  for (const { key, value } of pairs) {
    const reading = model.readings.get(key.text.trim())
    if (!reading) {
      const near = suggest(key.text.trim(), model.readings.keys())
      report(problem('HC5016', key.span, { reading: key.text.trim(), near }, near.length === 1 ? { fix: near[0] } : {}))
    } else if (value.kind === 'scalar') {
      const option = value.text.trim()
      if (reading.options.some((o) => o.name === option)) chosen.set(reading.name, option)
      else
        report(
          unknownOption(
            reading.name,
            option,
            reading.options.map((o) => o.name),
            value.span,
          ),
        )
    }
  }
  return chosen
}
