const blank = (c: string | undefined): boolean => c === ' ' || c === '\t' || c === '\n' || c === '\r'

/**
 * Where each character of a scalar's value stands in its source, and behind them the end: one offset more than characters.
 * The value is laid over the source that it was read from, so that no rule of unquoting or folding is written twice: all that is not blank stands
 * in both in the same order; only the blanks between were folded, and only escapes are longer in the source.
 * `start` is behind the opening quote or the block header, `end` before the closing quote.
 */
export function alignScalar(
  source: string,
  start: number,
  end: number,
  value: string,
  quote: '' | '"' | "'",
): number[] {
  const offsets: number[] = new Array(value.length + 1)
  let s = start
  let v = 0
  while (v <= value.length) {
    let stop = v
    while (stop < value.length && blank(value[stop])) stop++
    let next = s
    while (next < end && blank(source[next])) next++
    if (quote === '"' && source[next] === '\\' && next < end) {
      // Escaped blanks and joined lines: step through the source one escape at a time.
      const size = escapeSize(source, next)
      const joined = source[next + 1] === '\n' || source[next + 1] === '\r'
      const code = size > 6 ? Number.parseInt(source.slice(next + 2, next + size), 16) : 0
      const units = joined ? 0 : code > 0xffff ? 2 : 1
      const taken = Math.min(stop - v, foldedCount(source, s, next))
      layBlanks(source, s, next, value, v, v + taken, offsets)
      v += taken
      for (let k = 0; k < units && v < value.length; k++) offsets[v++] = next
      s = Math.min(next + size, end)
      if (joined) {
        // Empty lines behind a joined one stay line ends.
        for (; s < end && blank(source[s]); s++) if (source[s] === '\n' && v < value.length) offsets[v++] = s
      }
      if (s < end || v < value.length) continue
      break
    }
    layBlanks(source, s, next, value, v, stop, offsets)
    v = stop
    s = next
    if (v >= value.length || s >= end) break
    offsets[v++] = s
    s += quote === "'" && source[s] === "'" ? 2 : 1
  }
  for (let k = v; k < value.length; k++) offsets[k] = Math.min(s, end)
  const last = value.length > 0 ? (offsets[value.length - 1] as number) : start
  offsets[value.length] =
    value.length > 0 && !blank(value[value.length - 1]) ? Math.max(s, last + 1) : Math.min(last + 1, end)
  return offsets
}

/** How many characters of value a run of blanks in a quoted text stands for. */
function foldedCount(source: string, start: number, end: number): number {
  let lines = 0
  for (let i = start; i < end; i++) if (source[i] === '\n') lines++
  return lines === 0 ? end - start : Math.max(1, lines - 1)
}

/**
 * Blanks are laid from the right: what stands before the next word is most surely its own; a folded line end is a blank at the
 * line's end. Behind the last word, where the ends of a block may have been cut off, they are laid from the left.
 */
function layBlanks(
  source: string,
  start: number,
  end: number,
  value: string,
  from: number,
  to: number,
  offsets: number[],
): void {
  if (to === value.length) {
    let s = start
    for (let v = from; v < to; v++) {
      let t = s
      while (t < end && source[t] !== value[v]) t++
      offsets[v] = t < end ? t : Math.max(start, Math.min(s, end - 1))
      if (t < end) s = t + 1
    }
    return
  }
  let s = end - 1
  for (let v = to - 1; v >= from; v--) {
    let t = s
    while (t >= start && source[t] !== value[v]) t--
    // A folded line end with no blank beside it stands at the line end itself.
    if (t < start) for (t = s; t > start && source[t] !== '\n'; ) t--
    offsets[v] = Math.max(t, start)
    s = Math.max(t - 1, start)
  }
}

function escapeSize(source: string, at: number): number {
  const c = source[at + 1]
  if (c === '\r' && source[at + 2] === '\n') return 3
  return c === 'x' ? 4 : c === 'u' ? 6 : c === 'U' ? 10 : 2
}
