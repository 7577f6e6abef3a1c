import type { Range } from './model.ts'
import { quantityText } from './quantity-text.ts'
import type { Unit } from './unit.ts'
import { compareWritten } from './value.ts'

/** A value beyond a 范围, in words with the range; undefined where it lies within. */
export function beyondRange(value: string, { low, high }: Range, unit: Unit): Beyond | undefined {
  const isBelow = low !== undefined && compareWritten(value, low, unit) < 0
  const isAbove = high !== undefined && compareWritten(value, high, unit) > 0
  const text = (digits: string | undefined): string | undefined => digits && quantityText(digits, unit)
  return isBelow || isAbove ? { value: quantityText(value, unit), low: text(low), high: text(high) } : undefined
}

interface Beyond {
  readonly value: string
  readonly low: string | undefined
  readonly high: string | undefined
}
