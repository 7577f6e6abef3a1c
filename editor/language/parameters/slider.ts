import { shiftDecimal } from '../../../dsl/model/quantity.ts'

/** A slider in whole steps: place p stands for low + p × step, held at high, counted in units of the last of `places` decimals. */
export interface Slider {
  readonly low: number
  readonly high: number
  readonly step: number
  readonly places: number
  /** How many steps there are. */
  readonly steps: number
  /** The step nearest to what is written; undefined where nothing is. */
  readonly at?: number
  /** Whether the ends are those of 范围; else they were chosen around the value. */
  readonly isRange: boolean
}

/** The number that a place of a slider stands for, as it is written. */
export function sliderText({ low, high, step, places }: Slider, at: number): string {
  return decimalText(Math.min(low + at * step, high), places)
}

/** The place nearest to a number as it is written or typed, % and full-width digits allowed; undefined where it is no number. */
export function sliderPlace({ low, step, places, steps }: Slider, text: string): number | undefined {
  const digits = text
    .normalize('NFKC')
    .replace(/[\s,%]/g, '')
    .replace(/^[\u2212]/, '-')
  if (!/^-?\d+(?:\.\d*)?$/.test(digits)) return undefined
  return Math.max(0, Math.min(steps, Math.round((scaled(digits.replace(/\.$/, ''), places) - low) / step)))
}

/** Where a slider begins and ends, as written. */
export function sliderEnds({ low, high, places }: Slider): readonly [string, string] {
  return [decimalText(low, places), decimalText(high, places)]
}

/** A slider has at most so many steps, and at least the fewest: more cannot be aimed at, fewer are no slider. */
const [fewest, most] = [10, 1000]

/**
 * The slider of a written number (plain digits; undefined: nothing is written), between the ends of its 范围 or, where there is none, around
 * the value: shares go from nothing to the whole (`whole`, written), all else to a round number of twice the value or more.
 */
export function buildSlider(
  written: string | undefined,
  range: { readonly low?: string; readonly high?: string } | undefined,
  whole: string | undefined,
): Slider | undefined {
  const isRange = range?.low !== undefined && range.high !== undefined
  if (written === undefined && !isRange) return undefined
  const [from, to] = isRange ? [range.low as string, range.high as string] : around(written as string, whole)
  let places = Math.max(...[written ?? '0', from, to].map(decimalsOf))
  let [low, high] = [scaled(from, places), scaled(to, places)]
  while (high - low < fewest && high > low && places < 12) {
    places++
    low *= 10
    high *= 10
  }
  if (!Number.isSafeInteger(low) || !Number.isSafeInteger(high) || high <= low) return undefined
  let step = 1
  while ((high - low) / step > most) step *= 10
  const steps = Math.ceil((high - low) / step)
  const value = written === undefined ? undefined : scaled(written, places)
  const at = value === undefined ? {} : { at: Math.max(0, Math.min(steps, Math.round((value - low) / step))) }
  return { low, high, step, places, steps, ...at, isRange }
}

function around(written: string, whole: string | undefined): readonly [string, string] {
  const negative = written.startsWith('-')
  const size = Number(negative ? written.slice(1) : written)
  if (whole !== undefined && !negative && size <= Number(whole)) return ['0', whole]
  const top = size === 0 ? 100 : roundAbove(2 * size)
  const text = top.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 12 })
  return negative ? [`-${text}`, '0'] : ['0', text]
}

/** The first of 1, 2, 5, 10, 20, … that is not below. */
function roundAbove(size: number): number {
  const power = 10 ** Math.floor(Math.log10(size))
  return ([1, 2, 5].find((digit) => digit * power >= size) ?? 10) * power
}

function decimalsOf(digits: string): number {
  return digits.split('.')[1]?.length ?? 0
}

function scaled(digits: string, places: number): number {
  const negative = digits.startsWith('-')
  const size = Number(shiftDecimal(negative ? digits.slice(1) : digits, places))
  return negative ? -size : size
}

function decimalText(value: number, places: number): string {
  const digits = String(Math.abs(value)).padStart(places + 1, '0')
  const sign = value < 0 ? '-' : ''
  return places === 0 ? sign + digits : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`
}
