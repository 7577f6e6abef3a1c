import { any, ratio, readUnit, type ScaledUnit, type Unit } from './unit.ts'

/** A number as a file gives it, in its base unit: 9800万元 is 98000000 元, 15％ is 0.15. Digits are plain decimal text of any length. */
export interface WrittenQuantity {
  readonly digits: string
  /** The unit written with it; undefined for a bare number. */
  readonly unit?: Unit
  /** The power of ten of what is written with it: 4 of 万元, −2 of ％, 0 without any. */
  readonly shift: number
  /** Decimals as written, less an exponent: 2 in 5410.00万元, −3 in 1e3. */
  readonly decimals: number
}

const NUMBER = /^([+＋\-－−]?)(\d+(?:\.\d+)?|\.\d+)(?:[eE]([+-]?\d{1,3}))?\s*(\S.*)?$/

const GROUPS = /^([+＋\-－−]?\d{1,3})((?:[,，]\d{3})+)(?![\d,，])/
const LOOSE_GROUPS = /^([+＋\-－−]?\d{1,3})((?:[,，\s]\d{3})+)(?![\d,，])/

/**
 * Reads a number with or without a unit, as in 参数, scenarios and tables; undefined when it is none.
 * Full-width digits are read; `grouped` lets thousands commas in (tables only, language.md §Tables).
 */
export function readQuantity(
  written: string,
  nouns: ReadonlySet<string>,
  grouped = false,
): WrittenQuantity | undefined {
  let plain = halfWidth(written.trim())
  if (grouped) plain = ungrouped(plain)
  const match = NUMBER.exec(plain)
  if (!match) return undefined
  const [, sign, digits, exponent, unitText] = match
  let scaled: ScaledUnit | undefined
  if (unitText !== undefined) {
    scaled = readUnit(unitText, nouns)
    if (!scaled) return undefined
  }
  const negative = sign !== '' && sign !== '+' && sign !== '＋'
  const [shift, power] = [scaled?.shift ?? 0, Number(exponent ?? 0)]
  const shifted = shiftDecimal(digits as string, shift + power)
  const decimals = (/\.(\d+)$/.exec(digits as string)?.[1]?.length ?? 0) - power
  return { digits: negative && shifted !== '0' ? `-${shifted}` : shifted, unit: scaled?.unit, shift, decimals }
}

/** A number's text without the commas between its thousands, `loosely` without blanks either: 1,234,567 is 1234567. */
export function ungrouped(written: string, loosely = false): string {
  return written.replace(
    loosely ? LOOSE_GROUPS : GROUPS,
    (_, head: string, rest: string) => head + rest.replace(/\D/g, ''),
  )
}

/** Moves the point of plain decimal text: shiftDecimal('1.5', 4) = '15000'. Unsigned digits; leading and trailing zeros dropped. */
export function shiftDecimal(digits: string, places: number): string {
  const [whole = '', part = ''] = digits.split('.')
  let left = whole
  let right = part
  if (places > 0) {
    const moved = right.padEnd(places, '0')
    left += moved.slice(0, places)
    right = moved.slice(places)
  } else if (places < 0) {
    const moved = left.padStart(-places, '0')
    right = moved.slice(moved.length + places) + right
    left = moved.slice(0, moved.length + places)
  }
  left = left.replace(/^0+/, '') || '0'
  right = right.replace(/0+$/, '')
  return right === '' ? left : `${left}.${right}`
}

/** A ratio's digits in percent: 0.15 is 15%. */
export function percentOf(digits: string): string {
  return `${shiftDecimal(digits, 2)}%`
}

/** The unit of a bare number in a formula: 0 fits any, every other is a pure number. */
export function bareUnit(digits: string): Unit {
  return /^[-0.]*$/.test(digits) ? any : ratio
}

function halfWidth(written: string): string {
  return written.replace(/[０-９．]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
}
