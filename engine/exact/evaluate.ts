import type { Node, NodeId } from '../graph/kernel.ts'
import type { Program } from '../graph/program.ts'
import { fromInteger } from '../number/exact.ts'
import { type Algebra, eitherOf } from './algebra.ts'
import type { Columns, Earlier } from './columns.ts'
import { constantValue, stepOf } from './constant-value.ts'
import { held } from './held.ts'
import type { Layout } from './layout.ts'
import { rank } from './rank.ts'
import { reduce } from './reduce.ts'
import { scan } from './scan.ts'
import { split } from './split.ts'
import { ABSENT, absenceOf, Fault, Open, type Value } from './value.ts'

/** What a run gives the walker: a value for every leaf at every member. */
export interface Leaves {
  readonly year: number
  readonly reading: (name: string) => string
  /** Values of an input or parameter over its dimensions. */
  readonly figure: (name: string) => readonly Value[]
  /** Values of a figure of the year before, over its dimensions in the order that is asked for. */
  readonly prior: (name: string, dims: readonly string[]) => readonly Value[]
  /** 核定: the values settled otherwise, by place. */
  readonly pinned: (name: string) => ReadonlyMap<number, Value>
}

/**
 * Walks a program from leaves to results. Every node is worked out once, in the order of the list, so that a chain of any length is fine.
 * A fault or an open value spreads only to what needs it: a branch that does not hold, a side of 且 that does not matter, a member that
 * is not picked never count. That is laziness per member without asking twice.
 */
export function evaluate(
  { nodes, places }: Program,
  leaves: Leaves,
  layout: Layout,
  algebra: Algebra,
  earlier?: Earlier,
): Columns {
  return walk({ nodes, places, leaves, layout, algebra }, earlier).columns
}

/** The same over a bare list of nodes; places (may be empty) name the owners of nodes in faults. */
export function evaluateNodes(
  nodes: readonly Node[],
  places: Program['places'],
  leaves: Leaves,
  layout: Layout,
  algebra: Algebra,
): Columns {
  return walk({ nodes, places, leaves, layout, algebra }).columns
}

/** A walk that has been gone once and can be gone again in part, where leaves have changed. */
export interface Walk {
  readonly columns: Columns
  /** Works out these nodes again, in the order of the list. */
  again(ids: Iterable<NodeId>): void
}

/** Walks a list of nodes; what an earlier walk has worked out already is taken from it. */
export function walk(over: Omit<Walker, 'columns'>, earlier?: Earlier): Walk {
  const columns: (readonly Value[])[] = []
  const walker: Walker = { ...over, columns }
  for (const [id, node] of over.nodes.entries()) {
    const kept = earlier?.unchanged(id, node, columns)
    const values = kept ?? evaluateNode(id, node, walker)
    columns.push(kept || !earlier ? values : earlier.settle(id, node, values))
  }
  return {
    columns,
    again(ids) {
      for (const id of ids) columns[id] = evaluateNode(id, over.nodes[id] as Node, walker)
    },
  }
}

interface Walker {
  readonly nodes: readonly Node[]
  readonly places: Program['places']
  readonly leaves: Leaves
  readonly layout: Layout
  readonly algebra: Algebra
  readonly columns: readonly (readonly Value[])[]
}

