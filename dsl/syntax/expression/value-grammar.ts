import { EMPTY_ALT, EOF, type IOrAlt, type TokenType } from 'chevrotain'
import { problem } from '../../diagnostic/diagnostic.ts'
import type { Span } from '../../text/span.ts'
import { buildCall, buildPick, type Item } from './call.ts'
import type { BinaryOperator, Expression, FunctionName, Name, Unary } from './expression.ts'
import { literal, nameOf, spanOf } from './literal.ts'
import { buildMembership, type Listed } from './membership.ts'
import { type Built, buildOperation, type Entry } from './operation.ts'
import { type Items, ReportingParser } from './reporting.ts'
import { T, type Token } from './tokens.ts'

/** Words that have a place of their own elsewhere; met anywhere else they are reported and passed over. */
export const strays = [T.Then, T.Else, T.To, T.Mark, T.By, T.Where, T.Places, T.UnitText, T.BoundPrefix, T.Enum]

const nowhere: Span = { start: 0, end: 0 }

/**
 * The rules of values. They read every row of tokens whose brackets are balanced: where something is missing or too much they say so
 * and go on, so that all faults come out at once. Precedence is not their matter (operation.ts): few rules, little stack.
 * Lists of alternatives are kept in fields because making them anew costs more than choosing.
 */
export abstract class ValueGrammar extends ReportingParser {
  /** The row that `operation` is gathering. */
  private entries: Entry[] = []
  private operationAlternatives: IOrAlt<void>[] | undefined
  private primaryAlternatives: IOrAlt<Built>[] | undefined
  private signAlternatives: IOrAlt<Token>[] | undefined
  private infixAlternatives: IOrAlt<Token>[] | undefined

  protected items = this.RULE('items', (): Items => {
    const list: Item[] = []
    const commas: Span[] = []
    this.OPTION({
      GATE: () => !closes(this.LA(1).tokenType),
      DEF: () => {
        list.push(this.SUBRULE(this.item))
        this.MANY(() => {
          const comma = this.CONSUME(T.Comma) as Token
          this.ACTION(() => commas.push(spanOf(comma)))
          list.push(this.SUBRULE2(this.item))
        })
      },
    })
    return { list, commas }
  })

  private item = this.RULE('item', (): Item => {
    const start = this.ACTION(() => spanOf(this.LA(1) as Token).start)
    const item: { -readonly [K in keyof Item]?: Item[K] } = {}
    const more: Name[] = []
    const noteTail = (token: Token): void => {
      this.ACTION(() => void (item.tail ??= { text: token.image, span: spanOf(token) }))
    }
    const worded = (token: Token) => this.ACTION(() => ({ text: token.value, span: spanOf(token) }))
    this.OR([
      { ALT: () => void (item.place = worded(this.CONSUME(T.Places) as Token)) },
      { ALT: () => void (item.unit = worded(this.CONSUME(T.UnitText) as Token)) },
      { ALT: () => void (item.value = this.SUBRULE(this.operation).value) },
    ])
    this.MANY(() => {
      noteTail(this.CONSUME(T.Enum) as Token)
      const name = this.SUBRULE(this.dimension)
      this.ACTION(() => name && more.push(name))
    })
    this.OPTION(() => {
      noteTail(this.CONSUME(T.By) as Token)
      item.by = this.SUBRULE2(this.dimension)
    })
    this.OPTION2(() => {
      noteTail(this.CONSUME(T.Where) as Token)
      item.where = this.SUBRULE2(this.operation).value
    })
    this.MANY2(() => {
      this.OR2(
        strays.map((type) => ({
          ALT: () => {
            const token = this.CONSUME2(type) as Token
            this.ACTION(() => this.reportStray(token))
          },
        })),
      )
      this.SUBRULE3(this.operation)
      this.quiet = false
    })
    return this.ACTION(() => {
      const span = { start, end: Math.max(start, spanOf(this.LA(0) as Token).end) }
      return { ...item, value: item.value ?? { type: 'hole', span }, more, span }
    })
  })

