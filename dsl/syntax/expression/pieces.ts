import type { FunctionName } from './expression.ts'
import { signatureOf, signatures } from './functions.ts'
import type { TokenKind } from './tokens.ts'
import type { Vocabulary } from './vocabulary.ts'
import {
  boundWords,
  builtInUnits,
  formulaWords,
  notBelowSlash,
  type Place,
  placePattern,
  undetermined,
  wordIndex,
} from './words.ts'

/** Whether a stretch stands in a formula, on the left of a band's colon, or on its right. */
export type Mode = 'formula' | 'bounds' | 'result'

/** What a stretch is cut in view of. */
export interface Context {
  readonly vocabulary: Vocabulary
  readonly mode: Mode
  readonly around?: FunctionName
  /** 如果 stands before the offset (in the stretch) at which this is; beyond, 则 and 否则 are words. */
  readonly ifAt: number
  /** Likewise 属于, for 至. */
  readonly belongsAt: number
  /** The next mark is （, so that the last word may be a function. */
  readonly beforeOpen: boolean
  readonly grouped: boolean
}

/** One way to read some characters of a stretch. */
export interface Piece {
  readonly length: number
  readonly place: Place | 'call' | 'blank' | 'percent'
  readonly kind: TokenKind | undefined
  readonly value: string
  readonly unit?: string
  /** More than 0 where the word does not belong: see cut. */
  readonly cost: number
}

/** The price of one thing that is wrong with a cutting; unknown characters cost 1 each. */
export const fault = 1_000_000
/** The price of a word that has no place here; less, so that a formula with such words does not become one long unknown name. */
const misplaced = fault / 4

const formulaIndex = wordIndex(formulaWords)
const boundIndex = wordIndex(boundWords)
const blankPattern = /\s+/y
const plainNumber = /\d+(?:\.\d+)?/y
const groupedNumber = /\d(?:,?\d)*(?:\.\d+)?/y
const datePattern = /(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日/y

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/** All pieces that begin at an offset of a stretch, longest first; a word of the language before a name of the same length. */
export function piecesAt(text: string, at: number, context: Context): readonly Piece[] {
  const c = text.charCodeAt(at)
  if (c === 0x20 || c === 0x09 || c === 0x0a || c === 0x0d) {
    const blanks = matchAt(blankPattern, text, at)
    return [{ length: blanks?.[0].length ?? 1, place: 'blank', kind: undefined, value: '', cost: 0 }]
  }
  const pieces: Piece[] = []
  const words = (context.mode === 'bounds' ? boundIndex : formulaIndex).get(c)
  if (words) {
    for (const w of words) {
      if (!text.startsWith(w.text, at)) continue
      const cost = belongsHere(w.kind, at, context) ? 0 : misplaced
      pieces.push({ length: w.text.length, place: w.place, kind: w.kind, value: w.value, cost })
    }
  }
  if (context.mode === 'result' && text.startsWith(undetermined, at)) {
    pieces.push({ length: undetermined.length, place: 'operand', kind: 'Undetermined', value: undetermined, cost: 0 })
  }
  if (context.beforeOpen) {
    const rest = text.length - at
    for (const { name } of signatures) {
      if (name.length !== rest || !text.endsWith(name)) continue
      pieces.push({ length: rest, place: 'call', kind: 'Function', value: name, cost: 0 })
    }
  }
  if (c >= 0x30 && c <= 0x39) numbersAt(text, at, context, pieces)
  else if (c === 0x5230) {
    const place = matchAt(placePattern, text, at)
    const cost = context.around && signatureOf(context.around)?.to ? 0 : misplaced
    if (place) pieces.push({ length: place[0].length, place: 'operand', kind: 'Places', value: place[0], cost })
  } else if (c === 0x2f) {
    // One more than the unit 元/人, so that this is taken where it can be one.
    pieces.push({ length: 1, place: 'infix', kind: 'Arith', value: '÷', cost: 1 })
  } else if (c === 0x25 || c === 0x2030) {
    pieces.push({ length: 1, place: 'percent', kind: 'Percent', value: text.charAt(at), cost: fault })
  }
  for (const length of context.vocabulary.matches(text, at)) {
    pieces.push({ length, place: 'operand', kind: 'Name', value: '', cost: 0 })
  }
  return pieces.length > 1 ? pieces.sort((a, b) => b.length - a.length) : pieces
}

function belongsHere(kind: TokenKind, at: number, context: Context): boolean {
  if (kind === 'Then' || kind === 'Else') return at > context.ifAt
  if (kind === 'To') return context.mode === 'bounds' || at > context.belongsAt
  if (kind === 'By' || kind === 'Where') {
    return context.around !== undefined && signatureOf(context.around)?.over !== undefined
  }
  return true
}

function numbersAt(text: string, at: number, context: Context, pieces: Piece[]): void {
  const date = matchAt(datePattern, text, at)
  if (date) {
    const value = `${date[1] ?? ''}-${date[2]}-${date[3]}`
    pieces.push({ length: date[0].length, place: 'operand', kind: 'Date', value, cost: 0 })
  }
  const found = matchAt(context.grouped ? groupedNumber : plainNumber, text, at)
  if (!found) return
  const value = found[0].replaceAll(',', '')
  const number = (end: number, unit: string): void => {
    pieces.push({ length: end - at, place: 'operand', kind: 'Number', value, unit, cost: 0 })
  }
  const end = at + found[0].length
  let from = end
  while (text.charCodeAt(from) === 0x20) from++
  // Only the longest unit: what follows a number without its unit could be no operator anyway.
  const { nouns } = context.vocabulary
  const unit = longestUnit(text, from, nouns)
  if (unit === undefined) {
    number(end, '')
    return
  }
  const next = from + unit.length
  number(next, unit)
  if (text.charCodeAt(next) !== 0x2f) return
  const below = longestUnit(text, next + 1, nouns, notBelowSlash)
  if (below && (context.vocabulary.matches(text, next + 1)[0] ?? 0) <= below.length) {
    number(next + 1 + below.length, `${unit}/${below}`)
  }
}

function longestUnit(
  text: string,
  at: number,
  nouns: readonly string[],
  without?: ReadonlySet<string>,
): string | undefined {
  let best: string | undefined
  for (const unit of nouns) {
    if (text.startsWith(unit, at)) {
      best = unit
      break
    }
  }
  for (const unit of unitsByFirst.get(text.charCodeAt(at)) ?? []) {
    if (unit.length > (best?.length ?? 0) && !without?.has(unit) && text.startsWith(unit, at)) best = unit
  }
  return best
}

const unitsByFirst: ReadonlyMap<number, readonly string[]> = new Map(
  builtInUnits.map((u) => [u.charCodeAt(0), builtInUnits.filter((other) => other.startsWith(u.charAt(0)))]),
)

/** Whether something that may follow an operand begins at an offset. */
export function mayFollowOperand(text: string, at: number, mode: Mode): boolean {
  const c = text.charCodeAt(at)
  if (at >= text.length || c === 0x2f || c <= 0x20) return true
  return (mode === 'bounds' ? boundIndex : formulaIndex).has(c)
}
