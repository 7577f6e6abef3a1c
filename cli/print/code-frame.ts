import type { Diagnostic } from '../../dsl/diagnostic/diagnostic.ts'
import { characterWidth, displayWidth } from '../../dsl/text/display-width.ts'
import { LineIndex } from '../../dsl/text/position.ts'
import { visible } from './visible.ts'

/** The most columns of a source line that are shown. */
const widest = 100

/** Frames of one text's lines, made again and again without counting its lines anew. */
export class CodeFrames {
  private readonly text: string
  private readonly lines: LineIndex

  constructor(text: string) {
    this.text = text
    this.lines = new LineIndex(text)
  }

  /** The line at which a range starts, with carets below the range; '' where there is nothing to show. */
  frame(range: Diagnostic['range']): string {
    const { line, column } = range.start
    const start = this.lines.lineStart(line)
    const source = (/^[^\r\n]*/.exec(this.text.slice(start, start + 100_000)) as RegExpExecArray)[0]
    const from = Math.min(column - 1, source.length)
    const to = range.end.line > line ? source.length : Math.min(Math.max(range.end.column - 1, from), source.length)
    if (source.trim() === '') return ''
    // What is named by its code is longer than it was: the parts are made visible one by one.
    const before = keepEnd(visible(source.slice(0, from)), widest / 2)
    const marked = keepStart(visible(source.slice(from, to)), widest)
    const after = keepStart(visible(source.slice(to)), widest - displayWidth(before) - displayWidth(marked))
    const gutter = String(line).padStart(5)
    const carets = ' '.repeat(displayWidth(before)) + '^'.repeat(Math.max(1, displayWidth(marked)))
    return `${gutter} | ${before}${marked}${after}`.trimEnd().concat(`\n${' '.repeat(gutter.length)} | ${carets}\n`)
  }
}

/** As much of a text's end as fits, with … where something is left out. */
function keepEnd(text: string, width: number): string {
  if (displayWidth(text) <= width) return text
  const characters = [...text]
  let left = width - 1
  let at = characters.length
  while (at > 0 && characterWidth(characters[at - 1] as string) <= left)
    left -= characterWidth(characters[--at] as string)
  return `…${characters.slice(at).join('')}`
}

/** As much of a text's start as fits, with … where something is left out. */
function keepStart(text: string, width: number): string {
  if (displayWidth(text) <= width) return text
  let left = Math.max(0, width - 1)
  let kept = ''
  for (const character of text) {
    left -= characterWidth(character)
    if (left < 0) break
    kept += character
  }
  return `${kept}…`
}
