import type { Unit } from '../../dsl/model/unit.ts'
import { dayNumber } from '../../dsl/text/calendar.ts'
import { divide, type Exact, exact, fromInteger } from '../number/exact.ts'
import type { Settled } from './value.ts'

/**
 * A value as files have it in the unit of its figure: digits or a fraction of digits (3/10, a share of 3:5:2) are a number, a date is the
 * number of its day, a text that looks like a number (a code, 007) stays a text.
 */
export function writtenValue(written: string | boolean, unit: Unit): Settled {
  if (typeof written === 'boolean') return written
  return writtenNumber(written, unit) ?? written
}

/** The same where only a number will do; undefined where the text is none. */
export function writtenNumber(written: string, unit: Unit): Exact | undefined {
  if (unit.kind === 'date') {
    const day = dayNumber(written)
    return day === undefined ? undefined : fromInteger(day)
  }
  if (unit.kind !== 'quantity' && unit.kind !== 'any') return undefined
  const [top = '', bottom] = written.split('/')
  const number = exact(top)
  const divisor = bottom === undefined ? undefined : exact(bottom)
  return number && divisor ? divide(number, divisor) : number
}
