import { type Problem, problem } from '../../diagnostic/diagnostic.ts'
import { suggest } from '../../diagnostic/suggest.ts'
import type { Placed } from '../../syntax/policy/declaration.ts'
import { field, pairOf, scalarAt, textAt, type Word, wordsAt } from '../../syntax/policy/fields.ts'
import type { ScalarNode } from '../../syntax/yaml/node.ts'
import type { Names } from '../names.ts'
import type { Citations } from './clauses.ts'
import { noRule } from './no-rule.ts'
import type { Report } from './report.ts'

/** One exception to one rule: when it holds, what the figure then is, and which others it goes before. */
export interface ExceptionEntry {
  readonly name: string
  readonly when: ScalarNode
  readonly value: ScalarNode
  readonly beats: readonly Word[]
  readonly clauses: readonly string[]
  readonly span: Problem['span']
  /** Where its block begins; undefined for an exception inside the rule's own block. */
  readonly start?: number
}

/** The exceptions of the section 例外 by the rule that they change; unknown rules are reported. */
export function sectionExceptions(
  declarations: readonly Placed[],
  names: Names,
  isRule: (figure: string) => boolean,
  citations: Citations,
  report: Report,
): Map<string, ExceptionEntry[]> {
  const byRule = new Map<string, ExceptionEntry[]>()
  for (const placed of declarations) {
    const { name, key, value } = placed.declaration
    const clauses = citations.of(placed, wordsAt(value, '依据'))
    const when = scalarAt(value, '当')
    const changes = pairOf(value, '改为')?.value
    if (!when || changes?.kind !== 'map') continue
    for (const pair of changes.pairs) {
      const meaning = names.meanings.get(pair.key.text.trim())
      if (meaning?.kind !== 'figure' || !isRule(meaning.name)) {
        report.add(placed.start, noRule(pair.key.text.trim(), '改为', pair.key.span, names, isRule))
      } else if (pair.value.kind === 'scalar') {
        const entry: ExceptionEntry = {
          name,
          when,
          value: pair.value,
          beats: wordsAt(value, '优先于'),
          clauses,
          span: key.span,
          start: placed.start,
        }
        const list = byRule.get(meaning.name)
        if (list) list.push(entry)
        else byRule.set(meaning.name, [entry])
      }
    }
  }
  return byRule
}

/** The exceptions that a rule lists itself. */
export function ownExceptions(
  placed: Placed,
  citations: Pick<Citations, 'atLevel'>,
  report: (p: Problem) => void,
): ExceptionEntry[] {
  const list = field(placed.declaration.value, '例外')
  if (list?.kind !== 'list') return []
  return list.items.flatMap((item, i): ExceptionEntry[] => {
    const when = scalarAt(item, '当')
    const formula = scalarAt(item, '公式')
    for (const key of ['当', '公式']) {
      if (!scalarAt(item, key)) report(problem('HC5002', { start: item.span.start, end: item.span.start + 1 }, { key }))
    }
    if (!when || !formula) return []
    return [
      {
        name: textAt(item, '名') ?? String(i + 1),
        when,
        value: formula,
        beats: wordsAt(item, '优先于'),
        clauses: citations.atLevel(wordsAt(item, '依据'), placed).map((w) => w.text),
        span: when.span,
      },
    ]
  })
}

/** For each exception the places of those that it goes before, directly or through others; unknown names are reported. */
export function priorities(
  entries: readonly ExceptionEntry[],
  known: (e: ExceptionEntry) => ReadonlySet<string>,
  report: (p: Problem, e: ExceptionEntry) => void,
): number[][] {
  const direct = entries.map((e) =>
    e.beats.flatMap((word) => {
      if (!known(e).has(word.text)) {
        const near = suggest(word.text, known(e))
        report(problem('HC5035', word.span, { name: word.text, near }, near.length === 1 ? { fix: near[0] } : {}), e)
      }
      return entries.flatMap((other, j) => (other.name === word.text ? [j] : []))
    }),
  )
  return direct.map((first, self) => {
    const found = new Set<number>()
    const left = [...first]
    for (let i = left.pop(); i !== undefined; i = left.pop()) {
      if (found.has(i)) continue
      found.add(i)
      left.push(...(direct[i] as number[]))
    }
    const entry = entries[self] as ExceptionEntry
    if (found.has(self)) report(problem('HC5044', entry.beats[0]?.span ?? entry.span, { name: entry.name }), entry)
    found.delete(self)
    return [...found]
  })
}
