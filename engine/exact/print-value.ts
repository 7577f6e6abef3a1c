import type { Unit } from '../../dsl/model/unit.ts'
import { dateText } from '../../dsl/text/calendar.ts'
import { Exact } from '../number/exact.ts'
import { toPlain } from '../number/format.ts'
import { ABSENT, Fault, Open, type Value } from './value.ts'

/** A value as an outcome has it: plain decimal text, a date as 2026-01-01, a truth, text; null where it is not known or does not apply. */
export function printValue(value: Value, unit: Unit): string | boolean | null {
  if (value instanceof Exact) return printNumber(value, unit)
  if (value instanceof Open) return value.at === null ? null : printValue(value.at, unit)
  if (value instanceof Fault || value === ABSENT) return null
  return value
}

/** One end of what a value can be; null where there is no bound. */
export function printEnd(value: Value, end: 'low' | 'high', unit: Unit): string | null {
  if (value instanceof Exact) return printNumber(value, unit)
  const bound = value instanceof Open ? value[end] : null
  return bound ? printNumber(bound, unit) : null
}

/** A number as its unit is written: a date is a number of days. */
function printNumber(value: Exact, unit: Unit): string {
  const plain = toPlain(value)
  return unit.kind === 'date' ? dateText(Number(plain)) : plain
}
