import type { ArrangedToken } from './arrange.ts'
import { type Context, fault, type Mode, mayFollowOperand, type Piece, piecesAt } from './pieces.ts'
import type { RawToken } from './scan.ts'
import { makeToken, type Token } from './tokens.ts'
import type { Vocabulary } from './vocabulary.ts'
import { belongsWord, branchPattern, ifWord } from './words.ts'

/** How many readings of one formula are tried. */
export const mostReadings = 16

// After what a position stands: something that wants an operand, an operand, or an unknown word that may go on.
const wants = 0
const has = 1
const unknown = 2

const operandBefore: ReadonlySet<RawToken['kind']> = new Set([
  'Close',
  'PickClose',
  'Text',
  'Name',
  'Date',
  'Mark',
  'UnitText',
])
const operandAfter: ReadonlySet<RawToken['kind']> = new Set(['Open', 'Text', 'Name', 'Date', 'Not'])

/** The cuttings of one stretch that cost least, the one with the longest names first; several only where all is known. */
export type Cuttings = readonly (readonly Token[])[]

/** Text around a stretch that its cutting depends on. */
export interface Surroundings {
  readonly text: string
  readonly normal: string
  readonly vocabulary: Vocabulary
  readonly mode: Mode
  readonly before?: ArrangedToken
  readonly after?: ArrangedToken
}

/**
 * Cuts a stretch of letters, digits and blanks into names, words and numbers: as few unknown or ill-placed pieces as possible,
 * then as few unknown characters, then the longest names from the left. Whether an operand or an operator is due is
 * part of the reckoning, so that almost all wrong cuttings fall away before anything is parsed.
 */
export function cutRun(run: ArrangedToken, s: Surroundings): Cuttings {
  const text = run.value
  const start = (s.before && operandBefore.has(s.before.kind)) || endsBranch(run, s) ? has : wants
  const context: Context = {
    vocabulary: s.vocabulary,
    mode: s.mode,
    around: run.around,
    ifAt: firstBefore(s.normal, ifWord, run.start),
    belongsAt: firstBefore(s.normal, belongsWord, run.start),
    beforeOpen: s.after?.kind === 'Open',
    grouped: run.grouped === true,
  }
  const only = walk(text, start, context, s)
  if (only) return [toTokens(only, run, s)]
  const length = text.length
  const pieces: (readonly Piece[])[] = new Array(length)
  const costs = new Float64Array(3 * (length + 1))
  for (let state = 0; state < 3; state++) costs[3 * length + state] = endCost(state, s)
  for (let at = length - 1; at >= 0; at--) {
    const here = piecesAt(text, at, context)
    pieces[at] = here
    for (let state = 0; state < 3; state++) {
      let best = unknownCost(text, at, state) + (costs[3 * (at + 1) + unknown] as number)
      for (const piece of here) {
        for (let next = 0; next < 2; next++) {
          const cost = step(piece, state, next) + (costs[3 * (at + piece.length) + next] as number)
          if (cost < best) best = cost
        }
      }
      costs[3 * at + state] = best
    }
  }
  const limit = (costs[start] as number) < fault / 4 ? mostReadings : 1
  return follow(text, start, pieces, costs, limit).map((path) => toTokens(path, run, s))
}

/** 如果 a，则 b，否则 c: a comma before 则 or 否则 stands behind an operand. */
function endsBranch(run: ArrangedToken, s: Surroundings): boolean {
  if (s.before?.kind !== 'Comma') return false
  return branchPattern.test(run.value) && firstBefore(s.normal, ifWord, run.start) < 0
}

/**
 * The short way through a stretch: at every step only one piece can be read here. Undefined as soon as there are none or two,
 * which is seldom; the reckoning decides then.
 */
function walk(text: string, start: number, context: Context, s: Surroundings): Chosen[] | undefined {
  const path: Chosen[] = []
  let state = start
  for (let at = 0; at < text.length; ) {
    let only: Piece | undefined
    let next = wants
    for (const piece of piecesAt(text, at, context)) {
      const { place, length } = piece
      if (place === 'suffix') return undefined
      const to = place === 'operand' ? has : place === 'blank' ? state : wants
      if (step(piece, state, to) > 1) continue
      if (to === has && place === 'operand' && !mayFollowOperand(text, at + length, context.mode)) continue
      if (only) return undefined
      only = piece
      next = to
    }
    if (!only) return undefined
    path.push({ at, end: at + only.length, piece: only })
    at += only.length
    state = next
  }
  return endCost(state, s) === 0 ? path : undefined
}

/** Offset in the stretch after which a word can follow an earlier one; beyond every offset when there is no earlier one. */
function firstBefore(normal: string, word: string, runStart: number): number {
  const at = normal.indexOf(word)
  return at < 0 ? Number.POSITIVE_INFINITY : at - runStart
}

