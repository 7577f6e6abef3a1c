import { countCrossings, placesOf } from './crossings.ts'
import type { Proper } from './proper.ts'

/** Sweeps that bring nothing any more before it is left at that, and sweeps in all. */
const patience = 3
const most = 16

/** The vertices of each layer in an order with few crossings: the best of sweeps by medians to and fro, or as given where that is best. */
export function orderLayers(proper: Proper): readonly (readonly number[])[] {
  let order = proper.layers
  let best = order
  let fewest = countCrossings(proper, order)
  for (let sweep = 0, idle = 0; sweep < most && idle < patience && fewest > 0; sweep++) {
    order = sweepOnce(proper, order, sweep % 2 === 0)
    const crossings = countCrossings(proper, order)
    idle = crossings < fewest ? 0 : idle + 1
    if (crossings < fewest) {
      best = order
      fewest = crossings
    }
  }
  return best
}

function sweepOnce(
  proper: Proper,
  order: readonly (readonly number[])[],
  isForward: boolean,
): readonly (readonly number[])[] {
  const { before, behind } = proper
  const next = order.map((layer) => [...layer])
  const place = placesOf(next, before.length)
  const wishes = new Array<number | undefined>(before.length)
  const kin = isForward ? before : behind
  const along = [...next.keys()]
  for (const i of isForward ? along : along.reverse()) {
    const layer = next[i] as number[]
    const movable: number[] = []
    for (const vertex of layer) {
      const wish = wishOf(kin[vertex] ?? [], place)
      wishes[vertex] = wish
      if (wish !== undefined) movable.push(vertex)
    }
    movable.sort((a, b) => (wishes[a] ?? 0) - (wishes[b] ?? 0) || (place[a] ?? 0) - (place[b] ?? 0))
    // A vertex that nothing pulls keeps its place.
    let moved = 0
    const sorted = layer.map((vertex) => (wishes[vertex] === undefined ? vertex : (movable[moved++] as number)))
    next[i] = sorted
    for (const [at, vertex] of sorted.entries()) place[vertex] = at
  }
  return next
}

function wishOf(kin: readonly number[], place: readonly number[]): number | undefined {
  const [only] = kin
  if (only === undefined || kin.length === 1) return only === undefined ? undefined : place[only]
  return median(kin.map((one) => place[one] ?? 0))
}

/** Between the two in the middle nearer to the side where the places lie closer together. */
function median(places: number[]): number | undefined {
  places.sort((a, b) => a - b)
  const { length } = places
  const middle = length >> 1
  const [a, b] = [places[middle - 1], places[middle]]
  if (length % 2 === 1 || a === undefined || b === undefined) return b
  if (length === 2) return (a + b) / 2
  const left = a - (places[0] ?? 0)
  const right = (places[length - 1] ?? 0) - b
  return left + right === 0 ? (a + b) / 2 : (a * right + b * left) / (left + right)
}
