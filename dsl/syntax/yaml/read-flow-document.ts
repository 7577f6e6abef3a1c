import { type Problem, shiftProblem } from '../../diagnostic/diagnostic.ts'
import type { Block, Document, Section } from './document.ts'

/**
 * A file that is one map in braces, as other programs write scenarios (JSON): each of its pairs is a section with a value.
 * Nothing when it is no such map. `read` parses a value, cached.
 */
export function readFlowDocument(text: string, start: number, read: (text: string) => Block): Document | undefined {
  const whole = read(text.slice(start))
  if (whole.node.kind !== 'map') return undefined
  const problems: Problem[] = whole.problems.map((p) => shiftProblem(p, start))
  const sections = whole.node.pairs.map(({ key, value }): Section => {
    const keySpan = { start: key.span.start + start, end: key.span.end + start }
    const at = value.span.start + start
    const end = value.span.end + start
    const named = { name: key.text, keySpan, span: { start: keySpan.start, end }, entries: [] }
    if (value.kind === 'scalar' && value.style === 'missing') return named
    return { ...named, value: { start: at, block: read(text.slice(at, end)) } }
  })
  return { text, sections, problems }
}
