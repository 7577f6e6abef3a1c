import { findKey, type KeyPlace } from './key.ts'
import { isBlank, isComment, isDash, type Line, lineAt } from './line.ts'
import type { Span } from './span.ts'

/** One top-level key and where its parts stand; all spans count in the file. */
export interface CutSection {
  readonly name: string
  readonly title?: string
  readonly key: KeyPlace
  readonly span: Span
  /** A value on the key's line, or a body without keys and items. */
  readonly value?: Span
  /** Whole lines each, indentation included; the last content line ends the entry. */
  readonly entries: readonly Span[]
}

/** What cannot be cut, for the reader to put into words. */
export interface CutFault {
  readonly kind: 'list' | 'flow' | 'stray' | 'mark' | 'several' | 'directive' | 'indent' | 'unlike'
  readonly span: Span
  /** `stray`: how many lines in a row belong nowhere. */
  readonly lines?: number
  /** `indent`: the columns that stand there and those that belong there. */
  readonly found?: number
  readonly wanted?: number
}

/** A file cut into sections; whatever could not be is in `faults`. */
export interface Cut {
  readonly sections: readonly CutSection[]
  readonly faults: readonly CutFault[]
}

/**
 * Cuts a file's text into sections (keys at column 0) and entries (keys at the section's own first indentation, or `- ` items there
 * or at column 0). One pass over the lines; nothing is parsed, so a fault inside one entry never reaches another.
 */
export function cut(text: string): Cut {
  const sections: CutSection[] = []
  const faults: CutFault[] = []
  let key: KeyPlace | undefined
  let body: Line[] = []
  let orphan = false
  /** Where a stray line in a row of them is followed by the next. */
  let next = -1

  const close = (): void => {
    if (key) sections.push(closeSection(text, key, body, faults))
    key = undefined
    body = []
  }
  for (let at = 0; at < text.length; ) {
    const line = lineAt(text, at)
    at = line.next
    if (isBlank(line)) continue
    if (line.indent > 0) {
      // Before the first key there is nothing that an indented line could belong to.
      if (key) body.push(line)
      else if (!isComment(text, line) && !orphan) {
        orphan = true
        faults.push({ kind: 'stray', span: { start: line.content, end: line.end } })
      }
      continue
    }
    if (isComment(text, line)) continue
    const mark = markKind(text, line, sections.length > 0 || key !== undefined)
    if (mark) {
      faults.push({ kind: mark, span: { start: line.start, end: line.end } })
      continue
    }
    const closer = text[line.start] === '}' || text[line.start] === ']'
    if (key && (closer || isDash(text, line.start))) {
      body.push(line)
      continue
    }
    const found = findKey(text, line.start, line.end)
    if (found) {
      close()
      key = found
      orphan = false
    } else if (!orphan) {
      orphan = !key
      const kind = isDash(text, line.start) ? 'list' : text[line.start] === '{' ? 'flow' : 'stray'
      const before = faults.at(-1)
      if (kind === 'stray' && before?.kind === 'stray' && line.start === next)
        faults[faults.length - 1] = {
          ...before,
          span: { ...before.span, end: line.end },
          lines: (before.lines ?? 1) + 1,
        }
      else faults.push({ kind, span: { start: line.start, end: line.end } })
      next = line.next
    }
  }
  close()
  return { sections, faults }
}

function markKind(text: string, line: Line, later: boolean): 'mark' | 'several' | 'directive' | undefined {
  const head = text.slice(line.start, Math.min(line.end, line.start + 4)).trimEnd()
  if (head === '---') return later ? 'several' : 'mark'
  if (head === '...') return 'mark'
  return head.startsWith('%') ? 'directive' : undefined
}

function closeSection(text: string, key: KeyPlace, body: readonly Line[], faults: CutFault[]): CutSection {
  const first = lineAt(text, key.start)
  let start = key.colon + 1
  while (start < first.end && isValueBlank(text[start])) start++
  const inline = start < first.end && text[start] !== '#'
  const last = lastContent(text, body, inline)
  const span = { start: key.start, end: last ? last.next : first.end }
  const named = { ...splitTitle(key.name), key, span }
  if (inline) return { ...named, value: { start, end: last ? last.next : first.end }, entries: [] }
  if (!last) return { ...named, entries: [] }
  const lines = body.slice(0, body.indexOf(last) + 1)
  const head = lines.find((l) => !isComment(text, l)) as Line
  const isEntryHead = (l: Line): boolean => isDash(text, l.content) || findKey(text, l.content, l.end) !== undefined
  if (!lines.some((l) => l.indent <= head.indent && !isComment(text, l) && isEntryHead(l)))
    return { ...named, value: { start: head.content, end: last.next }, entries: [] }
  return { ...named, entries: cutEntries(text, lines, faults) }
}

// A full-width blank does not separate in YAML; it belongs to the value, whose reader complains.
function isValueBlank(c: string | undefined): boolean {
  return c === ' ' || c === '\t'
}

/**
 * The last line that belongs to the section. Comments behind the body are nobody's, unless they stand deeper than the entries
 * (a line of a block of text may begin with #) or the whole body is such a block.
 */
function lastContent(text: string, body: readonly Line[], inline: boolean): Line | undefined {
  const head = body.find((l) => !isComment(text, l))
  for (let i = body.length - 1; i >= 0; i--) {
    const line = body[i] as Line
    if (inline || !isComment(text, line) || (head && line.start > head.start && line.indent > head.indent)) return line
  }
  return undefined
}

function cutEntries(text: string, lines: readonly Line[], faults: CutFault[]): Span[] {
  const entries: Span[] = []
  let wanted = -1
  let isList: boolean | undefined
  let start = -1
  let end = -1
  const told = new Set<number>()
  const close = (): void => {
    if (start >= 0) entries.push({ start, end })
  }
  for (const line of lines) {
    const comment = isComment(text, line)
    const closer = text[line.content] === '}' || text[line.content] === ']'
    if (start >= 0 && (line.indent > wanted || (closer && !comment))) {
      end = line.next
      continue
    }
    if (comment) continue
    const dash = isDash(text, line.content)
    if (wanted < 0) wanted = line.indent
    else if (line.indent < wanted && !told.has(line.indent)) {
      told.add(line.indent)
      const span = { start: line.start, end: Math.max(line.content, line.start + 1) }
      faults.push({ kind: 'indent', span, found: line.indent, wanted })
    }
    if (isList === undefined) isList = dash
    else if (isList !== dash) faults.push({ kind: 'unlike', span: { start: line.content, end: line.end } })
    close()
    start = line.start
    end = line.next
  }
  close()
  return entries
}

/** `规则（一、筹资）` → 规则 and 一、筹资; brackets of either width. */
function splitTitle(key: string): { name: string; title?: string } {
  const last = key[key.length - 1]
  if (last !== '）' && last !== ')') return { name: key }
  const open = key.search(/[（(]/)
  if (open <= 0) return { name: key }
  return { name: key.slice(0, open).trim(), title: key.slice(open + 1, -1).trim() }
}
