import { readQuantity, shiftDecimal } from '../../../dsl/model/quantity.ts'
import { endsInScale, readUnit, sameUnit, type Unit } from '../../../dsl/model/unit.ts'

/** How the numbers of a field are written: the figure's unit, what stands behind the number, and what a number without anything means. */
export interface NumberStyle {
  readonly unit: Unit
  readonly nouns: ReadonlySet<string>
  /** What is written behind the number, with the blanks before it: ％, 万元; empty for a bare number. */
  readonly suffix: string
  /** The power of ten of a bare number: 4 under a head in 万元. */
  readonly bareShift: number
}

/** A number as written and what stands behind it; undefined for what is none. */
export function cutNumber(
  written: string,
): { readonly digits: string; readonly number: string; readonly suffix: string } | undefined {
  const match = /^([+＋\-－−]?(?:[\d０-９][\d０-９,，]*)?(?:[.．][\d０-９]+)?)(\s*(?![\d.．])[^\d\s０-９].*)?$/.exec(
    written.trim(),
  )
  const number = match?.[1] ?? ''
  return /[\d０-９]/.test(number) ? { digits: plainDigits(number), number, suffix: match?.[2] ?? '' } : undefined
}

/**
 * What is to be written for what was typed: half-width digits without commas, in the unit that the field has. A number typed in another scale of
 * the unit (1.2亿元 where 万元 stands) is written in the field's; what is no such number is written as it is, for the compiler to judge.
 */
export function numberText(typed: string, style: NumberStyle): string {
  const cut = cutNumber(typed)
  if (!cut) return typed.trim().replace(/\s*\n\s*/g, ' ')
  const { digits } = cut
  const suffix = cut.suffix.trim()
  if (suffix === '' || spelling(suffix) === spelling(style.suffix.trim())) return digits + style.suffix
  const plain = digits + suffix.replace('％', '%')
  const read = readQuantity(plain, style.nouns)
  const own = style.suffix.trim()
  const shift = own === '' ? style.bareShift : readUnit(own, style.nouns)?.shift
  if (!read?.unit || shift === undefined) return plain
  if (!sameUnit(read.unit, style.unit) && !endsInScale(plain)) return plain
  return moved(read.digits, -shift) + style.suffix
}

/** Digits in the base unit as a field writes them, without its unit. */
export function inStyle(digits: string, style: NumberStyle): string {
  const own = style.suffix.trim()
  return moved(digits, -(own === '' ? style.bareShift : (readUnit(own, style.nouns)?.shift ?? 0)))
}

function moved(digits: string, places: number): string {
  return digits.startsWith('-') ? `-${shiftDecimal(digits.slice(1), places)}` : shiftDecimal(digits, places)
}

function plainDigits(number: string): string {
  return number
    .replace(/[０-９]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace('．', '.')
    .replace(/[－−]/, '-')
    .replace(/[+＋]/, '')
    .replace(/[,，]/g, '')
    .replace(/^(-?)\./, '$10.')
}

function spelling(suffix: string): string {
  return suffix.replace('％', '%').replaceAll('／', '/')
}
