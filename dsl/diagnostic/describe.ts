import { LineIndex } from '../text/position.ts'
import type { Span } from '../text/span.ts'
import { type Code, catalogue } from './catalogue.ts'
import type { Diagnostic, Problem, Severity } from './diagnostic.ts'

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 }

/** Puts the problems of one file into words, in the order of the text; each place and code once. */
export function describe(file: string, text: string, problems: readonly Problem[]): Diagnostic[] {
  const lines = new LineIndex(text)
  const range = (span: Span): Diagnostic['range'] => ({
    start: lines.position(span.start),
    end: lines.position(span.end),
  })
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
      file,
      range: range(p.span),
      clauses: p.clauses ?? [],
      related: (p.related ?? []).map((r) => ({ message: r.message, file: r.file ?? file, range: range(r.span) })),
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
