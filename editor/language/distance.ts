import type { Display } from '../../dsl/model/model.ts'
import { show } from './shown.ts'

/** How far a requirement is from the flip at one place: not negative where it holds, in the unit of its sides. */
export interface Distance {
  readonly holds: boolean | null
  /** As things stand; null where an open value without 暂取 keeps it from being known. */
  readonly margin: string | null
  /** The least and the greatest that open values let it be; null: no bound. */
  readonly low: string | null
  readonly high: string | null
}

/** What both sides of a comparison differ by, where it is not their own unit. */
const differenceOf: Readonly<Record<string, string>> = { 比率: '百分点', 日期: '天' }

/** The unit in which sides of a unit lie apart. */
export function unitOfDistance(unit: string): string {
  return differenceOf[unit] ?? unit
}

/**
 * 余5.00个百分点, 差1.00万元, 差1.00至2.00万元, 至少差1.00万元, 差1.00万元至余3.00万元; of an undecided one with 暂取 first 按暂取余…
 * Empty where nothing is known.
 */
export function distanceWords(one: Distance, unit: string, display?: Display): string {
  const { holds, margin, low, high } = one
  const size = (digits: string): string => {
    const shown = show(digits.replace('-', ''), unitOfDistance(unit), display)
    return `${shown.text}${shown.unit}`
  }
  const side = (digits: string): string =>
    digits.startsWith('-') || (holds === false && isNought(digits)) ? '差' : '余'
  const between = betweenWords(low, high, side, size)
  if (margin === null) return between
  const now = `${side(margin)}${size(margin)}`
  if (holds !== null || between === '') return now
  return `按暂取${now}，可能${between}`
}

function betweenWords(
  low: string | null,
  high: string | null,
  side: (digits: string) => string,
  size: (digits: string) => string,
): string {
  if (low !== null && high !== null) {
    if (side(low) !== side(high)) return `差${size(low)}至余${size(high)}`
    const [near, far] = side(low) === '差' ? [high, low] : [low, high]
    // One unit for both: their scale is the same.
    return `${side(low)}${near === far ? '' : `${size(near).replace(/[^\d.,]+$/, '')}至`}${size(far)}`
  }
  if (low !== null) return side(low) === '余' ? `至少余${size(low)}` : `至多差${size(low)}`
  if (high !== null) return side(high) === '差' ? `至少差${size(high)}` : `至多余${size(high)}`
  return ''
}

function isNought(digits: string): boolean {
  return !/[1-9]/.test(digits)
}
