import { shiftDecimal } from './quantity.ts'
import { point, printUnit, sameUnit, type Unit } from './unit.ts'

/** Plain decimal text in base units as people write it: 0.15 of a ratio is 15%, 5 of 人 is 5人. */
export function quantityText(digits: string, unit: Unit): string {
  if (unit.kind !== 'quantity') return digits
  const [sign, plain] = digits.startsWith('-') ? ['-', digits.slice(1)] : ['', digits]
  if (unit.powers.length === 0) return `${sign}${shiftDecimal(plain, 2)}%`
  if (sameUnit(unit, point)) return `${sign}${shiftDecimal(plain, 2)}个百分点`
  return `${digits}${printUnit(unit)}`
}
