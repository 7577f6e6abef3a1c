import { type Problem, problem } from '../../diagnostic/diagnostic.ts'
import type { Band, BandEnd, LexedBand } from './band.ts'
import type { Expression } from './expression.ts'
import { type BoundElement, parseBoundTokens } from './grammar.ts'
import { withUnitOf } from './literal.ts'
import { normalize } from './normalize.ts'
import { cutPart, tooMuch } from './parse-formula.ts'
import type { RawToken } from './scan.ts'
import type { Token } from './tokens.ts'
import type { Vocabulary } from './vocabulary.ts'
import { included, restSynonyms, restWord } from './words.ts'

type Bounds = Pick<Band, 'low' | 'high' | 'rest'>

/** Reads the range of a band; what is wrong with it is added to `told`, and it then has no ends. */
export function readRange(band: LexedBand, vocabulary: Vocabulary, told: Problem[]): Bounds {
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
  // Words side by side are no faulty formula but a range worded in another way.
  if (read.problems.some((p) => p.code === 'HC2011' || p.code === 'HC2021')) return fail()
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
    const before = word('Mark')
    const suffix = word('BoundSuffix')
    const behind = word('Mark')
    if ((prefix && suffix) || (before && behind)) return undefined
    const mark = before ?? behind
    if (mark && !isSaidOf(mark, element.value)) return undefined
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

/** Whether what a mark says again is the end that it stands behind: 90分（含90分）. */
function isSaidOf(mark: Token, value: Expression): boolean {
  const said = /\d+(?:\.\d+)?/.exec(normalize(mark.image))?.[0]
  return said === undefined || (value.type === 'number' && value.digits === said)
}
