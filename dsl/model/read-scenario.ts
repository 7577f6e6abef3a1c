import { type Problem, problem } from '../diagnostic/diagnostic.ts'
import { suggest } from '../diagnostic/suggest.ts'
import { impliedKey, mapOf, scalarAt, shiftNode, textAt } from '../syntax/policy/fields.ts'
import { checkShape } from '../syntax/shape/check-shape.ts'
import type { Document } from '../syntax/yaml/document.ts'
import type { MapNode, Pair } from '../syntax/yaml/node.ts'
import type { TextSource } from '../text/source.ts'
import type { Span } from '../text/span.ts'
import { unknownOption } from './build/readings.ts'
import { FigureReader } from './figure-reader.ts'
import { foreignPolicy } from './foreign-policy.ts'
import { knownMembers } from './known-members.ts'
import type { Model } from './model.ts'
import { type Scenario, standInYear } from './scenario.ts'
import { readBefore } from './scenario-before.ts'
import { readScenarioMembers } from './scenario-members.ts'
import type { TableBook } from './table-book.ts'

type Report = (p: Problem) => void

/** Reads a scenario file against a policy; every fault is reported with its place, in the scenario's file or that of a table. */
export function readScenario(
  file: string,
  document: Document,
  model: Model,
  openBook: (report: Report) => TableBook,
): { scenario: Scenario; problems: readonly Problem[]; sources: readonly TextSource[] } {
  const problems: Problem[] = [...document.problems]
  const root = rootOf(document)
  for (const p of checkShape('scenario', root)) problems.push(p)
  const report: Report = (p) => problems.push(p)
  const book = openBook(report)
  const scenario = readData(root, file, textAt(root, '情景') ?? file, { model, book, report, isIssued: true })
  book.close()
  const named = ['维度', '输入', '参数', '上年', '核定', '解读', '期望'].flatMap((key) => mapAt(root, key))
  const foreign = foreignPolicy(root, file, named.length, problems, model)
  if (foreign) report(foreign)
  return { scenario, problems, sources: book.sources }
}

/** A scenario's file as one map; spans count in the file. */
export function rootOf(document: Document): MapNode {
  const pairs: Pair[] = document.sections.map((section) => {
    const key = { ...impliedKey(section.name, section.keySpan), span: section.keySpan }
    if (section.value) return { key, value: shiftNode(section.value.block.node, section.value.start) }
    const inner = section.entries.flatMap((e) => {
      const node = shiftNode(e.block.node, e.start)
      return node.kind === 'map' ? node.pairs : []
    })
    return { key, value: mapOf(inner, section.span) }
  })
  return mapOf(pairs, { start: 0, end: Math.min(1, document.text.length) })
}

/** What data are read against, and with. */
interface Reading {
  readonly model: Model
  readonly book: TableBook
  readonly report: Report
  /** Whether 期望 are the figures of an issued table, which speak only as far as they are written; those of a worked example are exact. */
  readonly isIssued: boolean
}

/** Reads the data of a scenario or of a worked example (whose node has been shifted to the file). */
export function readData(
  root: MapNode,
  file: string,
  name: string,
  { model, book, report, isIssued }: Reading,
): Scenario {
  const written = textAt(root, '年度')
  const year = written !== undefined && /^\d{4}$/.test(written) ? Number(written) : undefined
  const run = year ?? standInYear(model)
  const { members, columns, tables } = readScenarioMembers(mapAt(root, '维度'), { model, year: run, book, report })
  const reader = new FigureReader(model, (dimension) => knownMembers(dimension, members, model, run), book, report)
  const inputs = reader.section(mapAt(root, '输入'), 'input')
  for (const [head, cells] of columns) reader.column(head, cells, inputs)
  for (const table of tables) reader.beside(table, inputs)
  const keySpan = (key: string): Span =>
    root.pairs.find((p) => p.key.text === key)?.key.span ?? { start: root.span.start, end: root.span.start }
  const { before, figures } = readBefore(root)
  return {
    name,
    file,
    policy: textAt(root, '政策'),
    year,
    members,
    inputs,
    parameters: reader.section(mapAt(root, '参数'), 'parameter'),
    prior: reader.section(figures, 'any'),
    ...(before ? { before } : {}),
    pinned: reader.section(mapAt(root, '核定'), 'rule'),
    readings: readReadings(mapAt(root, '解读'), model, report),
    expected: reader.section(mapAt(root, '期望'), 'rule', isIssued),
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
