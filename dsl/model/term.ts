import type { Span } from '../text/span.ts'
import type { Unit } from './unit.ts'

/**
 * A formula as meant: names resolved, units and dimensions known, attributes that are followed written out.
 * Digits are exact decimal text in base units. Spans count in the formula's own text.
 */
export type Term = TermBody & TermType

/** What every term has: its unit, its dimensions in the policy's order, its place. */
export interface TermType {
  readonly unit: Unit
  readonly dims: readonly string[]
  readonly span: Span
}

export type Comparison = '＜' | '≤' | '＞' | '≥' | '＝' | '≠'
export type RoundingMode = 'half-up' | 'up' | 'down'
export type CalendarPart = 'year' | 'month' | 'day'
export type Aggregate = 'sum' | 'mean' | 'maximum' | 'minimum' | 'count'

export type TermBody =
  /** A number. `isBare`: whether it is written without any unit, not even ％; left out of one that nobody wrote. */
  | { readonly op: 'number'; readonly digits: string; readonly isBare?: boolean }
  | { readonly op: 'truth'; readonly value: boolean }
  | { readonly op: 'text'; readonly text: string }
  /** yyyy-mm-dd; without a year, of the run's year. */
  | { readonly op: 'date'; readonly text: string }
  /** Another figure: input, parameter, rule. */
  | { readonly op: 'figure'; readonly name: string }
  /** A figure of the year before. */
  | { readonly op: 'lastYear'; readonly name: string }
  /** The run's year. */
  | { readonly op: 'year' }
  /** The member of a dimension at hand. */
  | { readonly op: 'member'; readonly dimension: string }
  /** A member by name, beside something of its dimension. */
  | { readonly op: 'name'; readonly dimension: string; readonly name: string }
  | { readonly op: 'add' | 'subtract' | 'multiply' | 'divide'; readonly left: Term; readonly right: Term }
  | { readonly op: 'power'; readonly base: Term; readonly exponent: number }
  | { readonly op: 'negate' | 'absolute' | 'root' | 'not'; readonly of: Term }
  | { readonly op: 'minimum' | 'maximum'; readonly of: readonly Term[] }
  /** 年 月 日 of a date. */
  | { readonly op: 'calendar'; readonly part: CalendarPart; readonly of: Term }
  /** 周岁: birthdays from `birth` up to the day `on`, that day included. */
  | { readonly op: 'age'; readonly birth: Term; readonly on: Term }
  | { readonly op: 'and' | 'or'; readonly left: Term; readonly right: Term }
  | { readonly op: 'compare'; readonly comparison: Comparison; readonly left: Term; readonly right: Term }
  | { readonly op: 'choose'; readonly condition: Term; readonly then: Term; readonly otherwise: Term }
  /** To a multiple of `step` (exact decimal text, base unit). */
  | { readonly op: 'round'; readonly of: Term; readonly mode: RoundingMode; readonly step: string }
  /** The figure at the member that an attribute of `from` names, step by step, in place of dimension `to`. */
  | { readonly op: 'follow'; readonly of: Term; readonly path: Path }
  /** At one member. */
  | { readonly op: 'pick'; readonly of: Term; readonly dimension: string; readonly member: string }
  /** At the member before the one at hand in an ordered dimension; nothing at the first. */
  | { readonly op: 'previous'; readonly of: Term; readonly dimension: string }
  /** The sum over the members before the one at hand in an ordered dimension; 0 at the first. */
  | { readonly op: 'sumBefore'; readonly of: Term; readonly dimension: string }
  /** Place by size, the greatest 1, ties to the earlier member. */
  | { readonly op: 'rank'; readonly of: Term; readonly over: readonly string[]; readonly by: readonly Path[] }
  /** Over some dimensions, or within the groups of an attribute; only members where `where` holds count. */
  | {
      readonly op: 'aggregate'
      readonly kind: Aggregate
      readonly of: Term
      readonly over: readonly string[]
      readonly by: readonly Path[]
      readonly where?: Term
    }
  /** `of` ÷ its sum over `over` (within groups `by`). */
  | {
      readonly op: 'share'
      readonly of: Term
      readonly over: readonly string[]
      readonly by: readonly Path[]
      readonly where?: Term
    }
  | {
      readonly op: 'split'
      readonly whole: Term
      readonly weights: Term
      readonly over: readonly string[]
      readonly by: readonly Path[]
      readonly manner: SplitManner
    }
  /** `of`, or `otherwise` where it is missing or does not apply. */
  | { readonly op: 'default'; readonly of: Term; readonly otherwise: Term }
  /** `of` where `to` applies; where that does not, this does not either. */
  | { readonly op: 'applying'; readonly of: Term; readonly to: Term }
  /** The same for every member of the dimensions that a rule declares beyond those of its formula (维度). */
  | { readonly op: 'spread'; readonly of: Term }
  /** The same number in another unit, by decree (视为). */
  | { readonly op: 'cast'; readonly of: Term }
  /**
   * The value of the case that holds. Two that hold at once with different values are an error of the run, unless one beats the other
   * (`beats`: places among the cases). None holds: `otherwise`, or not provided for.
   */
  | { readonly op: 'cases'; readonly cases: readonly Case[]; readonly otherwise?: Term; readonly isException: boolean }
  /** 分段 over one figure, the bands in their order along the line as far as it is known. */
  | {
      readonly op: 'bands'
      readonly of: Term
      readonly manner: BandManner
      readonly bands: readonly BandTerm[]
      /** 其余: what it is where no band holds; left out: not provided for. */
      readonly otherwise?: Term
      /** 基数: what the ends that are percentages are of; never negative, or the run says so. */
      readonly base?: Term
      /** The bands are known to rise along the line without overlap, since their ends are numbers; if not, the run sees to it. */
      readonly isRising: boolean
    }
  /** What the document does not provide for. */
  | { readonly op: 'unspecified' }
  /** One term per option of a reading; the run says which holds. */
  | {
      readonly op: 'reading'
      readonly reading: string
      readonly options: readonly { readonly option: string; readonly term: Term }[]
    }
  /** What could not be understood; an error says why. */
  | { readonly op: 'broken' }

