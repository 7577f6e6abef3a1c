import type { Node, NodeId } from '../graph/kernel.ts'
import { apportion, type RemainderOwner } from '../number/apportion.ts'
import { compare, Exact, exact, maximum, minimum, roundTo, ZERO } from '../number/exact.ts'
import type { Algebra } from './algebra.ts'
import type { Layout } from './layout.ts'
import { ABSENT, Fault, mergeCauses, Open, type Value } from './value.ts'

type SplitNode = Extract<Node, { op: 'split' }>

interface Surroundings {
  readonly columns: readonly (readonly Value[])[]
  readonly dims: (id: NodeId) => readonly string[]
  readonly layout: Layout
  readonly algebra: Algebra
}

const OWNERS: Readonly<Record<SplitNode['manner']['remainder'], RemainderOwner>> = {
  largest: 'largest-remainder',
  first: 'first',
  last: 'last',
  greatest: 'greatest',
}

/**
 * 分摊 by whole groups, the fast way for exact values: every group's parts together, largest remainders compared exactly.
 * Its meaning in kernel operations is engine/graph/expand-split.ts; a test holds the two together.
 */
export function split(id: NodeId, node: SplitNode, s: Surroundings): Value[] {
  const { layout } = s
  const [wholeId, weightsId] = node.args as [NodeId, NodeId]
  const wholes = s.columns[wholeId] as readonly Value[]
  const weights = s.columns[weightsId] as readonly Value[]
  const wholeAt = layout.broadcast(s.dims(wholeId), node.dims)
  const weightAt = layout.broadcast(s.dims(weightsId), node.dims)
  const kept = node.dims.filter((d) => !node.over.includes(d))
  const groupDims = node.by ? [...kept, node.by.to] : kept
  const groupAt = layout.reduce(node.dims, groupDims, node.by)
  const groups = new Map<number, number[]>()
  for (let i = 0; i < groupAt.length; i++) {
    const places = groups.get(groupAt[i] as number)
    if (places) places.push(i)
    else groups.set(groupAt[i] as number, [i])
  }
  const result: Value[] = new Array(layout.size(node.dims))
  for (const places of groups.values()) {
    const first = places[0] as number
    const whole = wholes[wholeAt[first] as number] as Value
    // A member that has no weight (it does not apply) takes no part.
    const taking = places.filter((i) => weights[weightAt[i] as number] !== ABSENT)
    for (const i of places) result[i] = ABSENT
    const parts = splitOne(
      id,
      first,
      whole,
      taking.map((i) => weights[weightAt[i] as number] as Value),
      node,
    )
    for (const [k, i] of taking.entries()) result[i] = parts[k] as Value
  }
  return result
}

function splitOne(id: NodeId, index: number, whole: Value, weights: readonly Value[], node: SplitNode): Value[] {
  const fault = whole instanceof Fault ? whole : weights.find((w): w is Fault => w instanceof Fault)
  if (fault) return weights.map(() => fault)
  if (whole === ABSENT) return weights.map(() => ABSENT)
  if (whole instanceof Exact && weights.every((w) => w instanceof Exact))
    return exactParts(id, index, whole, weights as Exact[], node)
  return openParts(id, index, whole, weights, node)
}

function exactParts(id: NodeId, index: number, whole: Exact, weights: readonly Exact[], node: SplitNode): Value[] {
  const { step, remainder, empty } = node.manner
  const parts = apportion(whole, weights, step === undefined ? undefined : (exact(step) as Exact), OWNERS[remainder])
  if (typeof parts !== 'string') return parts
  if (parts === 'zero-weights' && empty === 'nothing') return weights.map(() => ZERO)
  const found = new Fault(id, index, parts === 'zero-weights' ? 'HC6008' : 'HC6009', {})
  return weights.map(() => found)
}

/** With something open: the parts as things stand, and bounds that hold for any values. */
function openParts(id: NodeId, index: number, whole: Value, weights: readonly Value[], node: SplitNode): Value[] {
  const stands = (v: Value): Exact | null =>
    v instanceof Exact ? v : v instanceof Open && v.at instanceof Exact ? v.at : null
  let causes: Open['causes'] = []
  for (const v of [whole, ...weights]) if (v instanceof Open) causes = mergeCauses(causes, v.causes)
  const wholeNow = stands(whole)
  const weightsNow = weights.map(stands)
  const now: Value[] | null =
    wholeNow && weightsNow.every((w) => w !== null)
      ? exactParts(id, index, wholeNow, weightsNow as Exact[], node)
      : null
  const fault = now?.find((v) => v instanceof Fault)
  if (fault) return now as Value[]
  const low = whole instanceof Open ? whole.low : (whole as Exact)
  const high = whole instanceof Open ? whole.high : (whole as Exact)
  // A part lies between nothing and the whole; the rest of a named owner may go a step beyond, so no bound is given for it.
  const bounded = low && high && node.manner.remainder === 'largest'
  const rounded = (end: Exact): Exact =>
    node.manner.step === undefined ? end : roundTo(end, 'half-up', exact(node.manner.step) as Exact)
  const from = bounded ? minimum(rounded(low), ZERO) : null
  const to = bounded ? maximum(rounded(high), ZERO) : null
  const settled = from && to && compare(from, to) === 0
  return weights.map((_, i) => (settled ? from : new Open((now?.[i] as Exact | undefined) ?? null, from, to, causes)))
}
