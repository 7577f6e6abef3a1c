import { memberOf } from '../diagnostic/phrases.ts'
import { printUnit, type Unit } from './unit.ts'

/** What a message calls what a formula gives: its unit, or whose member it is. */
export function unitName(unit: Unit): string {
  return unit.kind === 'member' ? memberOf(unit.dimension) : printUnit(unit)
}
