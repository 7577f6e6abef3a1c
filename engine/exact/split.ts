import type { Node, NodeId } from '../graph/kernel.ts'
import { apportion, type RemainderOwner } from '../number/apportion.ts'
import {
  add,
  compare,
  divide,
  Exact,
  exact,
  fromInteger,
  maximum,
  minimum,
  multiply,
  negate,
  roundTo,
  sign,
  subtract,
  ZERO,
} from '../number/exact.ts'
import { groupsOf } from './groups.ts'
import { held } from './held.ts'
import type { Layout } from './layout.ts'
import { ABSENT, absenceOf, Fault, mergeCauses, Open, type Value } from './value.ts'

type SplitNode = Extract<Node, { op: 'split' }>

interface Surroundings {
  readonly columns: readonly (readonly Value[])[]
  readonly dims: (id: NodeId) => readonly string[]
  readonly layout: Layout
}

const OWNERS: Readonly<Record<Extract<SplitNode['manner']['remainder'], string>, RemainderOwner>> = {
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
  const result: Value[] = new Array(layout.size(node.dims)).fill(ABSENT)
  for (const places of groupsOf(node.dims, node.over, node.by, layout)) {
    const first = places[0] as number
    const whole = wholes[wholeAt[first] as number] as Value
    // A member that has no weight (it does not apply) takes no part.
    const taking = places.filter((i) => weights[weightAt[i] as number] !== ABSENT)
    const shares = taking.map((i) => weights[weightAt[i] as number] as Value)
    const owner = ownerAmong(taking, node, layout)
    const parts = splitOne(id, first, whole, shares, node, owner)
    for (const [k, i] of taking.entries()) result[i] = parts[k] as Value
  }
  return result
}

/** Who bears the remainder among the places that take part; undefined: the one that is named does not. */
function ownerAmong(taking: readonly number[], { dims, over, manner }: SplitNode, layout: Layout): Owner {
  const { remainder } = manner
  if (typeof remainder === 'string') return OWNERS[remainder]
  const at = dims.indexOf(over[0] as string)
  return partAt(taking.findIndex((i) => layout.namesAt(dims, i)[at] === remainder.member))
}

function partAt(part: number): Owner {
  return part < 0 ? undefined : { part }
}

type Owner = RemainderOwner | undefined

function splitOne(
  id: NodeId,
  index: number,
  whole: Value,
  weights: readonly Value[],
  node: SplitNode,
  owner: Owner,
): Value[] {
  if (whole === ABSENT) return weights.map((w) => (w instanceof Fault ? w : ABSENT))
  const fault = whole instanceof Fault ? whole : weights.find((w): w is Fault => w instanceof Fault)
  if (fault) return weights.map((w) => (absenceOf(w) === 'now' ? w : fault))
  if (whole instanceof Exact && weights.every((w) => w instanceof Exact))
    return exactParts(id, index, whole, weights as Exact[], node, owner)
  return openParts(id, index, whole, weights, node, owner)
}

function exactParts(
  id: NodeId,
  index: number,
  whole: Exact,
  weights: readonly Exact[],
  { manner }: SplitNode,
  owner: Owner,
): Value[] {
  const { step, empty } = manner
  const parts = apportion(whole, weights, step === undefined ? undefined : (exact(step) as Exact), owner ?? 'first')
  if (typeof parts !== 'string') {
    const isOwnerMissing = owner === undefined && step !== undefined && parts.some((p) => sign(p) !== 0)
    return isOwnerMissing ? sameFault(id, index, 'HC6036', weights, ownerOf(manner)) : parts
  }
  if (parts === 'zero-weights' && empty === 'nothing') return weights.map(() => ZERO)
  if (parts === 'too-long') return weights.map(() => held(undefined, id, index))
  return sameFault(id, index, parts === 'zero-weights' ? 'HC6008' : 'HC6009', weights)
}

function ownerOf({ remainder }: SplitNode['manner']): Fault['facts'] {
  return typeof remainder === 'object' ? { owner: remainder.member } : {}
}

function sameFault(
  id: NodeId,
  index: number,
  code: Fault['code'],
  weights: readonly Value[],
  facts: Fault['facts'] = {},
): Value[] {
  const found = new Fault(id, index, code, facts)
  return weights.map(() => found)
}

