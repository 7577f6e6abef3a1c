import { type Problem, problem } from '../../diagnostic/diagnostic.ts'
import type { Span } from '../../text/span.ts'
import { arrange } from './arrange.ts'
import type { Band, BandEnd, ParsedBands } from './band.ts'
import type { Expression } from './expression.ts'
import { type BoundElement, parseBoundTokens } from './grammar.ts'
import { withUnitOf } from './literal.ts'
import { namesOf } from './names-of.ts'
import { cutPart, finishLexing, type LexedFormula, readPart, tooMuch } from './parse-formula.ts'
import { type RawToken, scan } from './scan.ts'
import type { Token } from './tokens.ts'
import type { Vocabulary } from './vocabulary.ts'
import { included, undetermined } from './words.ts'

interface LexedBand {
  readonly span: Span
  readonly range: LexedFormula
  /** Left out where the colon is missing. */
  readonly result?: LexedFormula
}

/** Bands cut at their marks: all that can be known without names. */
export interface LexedBands {
  readonly text: string
  readonly normal: string
  readonly bands: readonly LexedBand[]
  readonly problems: readonly Problem[]
}

/** Cuts `范围：结果；范围：结果` (or one to a line) at its marks; knows no names. */
export function lexBands(text: string): LexedBands {
  const { normal, tokens, problems } = scan(text)
  const unreadable = problems.filter((p) => p.code === 'HC2005')
  const bands: LexedBand[] = []
  let depth = 0
  let from = 0
  const finish = (to: number): void => {
    const part = tokens.slice(from, to).filter((t) => t.kind !== 'Newline')
    from = to + 1
    const first = part[0]
    if (first) bands.push(lexBand(part, text, normal, unreadable))
  }
  for (const [i, t] of tokens.entries()) {
    if (t.kind === 'Open' || t.kind === 'PickOpen') depth++
    else if (t.kind === 'Close' || t.kind === 'PickClose') depth = Math.max(0, depth - 1)
    else if (t.kind === 'Semicolon' || (t.kind === 'Newline' && depth === 0)) {
      // A bracket that was never closed ends with its band: the next one is read all the same.
      depth = 0
      finish(i)
    }
  }
  finish(tokens.length)
  return { text, normal, bands, problems }
}

function lexBand(tokens: readonly RawToken[], text: string, normal: string, unreadable: readonly Problem[]): LexedBand {
  const colon = tokens.findIndex((t) => t.kind === 'Colon')
  const span = { start: (tokens[0] as RawToken).start, end: (tokens.at(-1) as RawToken).end }
  const part = (list: readonly RawToken[]): LexedFormula => {
    const lexed = finishLexing(text, normal, arrange(list, normal, text), [])
    return { ...lexed, unreadable: unreadable.map((p) => p.span) }
  }
  if (colon < 0) return { span, range: part(tokens) }
  return { span, range: part(tokens.slice(0, colon)), result: part(tokens.slice(colon + 1)) }
}

/** Whether a text is written as bands rather than as one formula. */
export function isBands(lexed: LexedBands): boolean {
  return lexed.bands.some((b) => b.result !== undefined)
}

/** Reads bands by the names that are declared. Never throws. */
export function cutAndParseBands(lexed: LexedBands, vocabulary: Vocabulary): ParsedBands {
  const problems: Problem[] = [...lexed.problems]
  const bands: Band[] = []
  const names = new Set<string>()
  if (lexed.bands.length === 0 && problems.length === 0) {
    problems.push(problem('HC2001', { start: 0, end: lexed.text.length }, {}))
  }
  for (const { span, range, result } of lexed.bands) {
    const bounds = readRange(range, vocabulary, span, problems)
    for (const end of [bounds.low, bounds.high]) if (end) for (const n of namesOf(end.value)) names.add(n)
    const written = lexed.text.slice(span.start, span.end)
    if (!result) {
      problems.push(problem('HC2031', span, { found: written }))
      continue
    }
    const colon = lexed.normal.indexOf(':', range.arranged.tokens.at(-1)?.end ?? span.start)
    const resultSpan = { start: result.arranged.tokens[0]?.start ?? colon + 1, end: span.end }
    const rangeSpan = { start: span.start, end: range.arranged.tokens.at(-1)?.end ?? span.start }
    let value: Expression | '未规定'
    const only = result.arranged.tokens[0]
    if (result.arranged.tokens.length === 1 && only?.kind === 'Run' && only.value === undetermined) value = undetermined
    else if (result.arranged.tokens.length === 0 && !result.arranged.broken) {
      problems.push(problem('HC2010', { start: colon, end: colon + 1 }, { before: '：' }))
      value = { type: 'hole', span: resultSpan }
    } else {
      const read = readPart(result, vocabulary, 'formula')
      problems.push(...read.problems)
      for (const n of read.names) names.add(n)
      value = read.expression
    }
    bands.push({ ...bounds, result: value, range: rangeSpan, resultSpan, span })
  }
  problems.sort((a, b) => a.span.start - b.span.start)
  return { bands, problems, names: [...names] }
}

