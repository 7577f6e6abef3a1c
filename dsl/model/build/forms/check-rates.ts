import { type Problem, problem } from '../../../diagnostic/diagnostic.ts'
import { kindOf } from '../../../diagnostic/phrases.ts'
import { inner, type Term } from '../../term.ts'
import { isRatioLike, type Quantity, sameUnit, type Unit } from '../../unit.ts'
import { unitName } from '../../unit-name.ts'
import type { Named } from './band-ends.ts'

/**
 * Under 方式 a band's result is a rate that the figure is multiplied by: a ratio, or so much for each (50元/人次). An amount there, or a
 * formula that has already multiplied, would give 人次·元 or 元², which is said.
 */
export function checkRates(
  subject: Named,
  rates: readonly Named[],
  manner: 'whole' | 'slices',
  report: (p: Problem) => void,
): boolean {
  const of = subject.term.unit
  const wrong = rates.find(({ term: { unit } }) => !isRate(unit, of))
  if (!wrong) return true
  const isTwice = names(wrong.term).some((n) => names(subject.term).includes(n))
  const texts = { result: wrong.text, subject: subject.text }
  const units = { found: unitName(wrong.term.unit), unit: unitName(of) }
  report(problem('HC5063', wrong.term.span, { ...texts, ...units, manner, isTwice }))
  return false
}

/** Without 方式, a rate that stands beside an amount in the figure's unit (0元): it is to be multiplied, for which 方式 was forgotten. */
export function rateBesideAmount(subject: Named, results: readonly Named[]): Problem | undefined {
  const of = subject.term.unit
  if (of.kind !== 'quantity' || isRatioLike(of)) return undefined
  const rate = results.find((r) => isRatioLike(r.term.unit))
  const amount = results.find(({ term: { unit } }) => unit.kind === 'quantity' && sameUnit(unit, of))
  if (!rate || !amount) return undefined
  const [first, second] = results.indexOf(rate) < results.indexOf(amount) ? [rate, amount] : [amount, rate]
  const units = { wanted: unitName(first.term.unit), found: unitName(second.term.unit) }
  const bands = { name: subject.text, lacks: 'multiply', unit: unitName(of) } as const
  return problem('HC4003', second.term.span, { what: kindOf.band, ...units, bands })
}

/** Whether a unit is a ratio, or so much for each of another. What is no number is told elsewhere. */
function isRate(unit: Unit, of: Unit): boolean {
  if (unit.kind !== 'quantity' || of.kind !== 'quantity' || isRatioLike(unit) || isRatioLike(of)) return true
  return isPer(unit, of)
}

/** Whether one unit is so much of something for each of the other. */
function isPer(unit: Quantity, of: Quantity): boolean {
  return of.powers.some(([name, power]) => unit.powers.some(([other, p]) => other === name && p * power < 0))
}

function names(t: Term): string[] {
  return t.op === 'figure' ? [t.name] : inner(t).flatMap(names)
}
