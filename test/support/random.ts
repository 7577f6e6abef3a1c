/** Numbers in [0, 1) that depend on the seed alone (the mulberry32 generator; 32-bit integer steps only). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** A whole number from `low` to `high`, both included. */
export function whole(random: () => number, low: number, high: number): number {
  return low + Math.floor(random() * (high - low + 1))
}

/** One of the items, each as likely as the others. Throws a RangeError on an empty list. */
export function pick<T>(random: () => number, items: readonly T[]): T {
  if (items.length === 0) throw new RangeError('nothing to pick from')
  return items[whole(random, 0, items.length - 1)] as T
}

/** True with the given probability. */
export function chance(random: () => number, probability: number): boolean {
  return random() < probability
}
