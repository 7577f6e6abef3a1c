import { choose } from './choose.ts'
import type { Completion, Known, ReadTexts } from './completion.ts'
import { completeFormula } from './in-formula.ts'
import { fitsInPolicy } from './in-policy.ts'
import { fitsInScenario } from './in-scenario.ts'
import { placeAt } from './place-at.ts'

/** What fits at an offset of an open file, best first; empty in a remark. Never throws, whatever the text is like. */
export function complete(texts: ReadTexts, file: string, offset: number, known: Known = {}): readonly Completion[] {
  const { compiled, read } = texts
  const isScenario = read?.file === file && file !== compiled.file
  if (!isScenario && compiled.file !== file) return []
  const place = placeAt(isScenario ? read.text : compiled.text, offset)
  if (!place) return []
  const fits = isScenario ? fitsInScenario(texts, known, place) : fitsInPolicy(texts, known, place)
  if (fits === 'formula') return completeFormula(texts, known, place)
  const written = writtenOf(place.before, place.at === 'value')
  const found = choose(fits, written, offset - written.length, offset)
  // Where a colon stands already, a key brings none.
  const hasColon = /^[\p{L}\p{N}_]*\s*:/u.test((isScenario ? read.text : compiled.text).slice(offset, offset + 40))
  return hasColon ? found.map((one) => ({ ...one, text: one.text.replace(/: $/, '') })) : found
}

/** What of a value is being written: behind the last 、, and behind a number the unit. */
function writtenOf(before: string, isValue: boolean): string {
  if (!isValue) return before
  const last = /[^、\s]*$/.exec(before)?.[0] ?? ''
  return last.replace(/^[\d.]+/, '')
}