  private dimension = this.RULE('dimension', (): Name | undefined => {
    let name: Name | undefined
    this.OR([
      {
        ALT: () => {
          const token = this.CONSUME(T.Name) as Token
          this.ACTION(() => void (name = nameOf(token)))
        },
      },
      { ALT: () => this.missing() },
    ])
    return name
  })

  protected operation = this.RULE('operation', (): Built => {
    const outer = this.entries
    const entries: Entry[] = []
    this.entries = entries
    this.SUBRULE(this.operand)
    this.operationAlternatives ??= [
      {
        ALT: () => {
          this.infixAlternatives ??= [T.Sign, T.Arith].map((type) => ({ ALT: () => this.CONSUME(type) as Token }))
          const token = this.OR2(this.infixAlternatives)
          this.ACTION(() => {
            const operator = token.value as BinaryOperator
            this.entries.push({ is: 'infix', operator, span: spanOf(token), written: token.image })
          })
          this.SUBRULE2(this.operand)
        },
      },
      { ALT: () => void this.SUBRULE(this.membership) },
      {
        ALT: () => {
          const token = this.CONSUME(T.Percent) as Token
          this.ACTION(() => this.problems.push(problem('HC2021', spanOf(token), { found: token.image })))
        },
      },
      {
        ALT: () => {
          this.ACTION(() => this.reportSideBySide())
          this.CONSUME(T.Not)
        },
      },
      {
        ALT: () => {
          this.ACTION(() => this.reportSideBySide())
          this.SUBRULE(this.primary)
        },
      },
    ]
    this.MANY(() => this.OR(this.operationAlternatives as IOrAlt<void>[]))
    this.entries = outer
    return this.ACTION(() => buildOperation(entries, this.problems))
  })

  private operand = this.RULE('operand', (): void => {
    const quiet = this.quiet
    this.quiet = false
    this.MANY(() => {
      this.signAlternatives ??= [T.Sign, T.Not].map((type) => ({ ALT: () => this.CONSUME(type) as Token }))
      const token = this.OR(this.signAlternatives)
      this.ACTION(() =>
        this.entries.push({ is: 'prefix', operator: token.value as Unary['operator'], span: spanOf(token) }),
      )
    })
    this.OR2([
      {
        ALT: () => {
          const { value, span, bare } = this.SUBRULE(this.primary)
          this.entries.push({ is: 'operand', value, span, bare })
        },
      },
      {
        ALT: () => {
          const { value, span } = this.missing(quiet)
          this.entries.push({ is: 'operand', value, span })
        },
      },
    ])
  })

  private membership = this.RULE('membership', (): void => {
    const word = this.CONSUME(T.Belongs) as Token
    const members: Listed[] = [this.SUBRULE(this.member)]
    let to: Token | undefined
    this.MANY(() => {
      this.OR([
        { ALT: () => this.CONSUME(T.Enum) },
        { ALT: () => void (to = this.CONSUME(T.To) as Token), GATE: () => to === undefined && members.length === 1 },
      ])
      members.push(this.SUBRULE2(this.member))
    })
    this.ACTION(() => this.entries.push(buildMembership(word, members, to, this.problems)))
  })

  private member = this.RULE('member', (): Listed => {
    const sign = this.OPTION(() => this.CONSUME(T.Sign)) as Token | undefined
    const built = this.OR([{ ALT: (): Built => this.SUBRULE(this.primary) }, { ALT: (): Built => this.missing() }])
    const mark = this.OPTION2(() => this.CONSUME(T.Mark)) as Token | undefined
    return this.ACTION(() => {
      if (!sign) return { ...built, mark }
      const span = { start: sign.startOffset, end: built.span.end }
      return { value: { type: 'unary', operator: sign.value as '－', operand: built.value, span }, span, mark }
    })
  })

