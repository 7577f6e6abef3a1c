import { choose } from './choose.ts'
import type { Completion, Known, ReadTexts } from './completion.ts'
import { completeFormula } from './in-formula.ts'
import { fitsInPolicy } from './in-policy.ts'
import { fitsInScenario } from './in-scenario.ts'
import { placeAt } from './place-at.ts'

/** Where something is being written, in the text as it is by now. */
export interface Cursor {
  readonly which: 'policy' | 'scenario'
  readonly text: string
  readonly offset: number
}

/**
 * What fits at a cursor, best first; empty in a remark. `texts` may have been read a few letters ago: they give the names, the cursor's own text
 * the place. Never throws, whatever the text is like.
 */
export function complete(texts: ReadTexts, cursor: Cursor, known: Known = {}): readonly Completion[] {
  const { which, text, offset } = cursor
  const place = placeAt(text, offset)
  if (!place) return []
  const fits = which === 'scenario' ? fitsInScenario(texts, known, place) : fitsInPolicy(texts, known, place)
  if (fits === 'formula') return completeFormula(texts, known, place)
  const written = writtenOf(place.before, place.at === 'value')
  const found = choose(fits, written, offset - written.length, offset)
  // Where a colon stands already, a key brings none.
  const hasColon = /^[\p{L}\p{N}_]*\s*:/u.test(text.slice(offset, offset + 40))
  return hasColon ? found.map((one) => ({ ...one, text: one.text.replace(/: $/, '') })) : found
}

/** What of a value is being written: behind the last 、, and behind a number the unit. */
function writtenOf(before: string, isValue: boolean): string {
  if (!isValue) return before
  const last = /[^、\s]*$/.exec(before)?.[0] ?? ''
  return last.replace(/^[\d.]+/, '')
}
