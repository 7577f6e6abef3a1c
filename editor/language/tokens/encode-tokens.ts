import { LineIndex } from '../../../dsl/text/position.ts'
import type { Token, TokenKind } from './tokens.ts'

/** The kinds by their numbers. */
export const tokenKinds: readonly TokenKind[] = [
  ...(['input', 'parameter', 'rule', 'alias', 'dimension', 'attribute', 'member', 'reading', 'option'] as const),
  ...(['exception', 'clause', 'local', 'group', 'term', 'entry'] as const),
  ...(['number', 'unit', 'function', 'keyword', 'operator', 'string'] as const),
]

/**
 * Tokens as editors take them: five numbers each — lines and columns on from the one before, length, kind (by its place in `tokenKinds`), 1 where a
 * name is given. A token over several lines is left out.
 */
export function encodeTokens(text: string, tokens: readonly Token[]): Uint32Array {
  const lines = new LineIndex(text)
  const numbers: number[] = []
  let [line, column] = [1, 1]
  for (const { kind, isDefinition, span } of tokens) {
    const [from, to] = [lines.position(span.start), lines.position(span.end)]
    if (from.line !== to.line || to.column === from.column) continue
    const on = from.line - line
    numbers.push(on, on === 0 ? from.column - column : from.column - 1, to.column - from.column)
    numbers.push(tokenKinds.indexOf(kind), isDefinition ? 1 : 0)
    line = from.line
    column = from.column
  }
  return Uint32Array.from(numbers)
}
