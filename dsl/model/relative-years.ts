import { normalize } from '../syntax/expression/normalize.ts'
import type { Dimension, Member, YearSpan } from './model.ts'

const YEAR = '年度'
const SPAN = new RegExp(`^(${YEAR}[^至]*)至(.*)$`)
const MEANT = new RegExp(`^[^、,\\n]*(?:${YEAR}\\s*[+-]|${YEAR}[^、,\\n]*至|至[^、,\\n]*${YEAR})[^、,\\n]*$`)
const OFFSET = new RegExp(`^${YEAR}(?:([+-])(\\d{1,3}))?$`)

/** Whether a text means years counted from the run's, well written or not: 年度 with a sign or 至 beside it. */
export function isRelative(text: string): boolean {
  return MEANT.test(normalize(text))
}

/** Reads 年度－3 至 年度－1, or a single 年度－1; undefined for anything else. */
export function readYearSpan(text: string): YearSpan | undefined {
  const plain = normalize(text).replace(/\s+/g, '')
  const [, from = plain, to = plain] = SPAN.exec(plain) ?? []
  const [first, last] = [offsetOf(from), offsetOf(to)]
  return first === undefined || last === undefined ? undefined : { first, last }
}

/** How far 年度－1 lies from the run's year: −1; undefined for anything else. */
export function offsetOf(text: string): number | undefined {
  const [whole, sign, digits] = OFFSET.exec(normalize(text).replace(/\s+/g, '')) ?? []
  if (whole === undefined) return undefined
  return digits === undefined ? 0 : sign === '-' ? -Number(digits) : Number(digits)
}

/** 年度－1 for −1: how a parameter over such years names them. */
export function offsetText(offset: number): string {
  return offset === 0 ? YEAR : `${YEAR}${offset < 0 ? '－' : '＋'}${Math.abs(offset)}`
}

/** All offsets of a span, in order. */
export function offsetsOf({ first, last }: YearSpan): readonly number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i)
}

/** The members of a dimension in a run's year, as far as the policy says which there are. */
export function membersIn(dimension: Dimension, year: number): readonly Member[] | undefined {
  if (!dimension.years) return dimension.members
  return offsetsOf(dimension.years).map((offset) => ({ name: String(year + offset), attributes: new Map() }))
}
