/**
 * The places nearest to those wished for (least sum of weighted squares) that keep their order with at least `gaps[i]` between place i and
 * place i + 1.
 */
export function placeInOrder(
  wishes: readonly number[],
  weights: readonly number[],
  gaps: readonly number[],
): readonly number[] {
  // Without the gaps, places in order are a rising line; where wishes fall, neighbours are pooled at their mean.
  const starts: number[] = []
  let start = 0
  for (const [i] of wishes.entries()) {
    starts.push(start)
    start += gaps[i] ?? 0
  }
  const pools: { sum: number; weight: number; size: number }[] = []
  for (const [i, wish] of wishes.entries()) {
    const weight = weights[i] ?? 1
    let pool = { sum: (wish - (starts[i] ?? 0)) * weight, weight, size: 1 }
    for (let last = pools.at(-1); last && last.sum / last.weight >= pool.sum / pool.weight; last = pools.at(-1)) {
      pool = { sum: last.sum + pool.sum, weight: last.weight + pool.weight, size: last.size + pool.size }
      pools.pop()
    }
    pools.push(pool)
  }
  const level = pools.flatMap(({ sum, weight, size }) => new Array<number>(size).fill(sum / weight))
  return level.map((place, i) => place + (starts[i] ?? 0))
}
