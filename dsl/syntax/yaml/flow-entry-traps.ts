import { problem } from '../../diagnostic/diagnostic.ts'
import { findKey } from '../../text/key.ts'
import type { Findings } from './findings.ts'
import { isNameLike, skipGaps, trimEnd } from './value-traps.ts'

/** One open `{` or `[` and the entry at hand in it. */
export interface Frame {
  readonly open: number
  readonly isMap: boolean
  /** Where the present entry begins, and the comma before it (-1 at the first). */
  start: number
  comma: number
  /** The colon between the entry's key and value, or -1. */
  colon: number
  /** At the head of a key, a value or an item. */
  fresh: boolean
  /** The part at hand is a quoted text or a nested collection: nothing may follow it. */
  closed: boolean
  /** Open brackets of the formula at hand. */
  balance: number
  /** Square brackets and braces inside the plain text at hand that were mended. */
  inner: string[]
  /** The commas of a formula that was cut, and where its brackets close. */
  cut: { readonly start: number; end: number; close: number } | undefined
  /** An entry without a value was told already. */
  lonely: boolean
  /** The findings before the value of a merge key, which is told as a whole. */
  merge: ReturnType<Findings['save']> | undefined
}

/** A collection that opens at `open`, at the head of its first entry. */
export function openFrame(text: string, open: number): Frame {
  const blank = { comma: -1, colon: -1, fresh: true, closed: false, balance: 0, cut: undefined, lonely: false }
  return { open, isMap: text[open] === '{', start: open + 1, ...blank, inner: [], merge: undefined }
}

/** Goes on to the entry behind the comma at `comma`. */
export function nextEntry(frame: Frame, comma: number): void {
  frame.comma = comma
  frame.start = comma + 1
  frame.colon = -1
  frame.fresh = true
  frame.closed = false
  frame.balance = 0
  frame.inner = []
  frame.cut = undefined
}

/** What an entry that ends at `at` (its comma or closing bracket) did wrong as a whole: cut formulas, merge keys, no value. */
export function checkEntry(f: Findings, frame: Frame, at: number): void {
  const text = f.source
  if (frame.cut) tellCut(f, frame, at)
  const start = skipGaps(text, frame.start, at)
  const end = trimEnd(text, start, at)
  if (frame.merge) {
    f.restore(frame.merge)
    frame.merge = undefined
    f.tell(problem('HC1016', { start, end: start + 2 }, { text: '<<', kind: 'merge' }))
    eraseEntry(f, frame, start, end, at)
  }
  if (!frame.isMap || frame.colon >= 0 || start >= end || text[start] === '#') return
  const key = findKey(text, start, end)
  if (key && key.form !== 'proper' && isNameLike(key.name)) {
    const code = key.form === 'fullWidth' ? 'HC1023' : 'HC1024'
    f.tell(problem(code, { start: key.colon, end: key.colon + 1 }, { name: key.name }, { fix: ': ' }))
    f.replace(key.colon, key.colon + 1, ': ')
    return
  }
  if (!frame.lonely) {
    const before = frame.comma >= 0 ? text.slice(Math.max(frame.open + 1, frame.comma - 60), frame.comma) : ''
    const after = before.slice(before.lastIndexOf(',') + 1).trim()
    const from = frame.comma >= 0 ? frame.comma : start
    f.tell(problem('HC1019', { start: from, end }, { text: text.slice(start, end), ...(after && { after }) }))
  }
  frame.lonely = true
  eraseEntry(f, frame, start, end, at)
}

function tellCut(f: Findings, frame: Frame, at: number): void {
  const text = f.source
  const { start, end } = frame.cut as NonNullable<Frame['cut']>
  const from = frame.colon >= 0 ? frame.colon + 1 : frame.start
  const facts = { before: text.slice(from, start).trim(), after: text.slice(start + 1, at).trim() }
  f.tell(problem('HC1017', { start, end }, facts, { fix: text.slice(start, end).replaceAll(/, ?/g, '，') }))
}

/** Takes an entry out, with the comma before it or, for the first, behind it. */
function eraseEntry(f: Findings, frame: Frame, start: number, end: number, at: number): void {
  if (frame.comma >= 0) f.erase(frame.comma, end)
  else f.erase(start, f.source[at] === ',' ? at + 1 : end)
}

/**
 * A comma at `at` between the groups of one number: tells, takes the commas out, gives where the number's groups end. In a value of a map every
 * digit behind a comma that begins no further entry goes on with the number; in a list, and between brackets of a formula, only groups of three
 * of which one begins with 0, since numbers do not.
 */
export function checkThousands(f: Findings, frame: Frame, at: number): number | undefined {
  const text = f.source
  if (frame.closed || !/\d/.test(text[at - 1] as string)) return undefined
  const isOfMap = frame.isMap && frame.colon >= 0 && frame.balance <= 0
  const end = isOfMap ? groupsOfMap(text, at) : groupsOfThree(text, at)
  if (end === at) return undefined
  let start = at
  while (/\d/.test(text[start - 1] as string)) start--
  const fix = text.slice(at, end).replace(/\D/g, '')
  f.tell(problem('HC1018', { start: at, end }, { number: text.slice(start, end) }, { fix }))
  for (let k = at; k < end; k++) if (!/\d/.test(text[k] as string)) f.drop(k)
  return end
}

/** Where the digits end that commas cut off, an entry of their own having a colon. */
function groupsOfMap(text: string, at: number): number {
  const group = /, ?\d+(?=[^,{}[\]\n:：]*(?:[,}\]\n]|$))/y
  let end = at
  group.lastIndex = at
  while (group.exec(text)) end = group.lastIndex
  return end
}

function groupsOfThree(text: string, at: number): number {
  const groups = /(?:,\d{3})+(?!\d|,\d)/y
  groups.lastIndex = at
  return groups.exec(text)?.[0].includes(',0') ? groups.lastIndex : at
}
