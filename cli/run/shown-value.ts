import type { Display } from '../../dsl/model/model.ts'
import { shiftDecimal } from '../../dsl/model/quantity.ts'
import { exact } from '../../engine/number/exact.ts'
import { group, toFixedPlaces } from '../../engine/number/format.ts'

/** How many places of a decimal a person is shown where the policy does not say. */
const places = { money: 2, percent: 4, other: 6, whole: 10 } as const

/**
 * A value as people read it, without its unit: money to the fen, a ratio in ％, the rest to six places, grouped; as the policy's 显示 has it where
 * there is one. Only what is shown is rounded.
 */
export function shownValue(value: string | boolean, unit: string, display?: Display): string {
  if (typeof value === 'boolean') return value ? '是' : '否'
  const number = exact(value)
  if (!number) return value
  if (display && display.unit !== '') {
    const shifted = shift(value, -display.shift)
    return group(display.places === undefined ? shifted : fixed(shifted, display.places)) + percentSign(display.unit)
  }
  const rounded = (text: string, to: number): string =>
    display?.places === undefined ? trimmed(text, to) : fixed(text, display.places)
  if (unit === '元') return group(fixed(value, display?.places ?? places.money))
  if (isInPercent(unit)) return `${group(rounded(shift(value, 2), places.percent))}％`
  return group(rounded(value, places.other))
}

/** How many decimal places a value is shown with. */
export function shownPlaces(value: string | boolean, unit: string): number {
  return /\.(\d+)/.exec(shownValue(value, unit))?.[1]?.length ?? 0
}

/** 0.00 至 1,000.00: the ends of what a value can be, without their unit; 不限 where there is no bound. */
export function rangeText(low: End, high: End, unit: string, display?: Display): string {
  const shown = (end: End): string => (typeof end === 'string' ? shownValue(end, unit, display) : '不限')
  return `${shown(low)} 至 ${shown(high)}`
}

type End = string | boolean | null

/** A value with its unit and all its digits, so that what is shown adds up; beyond ten places cut, with a mark. */
export function wholeValue(value: string | boolean, unit: string): string {
  const number = typeof value === 'string' ? exact(value) : undefined
  if (typeof value === 'boolean' || !number) return shownValue(value, unit)
  const digits = isInPercent(unit) ? shift(value, 2) : value
  const short = toFixedPlaces(exact(digits) ?? number, places.whole, 'down')
  const isCut = digits.length > short.length
  return `${group(isCut ? short : digits)}${isCut ? '…' : ''}${isInPercent(unit) ? '％' : ''}${shownUnit(unit)}`
}

/** The unit to stand beside a shown value; nothing where the value carries it. */
export function shownUnit(unit: string, display?: Display): string {
  const own = display?.unit || unit
  if (own.startsWith('1/')) return own.slice(1)
  return ['比率', '%', '％', '是否', '文本', '日期'].includes(own) ? '' : own
}

/** Whether a unit is a ratio, or one for each of something (1/天). */
function isInPercent(unit: string): boolean {
  return unit === '比率' || unit.startsWith('1/')
}

function percentSign(unit: string): string {
  return unit === '%' || unit === '％' ? '％' : ''
}

function shift(value: string, by: number): string {
  return value.startsWith('-') ? `-${shiftDecimal(value.slice(1), by)}` : shiftDecimal(value, by)
}

function fixed(value: string, to: number): string {
  const number = exact(value)
  return number ? toFixedPlaces(number, to) : value
}

function trimmed(value: string, to: number): string {
  const text = fixed(value, to)
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}