/** One case of 分情形, or one 例外. */
export interface Case {
  readonly name: string
  readonly when: Term
  readonly value: Term
  readonly beats: readonly number[]
  readonly clauses: readonly string[]
}

/** value: the band's figure is the result · whole: the band's rate on the whole · slices: each slice at its own rate. */
export type BandManner = 'value' | 'whole' | 'slices'

/** One band; an end left out is open to that side, a result left out is not provided for. */
export interface BandTerm {
  /** Its range as written. */
  readonly name: string
  readonly low?: { readonly term: Term; readonly closed: boolean }
  readonly high?: { readonly term: Term; readonly closed: boolean }
  readonly result?: Term
  /** It begins exactly where the band before it ends. */
  readonly meets: boolean
}

/** Attributes from one dimension to another: 村 →镇→ 镇 →医共体→ 医共体. */
export interface Path {
  readonly from: string
  readonly to: string
  readonly steps: readonly { readonly dimension: string; readonly attribute: string }[]
}

/** How a split rounds: to a multiple of `step` (undefined: not at all), who bears the remainder, what all-zero weights mean. */
export interface SplitManner {
  readonly step?: string
  /** A member: the part of that one (of the one dimension that the split runs over). */
  readonly remainder: 'largest' | 'first' | 'last' | 'greatest' | { readonly member: string }
  readonly empty: 'error' | 'nothing'
}

/** The terms directly inside a term. */
export function inner(term: Term): readonly Term[] {
  switch (term.op) {
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
    case 'and':
    case 'or':
    case 'compare':
      return [term.left, term.right]
    case 'power':
      return [term.base]
    case 'minimum':
    case 'maximum':
      return term.of
    case 'negate':
    case 'absolute':
    case 'root':
    case 'not':
    case 'round':
    case 'follow':
    case 'pick':
    case 'previous':
    case 'sumBefore':
    case 'rank':
    case 'cast':
    case 'spread':
    case 'calendar':
      return [term.of]
    case 'age':
      return [term.birth, term.on]
    case 'choose':
      return [term.condition, term.then, term.otherwise]
    case 'aggregate':
    case 'share':
      return term.where ? [term.of, term.where] : [term.of]
    case 'split':
      return [term.whole, term.weights]
    case 'applying':
      return [term.of, term.to]
    case 'default':
      return [term.of, term.otherwise]
    case 'reading':
      return term.options.map((o) => o.term)
    case 'cases':
      return [...term.cases.flatMap((c) => [c.when, c.value]), ...(term.otherwise ? [term.otherwise] : [])]
    case 'bands':
      return [
        term.of,
        ...term.bands.flatMap((b) => [b.low?.term, b.high?.term, b.result].filter((t) => t !== undefined)),
        ...[term.otherwise, term.base].filter((t) => t !== undefined),
      ]
    default:
      return []
  }
}

/** The exceptions that a term makes, the outermost first. */
export function exceptionsIn(term: Term): readonly Case[] {
  const known = exceptions.get(term)
  if (known) return known
  const here = term.op === 'cases' && term.isException ? term.cases : []
  const found = [...here, ...inner(term).flatMap(exceptionsIn)]
  exceptions.set(term, found)
  return found
}

/** Every rule is asked at every keystroke, and few have any. */
const exceptions = new WeakMap<Term, readonly Case[]>()

/** A rule's body, without what 例外, 保底, 封顶, 取整 and 维度 make of it. */
export function bodyOf(term: Term): Term {
  switch (term.op) {
    case 'round':
    case 'spread':
      return bodyOf(term.of)
    case 'minimum':
    case 'maximum':
      return bodyOf(term.of[0] as Term)
    case 'cases':
      return term.isException && term.otherwise ? bodyOf(term.otherwise) : term
    default:
      return term
  }
}

/** The same term with every part at one place: for a formula that is used away from where it was written. */
export function relocate(term: Term, span: Span): Term {
  const move = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(move)
    if (typeof value !== 'object' || value === null) return value
    const moved = Object.fromEntries(Object.entries(value).map(([k, v]) => [k, k === 'unit' ? v : move(v)]))
    return 'span' in value ? { ...moved, span } : moved
  }
  return move(term) as Term
}

/** The same text for terms that are the same but for their places. */
export function keyOf(term: Term): string {
  return JSON.stringify(relocate(term, { start: 0, end: 0 }))
}
