/** Whether all that one says the other says as well. Members stand in their order. */
export function saysTheSame(one: object, other: object): boolean {
  const said = other as Readonly<Record<string, unknown>>
  return Object.entries(one).every(([key, value]) => isSame(value, said[key]))
}

function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const [x, y] = [Object.entries(a), Object.entries(b)]
  return x.length === y.length && x.every(([key, value], i) => y[i]?.[0] === key && isSame(value, y[i]?.[1]))
}
