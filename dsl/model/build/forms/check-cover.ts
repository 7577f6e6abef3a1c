import { type Problem, problem } from '../../../diagnostic/diagnostic.ts'
import { compareDigits } from '../../digits.ts'
import type { Term } from '../../term.ts'
import type { Scope } from '../../typing/context.ts'
import { nameOf } from '../../typing/name.ts'
import { isRatioLike, sameUnit, score } from '../../unit.ts'
import { digitsOf } from './band-ends.ts'
import type { SettledBand, SettledEnd } from './slices.ts'

/**
 * Says, once, which of the two ends of the line bands leave open: below the lowest, above the highest. The line of a figure begins at its 至少
 * or at 0 and ends at its 至多, for a ratio also at 100% and for a score at 100. `startsAtZero`: 累进, whose first slice was found to begin there.
 */
export function checkCover(
  bands: readonly SettledBand[],
  subject: Term,
  startsAtZero: boolean,
  scope: Scope,
  report: (p: Problem) => void,
): void {
  const { least, most } = limitsOf(subject, scope)
  const [first, last] = [bands[0], bands.at(-1)]
  const isOpen = { below: bands.some((b) => !b.low), above: bands.some((b) => !b.high) }
  const low = isOpen.below || startsAtZero ? undefined : first?.low
  const high = isOpen.above ? undefined : last?.high
  const below = low && !reaches(low, least ?? '0', -1) ? [`${low.closed ? '不足' : '不超过'}${low.text}`] : []
  const above = high && !reachesTop(high, most) ? [`${high.closed ? '超过' : '不少于'}${high.text}`] : []
  const missing = [...below, ...above]
  const place = below.length > 0 ? first : last
  if (place && missing.length > 0) report(problem('HC5062', place.span, { missing }))
}

/** Whether an end is at a place or beyond it, the place included; `side` −1 for a low end. */
function reaches(end: SettledEnd, place: string, side: -1 | 1): boolean {
  const digits = digitsOf(end.written)
  const beyond = digits === undefined ? -1 : side * compareDigits(digits, place)
  return beyond > 0 || (beyond === 0 && end.closed)
}

function reachesTop(high: SettledEnd, most: string | undefined): boolean {
  if (high.isShare) return false
  if (most !== undefined) return reaches(high, most, 1)
  const { unit } = high.written
  const full = isRatioLike(unit) ? '1' : unit.kind === 'quantity' && sameUnit(unit, score) ? '100' : undefined
  return full !== undefined && digitsOf(high.written) === full && high.closed
}

/** The least and the most that a figure comes to, as far as its declaration says it: 至少 and 至多, 保底 and 封顶. */
function limitsOf(subject: Term, scope: Scope): { readonly least?: string; readonly most?: string } {
  const figure = scope.signature(nameOf(subject))
  if (figure?.kind === 'input') return figure
  const rule = figure?.kind === 'rule' ? figure.term : subject
  return { least: boundIn(rule, 'maximum'), most: boundIn(rule, 'minimum') }
}

function boundIn(t: Term, op: 'minimum' | 'maximum'): string | undefined {
  if (t.op === 'round' || t.op === 'spread') return boundIn(t.of, op)
  if (t.op !== 'minimum' && t.op !== 'maximum') return undefined
  const inside = t.of.map((part) => boundIn(part, op)).find((bound) => bound !== undefined)
  return t.op === op ? (t.of.map(digitsOf).find((digits) => digits !== undefined) ?? inside) : inside
}
