import { isInherited, siteOfFigure } from '../../dsl/model/model.ts'
import { lineAt } from '../../dsl/text/line.ts'
import type { ReadTexts } from './completion/completion.ts'
import type { FigureRow } from './figure-row.ts'
import { valueWords } from './value-words.ts'

/** What a rule comes to at present, to be shown behind the line that its name stands on. */
export interface RuleAmount {
  readonly name: string
  readonly words: string
  /** The end of the line, in the policy's text. */
  readonly offset: number
}

/**
 * The present amounts of the policy's own rules, by line. `rows` are of the last run: of a rule that cannot be read now, or that rests on one,
 * nothing is said.
 */
export function ruleAmounts({ compiled }: ReadTexts, rows: ReadonlyMap<string, FigureRow>): readonly RuleAmount[] {
  const { text, model } = compiled
  const found = new Map<number, RuleAmount>()
  for (const { name, kind, unit } of model.figures.values()) {
    const site = siteOfFigure(model, name)
    const row = kind === 'rule' && unit.kind !== 'broken' && !isInherited(model, site) ? rows.get(name) : undefined
    const words = row && valueWords(row)
    if (words === undefined) continue
    const at = site.start + site.name.start
    const offset = lineAt(text, text.lastIndexOf('\n', at - 1) + 1).end
    // The named parts of a split may stand on one line.
    const before = found.get(offset)
    found.set(offset, before ? { ...before, words: `${before.words}；${name} ${words}` } : { name, words, offset })
  }
  return [...found.values()]
}
