import { EmbeddedActionsParser, EOF } from 'chevrotain'
import { type Problem, problem } from '../../diagnostic/diagnostic.ts'
import type { Span } from '../../text/span.ts'
import { type Item, plainValue } from './call.ts'
import type { Expression } from './expression.ts'
import { nearestFunction } from './functions.ts'
import { spanOf } from './literal.ts'
import { T, type Token, vocabularyOfGrammar } from './tokens.ts'

/** What stands between two brackets. */
export interface Items {
  readonly list: Item[]
  readonly commas: Span[]
}

/** A parser that knows how to say what it found: the words of the grammar's faults, apart from its rules. */
export abstract class ReportingParser extends EmbeddedActionsParser {
  problems: Problem[] = []
  /** Characters that no token stands for; what is missing around them goes without saying. */
  unreadable: readonly Span[] = []
  /** A word that has no place has just been reported: so does what is missing behind it. */
  protected quiet = false

  /** Checking the grammar itself costs a third of a start, so a test does it, with `isChecked`. */
  constructor(isChecked = false) {
    super(vocabularyOfGrammar, { recoveryEnabled: true, maxLookahead: 1, skipValidations: !isChecked })
  }

  /** The one value between brackets; commas there are a fault. */
  protected single(items: Items, brackets: Span): Expression {
    for (const comma of items.commas) this.problems.push(problem('HC2012', comma, { found: '，' }))
    const first = items.list[0]
    if (first) {
      for (const item of items.list) plainValue(item, this.problems)
      return first.value
    }
    this.problems.push(problem('HC2010', brackets, { before: '（', after: '）' }))
    return { type: 'hole', span: brackets }
  }

  protected reportMissing(): void {
    const before = this.LA(0) as Token
    const after = this.LA(1) as Token
    if (this.touchesUnreadable(before, after)) return
    const first = before.tokenType === EOF ? undefined : before
    const second = after.tokenType === EOF ? undefined : after
    // ，× lacks something before ×; （甲 ＋） lacks something after ＋.
    const where = first && !(separates(first) && second && operates(second)) ? first : second
    const facts = { before: first?.image, after: second?.image }
    this.problems.push(problem('HC2010', where ? spanOf(where) : { start: 0, end: 0 }, facts))
  }

  protected reportSideBySide(): void {
    const left = this.LA(0) as Token
    const right = this.LA(1) as Token
    if (this.touchesUnreadable(left, right) || left.kind === 'Percent') return
    this.problems.push(problem('HC2011', spanOf(right), { left: left.image, right: right.image }))
  }

  protected reportUnknownFunction(token: Token): void {
    const { value } = token
    if (token.unknown)
      this.problems.push(problem('HC2018', spanOf(token), { name: value, nearest: nearestFunction(value) }))
    else this.problems.push(problem('HC2011', spanOf(this.LA(1) as Token), { left: value, right: this.LA(1).image }))
  }

  protected reportStray(token: Token): void {
    const span = spanOf(token)
    if (token.kind === 'Then' || token.kind === 'Else') {
      this.problems.push(problem('HC2016', span, { found: token.image }))
    } else if (token.kind === 'By' || token.kind === 'Where') {
      this.problems.push(problem('HC2028', span, { found: token.image }))
    } else if (token.kind === 'Places') this.problems.push(problem('HC2029', span, { found: token.image }))
    else this.problems.push(problem('HC2012', span, { found: token.image }))
  }

  protected touchesUnreadable(left: Token, right: Token): boolean {
    if (this.unreadable.length === 0) return false
    const from = left.tokenType === EOF ? 0 : spanOf(left).end
    const to = right.tokenType === EOF ? Number.POSITIVE_INFINITY : right.startOffset
    return this.unreadable.some((s) => s.start < to && s.end > from)
  }
}

function separates(token: Token): boolean {
  return token.kind === 'Comma' || token.kind === 'Open' || token.kind === 'PickOpen' || token.kind === 'Enum'
}

function operates(token: Token): boolean {
  return token.tokenType === T.Arith || token.tokenType === T.Sign || token.tokenType === T.Belongs
}
