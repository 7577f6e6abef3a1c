/** How many lines a text has lost, where that is more than half of them: likely an accident. Undefined where it is fewer. */
export function lostLines(before: string, text: string): number | undefined {
  const [old, now] = [before, text].map((one) => one.trimEnd().split('\n').length) as [number, number]
  return now * 2 < old ? old - now : undefined
}
