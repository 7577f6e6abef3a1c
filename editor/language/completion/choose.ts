import type { Completion, Offer } from './completion.ts'
import { match } from './match.ts'

/** So many are enough to choose from; what is written next brings others up. */
const most = 200

/**
 * The offers that what stands between `start` and `end` (as `written`) may become: what the place wants first, then what fits the letters
 * better, then what is declared nearer.
 */
export function choose(offers: readonly Offer[], written: string, start: number, end: number): readonly Completion[] {
  const found: { offer: Offer; fit: number; away: number; place: number }[] = []
  for (const [place, offer] of offers.entries()) {
    const fit = match(written, offer.name)
    if (fit === undefined) continue
    const away = offer.at === undefined ? 0 : Math.abs(offer.at - start)
    found.push({ offer, fit, away, place })
  }
  found.sort(
    (a, b) => (a.offer.rank ?? 0) - (b.offer.rank ?? 0) || a.fit - b.fit || a.away - b.away || a.place - b.place,
  )
  const seen = new Set<string>()
  return found.slice(0, most).flatMap(({ offer: { rank: _, at: __, text, stops, more, ...offer } }) => {
    const key = `${offer.kind === 'key' ? 'key' : ''} ${offer.name}`
    if (seen.has(key)) return []
    seen.add(key)
    return [{ ...offer, ...more?.(), text: text ?? offer.name, stops: stops ?? [], span: { start, end } }]
  })
}
