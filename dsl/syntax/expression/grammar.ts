import { EOF } from 'chevrotain'
import { type Problem, problem } from '../../diagnostic/diagnostic.ts'
import type { Span } from '../../text/span.ts'
import type { Expression } from './expression.ts'
import { spanOf } from './literal.ts'
import { alternative, gated } from './rule-parts.ts'
import { T, type Token } from './tokens.ts'
import { strays, ValueGrammar } from './value-grammar.ts'

/** One thing on the left of a band's colon. */
export type BoundElement =
  | { readonly is: 'value'; readonly value: Expression; readonly span: Span }
  | { readonly is: 'word'; readonly token: Token; readonly span: Span }

/** The two things that are read: a formula, and the left side of a band. */
export class FormulaGrammar extends ValueGrammar {
  constructor(isChecked = false) {
    super(isChecked)
    this.performSelfAnalysis()
  }

  formula = this.RULE('formula', (): Expression => {
    const items = this.SUBRULE(this.items)
    return this.ACTION(() => this.single(items, { start: 0, end: 0 }))
  })

  bounds = this.RULE('bounds', (): BoundElement[] => {
    const elements: BoundElement[] = []
    const read = (): void =>
      this.OR([
        ...[...strays, T.Comma].map((type) =>
          alternative(() => {
            const token = this.CONSUME(type) as Token
            this.ACTION(() => elements.push({ is: 'word', token, span: spanOf(token) }))
          }),
        ),
        alternative(() => {
          const { value, span } = this.SUBRULE(this.operation)
          elements.push({ is: 'value', value, span })
        }),
      ])
    this.MANY(gated(() => this.LA(1).tokenType !== EOF, read))
    return elements
  })
}

const grammar = new FormulaGrammar()

/** What the grammar made of a row of tokens. */
export interface Parsed<R> {
  readonly result: R
  readonly problems: Problem[]
}

/** Reads a formula from tokens with balanced brackets. */
export function parseTokens(tokens: readonly Token[], unreadable: readonly Span[]): Parsed<Expression> {
  return run(() => grammar.formula(), tokens, unreadable)
}

/** Reads the left side of a band. */
export function parseBoundTokens(tokens: readonly Token[], unreadable: readonly Span[]): Parsed<BoundElement[]> {
  return run(() => grammar.bounds(), tokens, unreadable)
}

function run<R>(rule: () => R, tokens: readonly Token[], unreadable: readonly Span[]): Parsed<R> {
  grammar.input = tokens as Token[]
  grammar.problems = []
  grammar.unreadable = unreadable
  const result = rule()
  const { problems } = grammar
  for (const error of grammar.errors) {
    const token = error.token as Token
    const at = token.tokenType === EOF ? (tokens.at(-1) ?? token) : token
    problems.push(problem('HC2012', spanOf(at), { found: at.image }))
  }
  return { result, problems }
}
