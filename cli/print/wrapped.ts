import { characterWidth } from '../../dsl/text/display-width.ts'

/** Marks that do not begin a line, and those that do not end one. */
const closing = /[，。；：、）〕］」”’！？％]/
const opening = /[（〔［「“‘]/

/** A text cut into lines of at most so many columns, a mark more where it may not begin a line; beyond `most` lines the rest is left out, with …. */
export function wrapped(text: string, width: number, most: number): string[] {
  const lines: string[] = []
  let line = ''
  let used = 0
  for (const character of text) {
    const own = characterWidth(character)
    if (used + own > width && !closing.test(character)) {
      const kept = opening.test(line.at(-1) ?? '') && line.length > 1 ? line.slice(0, -1) : line
      lines.push(kept.trimEnd())
      line = line.slice(kept.length)
      used = line === '' ? 0 : characterWidth(line)
    }
    if (line === '' && character === ' ') continue
    line += character
    used += own
  }
  if (line !== '' || lines.length === 0) lines.push(line.trimEnd())
  if (lines.length <= most) return lines
  return [...lines.slice(0, most - 1), `${[...(lines[most - 1] as string)].slice(0, -1).join('')}…`]
}