function evaluateNode(id: NodeId, node: Node, w: Walker): readonly Value[] {
  const { layout, algebra } = w
  switch (node.op) {
    case 'leaf':
      // A fault of the data is known by the leaf where it arises.
      return w.leaves
        .figure(node.figure)
        .map((v, i) => (v instanceof Fault ? new Fault(id, i, v.code, v.facts) : held(v, id, i)))
    case 'prior':
      return w.leaves.prior(node.figure, node.dims)
    case 'pin': {
      const pinned = w.leaves.pinned(node.figure)
      return elementwise(node, w, (x) => x as Value).map((x, i) => pinned.get(i) ?? x)
    }
    case 'reading':
      return [w.leaves.reading(node.reading)]
    case 'year':
      return [fromInteger(w.leaves.year)]
    case 'constant':
      return [constantValue(node.value, w.leaves.year)]
    case 'member': {
      const names = layout.members.names.get(node.dimension) ?? []
      return node.as === 'name' ? names : names.map((_, i) => fromInteger(i))
    }
    case 'position': {
      const place = layout.members.names.get(node.dimension)?.indexOf(node.name) ?? -1
      return [fromInteger(place)]
    }
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
    case 'minimum':
    case 'maximum':
    case 'less':
    case 'lessEqual':
    case 'equal':
      return binary(id, node, w, algebra[node.op])
    case 'and':
    case 'or':
      return joined(id, node, w, algebra[node.op])
    case 'negate':
    case 'root':
    case 'not':
      return unary(id, node, w, algebra[node.op])
    case 'calendar':
      return unary(id, node, w, (x) => algebra.calendar(x, node.part))
    case 'power':
      return unary(id, node, w, (x) => algebra.power(x, node.exponent))
    case 'round': {
      const step = stepOf(node)
      return unary(id, node, w, (x) => algebra.round(x, node.mode, step))
    }
    case 'select':
      return select(id, node, w)
    case 'default':
      return elementwise(node, w, (x, otherwise) => unlessMissing(x as Value, otherwise as Value))
    case 'spread':
      return elementwise(node, w, (x) => x as Value)
    case 'guard':
      return guard(id, node, w)
    case 'gather':
      return gather(node, w)
    case 'reduce':
      return reduce(
        id,
        node,
        w.columns[node.args[0] as NodeId] as readonly Value[],
        dimsOf(w)(node.args[0] as NodeId),
        layout,
        algebra,
      )
    case 'scan': {
      const values = elementwise(node, w, (x) => x as Value)
      return scan(values, node.dims, node.dimension, layout, algebra)
    }
    case 'rank':
      return rank(
        node,
        w.columns[node.args[0] as NodeId] as readonly Value[],
        dimsOf(w)(node.args[0] as NodeId),
        layout,
      )
    case 'split':
      return split(id, node, { columns: w.columns, dims: dimsOf(w), layout })
    case 'unknown':
      return [new Open(null, null, null, [node.cause])]
  }
}

/** The value, or the other where it is missing or does not apply; one of the two while that is open. */
function unlessMissing(x: Value, otherwise: Value): Value {
  if (x === ABSENT) return otherwise
  if (!(x instanceof Open)) return x
  if (x.at === null && x.absence !== 'now' && x.causes.some((c) => c.kind === 'missing')) return otherwise
  return x.absence === 'no' ? x : withoutAbsence(eitherOf(x.absence === 'now' ? otherwise : x, x, otherwise, x.causes))
}

function withoutAbsence(x: Value): Value {
  return x instanceof Open ? new Open(x.at, x.low, x.high, x.causes, x.linear) : x
}

function dimsOf(w: Walker): (id: NodeId) => readonly string[] {
  return (id) => (w.nodes[id] as Node).dims
}

/** An argument's values spread over the node's dimensions: the values, and the place of each result place (undefined: the same). */
function spreadArgument(node: Node, index: number, w: Walker): { values: readonly Value[]; places?: Int32Array } {
  const argument = node.args[index] as NodeId
  const dims = (w.nodes[argument] as Node).dims
  const values = w.columns[argument] as readonly Value[]
  const isSame = dims.length === node.dims.length && dims.every((d, i) => d === node.dims[i])
  return isSame ? { values } : { values, places: w.layout.broadcast(dims, node.dims) }
}

