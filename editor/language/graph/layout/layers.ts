/** An edge between two nodes, by their places in the list of nodes. */
export type Edge = readonly [from: number, to: number]

/**
 * The layer of each node: 0 on the left, each behind all that lead to it. A node that none leads to stands right before the first that it
 * leads to. The edges must not run in a ring.
 */
export function layersOf(count: number, edges: readonly Edge[]): readonly number[] {
  const after: number[][] = Array.from({ length: count }, () => [])
  const waits = new Array<number>(count).fill(0)
  for (const [from, to] of edges) {
    after[from]?.push(to)
    waits[to] = (waits[to] ?? 0) + 1
  }
  const layers = new Array<number>(count).fill(0)
  const isFirst = waits.map((waiting) => waiting === 0)
  const ready = [...waits.keys()].filter((node) => isFirst[node])
  for (let i = 0; i < ready.length; i++) {
    const node = ready[i] as number
    for (const next of after[node] ?? []) {
      layers[next] = Math.max(layers[next] ?? 0, (layers[node] ?? 0) + 1)
      const left = (waits[next] ?? 0) - 1
      waits[next] = left
      if (left === 0) ready.push(next)
    }
  }
  return layers.map((layer, node) => {
    const next = after[node] ?? []
    if (!isFirst[node] || next.length === 0) return layer
    return next.reduce((least, one) => Math.min(least, layers[one] ?? 0), Number.POSITIVE_INFINITY) - 1
  })
}
