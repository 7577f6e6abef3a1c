import { type Problem, problem } from '../../diagnostic/diagnostic.ts'
import type { FunctionName } from './expression.ts'
import { functionAtEnd } from './functions.ts'
import type { RawToken } from './scan.ts'

/** A raw token in its place: which function's brackets it stands in decides how some words are read. */
export interface ArrangedToken extends RawToken {
  /** The function whose brackets are the nearest around it. */
  readonly around?: FunctionName
  /** Commas here separate: directly inside the brackets of a function or of a pick. */
  readonly listed?: boolean
  /** A run in which commas stand between digits (a fault, already reported). */
  readonly grouped?: boolean
}

/** Tokens with brackets in order, ready to be cut by names; `broken` when there is no use in reading them. */
export interface Arranged {
  readonly tokens: readonly ArrangedToken[]
  readonly problems: readonly Problem[]
  readonly broken: boolean
}

/** How deep brackets may nest. */
const deepest = 200
/** How many operators a formula may have; keeps trees shallow enough for every reader. */
const mostOperators = 1_000

interface OpenBracket {
  readonly at: number
  readonly kind: 'Open' | 'PickOpen'
  readonly function?: FunctionName
  /** Index of the first comma directly inside. */
  comma?: number
}

const closes = { Open: 'Close', PickOpen: 'PickClose' } as const

/** Puts brackets in order (reporting those that are not), joins what belongs to one number, and notes what stands in which function. */
export function arrange(raw: readonly RawToken[], normal: string, text: string): Arranged {
  const problems: Problem[] = []
  const out: ArrangedToken[] = []
  const stack: OpenBracket[] = []
  let operators = 0
  const close = (kind: 'Close' | 'PickClose', start: number, end: number): void => {
    const bracket = stack.pop() as OpenBracket
    if (bracket.function === '视为' && bracket.comma !== undefined) joinUnit(out, bracket.comma, start, normal)
    out.push(placed(kind, start, end, '', stack.at(-1)?.function))
  }
  const unclosed = (bracket: OpenBracket): void => {
    const token = out[bracket.at] as ArrangedToken
    const open = text.slice(token.start, token.end)
    problems.push(problem('HC2007', { start: token.start, end: token.end }, { open, close: partner(open) }))
  }
  for (const token of raw) {
    const around = stack.at(-1)?.function
    if (token.kind === 'Open' || token.kind === 'PickOpen') {
      const before = out.at(-1)
      const word = token.kind === 'Open' && before?.kind === 'Run' ? functionAtEnd(before.value) : undefined
      stack.push({ at: out.length, kind: token.kind, function: word })
      out.push(placed(token.kind, token.start, token.end, '', around))
      if (stack.length > deepest)
        return broken(problem('HC2003', { start: token.start, end: token.end }, { limit: deepest }))
    } else if (token.kind === 'Close' || token.kind === 'PickClose') {
      const top = stack.at(-1)
      const found = text.slice(token.start, token.end)
      if (!top)
        problems.push(problem('HC2008', { start: token.start, end: token.end }, { close: found, open: partner(found) }))
      else if (closes[top.kind] === token.kind) close(token.kind, token.start, token.end)
      else if (stack.some((b) => closes[b.kind] === token.kind)) {
        while (closes[(stack.at(-1) as OpenBracket).kind] !== token.kind) {
          const bracket = stack.at(-1) as OpenBracket
          unclosed(bracket)
          close(closes[bracket.kind], token.start, token.start)
        }
        close(token.kind, token.start, token.end)
      } else {
        const opener = out[top.at] as ArrangedToken
        const open = text.slice(opener.start, opener.end)
        const facts = { open, close: found, expected: partner(open) }
        problems.push(problem('HC2009', { start: token.start, end: token.end }, facts, { fix: facts.expected }))
        close(closes[top.kind], token.start, token.end)
      }
    } else {
      const top = stack.at(-1)
      if (token.kind === 'Comma' && top && top.comma === undefined) top.comma = out.length
      if (token.kind === 'Sign' || token.kind === 'Arith' || token.kind === 'Compare' || token.kind === 'Equal')
        operators++
      if (operators > mostOperators)
        return broken(problem('HC2004', { start: token.start, end: token.end }, { limit: mostOperators }))
      const listed = around !== undefined || top?.kind === 'PickOpen'
      out.push(placed(token.kind, token.start, token.end, token.value, around, token.slash, listed))
    }
  }
  const end = raw.at(-1)?.end ?? 0
  while (stack.length > 0) {
    const bracket = stack.at(-1) as OpenBracket
    unclosed(bracket)
    close(closes[bracket.kind], end, end)
  }
  return { tokens: joinRuns(joinGroups(out, text, problems), normal), problems, broken: false }
}

