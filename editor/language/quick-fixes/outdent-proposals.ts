import type { Problem } from '../../../dsl/diagnostic/diagnostic.ts'
import type { Pair } from '../../../dsl/syntax/yaml/node.ts'
import { lineAt } from '../../../dsl/text/line.ts'
import { shift } from '../../../dsl/text/span.ts'
import { entryAt } from './entry-edits.ts'
import type { Patient, Proposal } from './quick-fix.ts'

/** What was written into the entry above it: its lines moved left, behind that entry where more of it follows. */
export function outdentProposals({ problem, compiled, text, read }: Patient): readonly Proposal[] {
  if (problem.code !== 'HC5141' || read) return []
  const { key: name } = (problem as Problem<'HC5141'>).facts
  const entry = entryAt({ compiled, at: problem.span })
  const value = entry?.declaration.value
  if (!entry || value?.kind !== 'map' || value.flow) return []
  const { start, declaration } = entry
  const startOf = (pair: Pair): number => pair.key.span.start + start
  const index = value.pairs.findIndex((pair) => startOf(pair) === problem.span.start)
  const pair = value.pairs[index]
  if (!pair) return []
  const from = lineAt(text, text.lastIndexOf('\n', startOf(pair) - 1) + 1).start
  const keyAt = declaration.key.span.start + start
  const target = keyAt - (text.lastIndexOf('\n', keyAt - 1) + 1)
  const less = startOf(pair) - from - target
  if (less <= 0) return []
  const lineEnd = (at: number): number => {
    const found = text.indexOf('\n', at)
    return found < 0 ? text.length : found
  }
  const end = lineEnd(Math.max(startOf(pair), lastOf(text, shift(pair.value.span, start).end) - 1))
  const moved = text
    .slice(from, end)
    .split('\n')
    .map((line) => line.replace(new RegExp(`^ {0,${less}}`), ''))
    .join('\n')
  const title = `把“${name}”往左退，和“${declaration.name}”对齐`
  const later = value.pairs[index + 1]
  if (!later) return [{ title, edits: [{ span: { start: from, end }, text: moved }] }]
  const last = value.pairs.at(-1) as Pair
  const whole = lineEnd(lastOf(text, shift(last.value.span, start).end) - 1)
  const edits = [
    { span: { start: from, end: Math.min(end + 1, text.length) }, text: '' },
    { span: { start: whole, end: whole }, text: `\n${moved}` },
  ]
  return [{ title, edits }]
}

/** The end of what is written up to a place, less the blank lines before it. */
function lastOf(text: string, end: number): number {
  return text.slice(0, end).trimEnd().length
}
