import type { Code } from '../../dsl/diagnostic/catalogue.ts'
import { messageOf } from '../../dsl/diagnostic/describe.ts'
import { type Problem, problem } from '../../dsl/diagnostic/diagnostic.ts'
import type { Columns } from '../exact/columns.ts'
import type { Layout } from '../exact/layout.ts'
import { Fault } from '../exact/value.ts'
import { writtenNumber } from '../exact/written-value.ts'
import type { Node } from '../graph/kernel.ts'
import type { Program } from '../graph/program.ts'
import { compare, Exact, sign } from '../number/exact.ts'
import { exceptionPlace } from './exception-places.ts'

/**
 * The faults that reach figures or constraints which were asked for, each cause once: where it arose, at which members, with its place
 * in the policy's file. Weights below nought because an input is below its 至少 are told of the input alone.
 */
export function faultProblems(program: Program, columns: Columns, layout: Layout, asked: readonly number[]): Problem[] {
  const found = new Map<string, { node: number; code: Code; facts: Fault['facts']; places: Set<number> }>()
  for (const node of asked) {
    for (const value of columns[node] ?? []) {
      if (!(value instanceof Fault)) continue
      const key = `${value.node} ${value.code} ${JSON.stringify(value.facts)}`
      const group = found.get(key)
      if (group) group.places.add(value.index)
      else found.set(key, { node: value.node, code: value.code, facts: value.facts, places: new Set([value.index]) })
    }
  }
  const untold = [...found.values()].filter(({ node, code }) => code !== 'HC6009' || !isOfData(node, program, columns))
  return untold.map(({ node, code, facts, places }) => {
    const faulty = program.nodes[node] as Node
    const { dims } = faulty
    const place = program.places[node] as Program['places'][number]
    const { model } = program.graph
    const constraint = place.isConstraint ? model.constraints.find((c) => c.name === place.owner) : undefined
    const owner = place.isConstraint ? constraint : model.figures.get(place.owner)
    const start = (constraint ? constraint.site : model.sites.get(place.owner))?.start ?? 0
    const shown = dims.length === 0 ? [] : [...places].slice(0, 6)
    const split =
      faulty.op === 'split' ? membersOfSplit(faulty, code, [...places], columns, program, layout) : undefined
    const members = split ?? shown.map((i) => layout.namesAt(dims, i).join('、'))
    const counts = {
      count: split?.length ?? places.size,
      of: layout.size(dims),
      kind: dims.length === 1 ? dims[0] : '',
    }
    const full = { figure: place.owner, ...counts, members, ...facts }
    const clauses = owner?.clauses ?? []
    const span = { start: place.span.start + start, end: place.span.end + start }
    const rule = owner && 'kind' in owner && owner.kind === 'rule' && facts.isException ? owner : undefined
    const exceptions = rule
      ? [facts.second, facts.first].flatMap((name) => exceptionPlace(String(name), rule, model) ?? [])
      : []
    const [second, first] = exceptions
    if (!second || !first) return problem(code, span, full as never, { clauses })
    // The rule is sound; what is to be mended are its exceptions.
    const related = [{ message: String(facts.first), span: first }]
    return problem(code, second, full as never, { clauses, related })
  })
}

/** Why there is no value, in one sentence: the rule where it arose and what was wrong there. */
export function faultMessage({ node, code, facts }: Fault, program: Program): string {
  const figure = program.places[node]?.owner ?? ''
  const one = { figure, count: 1, of: 1, kind: '', members: [] }
  return messageOf(problem(code, { start: 0, end: 0 }, { ...one, ...facts } as never))
}

/** Whether the weights of a split rest on an input with a value below its 至少: that is the cause, and told at the data. */
function isOfData(split: number, program: Program, columns: Columns): boolean {
  const { figures } = program.graph.model
  const seen = new Set([program.nodes[split]?.args[1] as number])
  for (const id of seen) {
    const node = program.nodes[id] as Node
    const input = node.op === 'leaf' ? figures.get(node.figure) : undefined
    const least =
      input?.kind === 'input' && input.least !== undefined ? writtenNumber(input.least, input.unit) : undefined
    if (least && columns[id]?.some((v) => v instanceof Exact && compare(v, least) < 0)) return true
    for (const argument of node.args) seen.add(argument)
  }
  return false
}

/** A split fails as a whole: the members to name are those of negative weight, or the groups in which nothing can be split. */
function membersOfSplit(
  split: Extract<Node, { op: 'split' }>,
  code: Code,
  places: readonly number[],
  columns: Columns,
  program: Program,
  layout: Layout,
): string[] {
  if (code === 'HC6009') {
    const weights = split.args[1] as number
    const { dims } = program.nodes[weights] as Node
    const negative = (columns[weights] ?? []).flatMap((v, i) => (v instanceof Exact && sign(v) < 0 ? [i] : []))
    return negative.map((i) => layout.namesAt(dims, i).join('、'))
  }
  const kept = split.dims.filter((d) => !split.over.includes(d))
  const groups = [...kept, ...split.by.map((p) => p.to)]
  if (groups.length === 0) return []
  const groupAt = layout.reduce(split.dims, groups, split.by)
  return [...new Set(places.map((i) => groupAt[i] as number))].map((i) => layout.namesAt(groups, i).join('、'))
}