const broken = (p: Problem): Arranged => ({ tokens: [], problems: [p], broken: true })

const pairs = ['（）', '()', '〔〕', '[]', '【】', '［］']

function partner(bracket: string): string {
  const pair = pairs.find((p) => p.includes(bracket)) ?? '（）'
  return pair.startsWith(bracket) ? pair.charAt(1) : pair.charAt(0)
}

/** 视为（x，元/人）: what follows the comma is a unit, whatever it looks like. */
function joinUnit(out: ArrangedToken[], comma: number, end: number, normal: string): void {
  if (comma >= out.length - 1) return
  const start = (out[comma + 1] as ArrangedToken).start
  const last = (out.at(-1) as ArrangedToken).end
  const token = placed('UnitText', start, Math.min(last, end), normal.slice(start, last).trim(), '视为')
  out.splice(comma + 1, out.length, token)
}

/** Makes every arranged token in one shape: there are many of them. */
function placed(
  kind: RawToken['kind'],
  start: number,
  end: number,
  value: string,
  around: FunctionName | undefined,
  slash = false,
  listed = false,
  grouped = false,
): ArrangedToken {
  return { kind, start, end, value, slash, around, listed, grouped }
}

/** 213,840,000 is one number, and a fault; where commas separate, only if half-width ones stand before a group that begins with 0. */
function joinGroups(tokens: ArrangedToken[], text: string, problems: Problem[]): ArrangedToken[] {
  const isGroup = (i: number): boolean => {
    const comma = tokens[i]
    const run = tokens[i + 1]
    return (
      comma?.kind === 'Comma' &&
      run?.kind === 'Run' &&
      comma.start === tokens[i - 1]?.end &&
      comma.end === run.start &&
      /^\d{3}(?!\d)/.test(run.value)
    )
  }
  if (!tokens.some((t, i) => t.kind === 'Comma' && isGroup(i))) return tokens
  const out: ArrangedToken[] = []
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as ArrangedToken
    let last = i
    if (token.kind === 'Run' && /(?:^|[^\d.])\d{1,3}$/.test(token.value)) {
      while (isGroup(last + 1)) {
        last += 2
        if (!/^\d{3}$/.test((tokens[last] as ArrangedToken).value)) break
      }
    }
    const groups = tokens.slice(i + 1, last + 1).filter((t) => t.kind === 'Run')
    const commas = tokens.slice(i + 1, last + 1).filter((t) => t.kind === 'Comma')
    const noNumber = groups.every((t) => !t.value.startsWith('0')) || commas.some((t) => text[t.start] !== ',')
    const wholeArgument = token.listed === true && noNumber
    if (last === i || wholeArgument) {
      out.push(token)
      continue
    }
    const value = [token, ...groups].map((t) => t.value).join(',')
    const end = (tokens[last] as ArrangedToken).end
    const from = token.start + token.value.search(/\d{1,3}$/)
    const found = (/^[\d,，.]+/.exec(text.slice(from, end)) ?? [''])[0]
    const instead = found.replace(/[,，]/g, '')
    problems.push(problem('HC2022', { start: from, end: from + found.length }, { found, instead }, { fix: instead }))
    out.push(placed('Run', token.start, end, value, token.around, false, token.listed, true))
    i = last
  }
  return out
}

/**
 * Runs with only blanks between them, and 元/人 after a number, become one stretch: what a blank or a slash means there
 * depends on what stands beside it. A stretch is as long as its text.
 */
function joinRuns(tokens: ArrangedToken[], normal: string): ArrangedToken[] {
  const out: ArrangedToken[] = []
  for (let i = 0; i < tokens.length; i++) {
    let token = tokens[i] as ArrangedToken
    if (token.kind === 'Run') {
      // Slices are put together once at the end: adding to a string piece by piece would take quadratic time.
      const parts = [token.value]
      let { end, grouped } = token
      let tail = token.value
      for (;;) {
        const next = tokens[i + 1]
        const after = tokens[i + 2]
        if (next?.kind === 'Run' && /^\s*$/.test(normal.slice(end, next.start))) {
          parts.push(normal.slice(end, next.start), next.value)
          i++
        } else if (
          next?.slash &&
          after?.kind === 'Run' &&
          next.start === end &&
          next.end === after.start &&
          /\d ?[^\d/]{1,8}$|^[^\d/]{1,8}$/.test(tail) &&
          !/^\d/.test(after.value)
        ) {
          parts.push('/', after.value)
          i += 2
        } else break
        const last = tokens[i] as ArrangedToken
        end = last.end
        tail = last.value
        grouped ||= last.grouped
      }
      if (parts.length > 1) {
        const { start, around, listed } = token
        token = placed('Run', start, end, parts.join(''), around, false, listed, grouped)
      }
    }
    out.push(token)
  }
  return out
}
