import type { Model } from '../../../dsl/model/model.ts'
import { readQuantity, ungrouped } from '../../../dsl/model/quantity.ts'
import { printUnit, type Unit } from '../../../dsl/model/unit.ts'
import { group } from '../../../engine/number/format.ts'
import { show } from '../shown.ts'

/**
 * An amount of money that is written in 元 alone (15800000), in 万元 with every digit (1,580万元), as its usual value and figures stand beside it;
 * undefined where nothing is gained.
 */
export function amountWords(text: string, unit: Unit, { nouns }: Pick<Model, 'nouns'>): string | undefined {
  if (printUnit(unit) !== '元') return undefined
  const read = readQuantity(ungrouped(text), nouns)
  if (!read || read.shift !== 0 || !/^-?\d{5,}/.test(read.digits)) return undefined
  const shown = show(read.digits, '元')
  return `${group(shown.scaled)}${shown.unit}`
}
