/** Draws that depend on their words alone: the same words give the same draws on any machine. */
export interface Chance {
  /** In [0, 1). */
  uniform(): number
  /** Mean 0, standard deviation 1, never beyond ±6. */
  normal(): number
  /** A whole number from 0 to `count` − 1. */
  whole(count: number): number
}

/**
 * The draws behind some words: a seed, a figure's name, a member's. Each has a stream of its own, so that an input that is added to a policy
 * leaves the data of the others as they were. Streams are mulberry32 (32-bit integer steps) from a hash of the words (FNV-1a).
 */
export function chanceOf(...words: readonly (string | number)[]): Chance {
  let state = hashOf(words.join('\u0000'))
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  return {
    uniform,
    // The sum of twelve uniform draws less six: no logarithm, no sine, whose last digits differ between machines.
    normal() {
      let sum = -6
      for (let i = 0; i < 12; i++) sum += uniform()
      return sum
    },
    whole: (count) => Math.floor(uniform() * count),
  }
}

/** What a relative deviation multiplies by: (1 + d/64)^64, which is e^d near enough, by multiplication alone. */
export function stretch(deviation: number): number {
  let factor = 1 + Math.max(deviation, -32) / 64
  for (let i = 0; i < 6; i++) factor *= factor
  return factor
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  // Words that differ in their last letter only must part at once.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
