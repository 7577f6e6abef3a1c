import { problem } from '../../diagnostic/diagnostic.ts'
import type { Findings } from './findings.ts'

/** Whether a place is a gap: blank, line end or the text's end. */
export function isGap(text: string, at: number): boolean {
  const c = text[at]
  return c === undefined || c === ' ' || c === '\t' || c === '\n' || c === '\r'
}

/** A word that can be a key: letters, digits, `_`, with a letter first. */
export function isNameLike(text: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(text)
}

/** The offset behind the last character before `end` that is no blank. */
export function trimEnd(text: string, start: number, end: number): number {
  let e = end
  while (e > start && isGap(text, e - 1)) e--
  return e
}

/** The offset of the first character from `start` that is no blank and no line end. */
export function skipGaps(text: string, start: number, end: number): number {
  let i = start
  while (i < end && isGap(text, i)) i++
  return i
}

/** +1 for an opening bracket of a formula, −1 for a closing one, of either width. */
export function bracketStep(c: string | undefined): number {
  if (c === '（' || c === '(' || c === '〔' || c === '【') return 1
  if (c === '）' || c === ')' || c === '〕' || c === '】') return -1
  return 0
}

const unfinished = /[＋+－\-×*÷/^（(〔【，,、＝=≠＞>＜<≥≤：]$/

/** Whether a line without a key goes on with the formula of the line before. */
export function isContinued(before: string, after: string): boolean {
  return unfinished.test(before) || /^[＋+－×*÷/）)，,、＝≠＞＜≥≤]/.test(after)
}

/** Whether a comment behind this text cuts something off: it ends in an operator or leaves a bracket open. */
function looksUnfinished(before: string): boolean {
  if (unfinished.test(before)) return true
  let depth = 0
  for (const c of before) depth += bracketStep(c)
  return depth > 0
}

/**
 * The first character of a plain value that ends at `end`: tells of marks that YAML takes for itself, and edits so that the value
 * stays text. Lists, maps, quotes and block headers are the caller's.
 */
export function checkStart(f: Findings, start: number, end: number): void {
  const text = f.source
  const mark = text[start] as string
  let word = start
  while (word < end && !isGap(text, word)) word++
  const span = { start, end }
  const more = skipGaps(text, word, end) < end
  const tell = (fix?: string): void =>
    f.tell(problem('HC1022', span, { mark }, fix === undefined ? undefined : { fix }))
  const refuse = (kind: 'anchor' | 'alias' | 'tag' | 'key'): void =>
    f.tell(problem('HC1016', { start, end: word }, { text: text.slice(start, word), kind }))
  switch (mark) {
    case '*':
      if (!more && isNameLike(text.slice(start + 1, word))) refuse('alias')
      else tell()
      f.drop(start)
      break
    case '&':
    case '!':
      if (word === start + 1) tell()
      else refuse(mark === '&' ? 'anchor' : 'tag')
      // With nothing else there, the word itself is the value, so that it is not reported as missing too.
      if (more) f.erase(start, word)
      else f.drop(start)
      break
    case '%':
      tell(`"${text.slice(start, end)}"`)
      f.keep(start)
      break
    case '@':
    case '`':
      tell()
      f.drop(start)
      break
    case '|':
    case ',':
    case ']':
    case '}':
      tell()
      f.keep(start)
      break
    case '>':
      tell(`＞${text.slice(start + 1, end)}`)
      f.keep(start)
      break
    case '-':
    case '?':
      if (!isGap(text, start + 1)) break
      if (mark === '?') refuse('key')
      else tell(more ? `－${text.slice(start + 1, end).trimStart()}` : undefined)
      f.keep(start)
      break
  }
}

/**
 * A plain value, or a further line of one, on one line of block style: `: ` and a comment that cuts it off.
 * Gives whether a lawful comment ended it.
 */
export function checkPlain(f: Findings, start: number, end: number, name: string): boolean {
  const text = f.source
  let told = false
  let dropped = false
  for (let i = start; i < end; i++) {
    if (text[i] === ':' && (i + 1 >= end || isGap(text, i + 1))) {
      if (!told) f.tell(problem('HC1021', { start: i, end: i + 1 }, { name }, { fix: '：' }))
      told = true
      f.keep(i)
    } else if (text[i] === '#' && i > start && isGap(text, i - 1)) {
      if (dropped) f.drop(i)
      else if (!checkComment(f, start, i, end)) return true
      dropped = true
    }
  }
  return false
}

/** A comment behind a value that is not finished: tells, and takes the mark out. Gives whether it did. */
export function checkComment(f: Findings, start: number, hash: number, end: number): boolean {
  const before = f.source.slice(start, hash).trimEnd()
  if (!looksUnfinished(before)) return false
  f.tell(problem('HC1020', { start: hash, end: hash + 1 }, { lost: f.source.slice(hash + 1, end).trim() }, { fix: '' }))
  f.drop(hash)
  return true
}

/** Escapes that a double-quoted text does not know; each backslash is then a character of its own. */
export function checkEscapes(f: Findings, open: number, close: number): void {
  const text = f.source
  for (let i = open + 1; i < close; i++) {
    if (text[i] !== '\\') continue
    const c = text[i + 1] as string
    const digits = c === 'x' ? 2 : c === 'u' ? 4 : c === 'U' ? 8 : 0
    const code = text.slice(i + 2, i + 2 + digits)
    const known =
      digits > 0
        ? new RegExp(`^[0-9a-fA-F]{${digits}}$`).test(code) && Number.parseInt(code, 16) <= 0x10ffff
        : '0abtnvfre "/\\N_LP\n\r\t'.includes(c)
    if (!known) {
      f.tell(problem('HC1030', { start: i, end: i + 2 }, { text: text.slice(i, i + 2) }))
      f.keep(i)
    } else i++
  }
}
