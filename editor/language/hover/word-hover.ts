import { signatureOf } from '../../../dsl/syntax/expression/functions.ts'
import { shift } from '../../../dsl/text/span.ts'
import { joiningWords, openingWords } from '../completion/word-offers.ts'
import type { NamedText } from '../occurrences/occurrences.ts'
import { formulaMarks } from '../tokens/formula-marks.ts'
import { functionExamples } from './function-examples.ts'
import type { Hover } from './hover.ts'

const keywords: ReadonlyMap<string, string> = new Map([
  ...[...openingWords, ...joiningWords].map(({ name, about = '' }) => [name, about] as const),
  ['其余', '以上各段、各情形都不是的'],
  ['未规定', '原文没有写：算出来就是待定，不当作0'],
])

/** A function or a word of the language in a formula: what it means, and an example. */
export function wordHover({ text, segments }: NamedText, offset: number): Hover | undefined {
  const formula = segments
    .flatMap(({ start, names }) => names.formulas.map((span) => shift(span, start)))
    .find(({ start, end }) => start <= offset && offset <= end)
  const mark = formula && formulaMarks(text, formula).find(({ span }) => span.start <= offset && offset < span.end)
  if (!mark) return undefined
  const word = text.slice(mark.span.start, mark.span.end)
  if (mark.kind === 'function') {
    const signature = signatureOf(word)
    const example = functionExamples[word]
    return (
      signature && {
        span: mark.span,
        title: signature.form,
        lines: [signature.meaning, ...(example ? [`例：${example}`] : [])],
      }
    )
  }
  const about = mark.kind === 'keyword' ? keywords.get(word) : undefined
  return about === undefined ? undefined : { span: mark.span, title: word, lines: [about] }
}