function elementwise(node: Node, w: Walker, f: (...values: (Value | undefined)[]) => Value): Value[] {
  const [p, q, r] = node.args
  if (node.dims.length === 0) return [f(only(p, w), only(q, w), only(r, w))]
  const args = node.args.map((_, i) => spreadArgument(node, i, w))
  const [a, b, c] = args
  const take = (x: (typeof args)[number] | undefined, i: number): Value | undefined =>
    x?.values[x.places ? (x.places[i] as number) : i]
  const result: Value[] = new Array(w.layout.size(node.dims))
  for (let i = 0; i < result.length; i++) result[i] = f(take(a, i), take(b, i), take(c, i))
  return result
}

/** The one value of an argument without dimensions. */
function only(argument: NodeId | undefined, w: Walker): Value | undefined {
  return argument === undefined ? undefined : w.columns[argument]?.[0]
}

function binary(id: NodeId, node: Node, w: Walker, f: (x: Value, y: Value) => Value): Value[] {
  const one = (x: Value, y: Value, i: number): Value =>
    x instanceof Fault
      ? x
      : y instanceof Fault
        ? y
        : absenceOf(x) === 'now' || absenceOf(y) === 'now'
          ? notApplicable(id, i, node, w, absenceOf(x) === 'now' ? 0 : 1)
          : held(f(x, y), id, i)
  let i = 0
  return elementwise(node, w, (x, y) => one(x as Value, y as Value, i++))
}

function unary(id: NodeId, node: Node, w: Walker, f: (x: Value) => Value | undefined): Value[] {
  let i = 0
  return elementwise(node, w, (x) => {
    const index = i++
    if (x instanceof Fault) return x
    return absenceOf(x as Value) === 'now' ? notApplicable(id, index, node, w, 0) : held(f(x as Value), id, index)
  })
}

/** 且 and 或 look at faults themselves: a side that decides is enough. */
function joined(id: NodeId, node: Node, w: Walker, f: (x: Value, y: Value) => Value): Value[] {
  let i = 0
  return elementwise(node, w, (x, y) => {
    const value = f(x as Value, y as Value)
    const index = i++
    return absenceOf(value) === 'now'
      ? notApplicable(id, index, node, w, absenceOf(x as Value) === 'now' ? 0 : 1)
      : value
  })
}

function select(id: NodeId, node: Node, w: Walker): Value[] {
  let i = 0
  return elementwise(node, w, (condition, then, otherwise) => {
    const index = i++
    return absenceOf(condition as Value) === 'now'
      ? notApplicable(id, index, node, w, 0)
      : w.algebra.select(condition as Value, then as Value, otherwise as Value)
  })
}

/** A figure is used where it does not apply. */
function notApplicable(id: NodeId, index: number, node: Node, w: Walker, argument: number): Fault {
  const used = w.nodes[node.args[argument] as NodeId]
  const owner = w.places[node.args[argument] as NodeId]?.owner ?? ''
  return new Fault(id, index, 'HC6018', { used: used?.op === 'leaf' ? used.figure : owner })
}

function guard(id: NodeId, node: Extract<Node, { op: 'guard' }>, w: Walker): Value[] {
  let i = 0
  return elementwise(node, w, (value, condition) => {
    const index = i++
    if (value instanceof Fault) return value
    if (condition instanceof Fault) return condition
    if (condition === false) return new Fault(id, index, node.code, node.facts)
    // Open: a fault only if it holds not as things stand; the ends take care of themselves.
    if (condition instanceof Open && condition.at === false) return new Fault(id, index, node.code, node.facts)
    return value as Value
  })
}

function gather(node: Extract<Node, { op: 'gather' }>, w: Walker): Value[] {
  const argument = node.args[0] as NodeId
  const dims = (w.nodes[argument] as Node).dims
  const values = w.columns[argument] as readonly Value[]
  const { by } = node
  const places =
    'member' in by
      ? w.layout.pick(dims, node.dims, by.dimension, by.member)
      : 'before' in by
        ? w.layout.before(dims, node.dims, by.before)
        : w.layout.follow(dims, node.dims, by)
  return Array.from(places, (place) => (place < 0 ? ABSENT : (values[place] as Value)))
}
