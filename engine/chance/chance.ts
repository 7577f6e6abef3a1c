/** Draws from a seed: the same seed gives the same draws on any machine. */
export interface Chance {
  /** A whole number from 0 to `count` − 1. */
  whole(count: number): number
  /** Whether what happens once in so many times happens now. */
  once(times: number): boolean
  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T
}

/** A stream of draws: mulberry32, all in 32-bit integers. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  const whole = (count: number): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * count)
  }
  return { whole, once: (times) => whole(times) === 0, pick: (list) => list[whole(list.length)] as never }
}
