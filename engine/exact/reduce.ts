import type { Node, NodeId } from '../graph/kernel.ts'
import { type Exact, maximum, minimum, ONE, ZERO } from '../number/exact.ts'
import { type Algebra, eitherOf } from './algebra.ts'
import { held } from './held.ts'
import type { Layout } from './layout.ts'
import { ABSENT, Fault, mergeCauses, Open, type Value } from './value.ts'

type ReduceNode = Extract<Node, { op: 'reduce' }>

/** 合计, 计数, 最大, 最小 over members: values that do not apply are passed over, a fault spreads to its group. */
export function reduce(
  id: NodeId,
  node: ReduceNode,
  values: readonly Value[],
  dims: readonly string[],
  layout: Layout,
  algebra: Algebra,
): Value[] {
  const unlisted = node.over.find((d) => layout.unlisted.has(d))
  if (unlisted !== undefined) {
    const waiting = new Open(null, null, null, [{ kind: 'missing', name: unlisted }])
    return new Array(layout.size(node.dims)).fill(waiting)
  }
  const places = layout.reduce(dims, node.dims, node.by)
  const empty: Value = node.kind === 'sum' || node.kind === 'count' ? ZERO : ABSENT
  const result: Value[] = new Array(layout.size(node.dims)).fill(empty)
  const open = new Map<number, Value[]>()
  for (let i = 0; i < places.length; i++) {
    const place = places[i] as number
    const value = values[i] as Value
    if (place < 0 || value === ABSENT) continue
    const so = result[place] as Value
    if (so instanceof Fault) continue
    if (value instanceof Fault) result[place] = value
    else if (node.kind === 'minimum' || node.kind === 'maximum')
      result[place] = held(extreme(node.kind, so, value, algebra), id, place)
    else {
      const part = node.kind === 'count' ? counted(value) : isSure(value) ? value : orNothing(value)
      if (!(part instanceof Open)) result[place] = held(algebra.add(so, part), id, place)
      else if (open.has(place)) open.get(place)?.push(part)
      else open.set(place, [part])
    }
  }
  for (const [place, parts] of open) {
    const so = result[place] as Value
    if (!(so instanceof Fault)) result[place] = held(algebra.add(so, byHalves(parts, algebra.add)), id, place)
  }
  return result
}

/** A sum of halves of halves: an open sum knows all its parts, so that one by one the work would grow with their number's square. */
function byHalves(parts: readonly Value[], add: Algebra['add']): Value {
  if (parts.length === 1) return parts[0] as Value
  const half = parts.length >> 1
  return add(byHalves(parts.slice(0, half), add), byHalves(parts.slice(half), add))
}

function extreme(kind: 'minimum' | 'maximum', so: Value, value: Value, algebra: Algebra): Value {
  if (so === ABSENT) return value
  return isSure(so) && isSure(value) ? algebra[kind](so, value) : extremeOfSome(so, value, kind === 'maximum', algebra)
}

function isSure(value: Value): boolean {
  return !(value instanceof Open) || value.absence === 'no'
}

/** A value that may not apply, as a part of a sum. */
function orNothing(value: Value): Value {
  const { absence, causes } = value as Open
  return eitherOf(absence === 'now' ? ZERO : present(value), present(value), ZERO, causes)
}

/** A value that may not apply, as one of those that are counted. */
function counted(value: Value): Value {
  if (isSure(value)) return ONE
  const { absence, at, causes } = value as Open
  return eitherOf(absence === 'now' ? ZERO : at === null ? null : ONE, ONE, ZERO, causes)
}

/** The value as it is where it applies. */
function present(value: Value): Value {
  return value instanceof Open ? new Open(value.at, value.low, value.high, value.causes, value.linear) : value
}

/** The greater (or lesser) of two of which one at least may not apply; where neither does, there is none. */
function extremeOfSome(x: Value, y: Value, isMaximum: boolean, algebra: Algebra): Value {
  const [xNow, yNow] = [x, y].map((v) => v instanceof Open && v.absence === 'now')
  const both = algebra[isMaximum ? 'maximum' : 'minimum'](present(x), present(y))
  const stands = xNow ? y : yNow ? x : both
  const at = stands instanceof Open ? stands.at : (stands as Exact)
  const ends = (end: 'low' | 'high'): (Exact | null)[] => [x, y].map((v) => (v instanceof Open ? v[end] : (v as Exact)))
  // Where one may be missing, the other alone may be the answer: the ends of both hold, but the outer one of the sure side binds.
  const sure = isSure(x) ? 0 : isSure(y) ? 1 : undefined
  const [low, high] = [bound(ends('low'), minimum), bound(ends('high'), maximum)]
  const known = (end: 'low' | 'high'): Exact | null => (sure === undefined ? null : (ends(end)[sure] ?? null))
  const causes = mergeCauses(x instanceof Open ? x.causes : [], y instanceof Open ? y.causes : [])
  const absence = sure !== undefined ? 'no' : xNow && yNow ? 'now' : 'maybe'
  return isMaximum
    ? new Open(at, known('low') ?? low, high, causes, null, absence)
    : new Open(at, low, known('high') ?? high, causes, null, absence)
}

function bound(ends: readonly (Exact | null)[], combine: (p: Exact, q: Exact) => Exact): Exact | null {
  const [p, q] = ends
  return p && q ? combine(p, q) : null
}
