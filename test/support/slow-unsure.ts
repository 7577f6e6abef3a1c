import type { Rational } from './rational.ts'

/** What rests on open values or on missing data: what it is as things stand, and between which ends it can lie. */
export class Unsure {
  /** With the values that stand for the time being; 'absent' where it then does not apply; undefined where nobody knows. */
  readonly now: Rational | boolean | 'absent' | undefined
  readonly low: Rational | undefined
  readonly high: Rational | undefined
  /** Whether data are missing for it. */
  readonly isMissing: boolean
  /** Whether it may turn out not to apply. */
  readonly mayBeAbsent: boolean

  constructor(now: Unsure['now'], more: Partial<Pick<Unsure, 'low' | 'high' | 'isMissing' | 'mayBeAbsent'>> = {}) {
    this.now = now
    this.low = more.low
    this.high = more.high
    this.isMissing = more.isMissing ?? false
    this.mayBeAbsent = more.mayBeAbsent ?? false
  }
}

/** A number, or one that is not certain. */
export type Num = Rational | Unsure

/** The ends between which a number lies, and what it is as things stand. */
export interface Ends {
  readonly now?: Rational
  readonly low?: Rational
  readonly high?: Rational
}

/** A number's ends: of a certain one itself. */
export function endsOf(x: Num): Ends {
  return x instanceof Unsure
    ? { now: x.now as Rational | undefined, low: x.low, high: x.high }
    : { now: x, low: x, high: x }
}

/** A number between two ends, unsure for the reasons of what it was made of; certain where the ends meet and it applies for certain. */
export function between({ now, low, high }: Ends, from: readonly unknown[]): Num {
  const mayBeAbsent = from.some((v) => v instanceof Unsure && v.mayBeAbsent)
  if (low !== undefined && high !== undefined && low.cmp(high) === 0 && !mayBeAbsent) return low
  return new Unsure(now, { low, high, isMissing: isMissing(from), mayBeAbsent })
}

/** Whether data are missing for one of some values. */
export function isMissing(values: readonly unknown[]): boolean {
  return values.some((v) => v instanceof Unsure && v.isMissing)
}

/** The least (−1) or the greatest (1) of some ends; undefined where one of them is not known, or there is none. */
export function extreme(ends: readonly (Rational | undefined)[], sign: -1 | 1): Rational | undefined {
  const known = ends.filter((end) => end !== undefined)
  if (known.length < ends.length || known.length === 0) return undefined
  return known.reduce((so, end) => (end.cmp(so) === sign ? end : so))
}
