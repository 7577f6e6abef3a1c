import { Exact } from '../number/exact.ts'
import { toPlain } from '../number/format.ts'
import { ABSENT, Fault, Open, type Value } from './value.ts'

/** A value as an outcome has it: plain decimal text, a truth, text; null where it is not known or does not apply. */
export function printValue(value: Value): string | boolean | null {
  if (value instanceof Exact) return toPlain(value)
  if (value instanceof Open) return value.at === null ? null : printValue(value.at)
  if (value instanceof Fault || value === ABSENT) return null
  return value
}

/** One end of what a value can be; null where there is no bound. */
export function printEnd(value: Value, end: 'low' | 'high'): string | null {
  if (value instanceof Exact) return toPlain(value)
  const bound = value instanceof Open ? value[end] : null
  return bound ? toPlain(bound) : null
}
