import { truthWords } from '../../../dsl/model/data-words.ts'
import type { Model } from '../../../dsl/model/model.ts'
import { readQuantity, shiftDecimal, ungrouped } from '../../../dsl/model/quantity.ts'
import { isRatioLike, printUnit, readUnit, sameUnit, type Unit } from '../../../dsl/model/unit.ts'

const number = /^[-+]?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][-+]?\d+)?/

/** A cell's text as a number is written here: half-width, no commas, （1,234） below nought; other texts as they are. */
function plainCell(cell: string): string {
  const half = cell
    .normalize('NFKC')
    .replace(/[−–—－]/g, '-')
    .replace(/\s+/g, '')
    .replace(/^[¥￥]/, '')
  const [, below] = /^\(([\d,.]+)\)$/.exec(half) ?? []
  const plain = (below === undefined ? half : `-${below}`).replace(/(\d),(?=\d{3}(?:\D|$))/g, '$1')
  return number.test(plain) ? plain : cell.trim()
}

/** Whether a cell has nothing to say: empty, or a dash or stroke as forms have it where there is no value. */
export function isBlankCell(cell: string): boolean {
  return /^[-−–—－/\\·.…\s]*$/.test(cell)
}

/** Whether a cell looks like a value: a number with or without a unit, 是 or 否, a date. */
export function looksLikeValue(cell: string): boolean {
  const plain = plainCell(cell)
  return (number.test(plain) && !/^\d+[、.．)）]?\p{L}{3,}/u.test(plain)) || truthWords.has(plain)
}

/** A name and the unit behind it in brackets: 支出（万元）; brackets of either width, also 支出:万元 and 支出/万元. */
export function nameAndUnit(
  head: string,
  { nouns }: Pick<Model, 'nouns'>,
): { readonly name: string; readonly unit?: string } {
  const [, name, inner = ''] =
    /^(.*?)\s*(?:[（([【［]\s*(?:单位[:：]?)?([^（）()[\]]*?)\s*[）)\]】］]|[:：/]\s*(\S+))$/.exec(head) ?? []
  const unit = inner.replace('％', '%')
  return name && unit !== '' && readUnit(unit, nouns) ? { name, unit } : { name: head }
}

/** The unit that a line says for a whole table: 单位：万元, 金额单位：万元. */
export function tableUnit(cell: string, { nouns }: Pick<Model, 'nouns'>): string | undefined {
  const [, unit = ''] = /单位\s*[:：]\s*([^\s，,；;、)）]+)/.exec(cell) ?? []
  return readUnit(unit, nouns) ? unit : undefined
}

/** A cell's value with the unit that its head or the table says, where it is a bare number and that unit is one of its kind. */
export function pastedValue(
  cell: string,
  own: string | undefined,
  ofTable: string | undefined,
  unit: Unit,
  { nouns }: Pick<Model, 'nouns'>,
): string {
  const plain = plainCell(cell)
  if (unit.kind !== 'quantity' || !new RegExp(`${number.source}$`).test(plain)) return plain
  const fits = (written: string): boolean => {
    const scaled = readUnit(written, nouns)
    return (
      scaled !== undefined &&
      (sameUnit(scaled.unit, unit) || (isRatioLike(scaled.unit) && (isRatioLike(unit) || scaled.shift > 0)))
    )
  }
  // What a head says wrongly is left for the compiler to speak of; what is said of a table is not said of each of its columns.
  if (own !== undefined) return `${plain}${own}`
  return ofTable !== undefined && fits(ofTable) ? `${plain}${ofTable}` : plain
}

/** A value that stands somewhere, in the unit in which another one of its figure is written: 15800000 beside 1580万元 is 1580万元. */
export function inUnitOf(text: string, standing: string, unit: Unit, { nouns }: Pick<Model, 'nouns'>): string {
  const [to, from] = [readQuantity(text, nouns), readQuantity(ungrouped(standing), nouns)]
  if (unit.kind !== 'quantity' || !to || !from || to.shift === from.shift) return standing
  const word = /[^\d\s.,eE+-].*$/.exec(text)?.[0] ?? printUnit(unit)
  const isBelow = from.digits.startsWith('-')
  const size = shiftDecimal(isBelow ? from.digits.slice(1) : from.digits, -to.shift)
  return `${isBelow ? '-' : ''}${size}${word === '比率' ? '' : word}`
}
