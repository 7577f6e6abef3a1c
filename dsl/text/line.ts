/** One line of a text, as far as cutting needs it. */
export interface Line {
  /** Offset of its first character. */
  readonly start: number
  /** Offset of its first character that is no blank; `end` on a blank line. */
  readonly content: number
  /** End without the line's end mark. */
  readonly end: number
  /** Where the next line starts. */
  readonly next: number
  /** Columns before the content; a tab or a full-width blank, which drafters mean as indentation, counts two. */
  readonly indent: number
  /** The first character of the indentation that YAML does not take as such (tab, full-width or no-break blank), or -1. */
  readonly foreign: number
}

/** Reads the line that starts at an offset. Lines end at \n, with or without \r before it. */
export function lineAt(text: string, start: number): Line {
  let end = text.indexOf('\n', start)
  const next = end < 0 ? text.length : end + 1
  if (end < 0) end = text.length
  if (end > start && text.charCodeAt(end - 1) === 13) end--
  let content = start
  let indent = 0
  let foreign = -1
  for (; content < end; content++) {
    const c = text.charCodeAt(content)
    if (c === 32) indent++
    else if (c === 9 || c === 0x3000 || c === 0xa0) {
      indent += 2
      if (foreign < 0) foreign = content
    } else break
  }
  return { start, content, end, next, indent, foreign }
}

/** A line without content. */
export function isBlank(line: Line): boolean {
  return line.content === line.end
}

/** A line of comment only. */
export function isComment(text: string, line: Line): boolean {
  return text[line.content] === '#'
}

/** Whether a list item begins at an offset: a dash with a blank or the line's end behind it. */
export function isDash(text: string, at: number): boolean {
  if (text[at] !== '-') return false
  const c = text[at + 1]
  return c === undefined || c === ' ' || c === '\t' || c === '\n' || c === '\r'
}

/** Which blank that is no indentation in YAML: a tab, a full-width blank or a no-break blank. */
export function foreignKind(c: string | undefined): 'tab' | 'wide' | 'fixed' {
  return c === '\t' ? 'tab' : c === '\u3000' ? 'wide' : 'fixed'
}
