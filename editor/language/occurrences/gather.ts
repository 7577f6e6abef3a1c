import type { FormulaReader } from '../../../dsl/model/build/formula-reader.ts'
import { type Word, words } from '../../../dsl/syntax/policy/fields.ts'
import { type Node, type ScalarNode, spanInScalar } from '../../../dsl/syntax/yaml/node.ts'
import type { Span } from '../../../dsl/text/span.ts'
import type { NameSymbol } from './name-symbol.ts'
import type { Occurrence } from './occurrence.ts'
import type { Scope } from './scope.ts'

/** What is gathered of one entry: the places of names, counted in its block, and with what they are understood. */
export class Gather {
  readonly found: Occurrence[] = []
  /** Where formulas stand, quotes included. */
  readonly formulas: Span[] = []
  /** Whether its own text and the scope alone decide what was found; where another entry's text did, it holds for this time only. */
  isAlone = true
  readonly scope: Scope
  readonly read: FormulaReader

  constructor(scope: Scope, read: FormulaReader) {
    this.scope = scope
    this.read = read
  }

  /** A name in a formula. */
  inFormula(symbol: NameSymbol | undefined, span: Span, isQuoted = false): void {
    if (symbol) this.found.push({ symbol, role: 'use', span, inFormula: true, isQuoted })
  }

  /** A name that stands by itself. */
  add(symbol: NameSymbol | undefined, role: Occurrence['role'], span: Span): void {
    if (symbol && span.end > span.start) this.found.push({ symbol, role, span, inFormula: false, isQuoted: false })
  }

  /** A scalar, such as a key, that is one name. */
  scalar(node: Node | undefined, role: Occurrence['role'], meant: (word: string) => NameSymbol | undefined): void {
    const word = node?.kind === 'scalar' ? wordOf(node) : undefined
    if (word) this.add(meant(word.text), role, word.span)
  }

  /** Names in a list, or parted by 、. */
  words(node: Node | undefined, role: Occurrence['role'], meant: (word: string) => NameSymbol | undefined): void {
    for (const { text, span } of words(node)) this.add(meant(text), role, span)
  }

  /** 依据. */
  clauses(cited: readonly Word[]): void {
    for (const { text, span } of cited) {
      const symbol = this.scope.clause(text)
      if (!symbol) continue
      const at = text.indexOf(symbol.name)
      if (at >= 0) this.add(symbol, 'use', { start: span.start + at, end: span.start + at + symbol.name.length })
    }
  }
}

/** A scalar's text without the blanks around it, and where that stands; undefined when there is none. */
export function wordOf(scalar: ScalarNode): Word | undefined {
  const text = scalar.text.trim()
  if (text === '' || scalar.style === 'missing') return undefined
  const lead = scalar.text.length - scalar.text.trimStart().length
  return { text, span: spanInScalar(scalar, { start: lead, end: lead + text.length }) }
}
