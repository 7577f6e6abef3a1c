import { problem } from '../../diagnostic/diagnostic.ts'
import { findKey } from '../../text/key.ts'
import { isBlank, type Line, lineAt } from '../../text/line.ts'
import type { Holder } from './block-value-traps.ts'
import type { Findings } from './findings.ts'
import { trimEnd } from './value-traps.ts'

/**
 * Lines without a key, from `first` on, in the column of the key above, whose content they are: moved right, and told as one. Gives where the
 * next line behind them starts.
 */
export function moveUnder(f: Findings, first: Line, held: Holder): number {
  const text = f.source
  const start = first.content
  let end = start
  let at = first.start
  do {
    const line = lineAt(text, at)
    f.replace(line.start, line.content, ' '.repeat(held.indent + 2))
    end = trimEnd(text, line.content, line.end)
    at = line.next
  } while (at < text.length && goesOn(text, lineAt(text, at), first))
  const said = text.slice(start, trimEnd(text, start, first.end))
  f.tell(problem('HC1033', { start, end }, { text: said, under: held.name }))
  held.state = 'block'
  return at
}

/** Whether a line below is of the same kind: it stands in the same column and has no key. */
function goesOn(text: string, line: Line, first: Line): boolean {
  return !isBlank(line) && line.indent === first.indent && findKey(text, line.content, line.end)?.form !== 'proper'
}