/** What it costs when a stretch ends in a state before the mark that follows. */
function endCost(state: number, s: Surroundings): number {
  const kind = s.after?.kind
  if (kind === 'Sign' || kind === 'Run' || (s.mode === 'bounds' && kind === 'Compare')) return 0
  const operandDue = kind !== undefined && operandAfter.has(kind)
  return operandDue === (state === wants) ? 0 : fault
}

const never = Number.POSITIVE_INFINITY

/** What it costs to read a piece in one state and be in another after it. */
function step(piece: Piece, state: number, next: number): number {
  switch (piece.place) {
    case 'operand':
      return next === has ? piece.cost + (state === wants ? 0 : 2 * fault) : never
    case 'infix':
      return next === wants ? piece.cost + (state === wants ? fault : 0) : never
    case 'prefix':
    case 'call':
      return next === wants ? piece.cost + (state === wants ? 0 : fault) : never
    case 'opener':
      return next === wants ? piece.cost : never
    case 'suffix':
      return state === wants ? piece.cost + fault : piece.cost
    case 'blank':
      return next === (state === wants ? wants : has) ? 0 : never
    case 'percent':
      return next === has ? piece.cost : never
  }
}

/**
 * An unknown character: dear to begin with, cheap to go on with. Two known operands side by side are dearer than an unknown
 * word, but not than one that begins with a digit (100元人数); beside an operand an unknown word is dearest.
 */
function unknownCost(text: string, at: number, state: number): number {
  const c = text.charCodeAt(at)
  if (c === 0x2f || c === 0x25 || c === 0x2030 || c <= 0x20) return never
  if (state === unknown) return 1
  if (state === has) return 3 * fault + 1
  return (c >= 0x30 && c <= 0x39 ? 2 : 1) * fault + 1
}

interface Chosen {
  readonly at: number
  readonly end: number
  /** Left out for an unknown word. */
  readonly piece?: Piece
}

/** The ways through a stretch that cost least, longest pieces first, at most `limit` of them. */
function follow(
  text: string,
  start: number,
  pieces: readonly (readonly Piece[])[],
  costs: Float64Array,
  limit: number,
): Chosen[][] {
  const found: Chosen[][] = []
  // A stack of open choices instead of recursion: a stretch may be 20,000 characters long.
  const open: { at: number; state: number; path: Link | undefined }[] = [{ at: 0, state: start, path: undefined }]
  while (open.length > 0 && found.length < limit) {
    const { at, state, path } = open.pop() as (typeof open)[number]
    if (at === text.length) {
      found.push(unroll(path))
      continue
    }
    const best = costs[3 * at + state] as number
    const choices: typeof open = []
    for (const piece of pieces[at] ?? []) {
      for (let next = 0; next < 2; next++) {
        const to = at + piece.length
        if (step(piece, state, next) + (costs[3 * to + next] as number) !== best) continue
        choices.push({ at: to, state: next, path: { at, end: to, piece, before: path } })
      }
    }
    if (unknownCost(text, at, state) + (costs[3 * (at + 1) + unknown] as number) === best) {
      choices.push({ at: at + 1, state: unknown, path: { at, end: at + 1, before: path } })
    }
    const kept = limit === 1 ? choices.slice(0, 1) : choices
    for (let i = kept.length - 1; i >= 0; i--) open.push(kept[i] as (typeof open)[number])
  }
  return found
}

interface Link extends Chosen {
  readonly before: Link | undefined
}

function unroll(last: Link | undefined): Chosen[] {
  const links: Chosen[] = []
  for (let link = last; link; link = link.before) links.push(link)
  links.reverse()
  const path: Chosen[] = []
  for (const link of links) {
    const previous = path.at(-1)
    if (!link.piece && previous && !previous.piece && previous.end === link.at) {
      path[path.length - 1] = { at: previous.at, end: link.end }
    } else path.push(link)
  }
  return path
}

function toTokens(path: readonly Chosen[], run: ArrangedToken, s: Surroundings): Token[] {
  const tokens: Token[] = []
  for (const { at, end, piece } of path) {
    const from = run.start + at
    const to = run.start + end
    if (!piece) tokens.push(name(from, to, s, true))
    else if (piece.kind === 'Name') tokens.push(name(from, to, s, false))
    else if (piece.kind) {
      tokens.push(makeToken(piece.kind, s.text.slice(from, to), from, to, piece.value, { unit: piece.unit }))
    }
  }
  return tokens
}

const numberWithWord = /^(\d+(?:\.\d+)?)(\D{1,3})$/

function name(from: number, to: number, s: Surroundings, isUnknown: boolean): Token {
  const written = s.text.slice(from, to)
  const normal = s.normal.slice(from, to)
  if (isUnknown) {
    const number = numberWithWord.exec(normal)
    if (number) return makeToken('Number', written, from, to, number[1] as string, { unit: number[2], unknown: true })
  }
  return makeToken('Name', written, from, to, s.vocabulary.spelling(normal) ?? written, { unknown: isUnknown })
}
