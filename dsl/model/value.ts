import { type Problem, problem } from '../diagnostic/diagnostic.ts'
import type { ScalarNode } from '../syntax/yaml/node.ts'
import { isDateText } from '../text/calendar.ts'
import { compareDigits } from './digits.ts'
import { readQuantity, shiftDecimal } from './quantity.ts'
import { endsInScale, isRatioLike, printUnit, sameUnit, type Unit } from './unit.ts'

/** How a value of a figure is read: its unit, the declared count nouns, and the power of ten of a bare number (％ in 参数: −2). */
export interface ValueForm {
  readonly unit: Unit
  readonly nouns: ReadonlySet<string>
  readonly bareShift: number
  /** Whether thousands commas are read (tables only). */
  readonly grouped: boolean
}

/**
 * Reads one value as its figure's unit demands: exact decimal text in the base unit, true or false for 是否, text for the rest (a date as
 * yyyy-mm-dd, a day that there is).
 * What does not fit is reported and gives undefined.
 */
export function readValue(
  scalar: ScalarNode,
  form: ValueForm,
  report: (p: Problem) => void,
): string | boolean | undefined {
  const written = scalar.text.trim()
  // The figure itself is at fault, which has been told.
  if (form.unit.kind === 'broken') return undefined
  const { unit } = form
  if (unit.kind === 'truth') {
    if (written === '是' || written === 'true') return true
    if (written === '否' || written === 'false') return false
    report(problem('HC6012', scalar.span, { found: written }))
    return undefined
  }
  if (unit.kind === 'date') {
    if (isDateText(written)) return written
    report(problem('HC6013', scalar.span, { found: written }))
    return undefined
  }
  if (unit.kind === 'text' || unit.kind === 'member') return written
  const read = readQuantity(written, form.nouns, form.grouped)
  if (!read) {
    report(problem('HC5017', scalar.span, { text: written }))
    return undefined
  }
  if (!read.unit) return shiftSigned(read.digits, form.bareShift)
  const fits = sameUnit(read.unit, unit) || (isRatioLike(read.unit) && isRatioLike(unit)) || endsInScale(written)
  if (unit.kind === 'quantity' && !fits) {
    report(problem('HC4014', scalar.span, { written, wanted: printUnit(unit), found: printUnit(read.unit) }))
    return undefined
  }
  return read.digits
}

/** How two written values of a unit compare: −1, 0 or 1. Dates stand in the order of their texts. */
export function compareWritten(a: string, b: string, unit: Unit): number {
  return unit.kind === 'quantity' || unit.kind === 'any' ? compareDigits(a, b) : Number(a > b) - Number(a < b)
}

function shiftSigned(digits: string, shift: number): string {
  if (shift === 0) return digits
  return digits.startsWith('-') ? `-${shiftDecimal(digits.slice(1), shift)}` : shiftDecimal(digits, shift)
}
