import { problem } from '../../diagnostic/diagnostic.ts'
import { foreignKind, isBlank, isComment, type Line, lineAt } from '../../text/line.ts'
import type { Findings } from './findings.ts'

/**
 * Looks through a block of text (`|` or `>`) whose header stands at `header`: its indentation is all that can be wrong.
 * `parent` is the indentation of its key. Gives where the next line behind it starts.
 */
export function scanBlockScalar(f: Findings, header: number, line: Line, parent: number): number {
  const text = f.source
  const digit = /[1-9]/.exec(text.slice(header, header + 3).split(/[\s#]/)[0] as string)
  let wanted = digit ? parent + Number(digit[0]) : undefined
  let told = false
  let pending: Line[] = []
  let at = line.next
  while (at < text.length) {
    const l = lineAt(text, at)
    if (isBlank(l)) {
      // Blanks on an empty line before the first full one would set the indentation.
      if (wanted === undefined && l.end > l.start) f.replace(l.start, l.end, '')
    } else if (l.indent <= parent) {
      // A comment at the margin ends the text in YAML; drafters put one between the rows of a table.
      if (!isComment(text, l)) break
      pending.push(l)
    } else {
      for (const comment of pending) f.replace(comment.start, comment.next, '')
      pending = []
      let spaces = l.start
      while (text[spaces] === ' ') spaces++
      const found = spaces - l.start
      wanted ??= l.foreign < 0 ? l.indent : found > parent ? found : l.indent
      if (found < wanted) {
        const foreign = spaces < l.content
        const end = foreign ? spaces + 1 : l.content
        if (!told) tell(f, l, foreign ? spaces : -1, found, wanted)
        told = true
        f.replace(l.start, end, ' '.repeat(wanted))
      }
    }
    at = l.next
  }
  return pending.length > 0 ? (pending[0] as Line).start : at
}

function tell(f: Findings, l: Line, foreign: number, found: number, wanted: number): void {
  const fix = ' '.repeat(wanted)
  if (foreign < 0) {
    f.tell(problem('HC1013', { start: l.start, end: l.content }, { found, wanted }, { fix }))
    return
  }
  const what = foreignKind(f.source[foreign])
  f.tell(
    problem('HC1012', { start: foreign, end: foreign + 1 }, { what }, { fix: ' '.repeat(Math.max(1, wanted - found)) }),
  )
}
