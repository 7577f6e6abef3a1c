import { type Problem, problem } from '../diagnostic/diagnostic.ts'
import type { ScalarNode } from '../syntax/yaml/node.ts'
import { isDateText } from '../text/calendar.ts'
import { truthWords } from './data-words.ts'
import { compareDigits } from './digits.ts'
import type { NumbersBeside } from './numbers-beside.ts'
import { percentOf, readQuantity, shiftDecimal, ungrouped, type WrittenQuantity } from './quantity.ts'
import { endsInScale, isRatioLike, point, printUnit, ratio, sameUnit, type Unit } from './unit.ts'

/** How a value of a figure is read: its unit, the declared count nouns, and the power of ten of a bare number (％ in 参数: −2). */
export interface ValueForm {
  readonly unit: Unit
  readonly nouns: ReadonlySet<string>
  readonly bareShift: number
  /** Whether thousands commas are read (tables only). */
  readonly grouped: boolean
  /** Whether a clerk fills it in, so that √ and 有 are read as 是; a policy keeps to the language's own words. */
  readonly isData?: boolean
  readonly figure?: Kind
  /** Told of every number that is read, where others of its figure stand beside it. */
  readonly beside?: NumbersBeside
}

/** What is known of a figure beside its unit, by which a number that its unit allows is still told. */
export interface Kind {
  readonly name: string
  /** It counts whole things: half a person is an error. */
  readonly isWhole: boolean
  /** From where on a number without ％ is probably meant in percent: 1 of a part of a whole. */
  readonly shareLimit?: string
  /** It is a part of a whole that nothing lets be more: a number with ％ above 100% is told. */
  readonly isPart?: boolean
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
  const { unit } = form
  switch (unit.kind) {
    // The figure itself is at fault, which has been told.
    case 'broken':
      return undefined
    case 'truth': {
      const truth = truthWords.get(written)
      const isOwn = ['是', '否', 'true', 'false'].includes(written)
      if (truth !== undefined && (isOwn || form.isData)) return truth
      report(problem('HC6012', scalar.span, { found: written }))
      return undefined
    }
    case 'date':
      if (isDateText(written)) return written
      report(problem('HC6013', scalar.span, { found: written }))
      return undefined
    case 'text':
    case 'member':
      return written
    default:
      return readNumber(scalar, written, form, report)
  }
}

function readNumber(
  scalar: ScalarNode,
  written: string,
  form: ValueForm,
  report: (p: Problem) => void,
): string | undefined {
  const { unit, nouns } = form
  const read = readQuantity(written, nouns, form.grouped)
  if (!read) {
    const fix = ungrouped(written, true)
    const more = fix !== written && readQuantity(fix, nouns) ? { fix } : {}
    report(problem('HC5017', scalar.span, { text: written }, more))
    return undefined
  }
  const fits =
    !read.unit || sameUnit(read.unit, unit) || (isRatioLike(read.unit) && isRatioLike(unit)) || endsInScale(written)
  if (unit.kind === 'quantity' && !fits) {
    const found = printUnit(read.unit as Unit)
    report(problem('HC4014', scalar.span, { written, wanted: printUnit(unit), found }))
    return undefined
  }
  const digits = read.unit ? read.digits : shiftSigned(read.digits, form.bareShift)
  const isBare = !read.unit && form.bareShift === 0
  form.beside?.add({ digits, written, isScaled: read.shift > 0, isBare, span: scalar.span, report })
  const faults = doubts(written, digits, read, form)
  for (const [code, facts] of faults) report({ code, span: scalar.span, facts } as Problem)
  return faults.some(([code]) => code === 'HC6072') ? undefined : digits
}

/** What is odd about a number that its unit allows. */
function doubts(
  written: string,
  digits: string,
  read: WrittenQuantity,
  { unit, bareShift, grouped, figure }: ValueForm,
): (readonly ['HC4021' | 'HC5140' | 'HC6072' | 'HC6076' | 'HC6077', object])[] {
  // A spreadsheet shortens what does not fit its column, and saves it so.
  const isShortened = grouped && /\d\.\d+[eE]\+?\d/.test(written)
  return [
    ...(isShortened ? [['HC6076', { written }] as const] : []),
    ...(figure?.isWhole && digits.includes('.')
      ? [['HC6072', { name: figure.name, written, unit: printUnit(unit) }] as const]
      : []),
    ...(figure?.shareLimit &&
    isRatioLike(unit) &&
    !read.unit &&
    bareShift === 0 &&
    compareDigits(digits, figure.shareLimit) > 0
      ? [['HC6077', { name: figure.name, written, percent: percentOf(digits) }] as const]
      : []),
    ...(figure?.isPart && isPercent(read) && compareDigits(digits, '1') > 0
      ? [['HC5140', { name: figure.name, written }] as const]
      : []),
    // 百分点 are what two shares differ by.
    ...(figure?.shareLimit === '1' && read.unit && sameUnit(read.unit, point)
      ? [['HC4021', { name: figure.name, written, percent: percentOf(digits) }] as const]
      : []),
  ]
}

/** Whether a number is written with ％ or ‰, and none for each of something. */
function isPercent({ unit, shift }: WrittenQuantity): boolean {
  return unit !== undefined && sameUnit(unit, ratio) && shift < 0
}

/**
 * The power of ten down to which an issued number speaks: that of its last digit, or of its second decimal where it has fewer (850万元 stands
 * for 850.00万元, which is exact to 100元). Undefined for what is no number.
 */
export function issuedPlace(written: string, { nouns, grouped, bareShift }: ValueForm): number | undefined {
  const read = readQuantity(written, nouns, grouped)
  return read && read.shift + (read.unit ? 0 : bareShift) - Math.max(2, read.decimals)
}

/** How two written values of a unit compare: −1, 0 or 1. Dates stand in the order of their texts. */
export function compareWritten(a: string, b: string, unit: Unit): number {
  return unit.kind === 'quantity' || unit.kind === 'any' ? compareDigits(a, b) : Number(a > b) - Number(a < b)
}

function shiftSigned(digits: string, shift: number): string {
  if (shift === 0) return digits
  return digits.startsWith('-') ? `-${shiftDecimal(digits.slice(1), shift)}` : shiftDecimal(digits, shift)
}
