import { type Problem, problem } from '../../../diagnostic/diagnostic.ts'
import type { Span } from '../../../text/span.ts'
import { addDigits, compareDigits } from '../../digits.ts'

/** A band's ends as numbers, where they are; 'open' for an end that is a formula. `closed` as written, undefined for an unmarked 至. */
export interface FixedBand {
  readonly low?: FixedEnd
  readonly high?: FixedEnd
  readonly isRest: boolean
  readonly span: Span
  readonly text: string
}

type FixedEnd = { readonly digits: string; readonly closed?: boolean } | 'open'

/** Whether each band's ends belong to it. */
export type Closed = { readonly low?: boolean; readonly high?: boolean }

/**
 * Settles the ends that the document leaves unmarked (included, unless the neighbour's （含） claims the place) and reports gaps and overlaps
 * between neighbours. `isWhole`: the figure takes whole numbers only, so 18至44岁 beside 45岁以上 leaves no gap.
 * Bands whose ends are formulas are left to the run.
 */
export function checkBands(bands: readonly FixedBand[], isWhole: boolean, report: (p: Problem) => void): Closed[] {
  const closed = bands.map((b) => ({
    low: b.low && b.low !== 'open' ? b.low.closed : undefined,
    high: b.high && b.high !== 'open' ? b.high.closed : undefined,
  }))
  const fixed = bands.flatMap((b, i) => (b.isRest || b.low === 'open' || b.high === 'open' ? [] : [i]))
  const lowOf = (i: number): { digits: string } | undefined => bands[i]?.low as { digits: string } | undefined
  const highOf = (i: number): { digits: string } | undefined => bands[i]?.high as { digits: string } | undefined
  const sorted = [...fixed].sort((a, b) => {
    const [x, y] = [lowOf(a), lowOf(b)]
    if (!x || !y) return x ? 1 : y ? -1 : 0
    return compareDigits(x.digits, y.digits)
  })
  for (const [k, i] of sorted.entries()) {
    const j = sorted[k + 1]
    const band = bands[i] as FixedBand
    const [low, high] = [lowOf(i), highOf(i)]
    if (low && high && compareDigits(low.digits, high.digits) > 0) {
      report(problem('HC5031', band.span, { band: band.text }))
      continue
    }
    if (j === undefined) continue
    const next = bands[j] as FixedBand
    const start = lowOf(j)
    if (!high || !start) {
      report(
        problem(
          'HC5032',
          next.span,
          { first: band.text, second: next.text },
          { related: [{ message: band.text, span: band.span }] },
        ),
      )
      continue
    }
    const order = compareDigits(high.digits, start.digits)
    const mine = closed[i] as { high?: boolean }
    const theirs = closed[j] as { low?: boolean }
    if (order === 0) {
      // An unmarked end gives way to the neighbour that claims the place.
      mine.high ??= theirs.low !== true
      theirs.low ??= mine.high === false
    }
    const meets = order === 0 && mine.high !== theirs.low
    const touches = isWhole && mine.high !== false && theirs.low !== false && isNext(high.digits, start.digits)
    if (meets || touches) continue
    const isOverlap = order > 0 || (order === 0 && mine.high !== false && theirs.low !== false)
    const facts = { first: band.text, second: next.text }
    if (isOverlap) report(problem('HC5032', next.span, facts, { related: [{ message: band.text, span: band.span }] }))
    else if (!bands.some((b) => b.isRest))
      report(problem('HC5033', next.span, facts, { related: [{ message: band.text, span: band.span }] }))
  }
  return closed
}

function isNext(a: string, b: string): boolean {
  return compareDigits(addDigits(a, '1'), b) === 0
}
