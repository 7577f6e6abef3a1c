import { parseBands } from '../syntax/expression/parse-bands.ts'
import type { Vocabulary } from '../syntax/expression/vocabulary.ts'
import { type ScalarNode, spanInScalar } from '../syntax/yaml/node.ts'
import { canonicalFormula } from './canonical-formula.ts'
import { applyEdits, type Edit, editUnlessSame } from './edit.ts'
import type { ScalarChange } from './formula-edits.ts'

/** Writes the results of bands in their canonical form, each where it stands; the ranges stay as the document words them. */
export function bandEdits(source: string, scalar: ScalarNode, vocabulary: Vocabulary): ScalarChange | undefined {
  const { bands, problems } = parseBands(scalar.text, vocabulary)
  if (problems.length > 0) return undefined
  const edits: Edit[] = []
  const inText: Edit[] = []
  for (const { result, resultSpan } of bands) {
    if (typeof result === 'string') continue
    const printed = canonicalFormula(scalar.text.slice(resultSpan.start, resultSpan.end), vocabulary, [])?.printed
    const span = spanInScalar(scalar, resultSpan)
    const isOneLine = !source.slice(span.start, span.end).includes('\n')
    // Inside quotes and braces a mark may need more than its own place.
    if (printed === undefined || !isOneLine || /["',[\]{}#:\\]/.test(printed)) continue
    edits.push(...editUnlessSame(source, span, printed))
    inText.push({ span: resultSpan, text: printed })
  }
  const expected = applyEdits(scalar.text, inText)
  return { scalar, edits, holds: (after) => after.text === expected }
}
