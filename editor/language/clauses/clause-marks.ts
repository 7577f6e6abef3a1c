import type { Model } from '../../../dsl/model/model.ts'
import { inner, type Term } from '../../../dsl/model/term.ts'
import type { ClauseCoverage } from './coverage.ts'

/**
 * What a reader is warned of at a clause: 未落实 computable, and nothing in the file rests on it · 未规定 something that rests on it meets cases on
 * which the document is silent · 待定 something that rests on it is left open · 存疑 it is doubtful as written · 性质不符 it is called a principle
 * and cited, or called a date and not.
 */
export type ClauseMark = '未落实' | '未规定' | '待定' | '存疑' | '性质不符'

/** The marks of a clause, in the order in which they matter. */
export function marksOf({ nature, citedBy, gap, doubts }: ClauseCoverage, { figures }: Model): readonly ClauseMark[] {
  const isCited = citedBy.length > 0
  const silent = citedBy.some(({ name }) => {
    const figure = figures.get(name)
    return figure?.kind === 'rule' && isSilent(figure.term)
  })
  return [
    ...(gap ? (['未落实'] as const) : []),
    ...(silent ? (['未规定'] as const) : []),
    ...(citedBy.some((c) => c.open) ? (['待定'] as const) : []),
    ...(doubts.length > 0 ? (['存疑'] as const) : []),
    ...((nature === '原则' && isCited) || (nature === '日程' && !isCited) ? (['性质不符'] as const) : []),
  ]
}

/** Of terms that were looked at: those of rules that did not change are the same objects from one compiling to the next. */
const known = new WeakMap<Term, boolean>()

/** Whether a formula may come to where the document says nothing. */
function isSilent(term: Term): boolean {
  const before = known.get(term)
  if (before !== undefined) return before
  const says = (one: Term): boolean =>
    one.op === 'unspecified' ||
    (one.op === 'bands' && one.bands.some((band) => band.result === undefined)) ||
    inner(one).some(says)
  const silent = says(term)
  known.set(term, silent)
  return silent
}
