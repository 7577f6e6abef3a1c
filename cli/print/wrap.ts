import { characterWidth } from '../../dsl/text/display-width.ts'

/** Marks after which a line may well end. */
const stops = '；。，、：）”;'

/** Marks that no line begins with. */
const closing = '；。，、：！？）”』」》%％'

/** Marks that no line ends with. */
const opening = '（“『「《'

/**
 * A text in lines of at most so many columns: a line ends behind a mark where one stands in its second half, otherwise anywhere but within a
 * number or a Latin word, before a closing mark or behind an opening one.
 */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let left = [...text.trim()]
  while (left.length > 0) {
    const most = fitting(left, width)
    const end = most === left.length ? most : endOfLine(left, most)
    lines.push(left.slice(0, end).join('').trimEnd())
    left = [...left.slice(end).join('').trimStart()]
  }
  return lines
}

/** How many characters fit, at least one. */
function fitting(characters: readonly string[], width: number): number {
  let taken = 0
  let used = 0
  for (const character of characters) {
    used += characterWidth(character)
    if (used > width) break
    taken++
  }
  return Math.max(1, taken)
}

function endOfLine(characters: readonly string[], most: number): number {
  const may = (end: number): boolean => {
    const [before, after] = [characters[end - 1] as string, characters[end] as string]
    return !closing.includes(after) && !opening.includes(before) && !(isWord(before) && isWord(after))
  }
  for (let end = most; end > most / 2; end--) if (stops.includes(characters[end - 1] as string) && may(end)) return end
  for (let end = most; end > most / 2; end--) if (may(end)) return end
  return most
}

function isWord(character: string): boolean {
  return /[\w.]/.test(character)
}
