import type { Vocabulary } from '../syntax/expression/vocabulary.ts'
import { type ScalarNode, spanInScalar } from '../syntax/yaml/node.ts'
import { lineAt } from '../text/line.ts'
import { type CanonicalFormula, canonicalFormula, leavesOf } from './canonical-formula.ts'
import { type Edit, editUnlessSame } from './edit.ts'

/** What writes a scalar anew, and whether the scalar as read afterwards is the one that was meant. */
export interface ScalarChange {
  readonly scalar: ScalarNode
  readonly edits: readonly Edit[]
  readonly holds: (after: ScalarNode) => boolean
}

/**
 * Writes the formula that a scalar of `source` holds in its canonical form, as a plain scalar where that is safe. A formula over several
 * lines stays on several lines, each break where it was among the names and values, before an operator or behind a comma.
 */
export function formulaEdits(
  source: string,
  scalar: ScalarNode,
  inFlow: boolean,
  vocabulary: Vocabulary,
  heads: readonly string[],
): ScalarChange | undefined {
  const canonical = canonicalFormula(scalar.text, vocabulary, heads)
  if (!canonical) return undefined
  const lines = breakLines(canonical, source, scalar)
  const edits = replaceScalar(source, scalar, lines, inFlow)
  return edits && { scalar, edits, holds: (after) => canonical.matches(after.text) }
}

/** A line of a formula, and the indentation that it has in the file. */
interface FormulaLine {
  readonly indent: string
  readonly text: string
}

function breakLines({ printed, read, again }: CanonicalFormula, source: string, scalar: ScalarNode): FormulaLine[] {
  const before = leavesOf(read)
  const after = leavesOf(again)
  const lines: FormulaLine[] = []
  let indent = ''
  let from = 0
  for (let i = 1; i < before.length && before.length === after.length; i++) {
    const last = spanInScalar(scalar, before[i - 1] as { start: number; end: number }).end
    const next = spanInScalar(scalar, before[i] as { start: number; end: number }).start
    if (!source.slice(last, next).includes('\n')) continue
    const gapStart = (after[i - 1] as { end: number }).end
    const gap = printed.slice(gapStart, (after[i] as { start: number }).start)
    const at = gap.search(/[ ，、]/)
    if (at < 0) continue
    const cut = gapStart + at + (gap[at] === ' ' ? 0 : 1)
    lines.push({ indent, text: printed.slice(from, cut) })
    from = cut + (gap[at] === ' ' ? 1 : 0)
    indent = indentAt(source, next)
  }
  lines.push({ indent, text: printed.slice(from) })
  return lines
}

/** The blanks before the line in which an offset stands. */
function indentAt(source: string, offset: number): string {
  const line = lineAt(source, source.lastIndexOf('\n', offset - 1) + 1)
  return source.slice(line.start, line.content)
}

function replaceScalar(
  source: string,
  scalar: ScalarNode,
  lines: readonly FormulaLine[],
  inFlow: boolean,
): readonly Edit[] | undefined {
  const { style, span } = scalar
  const text = lines.map((line, i) => (i === 0 ? line.text : `\n${line.indent}${line.text}`)).join('')
  if (style === 'literal' || style === 'folded') return replaceBlock(source, scalar, lines, text)
  if (lines.every((line) => isSafePlain(line.text, inFlow))) return editUnlessSame(source, span, text)
  if (style === 'double') return editUnlessSame(source, span, `"${text.replace(/["\\]/g, '\\$&')}"`)
  if (style === 'single') return editUnlessSame(source, span, `'${text.replaceAll("'", "''")}'`)
  return undefined
}

/** A block of text: written anew inside where it has several lines, else the header gives way to the formula; a comment beside it stays. */
function replaceBlock(
  source: string,
  { span }: ScalarNode,
  lines: readonly FormulaLine[],
  text: string,
): readonly Edit[] | undefined {
  const head = lineAt(source, source.lastIndexOf('\n', span.start) + 1)
  let first = lineAt(source, head.next)
  while (first.content === first.end && first.next < span.end) first = lineAt(source, first.next)
  let end = Math.min(span.end, source.length)
  while (end > first.content && /\s/.test(source[end - 1] as string)) end--
  if (lines.length > 1) return editUnlessSame(source, { start: first.content, end }, text)
  const indicator = /^[|>][-+\d]*/.exec(source.slice(span.start))
  if (!indicator || !isSafePlain(text, false)) return undefined
  return [
    { span: { start: span.start, end: span.start + indicator[0].length }, text },
    { span: { start: head.end, end }, text: '' },
  ]
}

/** Whether YAML reads a text as itself without quotes. */
function isSafePlain(text: string, inFlow: boolean): boolean {
  if (text === '' || text !== text.trim() || /[\n\t]/.test(text)) return false
  if (/^[-?:,[\]{}#&*!|>'"%@`]/.test(text) || /:(?:\s|$)|\s#/.test(text)) return false
  return !(inFlow && /[,[\]{}:]/.test(text))
}
