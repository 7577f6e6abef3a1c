import { chanceFrom } from '../../engine/chance/chance.ts'

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
 * leaves the data of the others as they were.
 */
export function chanceOf(...words: readonly (string | number)[]): Chance {
  const { whole } = chanceFrom(hashOf(words.join('\u0000')))
  const uniform = (): number => whole(4294967296) / 4294967296
  return {
    uniform,
    // The sum of twelve uniform draws less six: no logarithm, no sine, whose last digits differ between machines.
    normal() {
      let sum = -6
      for (let i = 0; i < 12; i++) sum += uniform()
      return sum
    },
    whole,
  }
}

/** What a relative deviation multiplies by: (1 + d/64)^64, which is e^d near enough, by multiplication alone. */
export function stretch(deviation: number): number {
  let factor = 1 + Math.max(deviation, -32) / 64
  for (let i = 0; i < 6; i++) factor *= factor
  return factor
}

/** A seed from words (FNV-1a). */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  // Words that differ in their last letter only must part at once.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
