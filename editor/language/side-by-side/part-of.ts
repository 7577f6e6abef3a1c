import { absolute, divide, exact, multiply, sign, subtract } from '../../../engine/number/exact.ts'
import { group, toFixedPlaces } from '../../../engine/number/format.ts'
import { isAdditive } from '../additive.ts'

/**
 * By what part of the first a value differs, to one place: `+3.2％`. Undefined where that says nothing: of ratios, scores and dates, where
 * the first is not above 0, and where the value is below it.
 */
export function partOf(value: string, first: string, unit: string): string | undefined {
  if (!isAdditive(unit) && !unit.startsWith('元/')) return undefined
  const [now, base, hundred] = [exact(value), exact(first), exact('100')]
  if (!now || !base || !hundred || sign(base) <= 0 || sign(now) < 0) return undefined
  const move = subtract(now, base)
  const part = divide(multiply(absolute(move), hundred), base)
  if (!part || sign(move) === 0) return undefined
  const digits = group(toFixedPlaces(part, 1))
  return `${sign(move) > 0 ? '+' : '\u2212'}${digits === '0.0' ? '不足0.1' : digits}％`
}
