import { siteOfFigure } from '../../dsl/model/model.ts'
import type { Span } from '../../dsl/text/span.ts'
import type { Body, BodyArgument } from './body.ts'
import { type Graph, reach } from './graph.ts'
import type { Node, NodeId } from './kernel.ts'

/** A graph written out as one list: every argument stands before its users. This is what readers run over. */
export interface Program {
  readonly graph: Graph
  readonly nodes: readonly Node[]
  /** Figure → its node. */
  readonly figures: ReadonlyMap<string, NodeId>
  readonly constraints: readonly { readonly holds: NodeId; readonly sides?: readonly [NodeId, NodeId] }[]
  readonly claims: readonly NodeId[]
  readonly properties: readonly NodeId[]
  /** Of pinned figures (核定): the node of what the rule itself comes to. */
  readonly computed: ReadonlyMap<string, NodeId>
  /** Body → the nodes that it was written as, in its own order: the same rule is known again in another program. */
  readonly bodies: ReadonlyMap<Body, readonly NodeId[]>
  /** The rules in the order in which they were written, with the number of nodes there were behind each. */
  readonly written: readonly Written[]
  /** Node → where it was written: a figure's or constraint's name, and the span in its declaration's block. Beside the list, not part of it. */
  readonly places: readonly Place[]
}

interface Written {
  readonly body: Body
  readonly end: number
}

export interface Place {
  readonly owner: string
  readonly isConstraint: boolean
  readonly span: Span
}

/** What to write out of a graph: the figures wanted (all when left out) with what they need, constraints and claims or not, properties or not (as constraints, if left out), and which figures are pinned. */
export interface Extent {
  readonly wanted?: Iterable<string>
  readonly withConstraints?: boolean
  readonly withProperties?: boolean
  readonly pinned?: { has(figure: string): boolean }
}

/** Writes a graph out as a program. What it has in common with the beginning of an earlier one, written to the same extent, is taken from there. */
export function writeProgram(
  graph: Graph,
  { wanted, withConstraints = true, withProperties = withConstraints, pinned }: Extent = {},
  before?: Program,
): Program {
  const common = before ? commonRules(graph, before) : 0
  const end = before?.written[common - 1]?.end ?? 0
  const nodes: Node[] = before?.nodes.slice(0, end) ?? []
  const places: Place[] = before?.places.slice(0, end) ?? []
  const figures = new Map<string, NodeId>()
  const computed = new Map<string, NodeId>()
  const bodies = new Map<Body, readonly NodeId[]>()
  const needed = wanted === undefined ? undefined : reach(graph, wanted)
  const leaf = (name: string): NodeId => {
    const known = figures.get(name)
    if (known !== undefined) return known
    const figure = graph.model.figures.get(name)
    if (!figure) throw new Error(`no figure ${name}`)
    nodes.push({ op: 'leaf', figure: name, args: [], dims: figure.dims })
    places.push({ owner: name, isConstraint: false, span: siteOfFigure(graph.model, name).name })
    figures.set(name, nodes.length - 1)
    return nodes.length - 1
  }
  const write = (body: Body, owner: string, isConstraint: boolean): ((argument: BodyArgument) => NodeId) => {
    const ids: NodeId[] = []
    bodies.set(body, ids)
    const resolve = (argument: BodyArgument): NodeId =>
      typeof argument === 'number' ? (ids[argument] as NodeId) : leaf(argument.figure)
    for (const { span, args, ...operation } of body.nodes) {
      const resolved = args.map(resolve)
      nodes.push({ ...operation, args: resolved } as Node)
      places.push({ owner, isConstraint, span })
      ids.push(nodes.length - 1)
    }
    return resolve
  }
  const written: Written[] = before?.written.slice(0, common) ?? []
  for (const [name, id] of before?.figures ?? []) if (id < end) figures.set(name, id)
  for (const { body } of written) bodies.set(body, before?.bodies.get(body) ?? [])
  for (const rule of graph.rules.slice(common)) {
    if (needed && !needed.has(rule.name)) continue
    const body = graph.bodies.get(rule.name) as Body
    const result = write(body, rule.name, false)(body.result)
    figures.set(rule.name, result)
    written.push({ body, end: nodes.length })
    if (!pinned?.has(rule.name)) continue
    nodes.push({ op: 'pin', figure: rule.name, args: [result], dims: rule.dims })
    places.push({ owner: rule.name, isConstraint: false, span: rule.term.span })
    figures.set(rule.name, nodes.length - 1)
    computed.set(rule.name, result)
  }
  for (const figure of graph.model.figures.values()) {
    if (figure.kind !== 'rule' && (!needed || needed.has(figure.name))) leaf(figure.name)
  }
  const constraints = (withConstraints ? graph.constraints : []).map(({ constraint, body }) => {
    const resolve = write(body, constraint.name, true)
    const sides = body.sides ? ([resolve(body.sides[0]), resolve(body.sides[1])] as const) : undefined
    return { holds: resolve(body.result), sides }
  })
  const results = (bodies: readonly { readonly body: Body }[], names: readonly string[]): NodeId[] =>
    bodies.map(({ body }, i) => write(body, names[i] as string, true)(body.result))
  const claims = withConstraints
    ? results(
        graph.claims,
        graph.claims.map((c) => c.claim.name),
      )
    : []
  const properties = withProperties
    ? results(
        graph.properties,
        graph.properties.map((p) => p.property.name),
      )
    : []
  return { graph, nodes, figures, constraints, claims, properties, computed, bodies, written, places }
}

/** How many rules two programs begin with in common: the same names, the same bodies, over leaves that lie and stand alike. */
function commonRules({ model, rules, bodies }: Graph, { written, graph: before }: Program): number {
  let count = 0
  const isLeafSame = (name: string): boolean => {
    const [now, then] = [model.figures.get(name), before.model.figures.get(name)]
    if (now === undefined || then === undefined) return false
    if (now !== then && (now.kind !== then.kind || now.dims.join() !== then.dims.join())) return false
    const [here, there] = [siteOfFigure(model, name).name, siteOfFigure(before.model, name).name]
    return here.start === there.start && here.end === there.end
  }
  for (const rule of rules) {
    const body = bodies.get(rule.name) as Body
    if (written[count]?.body !== body || before.rules[count]?.name !== rule.name) break
    if (!body.uses.every(isLeafSame)) break
    count++
  }
  return count
}