/** Reads the text of 分段.段: `3%（含）以内：0%；3%至8%（含）：40%；其余：未规定`. Never throws. */
export function parseBands(text: string, vocabulary: Vocabulary): ParsedBands {
  return cutAndParseBands(lexBands(text), vocabulary)
}

type Bounds = Pick<Band, 'low' | 'high' | 'rest'>

function readRange(lexed: LexedFormula, vocabulary: Vocabulary, band: Span, problems: Problem[]): Bounds {
  problems.push(...lexed.problems)
  const fail = (): Bounds => {
    const first = lexed.arranged.tokens[0]
    const span = first ? { start: first.start, end: (lexed.arranged.tokens.at(-1) as RawToken).end } : band
    if (!lexed.arranged.broken)
      problems.push(problem('HC2032', span, { found: lexed.text.slice(span.start, span.end) }))
    return { rest: false }
  }
  if (lexed.arranged.tokens.length === 0) return fail()
  const tokens = cutPart(lexed, vocabulary, 'bounds')[0] as Token[]
  const refused = tooMuch(tokens)
  if (refused) {
    problems.push(...refused.problems)
    return { rest: false }
  }
  const read = parseBoundTokens(tokens, lexed.unreadable)
  problems.push(...read.problems)
  const bounds = interpret(read.result)
  if (bounds) return bounds
  return read.problems.length > 0 ? { rest: false } : fail()
}

/** The ends that a row of values and words gives; undefined when it says nothing, or something twice. */
function interpret(elements: readonly BoundElement[]): Bounds | undefined {
  const only = elements[0]
  if (elements.length === 1 && only?.is === 'word' && only.token.kind === 'Rest') return { rest: true }
  const ends: { low?: BandEnd; high?: BandEnd } = {}
  let at = 0
  let afterTo = false
  const word = (kind: Token['kind']): Token | undefined => {
    const e = elements[at]
    if (e?.is !== 'word' || e.token.kind !== kind) return undefined
    at++
    return e.token
  }
  const put = (side: 'low' | 'high', end: BandEnd): boolean => {
    if (ends[side]) return false
    ends[side] = end
    return true
  }
  while (at < elements.length) {
    if (word('Enum') || word('Comma')) continue
    const prefix = word('BoundPrefix')
    const element = elements[at]
    if (element?.is !== 'value') return undefined
    at++
    const mark = word('Mark')
    const suffix = word('BoundSuffix')
    if (prefix && suffix) return undefined
    const bound = (prefix ?? suffix)?.value
    const to = word('To')
    const { value, span } = element
    const said = mark ? mark.value === included : bound === undefined ? undefined : bound === '≥' || bound === '≤'
    const end = { value, closed: said, span }
    const isLow = bound === '＞' || bound === '≥' || (bound === undefined && to !== undefined)
    const isHigh = bound === '＜' || bound === '≤' || (bound === undefined && afterTo)
    if (afterTo && isLow) return undefined
    if (isLow || isHigh) {
      if (!put(isLow ? 'low' : 'high', end)) return undefined
    } else if (!put('low', { ...end, closed: true }) || !put('high', { ...end, closed: true })) return undefined
    if (to && !isLow) return undefined
    afterTo = to !== undefined
  }
  if (afterTo || (!ends.low && !ends.high)) return undefined
  if (ends.low && ends.high) ends.low = { ...ends.low, value: withUnitOf(ends.low.value, ends.high.value) }
  return { ...ends, rest: false }
}
