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
import { included, restSynonyms, restWord, undetermined } from './words.ts'

interface LexedBand {
  readonly span: Span
  readonly range: LexedFormula
  /** Left out where the colon is missing. */
  readonly result?: LexedFormula
  /** What stands between its ends in the place of 至. */
  readonly joint?: Span
  /** Two bands with nothing between them. */
  readonly isTwo: boolean
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
  const { normal, tokens, problems: found } = scan(text)
  const unreadable = found.filter((p) => p.code === 'HC2005')
  const problems = [...found]
  const bands: LexedBand[] = []
  let depth = 0
  let from = 0
  const finish = (to: number): void => {
    const part = tokens.slice(from, to).filter((t) => t.kind !== 'Newline')
    from = to + 1
    for (const one of bandsIn(part, text, problems)) bands.push(lexBand(one, text, normal, unreadable))
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
  const isJoint = ({ code, span }: Problem): boolean =>
    code === 'HC2005' && bands.some(({ joint }) => joint && span.start >= joint.start && span.end <= joint.end)
  return { text, normal, bands, problems: problems.filter((p) => !isJoint(p)) }
}

/** What stands between two marks as bands: one, or several that a comma parts, which is said. */
function bandsIn(tokens: readonly RawToken[], text: string, problems: Problem[]): RawToken[][] {
  const bands: RawToken[][] = []
  let depth = 0
  let from = 0
  let comma: number | undefined
  let hasColon = false
  for (const [i, { kind }] of tokens.entries()) {
    if (kind === 'Open' || kind === 'PickOpen') depth++
    else if (kind === 'Close' || kind === 'PickClose') depth = Math.max(0, depth - 1)
    if (depth > 0) continue
    if (hasColon && (kind === 'Comma' || kind === 'Enum')) comma ??= i
    if (kind !== 'Colon') continue
    const parting = tokens[comma ?? i] as RawToken
    if (hasColon) {
      const span = { start: parting.start, end: parting.end }
      problems.push(
        problem('HC2061', span, { found: text.slice(span.start, span.end) }, comma === undefined ? {} : { fix: '；' }),
      )
    }
    if (comma !== undefined) {
      bands.push(tokens.slice(from, comma))
      from = comma + 1
    }
    comma = undefined
    hasColon = true
  }
  return [...bands, tokens.slice(from)].filter((band) => band.length > 0)
}

function lexBand(tokens: readonly RawToken[], text: string, normal: string, unreadable: readonly Problem[]): LexedBand {
  const colon = tokens.findIndex((t) => t.kind === 'Colon')
  const span = { start: (tokens[0] as RawToken).start, end: (tokens.at(-1) as RawToken).end }
  const end = colon < 0 ? span.end : (tokens[colon] as RawToken).start
  const joint = unreadable.find((p) => p.span.start >= span.start && p.span.end <= end && isDash(text, p.span))?.span
  const isTwo = tokens.filter((t) => t.kind === 'Colon').length > 1
  const part = (list: readonly RawToken[]): LexedFormula => {
    const lexed = finishLexing(text, normal, arrange(list, normal, text), [])
    return { ...lexed, unreadable: unreadable.map((p) => p.span) }
  }
  const range = part(colon < 0 ? tokens : tokens.slice(0, colon))
  return {
    span,
    range,
    isTwo,
    ...(joint ? { joint } : {}),
    ...(colon < 0 ? {} : { result: part(tokens.slice(colon + 1)) }),
  }
}

/** 3%～5%, 3%—5%: marks that people write for 至. */
function isDash(text: string, { start, end }: Span): boolean {
  return /^[~～〜∼—–―‐‑⁓]+$/.test(text.slice(start, end))
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
  for (const band of lexed.bands) {
    const { span, range, result } = band
    const written = lexed.text.slice(span.start, span.end)
    if (!result) problems.push(problem('HC2031', span, { found: written }))
    const bounds = readRange(band, vocabulary, problems)
    for (const end of [bounds.low, bounds.high]) if (end) for (const n of namesOf(end.value)) names.add(n)
    if (!result) continue
    if (band.isTwo) {
      const hole: Expression = { type: 'hole', span }
      bands.push({ rest: false, result: hole, range: span, resultSpan: span, span })
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

function readRange(band: LexedBand, vocabulary: Vocabulary, told: Problem[]): Bounds {
  const lexed = band.range
  // Without a colon, or with two, it is not known where the range ends: what is wrong with it is that alone.
  const problems = band.result && !band.isTwo ? told : []
  const first = lexed.arranged.tokens[0]
  const span = first ? { start: first.start, end: (lexed.arranged.tokens.at(-1) as RawToken).end } : band.span
  const found = lexed.text.slice(span.start, span.end)
  const unread: Bounds = { rest: false }
  if (band.joint) {
    const mark = lexed.text.slice(band.joint.start, band.joint.end)
    problems.push(problem('HC2060', band.joint, { found: mark }, { fix: '至' }))
    return unread
  }
  if (restSynonyms.has(found.trim()) && !vocabulary.has(found.trim())) {
    problems.push(problem('HC2062', span, { found }, { fix: restWord }))
    return unread
  }
  if (first?.kind === 'PickOpen') {
    problems.push(problem('HC2032', span, { found }))
    return unread
  }
  problems.push(...lexed.problems)
  const fail = (): Bounds => {
    if (!lexed.arranged.broken) problems.push(problem('HC2032', span, { found }))
    return unread
  }
  if (lexed.arranged.tokens.length === 0) return fail()
  const tokens = cutPart(lexed, vocabulary, 'bounds')[0] as Token[]
  const refused = tooMuch(tokens)
  if (refused) {
    problems.push(...refused.problems)
    return unread
  }
  const read = parseBoundTokens(tokens, lexed.unreadable)
  problems.push(...read.problems)
  const bounds = interpret(read.result)
  if (bounds) return bounds
  return read.problems.length > 0 ? unread : fail()
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
