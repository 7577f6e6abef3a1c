const lineEnd = /\r\n|\r|\n/

/** A text with the line ends that the lines had in the file before: an editor gives all lines the same. Lines that are new get the usual one. */
export function keepLineEnds(before: string, text: string): string {
  const ends = before.match(new RegExp(lineEnd, 'g')) ?? []
  const usual = mostFrequent(ends)
  if (usual === undefined) return text
  const [old, lines] = [before.split(lineEnd), text.split(lineEnd)]
  const most = Math.min(old.length, lines.length)
  let head = 0
  while (head < most && old[head] === lines[head]) head++
  let tail = 0
  while (tail < most - head && old[old.length - 1 - tail] === lines[lines.length - 1 - tail]) tail++
  const endOf = (line: number): string => {
    if (line < head) return ends[line] ?? usual
    return line >= lines.length - tail ? (ends[line + old.length - lines.length] ?? usual) : usual
  }
  return lines.map((line, at) => (at < lines.length - 1 ? line + endOf(at) : line)).join('')
}

/** Whether two texts are the same, whatever ends their lines. */
export function hasSameLines(a: string, b: string): boolean {
  return a === b || a.split(lineEnd).join('\n') === b.split(lineEnd).join('\n')
}

function mostFrequent(ends: readonly string[]): string | undefined {
  const counts = new Map<string, number>()
  for (const end of ends) counts.set(end, (counts.get(end) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0]
}
