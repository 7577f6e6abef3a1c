import type { Display } from '../../dsl/model/model.ts'
import { shiftDecimal } from '../../dsl/model/quantity.ts'
import { absolute, compare, type Exact, exact, isZero, sign, subtract } from '../../engine/number/exact.ts'
import { group, toFixedPlaces, toPlain } from '../../engine/number/format.ts'

/** A value as a row shows it. */
export interface Shown {
  /** Rounded for the eye and grouped: `1,234.56`, `15.00`, `是`. */
  readonly text: string
  /** 万元, 人, ％ …; empty where the text says all. */
  readonly unit: string
  /** Every digit in the base unit, grouped, with its unit: `12,345,600.125元`. */
  readonly exact: string
  /** What a spreadsheet takes: plain digits in the base unit, or the text. */
  readonly plain: string
  /** The same digits in the unit that is shown: `1234.5600125` of 万元. */
  readonly scaled: string
}

/** A minus as wide as a plus, for digits in columns. */
const minus = '\u2212'

interface Scale {
  readonly unit: string
  readonly shift: number
  readonly places: number
  /** Whether a whole number is shown without its zeros. */
  readonly trim?: boolean
}

/** How figures of a unit are shown unless their 显示 says otherwise: 元 in 万元, ratios in ％, to two places, scores too; counts as they are. */
function scaleOf(unit: string, display?: Display): Scale {
  const usual = usualScale(unit)
  if (!display) return usual
  if (display.unit === '') return { unit: usual.unit, shift: usual.shift, places: display.places ?? usual.places }
  return { unit: display.unit.replace('%', '％'), shift: display.shift, places: display.places ?? usual.places }
}

function usualScale(unit: string): Scale {
  if (unit === '元') return { unit: '万元', shift: 4, places: 2 }
  if (unit === '比率') return { unit: '％', shift: -2, places: 2 }
  if (unit.startsWith('1/')) return { unit: `％${unit.slice(1)}`, shift: -2, places: 4 }
  if (unit === '百分点') return { unit: '个百分点', shift: -2, places: 2 }
  return { unit, shift: 0, places: 2, trim: !unit.startsWith('元') && unit !== '分' }
}

const tenThousand = exact('10000') as Exact

/** How a figure's amounts are shown where its 显示 says nothing and all are below 1万元: in 元, for in 万元 they would be next to nought. */
export function displayOf(values: readonly unknown[], unit: string, display?: Display): Display | undefined {
  if (display || unit !== '元') return display
  const amounts = values.flatMap((value) => (typeof value === 'string' ? (exact(value) ?? []) : []))
  const isSmall = amounts.every((amount) => compare(absolute(amount), tenThousand) < 0)
  return isSmall && amounts.some((amount) => !isZero(amount)) ? { unit: '元', shift: 0, places: 2 } : undefined
}

/** The same for amounts that stand beside each other as rows of their own: said outright, so that each of them is shown in it. */
export function commonDisplay(values: readonly unknown[], unit: string, display?: Display): Display | undefined {
  return displayOf(values, unit, display) ?? (unit === '元' ? usualScale(unit) : undefined)
}

/** A known value for the eye and for copying. Texts, dates and members stand as they are. */
export function show(value: string | boolean, unit: string, display?: Display): Shown {
  if (typeof value === 'boolean') {
    const word = value ? '是' : '否'
    return { text: word, unit: '', exact: word, plain: word, scaled: word }
  }
  const number = exact(value)
  if (!number || unit === '文本' || unit === '日期')
    return { text: value, unit: '', exact: value, plain: value, scaled: value }
  const scale = scaleOf(unit, display)
  return {
    text: digitsAt(value, scale),
    unit: scale.unit,
    exact: exactText(value, unit),
    plain: value,
    scaled: scaledDigits(value, scale),
  }
}

/** How far a value moved, with its sign, in the scale of the value: `+1,234.56`; undefined where it did not move. */
export function showMove(now: string, before: string, unit: string, display?: Display): Shown | undefined {
  const a = exact(now)
  const b = exact(before)
  if (!a || !b) return undefined
  const move = subtract(a, b)
  if (isZero(move)) return undefined
  const up = sign(move) > 0
  // A ratio moves by 百分点, never by ％ of itself.
  const ownUnit = unit === '比率' ? '百分点' : unit
  const own = scaleOf(unit, display)
  const scale = { ...own, unit: own.unit === '％' ? scaleOf(ownUnit).unit : own.unit }
  const plain = toPlain(move)
  const size = digitsAt(plain.replace('-', ''), scale)
  const mark = up ? '+' : minus
  const scaled = scaledDigits(plain, scale)
  const text = /[1-9]/.test(size) ? `${mark}${size}` : `${mark}不足${size.replace(/\d$/, '1')}`
  return { text, unit: scale.unit, exact: `${mark}${exactText(plain.replace('-', ''), ownUnit)}`, plain, scaled }
}

function digitsAt(value: string, { shift, places, trim }: Scale): string {
  const negative = value.startsWith('-')
  const moved = shiftDecimal(negative ? value.slice(1) : value, -shift)
  if (trim && !moved.includes('.')) return `${negative ? minus : ''}${group(moved)}`
  const number = exact(moved)
  if (!number) return value
  const rounded = group(toFixedPlaces(number, places))
  return negative && /[1-9]/.test(rounded) ? `${minus}${rounded}` : rounded
}

function scaledDigits(value: string, { shift }: Scale): string {
  const negative = value.startsWith('-')
  return `${negative ? '-' : ''}${shiftDecimal(negative ? value.slice(1) : value, -shift)}`
}

function exactText(value: string, unit: string): string {
  const negative = value.startsWith('-')
  const size = negative ? value.slice(1) : value
  const front = negative ? minus : ''
  const suffix = unit.startsWith('1/') ? `％${unit.slice(1)}` : { 比率: '％', 百分点: '个百分点' }[unit]
  return suffix === undefined ? `${front}${group(size)}${unit}` : `${front}${group(shiftDecimal(size, 2))}${suffix}`
}
