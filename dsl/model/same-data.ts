/** Whether two pieces of plain data (with maps and sets) say the same, wherever they stand: `span` and `site` are not looked at. */
export function sameData(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (a instanceof Map || a instanceof Set)
    return b instanceof Object && a.constructor === b.constructor && sameData([...a], [...(b as Iterable<unknown>)])
  const keys = new Set([...Object.keys(a), ...Object.keys(b)])
  keys.delete('span')
  keys.delete('site')
  return [...keys].every((key) => sameData((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]))
}
