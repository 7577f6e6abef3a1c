import { LineIndex } from '../text/position.ts'
import type { Place, SourceText } from '../text/source-text.ts'
import { type Code, catalogue } from './catalogue.ts'
import type { Diagnostic, Problem, RelatedPlace, Severity } from './diagnostic.ts'
import { place as phrases } from './phrases.ts'

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 }

/**
 * Puts the problems of one file into words, in the order of the text, those of files that it names behind its own; each place and
 * code once.
 */
export function describe(file: string, text: string, problems: readonly Problem[]): Diagnostic[] {
  const own: SourceText = { file, text }
  const indexes = new Map<string, LineIndex>()
  const located = ({ span, source = own }: Place): Pick<Diagnostic, 'file' | 'range'> => {
    const lines = indexes.get(source.text) ?? new LineIndex(source.text)
    indexes.set(source.text, lines)
    return { file: source.file, range: { start: lines.position(span.start), end: lines.position(span.end) } }
  }
  const files = [...new Set([file, ...problems.map((p) => p.source?.file ?? file)])]
  const rank = new Map(files.map((name, i) => [name, i]))
  const order = (p: Problem): number => rank.get(p.source?.file ?? file) ?? 0
  const sorted = [...problems].sort(
    (a, b) => order(a) - order(b) || a.span.start - b.span.start || RANK[severity(a)] - RANK[severity(b)],
  )
  const seen = new Set<string>()
  const described: Diagnostic[] = []
  for (const p of sorted) {
    const message = messageOf(p)
    const key = `${order(p)} ${p.code} ${p.span.start} ${p.span.end} ${message}`
    if (seen.has(key)) continue
    seen.add(key)
    const hint = hintOf(p)
    described.push({
      code: p.code,
      severity: severity(p),
      message,
      ...(hint === undefined ? {} : { hint }),
      ...located(p),
      clauses: p.clauses ?? [],
      related: relatedOf(p).map((r) => ({ message: r.message, ...located(r) })),
    })
  }
  return described
}

/** The places that explain a problem; of one in a file that another names, the place that does. */
function relatedOf({ related = [], source }: Problem): readonly RelatedPlace[] {
  return source?.named ? [...related, { message: phrases.named, ...source.named }] : related
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
