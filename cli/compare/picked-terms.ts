import { suggest } from '../../dsl/diagnostic/suggest.ts'
import { glossary } from '../../dsl/glossary/glossary.ts'
import type { ComparedTerm } from '../../engine/index.ts'
import { UsageError } from '../usage.ts'

/** The rows under some themes or standard terms, given as 结余和超支 or 总额预算、结余留用; all where none is given. Throws UsageError on a word that is neither. */
export function pickedTerms(terms: readonly ComparedTerm[], only: string | undefined): readonly ComparedTerm[] {
  if (only === undefined) return terms
  const words = only
    .split(/[、，,]/)
    .map((word) => word.trim())
    .filter((word) => word !== '')
  const known = glossary.flatMap(({ title, terms: own }) => [title, ...own.map(({ name }) => name)])
  const strange = words.find((word) => !known.includes(word))
  if (strange !== undefined || words.length === 0) {
    const near = suggest(strange ?? '', known)
    const hint = near.length > 0 ? `是不是想写${near.map((n) => `“${n}”`).join('、')}？` : '名称列在手册“通用名”一页。'
    throw new UsageError(`--only：没有“${strange ?? ''}”这个通用名或标题。${hint}`)
  }
  return terms.filter(({ theme, term }) => words.includes(theme) || words.includes(term.name))
}
