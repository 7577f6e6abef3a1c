import { type Problem, problem } from '../diagnostic/diagnostic.ts'
import type { Span } from '../text/span.ts'
import { compareDigits } from './digits.ts'
import { shiftDecimal } from './quantity.ts'
import { isCount, printUnit, type Unit } from './unit.ts'

/** So many times (as a power of ten) smaller than all others a number without 万元 has lost it. */
const FAR = 3

/** A number of a figure as it was read. */
interface NumberRead {
  /** In the base unit. */
  readonly digits: string
  readonly written: string
  /** 万 or 亿 stands with it. */
  readonly isScaled: boolean
  /** No unit stands with it, nor at the head of its column. */
  readonly isBare: boolean
  readonly span: Span
  readonly report: (p: Problem) => void
}

/** The numbers of one figure, so that one without 万元 among others with it is told. */
export class NumbersBeside {
  private readonly numbers: NumberRead[] = []

  add(number: NumberRead): void {
    this.numbers.push(number)
  }

  /** Tells the first number that is far smaller than the smallest of those with a scale and has none itself. */
  tell(name: string, unit: Unit): void {
    // Five people beside 12万 are five.
    if (isCount(unit)) return
    const scaled = this.numbers.filter((n) => n.isScaled && size(n) !== '0')
    const smallest = scaled.reduce<NumberRead | undefined>(
      (least, n) => (least && compareDigits(size(least), size(n)) <= 0 ? least : n),
      undefined,
    )
    if (!smallest) return
    const isLost = (n: NumberRead): boolean =>
      n.isBare && size(n) !== '0' && compareDigits(shiftDecimal(size(n), FAR), size(smallest)) <= 0
    const lost = this.numbers.filter(isLost)
    const [first] = lost
    const scale = /[^\d.．\s]+$/.exec(smallest.written)?.[0] ?? ''
    const facts = { name, other: smallest.written, scale, unit: printUnit(unit), count: lost.length }
    first?.report(problem('HC4020', first.span, { ...facts, written: first.written }))
  }
}

function size({ digits }: NumberRead): string {
  return digits.replace(/^-/, '')
}
