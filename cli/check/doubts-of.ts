/** The doubts that one 存疑 tells, a sentence each: it is cut at ； but not within “…” or （…）. */
export function doubtsOf(text: string): readonly string[] {
  const doubts: string[] = []
  let depth = 0
  let from = 0
  for (let at = 0; at < text.length; at++) {
    const mark = text[at] as string
    if ('“（('.includes(mark)) depth++
    else if ('”）)'.includes(mark)) depth = Math.max(0, depth - 1)
    else if (depth === 0 && '；;'.includes(mark)) {
      doubts.push(text.slice(from, at))
      from = at + 1
    }
  }
  doubts.push(text.slice(from))
  return doubts.map((doubt) => doubt.trim()).filter((doubt) => doubt !== '')
}
