import type { Model } from '../../../dsl/model/model.ts'
import { readQuantity, ungrouped } from '../../../dsl/model/quantity.ts'
import { printUnit, type Unit } from '../../../dsl/model/unit.ts'
import { group } from '../../../engine/number/format.ts'

const bare = /^-?(?:\d+(?:\.\d+)?|\.\d+)$/

/**
 * A value as a person typed it, as a text holds it: digits and signs of either width and commas between thousands are read where that makes a
 * number; anything else stays as typed, for the compiler to speak of.
 */
export function typedValue(typed: string, unit: Unit, { nouns }: Pick<Model, 'nouns'>): string {
  const text = typed.trim()
  if (unit.kind !== 'quantity') return text
  const plain = ungrouped(text.normalize('NFKC').replace(/^[−–]/, '-'), true).replace(/\s+/g, '')
  return readQuantity(plain, nouns) ? plain : text
}

/** A cell's text with the unit of its column's head, where it is a bare number. */
export function withHeadUnit(text: string, headUnit: string | undefined): string {
  return headUnit !== undefined && bare.test(text.replace(/[,，]/g, '')) ? `${text}${headUnit}` : text
}

/**
 * A value as it is written in a cell whose column has a unit in its head: without that unit; a bare number, which is meant in the base unit, with
 * its own. `beside`: the other cells of the column, after which its thousands get commas.
 */
export function cellValue(text: string, headUnit: string | undefined, unit: Unit, beside: readonly string[]): string {
  const own = headUnit !== undefined && text.endsWith(headUnit) ? text.slice(0, -headUnit.length).trim() : undefined
  const isOwn = own !== undefined && bare.test(own)
  const plain = isOwn ? own : headUnit !== undefined && bare.test(text) ? `${text}${printUnit(unit)}` : text
  const [, digits, rest = ''] = /^(-?\d+(?:\.\d+)?)(\D*)$/.exec(plain) ?? []
  return digits !== undefined && areGrouped(beside) ? `${group(digits)}${rest}` : plain
}

function areGrouped(cells: readonly string[]): boolean {
  const large = cells.filter((cell) => /^-?\d{4}|\d,\d{3}/.test(cell))
  return large.length > 0 && large.every((cell) => cell.includes(','))
}
