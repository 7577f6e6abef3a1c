import { bodyOf, type Term } from '../term.ts'
import { combine, isRatioLike, printUnit, sameUnit, type Unit } from '../unit.ts'
import type { Scope } from './context.ts'
import { nameOf } from './name.ts'

/** What a figure's 分段 seems to leave out, where a unit that does not fit tells of it: 方式, the unit of its rates, or an amount under 按. */
export interface BandsMend {
  readonly name: string
  readonly lacks: 'manner' | 'per' | 'amount'
  /** Of rates without a unit: 元/人次. */
  readonly unit?: string
}

/** What to mend in the bands of a figure so that it has the unit that is wanted beside it; undefined where that would not help. */
export function bandsMend(t: Term, wanted: Unit, scope: Scope): BandsMend | undefined {
  const name = nameOf(t)
  const figure = scope.signature(name)
  return figure?.kind === 'rule' ? bandsMendOf(name, figure.term, wanted) : undefined
}

/** The same for a rule's own formula. */
export function bandsMendOf(name: string, rule: Term, wanted: Unit): BandsMend | undefined {
  const body = bodyOf(rule)
  const of = body.op === 'bands' ? body.of.unit : undefined
  const { unit } = body
  if (body.op !== 'bands' || of?.kind !== 'quantity' || unit.kind !== 'quantity' || wanted.kind !== 'quantity')
    return undefined
  if (body.manner === 'value') return sameUnit(combine(of, unit, 1), wanted) ? { name, lacks: 'manner' } : undefined
  if (isRatioLike(of)) return isRatioLike(unit) ? { name, lacks: 'amount' } : undefined
  // No rate has a unit such as 元·分/元: what is wanted is wrong itself.
  const isPlain = !printUnit(wanted).includes('·')
  return sameUnit(of, unit) && isPlain
    ? { name, lacks: 'per', unit: `${printUnit(wanted)}/${printUnit(of)}` }
    : undefined
}
