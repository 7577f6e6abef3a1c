import type { Expression } from '../syntax/expression/expression.ts'
import { parseFormula } from '../syntax/expression/parse-formula.ts'
import { printFormula, printName } from '../syntax/expression/print.ts'
import type { Vocabulary } from '../syntax/expression/vocabulary.ts'
import type { Span } from '../text/span.ts'

/** A formula that can be written anew. Spans of `read` count in the text as it was, those of `again` in `printed`. */
export interface CanonicalFormula {
  readonly printed: string
  readonly read: Expression
  readonly again: Expression
  /** Whether another text means the same. */
  readonly matches: (text: string) => boolean
}

/**
 * The canonical print of a formula; `heads` are the rule's own names, one of which may stand with ＝ at its head. Nothing where the text
 * has a fault, or where the print would not read as the same tree: then it stays as it is.
 */
export function canonicalFormula(
  text: string,
  vocabulary: Vocabulary,
  heads: readonly string[],
): CanonicalFormula | undefined {
  const read = parseFormula(text, vocabulary, { heads })
  if (read.problems.length > 0) return undefined
  const meaning = withoutPlaces(read.expression)
  const matches = (other: string): boolean => {
    const parsed = parseFormula(other, vocabulary, { heads })
    return parsed.problems.length === 0 && withoutPlaces(parsed.expression) === meaning
  }
  const printed = printWithHead(read.expression, vocabulary, heads)
  if (!matches(printed)) return undefined
  const again = parseFormula(printed, vocabulary, { heads }).expression
  return { printed, read: read.expression, again, matches }
}

/** 名 ＝ …: what stands behind the head needs no brackets, even where it is a comparison itself. */
function printWithHead(e: Expression, vocabulary: Vocabulary, heads: readonly string[]): string {
  if (e.type === 'binary' && e.operator === '＝' && e.left.type === 'name' && heads.includes(e.left.name)) {
    const head = e.left.quoted ? `「${e.left.name}」` : printName(e.left.name, vocabulary)
    return `${head} ＝ ${printFormula(e.right, vocabulary)}`
  }
  return printFormula(e, vocabulary)
}

/** A tree as text without its places; 「」 around a name are kept. */
function withoutPlaces(e: Expression): string {
  return JSON.stringify(e, (key, value) => (key === 'span' || key === 'at' ? undefined : value))
}

const leafTypes: ReadonlySet<string> = new Set(['number', 'text', 'date', 'truth', 'name'])

/** The places of a formula's names and values, in order: what stands in every text of the same tree in the same order. */
export function leavesOf(e: Expression): Span[] {
  const found: Span[] = []
  const visit = (part: unknown): void => {
    if (Array.isArray(part)) for (const one of part) visit(one)
    else if (typeof part === 'object' && part !== null) {
      const node = part as { type?: string; text?: string; span?: Span }
      // 到元 and the unit of 视为 have no type of their own.
      const isWord = node.type === undefined && node.text !== undefined
      if (node.span && (isWord || leafTypes.has(node.type ?? ''))) found.push(node.span)
      else for (const [key, value] of Object.entries(node)) if (key !== 'span' && key !== 'at') visit(value)
    }
  }
  visit(e)
  return found.sort((a, b) => a.start - b.start)
}