/** With something open: the parts as things stand, and bounds that hold for any values. */
function openParts(
  id: NodeId,
  index: number,
  whole: Value,
  weights: readonly Value[],
  node: SplitNode,
  owner: Owner,
): Value[] {
  const stands = (v: Value): Exact | null =>
    v instanceof Exact ? v : v instanceof Open && v.at instanceof Exact ? v.at : null
  let causes: Open['causes'] = []
  for (const v of [whole, ...weights]) if (v instanceof Open) causes = mergeCauses(causes, v.causes)
  const wholeNow = stands(whole)
  const taking = weights.flatMap((w, i) => (absenceOf(w) === 'now' ? [] : [i]))
  const weightsNow = taking.map((i) => stands(weights[i] as Value))
  const ownerNow = typeof owner === 'object' ? partAt(taking.indexOf(owner.part)) : owner
  const now: Value[] | null =
    wholeNow && weightsNow.every((w) => w !== null)
      ? exactParts(id, index, wholeNow, weightsNow as Exact[], node, ownerNow)
      : null
  const fault = now?.find((v) => v instanceof Fault)
  if (fault) return weights.map((w) => (absenceOf(w) === 'now' ? w : fault))
  if (weightsNow.some((w) => w !== null && sign(w) < 0)) return sameFault(id, index, 'HC6009', weights)
  const low = whole instanceof Open ? whole.low : (whole as Exact)
  const high = whole instanceof Open ? whole.high : (whole as Exact)
  return weights.map((w, i) => {
    const ends = low && high ? endsOf(low, high, weights, i, node.manner) : undefined
    const absence = absenceOf(whole) === 'now' ? 'now' : absenceOf(w) === 'no' ? absenceOf(whole) : absenceOf(w)
    if (ends && absence === 'no' && compare(ends[0], ends[1]) === 0) return ends[0]
    const at = (now?.[taking.indexOf(i)] as Exact | undefined) ?? null
    return new Open(at, ends?.[0] ?? null, ends?.[1] ?? null, causes, null, absence)
  })
}

/**
 * Between what ends one part can lie. Rounding moves a part by less than a step from its share, the part of a named owner by less than a
 * step for each member; and by largest remainder no part goes beyond nothing or the whole.
 */
function endsOf(
  low: Exact,
  high: Exact,
  weights: readonly Value[],
  index: number,
  manner: SplitNode['manner'],
): readonly [Exact, Exact] {
  const step = manner.step === undefined ? undefined : (exact(manner.step) as Exact)
  const rounded = (end: Exact): Exact => (step === undefined ? end : roundTo(end, 'half-up', step))
  const [from, to] = [rounded(low), rounded(high)]
  if (sign(from) === 0 && sign(to) === 0) return [ZERO, ZERO]
  const slack =
    step === undefined ? ZERO : manner.remainder === 'largest' ? step : multiply(step, fromInteger(weights.length))
  const [least, most] = [minimum(from, ZERO), maximum(to, ZERO)]
  const fraction = fractionOf(weights, index)
  if (fraction === undefined && manner.empty === 'nothing' && weights.every((w) => w instanceof Exact))
    return [ZERO, ZERO]
  const nearest = fraction ? multiply(from, fraction) : least
  const farthest = fraction ? multiply(to, fraction) : most
  const ends = [subtract(nearest, slack), add(farthest, slack)] as const
  if (step === undefined) return [maximum(ends[0], least), minimum(ends[1], most)]
  // A part is a whole number of steps.
  const inner = [negate(roundTo(negate(ends[0]), 'floor', step)), roundTo(ends[1], 'floor', step)] as const
  return manner.remainder === 'largest' ? [maximum(inner[0], least), minimum(inner[1], most)] : inner
}

/** The weight's part of all weights, where none of them is open and they are not all 0. */
function fractionOf(weights: readonly Value[], index: number): Exact | undefined {
  if (!weights.every((w) => w instanceof Exact)) return undefined
  const total = (weights as Exact[]).reduce(add, ZERO)
  return divide(weights[index] as Exact, total)
}
