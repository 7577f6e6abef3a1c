import { shiftDecimal } from './quantity.ts'
import { point, printUnit, sameUnit, type Unit } from './unit.ts'

/** Plain decimal text in base units as people write it: 0.15 of a ratio is 15%, 0.0005 for each 天 is 0.05%/天, 5 of 人 is 5人. */
export function quantityText(digits: string, unit: Unit): string {
  if (unit.kind !== 'quantity') return digits
  const [sign, plain] = digits.startsWith('-') ? ['-', digits.slice(1)] : ['', digits]
  // A ratio, or one for each of something: 0.05%/天.
  const below = unit.powers.length === 0 ? '' : printUnit(unit).slice(1)
  if (unit.powers.every(([, power]) => power < 0)) return `${sign}${shiftDecimal(plain, 2)}%${below}`
  if (sameUnit(unit, point)) return `${sign}${shiftDecimal(plain, 2)}个百分点`
  return `${digits}${printUnit(unit)}`
}
