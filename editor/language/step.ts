import type { Derivation } from '../../engine/index.ts'
import { exact } from '../../engine/number/exact.ts'
import { group, toFixedPlaces } from '../../engine/number/format.ts'
import { leavesOf } from './nested.ts'
import { show } from './shown.ts'
import { sinceWords } from './since-words.ts'

/** A figure of a derivation with its value in words: every digit in base units, or how many members it stands for; `since` in words too. */
export interface Step extends Omit<Derivation, 'value' | 'sum' | 'parts'> {
  /** `1,234.56元`, `合计1,234.56元（22个）`, `否`, empty where there is none. */
  readonly shown: string
  /** The same with all its digits, where `shown` leaves some out. */
  readonly exact?: string
  readonly parts: readonly Step[]
}

/** Digits after the point of a value that has no end. */
const places = 6

/** Puts the values of a derivation and its parts into words. */
export function buildStep(derivation: Derivation): Step {
  const { value, sum, parts, since, ...rest } = derivation
  const leaves = leavesOf(value, Number.POSITIVE_INFINITY)
  const isOne = value === null || typeof value !== 'object'
  const single = isOne ? value : sum
  const words = single === undefined || single === null ? undefined : inWords(single, derivation.unit)
  const count = `${leaves.length}个`
  return {
    ...rest,
    ...(since === undefined ? {} : { since: sinceWords(since) }),
    shown: isOne ? (words?.shown ?? '') : words ? `合计${words.shown}（${count}）` : count,
    exact: words?.exact,
    parts: parts.map(buildStep),
  }
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
