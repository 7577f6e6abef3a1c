import { LineIndex } from '../text/position.ts'
import { sourceAt, type TextSource } from '../text/source.ts'
import type { Span } from '../text/span.ts'
import { type Code, catalogue } from './catalogue.ts'
import type { Diagnostic, Problem, Severity } from './diagnostic.ts'

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 }

/** Puts the problems of one file into words, in the order of the text; each place and code once. */
export function describe(file: string, text: string, problems: readonly Problem[]): Diagnostic[] {
  return describeAll([{ file, text, start: 0 }], problems)
}

/** The same for several texts that were read together, whose places count in one row. */
export function describeAll(sources: readonly TextSource[], problems: readonly Problem[]): Diagnostic[] {
  const lines = new Map<TextSource, LineIndex>()
  const locate = (span: Span): Pick<Diagnostic, 'file' | 'range'> => {
    const source = sourceAt(sources, span.start)
    const index = lines.get(source) ?? new LineIndex(source.text)
    lines.set(source, index)
    const position = (offset: number): Diagnostic['range']['start'] => index.position(offset - source.start)
    return { file: source.file, range: { start: position(span.start), end: position(span.end) } }
  }
  const seen = new Set<string>()
  const sorted = [...problems].sort((a, b) => a.span.start - b.span.start || RANK[severity(a)] - RANK[severity(b)])
  const described: Diagnostic[] = []
  for (const p of sorted) {
    const message = messageOf(p)
    const key = `${p.code} ${p.span.start} ${p.span.end} ${message}`
    if (seen.has(key)) continue
    seen.add(key)
    const hint = hintOf(p)
    described.push({
      code: p.code,
      severity: severity(p),
      message,
      ...(hint === undefined ? {} : { hint }),
      ...locate(p.span),
      clauses: p.clauses ?? [],
      related: (p.related ?? []).map((r) => ({ message: r.message, ...locate(r.span) })),
    })
  }
  return described
}

function severity(p: Problem): Severity {
  return catalogue[p.code].severity
}

/** The sentence of a problem. */
export function messageOf(p: Problem): string {
  return (catalogue[p.code].message as (facts: unknown) => string)(p.facts)
}

/** What to do about a problem; undefined when nothing is to be said. */
function hintOf(p: Problem): string | undefined {
  const { hint } = catalogue[p.code as Code] as { hint?: (facts: never) => string }
  return (hint as ((facts: unknown) => string) | undefined)?.(p.facts)
}
