/**
 * The candidates nearest to a word that was not found, best first, at most `most`: fewest edits, a swap of neighbours counting one,
 * never more than half of the word. What is inside the word or holds it comes before what merely looks alike.
 */
export function suggest(word: string, candidates: Iterable<string>, most = 3): string[] {
  const found: { candidate: string; cost: number }[] = []
  for (const candidate of new Set(candidates)) {
    if (candidate === word) continue
    const limit = Math.floor(Math.max(word.length, candidate.length) / 2)
    const distance = editDistance(word, candidate, limit)
    const contains =
      word.length >= 2 && (candidate.includes(word) || (candidate.length >= 2 && word.includes(candidate)))
    if (distance <= limit) found.push({ candidate, cost: distance * 2 - (contains ? 1 : 0) })
    else if (contains) found.push({ candidate, cost: limit * 2 + Math.abs(candidate.length - word.length) })
  }
  found.sort((a, b) => a.cost - b.cost || (a.candidate < b.candidate ? -1 : 1))
  return found.slice(0, most).map((f) => f.candidate)
}

/** Edits (insert, delete, replace, swap of neighbours) from a to b, or limit + 1 when there are more. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let before: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min(
        (previous[j] as number) + 1,
        (row[j - 1] as number) + 1,
        (previous[j - 1] as number) + (same ? 0 : 1),
      )
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] as number) + 1)
      row.push(cost)
      least = Math.min(least, cost)
    }
    if (least > limit) return limit + 1
    before = previous
    previous = row
  }
  return previous[b.length] as number
}

/** 是不是想写“甲”“乙”？ — or nothing when there is nothing near. */
export function didYouMean(near: readonly string[]): string | undefined {
  return near.length === 0 ? undefined : `是不是想写${near.map((n) => `“${n}”`).join('、')}？`
}
