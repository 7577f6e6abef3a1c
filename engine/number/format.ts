import { Exact, type RoundingMode, roundTo } from './exact.ts'
import { FortyDigits, ten } from './whole.ts'

/**
 * The value as the interfaces print it: no exponent, no grouping, no trailing zeros, never −0.
 * One without a finite decimal has 40 significant digits, half up.
 */
export function toPlain(x: Exact): string {
  // No tie can hide in the digits beyond the fortieth: a tie would be a finite decimal.
  return x.bottom === null ? x.top.toFixed() : FortyDigits.div(x.top, x.bottom).toFixed()
}

/** The value rounded to so many places, with its zeros: `2.50`. For display only. */
export function toFixedPlaces(x: Exact, places: number, mode: RoundingMode = 'half-up'): string {
  return roundTo(x, mode, new Exact(ten(-places), null)).top.toFixed(places)
}

/** Commas between thousands in a plain decimal: `-1,234.56`. */
export function group(text: string): string {
  const [whole = '', ...places] = text.split('.')
  return [whole.replace(/(?<=\d)(?=(?:\d{3})+$)/g, ','), ...places].join('.')
}

/**
 * The numbers of a formula with commas between their thousands: `8,637,856.5 × 15％`. What may be a year stays, and so does what stands in quotes
 * and digits of a name.
 */
export function groupNumbers(formula: string): string {
  return formula.replace(/“[^”]*”|「[^」]*」|[\p{L}_\d.]+/gu, (found) => {
    const [, digits, rest = ''] = /^(\d{4,}(?:\.\d+)?)(\p{L}*)$/u.exec(found) ?? []
    return digits === undefined || /^(?:19|20)\d\d$/.test(digits) ? found : group(digits) + rest
  })
}
