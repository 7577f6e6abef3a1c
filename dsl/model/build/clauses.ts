import { problem } from '../../diagnostic/diagnostic.ts'
import { suggest } from '../../diagnostic/suggest.ts'
import type { Placed } from '../../syntax/policy/declaration.ts'
import { field, textAt, type Word, wordsAt } from '../../syntax/policy/fields.ts'
import type { Node } from '../../syntax/yaml/node.ts'
import { findClause } from '../clause-id.ts'
import type { Clause } from '../model.ts'
import { type Report, siteOf, siteSpan } from './report.ts'

/** The clauses of the document, by id. */
export function buildClauses(declarations: readonly Placed[], report: Report): Map<string, Clause> {
  const clauses = new Map<string, Clause>()
  for (const placed of declarations) {
    const { name, value } = placed.declaration
    if (name === '') continue
    const site = siteOf(placed)
    const first = clauses.get(name)
    if (first) {
      report.twice(name, site, first.site)
      continue
    }
    clauses.set(name, {
      id: name,
      nature: textAt(value, '性质') ?? '',
      summary: textAt(value, '摘要') ?? '',
      doubt: textAt(value, '存疑'),
      site,
    })
  }
  return clauses
}

/** Takes note of the 依据 of a declaration (`own` if it has its own) and returns the clauses that hold for it. */
export interface Cites {
  of(placed: Placed, own: readonly Word[]): readonly string[]
}

/** Follows what is cited and what is not: unknown citations are errors, computable clauses that nothing cites warnings. */
export class Citations implements Cites {
  /** Clause → what cites it, by name. */
  private readonly cited = new Map<string, Set<string>>()
  private readonly clauses: ReadonlyMap<string, Clause>
  private readonly report: Report

  constructor(clauses: ReadonlyMap<string, Clause>, report: Report) {
    this.clauses = clauses
    this.report = report
  }

  /** Notes the 依据 of a declaration and returns them; `inherited` are its section's (spans in the file). */
  of(placed: Placed, own: readonly Word[]): readonly string[] {
    const cited = this.atLevel(own, placed)
    const words = cited.length > 0 ? cited : placed.sectionClauses
    const { name, value } = placed.declaration
    this.note(words, cited.length > 0 ? placed.start : 0, name)
    // A rule's own exceptions cite clauses of their own.
    const exceptions = exceptionsOf(value)
    if (exceptions.length > 0) this.note(this.atLevel(exceptions, placed), placed.start, name)
    const ids = words.map(({ text }) => text)
    if (!placed.leftOpen) return ids
    const before = this.atLevel(placed.leftOpen.clauses, placed.leftOpen)
    this.note(before, placed.start, name)
    return [...ids, ...before.flatMap(({ text }) => (ids.includes(text) ? [] : [text]))]
  }

  /**
   * The clauses that a declaration cites, as those of the file that it comes from: a framework cites its own by their bare names, and those
   * of its own framework as they are cited here.
   */
  atLevel(words: readonly Word[], { level }: { readonly level?: string | undefined }): readonly Word[] {
    if (level === undefined) return words
    const has = (text: string): boolean => findClause(text, this.clauses) !== undefined
    return words.map(({ text, span }) => {
      const own = `${level}/${text}`
      return { text: has(text) && !has(own) ? text : own, span }
    })
  }

  private note(words: readonly Word[], start: number, by: string): void {
    for (const word of words) {
      const found = this.meant(word, start)
      const names = found === undefined ? undefined : this.cited.get(found)
      if (names) names.add(by)
      else if (found !== undefined) this.cited.set(found, new Set([by]))
    }
  }

  /** The listed clauses that are meant; words that mean none are reported. What a section says for its entries is told though none takes it. */
  listed(words: readonly Word[], start: number): readonly string[] {
    return words.flatMap((word) => this.meant(word, start) ?? [])
  }

  private meant({ text, span }: Word, start: number): string | undefined {
    const found = findClause(text, this.clauses)
    if (found !== undefined) return found
    const near = suggest(text, this.clauses.keys())
    const fix = near.length === 1 ? { fix: near[0] } : {}
    this.report.add(start, problem('HC5012', span, { clause: text, near }, fix))
    return undefined
  }

  /** Reports every computable clause that nothing cited, and every principle that something did. */
  close(): void {
    for (const { id, nature, site } of this.clauses.values()) {
      const by = this.cited.get(id)
      const at = siteSpan(site)
      if (nature === '可计算' && !by)
        this.report.problems.push(problem('HC5013', at, { clause: id }, { clauses: [id] }))
      if (nature === '原则' && by)
        this.report.problems.push(problem('HC5110', at, { clause: id, by: [...by] }, { clauses: [id] }))
    }
  }
}

function exceptionsOf(value: Node): readonly Word[] {
  const list = field(value, '例外')
  return list?.kind === 'list' ? list.items.flatMap((item) => wordsAt(item, '依据')) : []
}
