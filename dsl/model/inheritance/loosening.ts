import { isDateText } from '../../text/calendar.ts'
import type { Constraint, Level, Model } from '../model.ts'
import { sameData } from '../same-data.ts'
import type { Comparison, Term } from '../term.ts'
import { compareWritten } from '../value.ts'

/** Whether a constraint asks less than before; `unclear` where that cannot be told from the two formulas. */
export type Loosening = 'none' | 'looser' | 'unclear'

/**
 * Compares a constraint with the one that it replaces, each with the model that it stands in. Two are comparable where both compare the same
 * figure with a number or a parameter of one value.
 */
export function looseningOf(before: Constraint, after: Constraint, [frame, model]: readonly [Model, Model]): Loosening {
  if (strength[after.level] < strength[before.level]) return 'looser'
  if (sameData(before.term, after.term)) return 'none'
  const [a, b] = [demandOf(before.term, frame), demandOf(after.term, model)]
  if (!a || !b || a.isFloor !== b.isFloor || !sameData(a.subject, b.subject)) return 'unclear'
  const order = compareWritten(b.bound, a.bound, a.subject.unit) * (a.isFloor ? 1 : -1)
  if (order !== 0) return order < 0 ? 'looser' : 'none'
  return a.isStrict && !b.isStrict ? 'looser' : 'none'
}

const strength: Readonly<Record<Level, number>> = { 必须: 2, 应当: 1, 目标: 0 }

/** A figure that must not lie below, or above, a bound. */
interface Demand {
  readonly subject: Term
  readonly isFloor: boolean
  readonly isStrict: boolean
  readonly bound: string
}

const mirrored: Readonly<Record<Comparison, Comparison>> = {
  '＜': '＞',
  '≤': '≥',
  '＞': '＜',
  '≥': '≤',
  '＝': '＝',
  '≠': '≠',
}

function demandOf(term: Term, model: Model): Demand | undefined {
  if (term.op !== 'compare') return undefined
  const [right, left] = [boundOf(term.right, model), boundOf(term.left, model)]
  const bound = right ?? left
  const comparison = right === undefined ? mirrored[term.comparison] : term.comparison
  if (bound === undefined || comparison === '＝' || comparison === '≠') return undefined
  return {
    subject: right === undefined ? term.right : term.left,
    isFloor: comparison === '＞' || comparison === '≥',
    isStrict: comparison === '＞' || comparison === '＜',
    bound,
  }
}

/** A number, a day of some year, or a parameter's only value. */
function boundOf(term: Term, model: Model): string | undefined {
  if (term.op === 'number') return term.digits
  if (term.op === 'date') return isDateText(term.text) ? term.text : undefined
  const figure = term.op === 'figure' ? model.figures.get(term.name) : undefined
  if (figure?.kind !== 'parameter' || figure.open) return undefined
  const cells = figure.values.flatMap((v) => v.cells)
  const value = cells.length === 1 ? cells[0]?.value : undefined
  return typeof value === 'string' && !value.includes('/') ? value : undefined
}
