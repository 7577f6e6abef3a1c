/** From when on a dated parameter's value holds: `2025年起的值`, `2026-07-01起的值`. */
export function sinceWords(since: string): string {
  return `${since.length === 4 ? `${since}年` : since}起的值`
}
