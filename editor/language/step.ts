import type { Derivation } from '../../engine/index.ts'
import { exact } from '../../engine/number/exact.ts'
import { group, groupNumbers, toFixedPlaces } from '../../engine/number/format.ts'
import { isAdditive, sumOf } from './additive.ts'
import { type Leaf, leavesOf } from './nested.ts'
import { show } from './shown.ts'
import { sinceWords } from './since-words.ts'
import { sourceWords } from './source-words.ts'

/** A figure of a derivation with its value in words: every digit in base units, or how many members it stands for; `since` in words too, numbers grouped. */
export interface Step extends Omit<Derivation, 'value' | 'sum' | 'from' | 'parts'> {
  /** `1,234.56元`, `合计1,234.56元（22个）`, `否`; of prices and ratios over members `22个`; empty where there is none. */
  readonly shown: string
  /** The same with all its digits, where `shown` leaves some out. */
  readonly exact?: string
  /** Of a figure of the year before: where it comes from. */
  readonly from?: string
  readonly parts: readonly Step[]
}

/** Digits after the point of a value that has no end. */
const places = 6

/** Puts the values of a derivation and its parts into words. */
export function buildStep(derivation: Derivation): Step {
  const { value, sum: _, parts, waits, since, from, substituted, ...rest } = derivation
  const leaves = leavesOf(value, Number.POSITIVE_INFINITY)
  const isOne = value === null || typeof value !== 'object'
  const single = isOne ? value : wholeOf(leaves, derivation.unit)
  const words = single === undefined || single === null ? undefined : inWords(single, derivation.unit)
  return {
    ...rest,
    ...(since === undefined ? {} : { since: sinceWords(since) }),
    ...(substituted === undefined ? {} : { substituted: groupNumbers(substituted) }),
    shown: isOne ? (words?.shown ?? '') : words ? `合计${words.shown}（${leaves.length}个）` : countWords(leaves),
    exact: words?.exact,
    from: from && sourceWords(from),
    // A rule whose method is open waits for itself: its formula says why.
    waits: waits.filter((name) => name !== derivation.name),
    parts: parts.map(buildStep),
  }
}

/** The sum over members, where every one of them has an amount. */
function wholeOf(leaves: readonly Leaf[], unit: string): string | undefined {
  return isAdditive(unit) && leaves.every(({ value }) => value !== null) ? sumOf(leaves) : undefined
}

function countWords(leaves: readonly Leaf[]): string {
  const known = leaves.filter(({ value }) => value !== null).length
  if (known === leaves.length) return `${known}个`
  return known > 0 ? `${leaves.length}个，${known}个有数` : ''
}

function inWords(value: string | boolean, unit: string): { readonly shown: string; readonly exact?: string } {
  const all = show(value, unit).exact
  const digits = typeof value === 'string' ? exact(value) : undefined
  if (!digits || all.replace(/\D/g, '').length < 25) return { shown: all }
  const number = /^\u2212?[\d,.]+/.exec(all)?.[0] ?? ''
  const shortened = exact(number.replaceAll(',', '').replace('\u2212', '-'))
  if (!shortened) return { shown: all }
  return {
    shown: `约${group(toFixedPlaces(shortened, places)).replace('-', '\u2212')}${all.slice(number.length)}`,
    exact: all,
  }
}
