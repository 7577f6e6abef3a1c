import { bounded } from '../../../dsl/diagnostic/catalogue/formula.ts'
import type { Problem } from '../../../dsl/diagnostic/diagnostic.ts'
import type { Edit } from '../../../dsl/format/edit.ts'
import type { Placed } from '../../../dsl/syntax/policy/declaration.ts'
import { type ScalarNode, spanInScalar } from '../../../dsl/syntax/yaml/node.ts'
import { lineAt } from '../../../dsl/text/line.ts'
import { type Span, shift } from '../../../dsl/text/span.ts'
import { entryAt, scalarIn } from './entry-edits.ts'
import type { Patient, Proposal } from './quick-fix.ts'

/** 最高50万元 behind a formula: as 封顶 of the rule, or as 取小 around the formula. */
export function boundProposals({ problem, compiled, text, read }: Patient): readonly Proposal[] {
  if (problem.code !== 'HC2090' || read) return []
  const { formula, bounds } = (problem as Problem<'HC2090'>).facts
  const entry = entryAt({ compiled, at: problem.span })
  const scalar = entry && scalarIn(entry, problem.span)
  if (!entry || !scalar) return []
  const whole = shift(spanInScalar(scalar, { start: 0, end: scalar.text.trimEnd().length }), entry.start)
  const around = bounded(formula, bounds)
  const tail = { start: problem.span.start, end: whole.end }
  const edits = asKeys(text, entry, scalar, tail, bounds)
  const lines = bounds.map(({ key, amount }) => `${key}: ${amount}`)
  return [
    ...(edits ? [{ title: `另写${lines.map((line) => `“${line}”`).join('、')}`, edits }] : []),
    { title: `写成 ${around}`, edits: [{ span: whole, text: around }] },
  ]
}

/** The words cut off, and each bound as a key beside the formula's, in braces, on a line of its own, or out of the short form. */
function asKeys(
  text: string,
  { start, declaration }: Placed,
  scalar: ScalarNode,
  tail: Span,
  bounds: readonly { readonly key: string; readonly amount: string }[],
): readonly Edit[] | undefined {
  const { value, key } = declaration
  if (value.kind !== 'map') return undefined
  const pair = value.pairs.find((one) => one.value === scalar)
  if (!pair) return undefined
  const cut: Edit = { span: tail, text: '' }
  const written = bounds.map((one) => `${one.key}: ${one.amount}`)
  const behind = shift(scalar.span, start).end
  const at = { start: behind, end: behind }
  if (value.flow) return [cut, { span: at, text: written.map((one) => `, ${one}`).join('') }]
  const isShort = pair.key.span.end === pair.key.span.start
  const of = isShort ? key : pair.key
  const line = lineAt(text, text.lastIndexOf('\n', of.span.start + start - 1) + 1)
  const column = of.span.start + start - line.start + (isShort ? 2 : 0)
  const indent = `\n${' '.repeat(column)}`
  const added = { span: at, text: written.map((one) => indent + one).join('') }
  if (!isShort) return [cut, added]
  const head = shift(scalar.span, start).start
  const blanks = /[ \t]*$/.exec(text.slice(0, head))?.[0].length ?? 0
  return [{ span: { start: head - blanks, end: head }, text: `${indent}${pair.key.text}: ` }, cut, added]
}
