import { type Problem, problem } from '../../diagnostic/diagnostic.ts'
import type { Span } from '../../text/span.ts'
import { arrange } from './arrange.ts'
import type { Band, LexedBand, ParsedBands } from './band.ts'
import type { Expression } from './expression.ts'
import { namesOf } from './names-of.ts'
import { finishLexing, type LexedFormula, readPart } from './parse-formula.ts'
import { readRange } from './read-range.ts'
import { type RawToken, scan } from './scan.ts'
import type { Vocabulary } from './vocabulary.ts'
import { resultSynonyms, undetermined } from './words.ts'

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
  const told = bands.flatMap(({ joint, bullet }) => [joint, bullet].filter((span) => span !== undefined))
  const isTold = ({ code, span }: Problem): boolean =>
    code === 'HC2005' && told.some(({ start, end }) => span.start >= start && span.end <= end)
  return { text, normal, bands, problems: problems.filter((p) => !isTold(p)) }
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

function lexBand(all: readonly RawToken[], text: string, normal: string, unreadable: readonly Problem[]): LexedBand {
  const bullet = bulletOf(all, text)
  const tokens = bullet ? all.filter((t) => t.start >= bullet.end) : all
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
    ...(bullet ? { bullet } : {}),
    ...(colon < 0 ? {} : { result: part(tokens.slice(colon + 1)) }),
  }
}

const bulletPattern = /^(?:[-－•·*＊][ \t]+|\d+(?:[.．][ \t]+|[、)）][ \t]*)|[（(]\d+[)）][ \t]*)/

/** The mark of a list before a band, where something stands behind it. */
function bulletOf(tokens: readonly RawToken[], text: string): Span | undefined {
  const start = tokens[0]?.start ?? 0
  const mark = bulletPattern.exec(text.slice(start))?.[0] ?? ''
  const end = start + mark.length
  return mark !== '' && tokens.some((t) => t.start >= end) ? { start, end } : undefined
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
    if (band.bullet) {
      const found = lexed.text.slice(band.bullet.start, band.bullet.end).trim()
      problems.push(problem('HC2063', band.bullet, { found }, { fix: '' }))
    }
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
    } else if (result.arranged.tokens.length === 1 && isResultWord(only, vocabulary)) {
      problems.push(problem('HC2064', resultSpan, { found: lexed.text.slice(resultSpan.start, resultSpan.end) }))
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

function isResultWord(token: RawToken | undefined, vocabulary: Vocabulary): boolean {
  return token?.kind === 'Run' && resultSynonyms.has(token.value) && !vocabulary.has(token.value)
}
