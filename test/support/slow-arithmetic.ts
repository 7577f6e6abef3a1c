import type { Expression } from '../../dsl/syntax/expression/expression.ts'
import { Rational } from './rational.ts'
import { memberText } from './slow-dims.ts'
import { slowPower } from './slow-number.ts'
import type { SlowValue } from './slow-policy.ts'

const ZERO = Rational.of(0n)

/** Why a figure has no value. */
export const faultCodes = {
  division: 'HC6007',
  zeroWeights: 'HC6008',
  negativeWeight: 'HC6009',
  empty: 'HC6015',
  root: 'HC6016',
  power: 'HC6017',
  absent: 'HC6018',
} as const

/** What an operation makes of something that is no value: a fault of its own where the figure does not apply. */
export function noValue(v: SlowValue): SlowValue {
  return v === 'absent' ? { fault: faultCodes.absent } : v
}

/** Whether it is a fault. */
export function isFault(v: SlowValue): v is { readonly fault: string } {
  return typeof v === 'object' && 'fault' in v
}

/** An operation on one number. */
export function ofNumber(v: SlowValue, f: (x: Rational) => SlowValue): SlowValue {
  return v instanceof Rational ? f(v) : noValue(v)
}

/** The first thing that keeps two values from being worked with: a fault, then what does not apply, then what is unknown. */
function hindrance(a: SlowValue, b: SlowValue): SlowValue | undefined {
  for (const v of [a, b]) if (isFault(v)) return v
  for (const v of [a, b]) if (v === 'absent') return noValue(v)
  return a === 'unknown' || b === 'unknown' ? 'unknown' : undefined
}

/** ＋ － × ÷ 取小 取大. */
export function arithmetic(operator: string, a: SlowValue, b: SlowValue): SlowValue {
  // A divisor of 0 is a fault before anything is asked of the dividend but its own faults.
  const isZeroBelow = operator === '÷' && b instanceof Rational && b.cmp(ZERO) === 0
  if (isZeroBelow && !isFault(a)) return { fault: faultCodes.division }
  const found = hindrance(a, b)
  if (found !== undefined) return found
  const [x, y] = [a as Rational, b as Rational]
  switch (operator) {
    case '＋':
      return x.add(y)
    case '－':
      return x.sub(y)
    case '×':
      return x.mul(y)
    case '÷':
      return x.div(y)
    case '取小':
      return x.cmp(y) <= 0 ? x : y
    default:
      return x.cmp(y) >= 0 ? x : y
  }
}

/** ^ with a whole exponent. */
export function toPower(base: SlowValue, exponent: Expression): SlowValue {
  const negative = exponent.type === 'unary'
  const times = Number(memberText(negative ? exponent.operand : exponent))
  return ofNumber(base, (x) =>
    negative && times > 0 && x.cmp(ZERO) === 0 ? { fault: faultCodes.power } : slowPower(x, negative ? -times : times),
  )
}

/** Comparisons; `order` names the members of an ordered dimension, whose places compare. */
export function compared(operator: string, a: SlowValue, b: SlowValue, order?: readonly string[]): SlowValue {
  const found = hindrance(a, b)
  if (found !== undefined) return found
  const place = (v: SlowValue): Rational | boolean | string => {
    if (typeof v !== 'object' || v instanceof Rational) return v
    const name = (v as { member: string }).member
    const other = v === a ? b : a
    // Beside a number a member counts as the number that it is called; of an ordered dimension the places compare.
    if (other instanceof Rational) return Rational.fromString(name)
    return order ? Rational.of(BigInt(order.indexOf(name))) : name
  }
  const [x, y] = [place(a), place(b)]
  if (!(x instanceof Rational) || !(y instanceof Rational)) return (x === y) === (operator === '＝')
  const sign = x.cmp(y)
  switch (operator) {
    case '＝':
      return sign === 0
    case '≠':
      return sign !== 0
    case '＜':
      return sign < 0
    case '≤':
      return sign <= 0
    case '＞':
      return sign > 0
    default:
      return sign >= 0
  }
}

/** 且 and 或: one side that decides is enough, whatever the other is. */
export function joined(a: SlowValue, b: SlowValue, decisive: boolean): SlowValue {
  if (a === decisive || b === decisive) return decisive
  // What is unknown may yet decide, so a fault beside it may not count.
  if (a === 'unknown' || b === 'unknown') return 'unknown'
  return hindrance(a, b) ?? !decisive
}

/** A number to a multiple of a step. */
export function roundedTo(x: Rational, mode: 'half-up' | 'up' | 'down', step: Rational): Rational {
  return mode === 'half-up' ? x.roundHalfUp(step) : mode === 'up' ? x.roundUp(step) : x.roundDown(step)
}
