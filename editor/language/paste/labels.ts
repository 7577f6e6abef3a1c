import { isTotalName } from '../../../dsl/model/data-words.ts'
import type { Model } from '../../../dsl/model/model.ts'
import type { Meaning, Names } from './names.ts'
import { isBlankCell, nameAndUnit } from './pasted-value.ts'

/** What a person chose for names that stand for nothing: another name, or nothing at all. By the name as it stands in the block. */
export type NameChoices = Readonly<Record<string, string>>

/** A cell that names what stands in its row or column. */
export interface Label {
  readonly text: string
  readonly unit?: string
  readonly meaning?: Meaning
  /** total: it adds up the others; skipped: a person said so; blank: nothing stands there. */
  readonly is: 'known' | 'unknown' | 'total' | 'skipped' | 'blank'
}

/** A row or column of labels, and what they all name: inputs, or the members of one dimension. */
export interface LabelLine {
  readonly labels: readonly Label[]
  /** Undefined where they name nothing that is known. */
  readonly names?: { readonly dimension?: string }
}

/** Reads a line of labels. `head`: what stands above or beside it; it may name the dimension. */
export function readLabels(
  cells: readonly string[],
  head: string,
  { names, model, choices }: { readonly names: Names; readonly model: Model; readonly choices: NameChoices },
): LabelLine {
  const parts = cells.map((cell) => ({ cell, ...nameAndUnit(cell, model) }))
  const meaningsOf = ({ cell, name }: (typeof parts)[number]): readonly Meaning[] => {
    const chosen = choices[cell] || undefined
    if (chosen !== undefined) return names.of(chosen)
    const whole = names.of(cell)
    return whole.length > 0 ? whole : names.of(name)
  }
  const votes = new Map<string, number>()
  const vote = (dimension: string | undefined, weight: number): void => {
    const key = dimension ?? ''
    votes.set(key, (votes.get(key) ?? 0) + weight)
  }
  for (const part of parts) for (const { dimension } of meaningsOf(part)) vote(dimension, 1)
  const named = names.dimension(nameAndUnit(head, model).name)
  if (named !== undefined && votes.has(named)) vote(named, 1000)
  const [best] = [...votes].sort((a, b) => b[1] - a[1])
  const kind = best?.[0]
  const labels = parts.map((part): Label => {
    const { cell, unit } = part
    const about = { text: cell, ...(unit !== undefined && { unit }) }
    if (isBlankCell(cell)) return { ...about, is: 'blank' }
    if (choices[cell] === '') return { ...about, is: 'skipped' }
    const meaning = meaningsOf(part).find(({ dimension }) => (dimension ?? '') === kind)
    if (meaning) return { ...about, meaning, is: 'known' }
    return { ...about, is: isTotalName(part.name) ? 'total' : 'unknown' }
  })
  return { labels, ...(kind !== undefined && { names: kind === '' ? {} : { dimension: kind } }) }
}
