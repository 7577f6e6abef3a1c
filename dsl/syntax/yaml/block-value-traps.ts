import { problem } from '../../diagnostic/diagnostic.ts'
import { closingQuote } from '../../text/key.ts'
import { isBlank, type Line, lineAt } from '../../text/line.ts'
import { scanBlockScalar } from './block-scalar-traps.ts'
import type { Findings } from './findings.ts'
import { scanFlow } from './flow-traps.ts'
import { checkEscapes, checkPlain, checkStart, skipGaps, trimEnd } from './value-traps.ts'

/** What ended a value, so that nothing may follow it. */
export type Ending = 'quote' | 'bracket' | 'comment' | 'block'

/** The key or item that a value and deeper lines belong to. */
export interface Holder {
  readonly indent: number
  readonly name: string
  readonly dash: boolean
  /** `empty`: its value is still to come; `plain`: further lines continue it; `lost`: what follows was given up. */
  state: 'empty' | 'plain' | 'lost' | Ending
}

/**
 * Looks through the value of a key or item in block style, from behind its mark on, and notes in `held` what may follow.
 * Gives where the next line to look at starts.
 */
export function scanValue(f: Findings, from: number, line: Line, held: Holder): number {
  const text = f.source
  let i = from
  while (text[i] === ' ' || text[i] === '\t') i++
  if (i >= line.end || text[i] === '#') return line.next
  const c = text[i] as string
  if ((c === '|' || c === '>') && isHeader(text, i, line, held.indent)) {
    held.state = 'block'
    return scanBlockScalar(f, i, line, held.indent)
  }
  if (c === '"' || c === "'") return scanQuoted(f, i, line, held)
  if (c === '{' || c === '[') return scanBrackets(f, i, line, held)
  checkStart(f, i, plainEnd(text, i, line.end))
  return scanPlain(f, i, line, held)
}

function scanPlain(f: Findings, from: number, line: Line, held: Holder): number {
  held.state = checkPlain(f, from, line.end, held.name) ? 'comment' : 'plain'
  return line.next
}

/** The head of a block of text: `|` or `>` alone, or with a digit when lines follow (`>5` is a comparison). */
function isHeader(text: string, i: number, line: Line, indent: number): boolean {
  const head = text.slice(i + 1, line.end)
  if (!/^(?:[+-]?[1-9]?|[1-9][+-])[ \t]*(?:[ \t]#.*)?$/.test(head)) return false
  return !/^[+-]?[1-9]/.test(head) || regionEnd(text, line, indent) > skipGaps(text, line.next, text.length)
}

function scanQuoted(f: Findings, i: number, line: Line, held: Holder): number {
  const text = f.source
  const close = closingQuote(text, i, regionEnd(text, line, held.indent))
  if (close < 0) f.tell(problem('HC1025', { start: i, end: i + 1 }, { mark: text[i] as string }))
  else {
    if (text[i] === '"') checkEscapes(f, i, close)
    const last = close < line.end ? line : lineAt(text, text.lastIndexOf('\n', close) + 1)
    const over = isOver(text, close + 1, last.end)
    if (!over) tellSurplus(f, close + 1, last.end, 'quote')
    if (over || last !== line) {
      if (!over) f.erase(close + 1, last.end)
      held.state = 'quote'
      return last.next
    }
  }
  f.keep(i)
  return scanPlain(f, i + 1, line, held)
}

function scanBrackets(f: Findings, i: number, line: Line, held: Holder): number {
  const text = f.source
  const before = f.save()
  const end = scanFlow(f, i, regionEnd(text, line, held.indent))
  const last = end <= line.end ? line : lineAt(text, text.lastIndexOf('\n', end - 1) + 1)
  held.state = 'bracket'
  if (f.hopeless || isOver(text, end, last.end)) return last.next
  if (last === line && text[i] === '[') {
    // `[甲] ＋ 乙` is a formula that happens to begin with a bracket.
    f.restore(before)
    f.tell(problem('HC1022', { start: i, end: plainEnd(text, i, line.end) }, { mark: '[' }))
    f.keep(i)
    return scanPlain(f, i, line, held)
  }
  tellSurplus(f, end, last.end, 'bracket')
  f.erase(end, last.end)
  return last.next
}

/** Nothing but blanks and a comment is left. */
function isOver(text: string, from: number, end: number): boolean {
  const i = skipGaps(text, from, end)
  return i >= end || (text[i] === '#' && i > from)
}

function tellSurplus(f: Findings, from: number, end: number, after: Ending): void {
  const start = skipGaps(f.source, from, end)
  const text = f.source.slice(start, end).trimEnd()
  f.tell(problem('HC1029', { start, end: start + text.length }, { text, after }))
}

function plainEnd(text: string, start: number, end: number): number {
  const comment = text.slice(start, end).search(/[ \t]#/)
  return trimEnd(text, start, comment < 0 ? end : start + comment)
}

/** Where a value on this line must have ended: the next line that is not deeper, unless it begins with a closing bracket. */
function regionEnd(text: string, line: Line, indent: number): number {
  let at = line.next
  while (at < text.length) {
    const next = lineAt(text, at)
    const closer = text[next.content] === '}' || text[next.content] === ']'
    if (!isBlank(next) && next.indent <= indent && !closer) break
    at = next.next
  }
  return at
}