  private primary = this.RULE('primary', (): Built => {
    this.primaryAlternatives ??= [
      { ALT: () => this.SUBRULE(this.name) },
      ...[T.Number, T.Text, T.Date, T.Truth].map((type) => ({
        ALT: () => {
          const token = this.CONSUME(type) as Token
          return this.ACTION(() => ({ value: literal(token, this.problems), span: spanOf(token) }))
        },
      })),
      {
        ALT: () => {
          const word = this.CONSUME(T.Function) as Token
          this.CONSUME(T.Open)
          const { list } = this.SUBRULE(this.items)
          const end = this.endOf(this.CONSUME(T.Close) as Token)
          return this.ACTION(() => {
            const value = buildCall(word.value as FunctionName, spanOf(word), list, end, this.problems)
            return { value, span: value.span }
          })
        },
      },
      {
        ALT: () => {
          const open = this.CONSUME2(T.Open) as Token
          const items = this.SUBRULE2(this.items)
          const span = { start: open.startOffset, end: this.endOf(this.CONSUME2(T.Close) as Token) }
          return this.ACTION(() => ({ value: this.single(items, span), span }))
        },
      },
      {
        ALT: () => {
          const open = this.CONSUME(T.PickOpen) as Token
          this.SUBRULE3(this.items)
          const close = this.CONSUME(T.PickClose) as Token
          const span = { start: open.startOffset, end: this.endOf(close) }
          this.ACTION(() =>
            this.problems.push(problem('HC2035', spanOf(open), { open: open.image, close: close.image || '〕' })),
          )
          return { value: { type: 'hole', span }, span }
        },
      },
      { ALT: () => this.SUBRULE(this.conditional) },
    ]
    let built = this.OR(this.primaryAlternatives)
    this.MANY(() => {
      const open = this.CONSUME2(T.PickOpen) as Token
      const { list } = this.SUBRULE4(this.items)
      const end = this.endOf(this.CONSUME2(T.PickClose) as Token)
      this.ACTION(() => {
        const span = { start: built.span.start, end }
        built = { value: buildPick(built.value, list, { start: open.startOffset, end }, span, this.problems), span }
      })
    })
    return built
  })

  private name = this.RULE('name', (): Built => {
    const token = this.CONSUME(T.Name) as Token
    let built: Built = this.ACTION(() => ({ value: nameOf(token), span: spanOf(token) }))
    this.OPTION(() => {
      this.ACTION(() => this.reportUnknownFunction(token))
      this.CONSUME(T.Open)
      this.SUBRULE(this.items)
      const span = { start: token.startOffset, end: this.endOf(this.CONSUME(T.Close) as Token) }
      built = { value: { type: 'hole', span }, span }
    })
    return built
  })

  private conditional = this.RULE('conditional', (): Built => {
    const word = this.CONSUME(T.If) as Token
    const condition = this.SUBRULE(this.operation)
    let then: Built | undefined
    let otherwise: Built | undefined
    this.OPTION(() => {
      this.CONSUME(T.Then)
      then = this.SUBRULE2(this.operation)
      this.OPTION2(() => {
        this.CONSUME(T.Else)
        otherwise = this.SUBRULE3(this.operation)
      })
    })
    return this.ACTION(() => {
      if (!otherwise) this.problems.push(problem(then ? 'HC2015' : 'HC2014', spanOf(word), {}))
      const span = { start: word.startOffset, end: spanOf(this.LA(0) as Token).end }
      const hole: Expression = { type: 'hole', span: { start: span.end, end: span.end } }
      const branches = { then: then?.value ?? hole, otherwise: otherwise?.value ?? hole }
      return { value: { type: 'conditional', condition: condition.value, ...branches, span }, span, bare: true }
    })
  })

  /** The alternative of nothing at all, where a value is due. */
  private missing(quiet = false): Built {
    EMPTY_ALT()()
    return this.ACTION(() => {
      if (!quiet) this.reportMissing()
      const at = spanOf(this.LA(0) as Token).end
      const span = { start: at, end: at }
      return { value: { type: 'hole', span }, span }
    })
  }

  private endOf(token: Token): number {
    return this.ACTION(() => spanOf(token).end) ?? nowhere.end
  }
}

function closes(type: TokenType): boolean {
  return type === T.Close || type === T.PickClose || type === EOF
}
