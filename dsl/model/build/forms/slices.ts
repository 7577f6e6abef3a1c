import { type Problem, problem } from '../../../diagnostic/diagnostic.ts'
import type { Span } from '../../../text/span.ts'
import { addDigits, compareDigits, isWholeDigits } from '../../digits.ts'
import type { BandTerm, Term } from '../../term.ts'
import { numberTerm } from '../../typing/arithmetic.ts'
import { term } from '../../typing/context.ts'
import { isWhole } from '../../typing/whole.ts'
import { digitsOf, placeOf, type TypedEnd } from './band-ends.ts'
import type { RuleTyping } from './form.ts'
import type { LaidBand } from './lay-bands.ts'

/** A band whose ends are settled. */
export interface SettledBand {
  readonly name: string
  readonly span: Span
  readonly low?: SettledEnd
  readonly high?: SettledEnd
  readonly result?: Term
  /** Where it begins, measured by the end of the band before. */
  readonly begins: LaidBand['begins']
}

/** An end that belongs to its band or does not. */
export type SettledEnd = TypedEnd & { readonly closed: boolean }

/**
 * Bands as the slices that 累进 adds up, from 0. Of a figure that is counted the slice of 11人以上 begins where that of 10人以内 ends, since
 * the eleventh is the first that it holds. An amount, also one in whole 元, is measured: only where 10元以内 and 11元以上 leave no other
 * place to meet do they meet at the tenth.
 */
export function slicesOf(bands: readonly SettledBand[], isCounted: () => boolean, t: RuleTyping): BandTerm[] {
  let before: string | undefined
  return bands.map(({ name, low, high, result, begins }, i) => {
    const bottom = low && bound(low, 'low', () => begins === 'next' || isCounted(), t)
    const top = high && bound(high, 'high', () => bands[i + 1]?.begins === 'next' || isCounted(), t)
    // 0％ of a base is 0, though its amount is a product.
    const isZero =
      low !== undefined && ((bottom && digitsOf(bottom)) === '0' || (low.isShare && digitsOf(low.written) === '0'))
    const meets = bottom !== undefined && placeOf(bottom) === before
    before = top && placeOf(top)
    return {
      name,
      ...(bottom && !isZero ? { low: { term: bottom, closed: false } } : {}),
      ...(top ? { high: { term: top, closed: true } } : {}),
      ...(result ? { result } : {}),
      meets,
    }
  })
}

/** Where a slice ends: for counted things 11人以上 and 不满11人 are the places behind the tenth. */
function bound(end: SettledEnd, side: 'low' | 'high', isCounted: () => boolean, t: RuleTyping): Term {
  const isBehind = end.closed === (side === 'high')
  if (isBehind || end.isShare) return end.term
  const { unit, dims, span } = end.term
  const digits = digitsOf(end.term)
  if (digits !== undefined) {
    const isShifted = isWholeDigits(digits) && compareDigits(digits, '0') > 0 && isCounted()
    return isShifted ? numberTerm(addDigits(digits, '-1'), unit, span) : end.term
  }
  if (!isCounted() || !isWhole(end.term, t.scope)) return end.term
  const shifted = term({ op: 'subtract', left: end.term, right: numberTerm('1', unit, span) }, unit, dims, span)
  return term({ op: 'maximum', of: [shifted, numberTerm('0', unit, span)] }, unit, dims, span)
}

/** 累进 starts at 0: an end below it is an error. Whether there is none. */
export function checkStart(bands: readonly SettledBand[], report: (p: Problem) => void): boolean {
  const below = bands.filter(({ low, high }) => isNegative(low) || isNegative(high))
  for (const { name, span } of below) report(problem('HC5061', span, { band: name }))
  return below.length === 0
}

function isNegative(end: SettledEnd | undefined): boolean {
  return end !== undefined && digitsOf(end.written)?.startsWith('-') === true
}
