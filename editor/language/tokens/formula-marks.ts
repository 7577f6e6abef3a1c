import { signatures } from '../../../dsl/syntax/expression/functions.ts'
import { normalize } from '../../../dsl/syntax/expression/normalize.ts'
import { boundWords, builtInUnits, formulaWords, undetermined } from '../../../dsl/syntax/expression/words.ts'
import type { Span } from '../../../dsl/text/span.ts'

/** What stands in a formula beside names. */
export type MarkKind = 'number' | 'unit' | 'function' | 'keyword' | 'operator' | 'string'

/** A part of a formula. */
export interface Mark {
  readonly kind: MarkKind
  readonly span: Span
}

const longestFirst = (words: readonly string[]): string =>
  [...new Set(words)]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|')

const functions = longestFirst(signatures.map((s) => s.name))
const keywords = longestFirst([...[...formulaWords, ...boundWords].map((w) => w.text), undetermined, '年度'])
const units = longestFirst([...builtInUnits, '角', '年', '月', '日', '例', '家', '次', '床日'])

/** Sees the normalised text. A number takes its unit along, also 元/人; a place of rounding (到分) is a word. */
const pattern = new RegExp(
  [
    '(?<string>"[^"]*"|“[^”]*”)',
    `(?<number>\\d(?:[\\d,]*\\d)?(?:\\.\\d+)?)\\s?(?<unit>(?:${units})(?:/(?:${units}))?)?`,
    `(?<function>${functions})(?=\\s*\\()`,
    `(?<keyword>到(?:整数|(?:亿元|万元|元)?\\d{1,2}位小数|亿元|万元|元|角|分)|\\((?:不?含)\\)|${keywords})`,
    '(?<operator>[-+*×/÷^=≠<>≥≤])',
  ].join('|'),
  'g',
)

/** The parts of a stretch of a formula in which no name stands; spans count in the text that it is cut from. */
export function formulaMarks(text: string, { start, end }: Span): readonly Mark[] {
  const found: Mark[] = []
  for (const match of normalize(text.slice(start, end)).matchAll(pattern)) {
    const at = start + match.index
    const groups = match.groups as Partial<Record<MarkKind, string>>
    for (const kind of ['string', 'number', 'function', 'keyword', 'operator'] as const) {
      const word = groups[kind]
      if (word !== undefined) found.push({ kind, span: { start: at, end: at + word.length } })
    }
    if (groups.unit !== undefined) {
      const to = at + match[0].length
      found.push({ kind: 'unit', span: { start: to - groups.unit.length, end: to } })
    }
  }
  return found
}
