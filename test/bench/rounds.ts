/** One contestant: what it is called and what one pass of it does. */
export interface Contestant {
  readonly name: string
  /** How many units of work a pass holds. */
  readonly units: number
  readonly pass: () => void
}

/** A contestant's rates in units per second, one for each round. */
export interface Rates {
  readonly name: string
  readonly perSecond: readonly number[]
}

/** Lets all run in every round, every other round in reverse order, after one pass each to warm up; rates of a round can be compared. */
export function playRounds(contestants: readonly Contestant[], rounds: number): Rates[] {
  const rates = contestants.map(({ name }) => ({ name, perSecond: [] as number[] }))
  for (const { pass } of contestants) pass()
  for (let round = 0; round < rounds; round++) {
    const order = contestants.map((_, i) => (round % 2 === 0 ? i : contestants.length - 1 - i))
    for (const i of order) {
      const { units, pass } = contestants[i] as Contestant
      const began = performance.now()
      pass()
      rates[i]?.perSecond.push((units * 1000) / (performance.now() - began))
    }
  }
  return rates
}

/** The middle of some numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2
}

/** How many times as fast one is as another, by round: median, least and greatest. */
export function ratio(one: Rates, other: Rates): string {
  const ratios = one.perSecond.map((rate, i) => rate / (other.perSecond[i] as number))
  return `${short(median(ratios))}× (${short(Math.min(...ratios))}–${short(Math.max(...ratios))})`
}

/** Three significant digits. */
export function short(n: number): string {
  return n >= 100 ? String(Math.round(n)) : n.toPrecision(3)
}

/** Milliseconds that a call takes, and what it gives. */
export function timed<T>(call: () => T): { ms: number; value: T } {
  const began = performance.now()
  const value = call()
  return { ms: performance.now() - began, value }
}
