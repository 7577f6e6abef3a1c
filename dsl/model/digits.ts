/** Compares two plain decimal texts by value: −1, 0 or 1. For checks of what a file says; the engine has numbers of its own. */
export function compareDigits(a: string, b: string): number {
  const [x, y] = scaled(a, b)
  return x < y ? -1 : x > y ? 1 : 0
}

/** The exact sum of two plain decimal texts. */
export function addDigits(a: string, b: string): string {
  const places = Math.max(placesOf(a), placesOf(b))
  const [x, y] = scaled(a, b)
  const sum = x + y
  const sign = sum < 0n ? '-' : ''
  const digits = String(sum < 0n ? -sum : sum).padStart(places + 1, '0')
  const part = places === 0 ? '' : digits.slice(-places).replace(/0+$/, '')
  const whole = places === 0 ? digits : digits.slice(0, -places)
  return `${sign}${whole}${part === '' ? '' : `.${part}`}`
}

function placesOf(digits: string): number {
  const point = digits.indexOf('.')
  return point < 0 ? 0 : digits.length - point - 1
}

function scaled(a: string, b: string): [bigint, bigint] {
  const places = Math.max(placesOf(a), placesOf(b))
  const whole = (digits: string): bigint => BigInt(digits.replace('.', '') + '0'.repeat(places - placesOf(digits)))
  return [whole(a), whole(b)]
}

/** Whether a plain decimal text is a whole number. */
export function isWholeDigits(digits: string): boolean {
  return /^-?\d+$/.test(digits)
}
