import type { Proper } from './proper.ts'

/** How many pairs of pieces cross, with the vertices of each layer in the order given. */
export function countCrossings({ before, behind }: Proper, order: readonly (readonly number[])[]): number {
  const cursor = new Int32Array(behind.length)
  let count = 0
  for (const [i, layer] of order.entries()) {
    const next = order[i + 1]
    if (!next) break
    let pieces = 0
    for (const vertex of layer) {
      cursor[vertex] = pieces
      pieces += behind[vertex]?.length ?? 0
    }
    // The ends of each vertex's pieces come out in order, since the next layer is passed in order.
    const ends = new Int32Array(pieces)
    for (const [place, to] of next.entries())
      for (const vertex of before[to] ?? []) {
        const at = cursor[vertex] as number
        ends[at] = place
        cursor[vertex] = at + 1
      }
    count += inversions(ends, next.length)
  }
  return count
}

/** The place of each vertex within its layer. */
export function placesOf(order: readonly (readonly number[])[], count: number): number[] {
  const place = new Array<number>(count).fill(0)
  for (const layer of order) for (const [i, vertex] of layer.entries()) place[vertex] = i
  return place
}

/** Pairs that stand the wrong way round, counted with a tree of partial sums. */
function inversions(values: Int32Array, size: number): number {
  const sums = new Int32Array(size + 1)
  let count = 0
  for (let seen = 0; seen < values.length; seen++) {
    const value = values[seen] as number
    let notGreater = 0
    for (let i = value + 1; i > 0; i -= i & -i) notGreater += sums[i] ?? 0
    count += seen - notGreater
    for (let i = value + 1; i <= size; i += i & -i) sums[i] = (sums[i] ?? 0) + 1
  }
  return count
}
