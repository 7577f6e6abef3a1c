import type { IOrAlt } from 'chevrotain'
import { problem } from '../../diagnostic/diagnostic.ts'
import type { Span } from '../../text/span.ts'
import { buildCall, buildPick, type Item } from './call.ts'
import type { BinaryOperator, Expression, FunctionName, Name, Unary } from './expression.ts'
import { literal, nameOf, spanOf } from './literal.ts'
import { buildMembership, type Listed } from './membership.ts'
import { type Built, buildOperation, type Entry } from './operation.ts'
import { type Items, ReportingParser } from './reporting.ts'
import { alternative, closes, gated, noValue } from './rule-parts.ts'
import { T, type Token } from './tokens.ts'

/** Words that have a place of their own elsewhere; met anywhere else they are reported and passed over. */
export const strays = [T.Then, T.Else, T.To, T.Mark, T.By, T.Where, T.Places, T.UnitText, T.BoundPrefix, T.Enum]
/** What cannot go on after the parts of an argument: an operator behind a dimension. */
const misplaced = [...strays, T.Arith, T.Sign, T.Belongs, T.Percent, T.Not]

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
    const read = (): void => {
      list.push(this.SUBRULE(this.item))
      this.MANY(() => {
        const comma = this.CONSUME(T.Comma) as Token
        this.ACTION(() => commas.push(spanOf(comma)))
        list.push(this.SUBRULE2(this.item))
      })
    }
    this.OPTION(gated(() => !closes(this.LA(1).tokenType), read))
    return { list, commas }
  })

  private item = this.RULE('item', (): Item => {
    const start = this.ACTION(() => spanOf(this.LA(1) as Token).start)
    const item: { -readonly [K in keyof Item]?: Item[K] } = {}
    const more: Name[] = []
    const noteTail = (token: Token): void => {
      item.tail ??= worded(token)
    }
    const worded = (token: Token) => this.ACTION(() => ({ text: token.value || token.image, span: spanOf(token) }))
    this.OR([
      alternative(() => {
        item.place = worded(this.CONSUME(T.Places) as Token)
      }),
      alternative(() => {
        item.unit = worded(this.CONSUME(T.UnitText) as Token)
      }),
      // Last, because it may be empty.
      alternative(() => {
        item.value = this.SUBRULE(this.operation).value
      }),
    ])
    this.MANY(() => {
      noteTail(this.CONSUME(T.Enum) as Token)
      const name = this.SUBRULE(this.dimension)
      this.ACTION(() => name && more.push(name))
    })
    this.OPTION(() => {
      noteTail(this.ACTION(() => this.LA(1) as Token))
      item.by = this.SUBRULE(this.groups)
    })
    this.OPTION2(() => {
      noteTail(this.CONSUME(T.Where) as Token)
      item.where = this.SUBRULE2(this.operation).value
    })
    // 机构 其中 … 按 医共体: people say it in either order.
    const readBehind = (): void => {
      item.by = this.SUBRULE2(this.groups)
    }
    this.OPTION3(gated(() => item.by === undefined, readBehind))
    this.MANY2(() => {
      this.ACTION(() => this.reportStray(this.LA(1) as Token))
      this.OR2([
        ...misplaced.map((type) => alternative(() => void this.CONSUME2(type))),
        alternative(() => void this.SUBRULE(this.primary)),
      ])
      this.quiet = true
      this.SUBRULE3(this.operation)
      this.quiet = false
    })
    return this.ACTION(() => {
      const span = { start, end: Math.max(start, spanOf(this.LA(0) as Token).end) }
      return { ...item, value: item.value ?? { type: 'hole', span }, more, by: item.by ?? [], span }
    })
  })

  private groups = this.RULE('groups', (): Name[] => {
    this.CONSUME(T.By)
    const names = [this.SUBRULE(this.dimension)]
    this.MANY(() => {
      this.CONSUME(T.Enum)
      names.push(this.SUBRULE2(this.dimension))
    })
    return names.filter((name) => name !== undefined)
  })

  private dimension = this.RULE('dimension', (): Name | undefined => {
    let name: Name | undefined
    this.OPTION(() => {
      const token = this.CONSUME(T.Name) as Token
      name = this.ACTION(() => nameOf(token))
    })
    this.ACTION(() => {
      if (!name) this.reportMissing()
    })
    return name
  })

  protected operation = this.RULE('operation', (): Built => {
    const outer = this.entries
    const entries: Entry[] = []
    this.entries = entries
    this.SUBRULE(this.operand)
    this.operationAlternatives ??= [
      alternative(() => {
        this.infixAlternatives ??= [T.Sign, T.Arith].map((type) => alternative(() => this.CONSUME(type) as Token))
        const token = this.OR2(this.infixAlternatives)
        this.ACTION(() => {
          const operator = token.value as BinaryOperator
          this.entries.push({ is: 'infix', operator, span: spanOf(token), written: token.image })
        })
        this.SUBRULE2(this.operand)
      }),
      alternative(() => void this.SUBRULE(this.membership)),
      alternative(() => {
        const token = this.CONSUME(T.Percent) as Token
        this.ACTION(() => {
          if (!joinPercent(this.entries, token))
            this.problems.push(problem('HC2021', spanOf(token), { found: token.image }))
        })
      }),
      alternative(() => {
        this.ACTION(() => this.reportSideBySide())
        this.CONSUME(T.Not)
      }),
      alternative(() => {
        this.ACTION(() => this.reportSideBySide())
        this.SUBRULE(this.primary)
      }),
    ]
    this.MANY(() => this.OR(this.operationAlternatives as IOrAlt<void>[]))
    this.entries = outer
    return this.ACTION(() => buildOperation(entries, this.problems))
  })

  private operand = this.RULE('operand', (): void => {
    const quiet = this.quiet
    this.quiet = false
    this.MANY(() => {
      this.signAlternatives ??= [T.Sign, T.Not].map((type) => alternative(() => this.CONSUME(type) as Token))
      const token = this.OR(this.signAlternatives)
      this.ACTION(() =>
        this.entries.push({ is: 'prefix', operator: token.value as Unary['operator'], span: spanOf(token) }),
      )
    })
    let built: Built | undefined
    this.OPTION(() => {
      built = this.SUBRULE(this.primary)
    })
    this.ACTION(() => {
      this.entries.push({ is: 'operand', ...(built ?? this.missing(quiet)) })
    })
  })

  private membership = this.RULE('membership', (): void => {
    const word = this.CONSUME(T.Belongs) as Token
    const members: Listed[] = [this.SUBRULE(this.member)]
    const separators: Token[] = []
    this.MANY(() => {
      separators.push(
        this.OR([alternative(() => this.CONSUME(T.Enum) as Token), alternative(() => this.CONSUME(T.To) as Token)]),
      )
      members.push(this.SUBRULE2(this.member))
    })
    this.ACTION(() => this.entries.push(buildMembership(word, members, separators, this.problems)))
  })

  private member = this.RULE('member', (): Listed => {
    const sign = this.OPTION(() => this.CONSUME(T.Sign)) as Token | undefined
    let found: Built | undefined
    this.OPTION2(() => {
      found = this.SUBRULE(this.primary)
    })
    const built = this.ACTION(() => found ?? this.missing())
    const mark = this.OPTION3(() => this.CONSUME(T.Mark)) as Token | undefined
    return this.ACTION(() => {
      if (!sign) return { ...built, mark }
      const span = { start: sign.startOffset, end: built.span.end }
      return { value: { type: 'unary', operator: sign.value as '－', operand: built.value, span }, span, mark }
    })
  })

  private primary = this.RULE('primary', (): Built => {
    this.primaryAlternatives ??= [
      alternative(() => this.SUBRULE(this.name)),
      ...[T.Number, T.Text, T.Date, T.Truth].map((type) =>
        alternative(() => {
          const token = this.CONSUME(type) as Token
          return this.ACTION(() => ({ value: literal(token, this.problems), span: spanOf(token) }))
        }),
      ),
      alternative(() => {
        const word = this.CONSUME(T.Function) as Token
        this.CONSUME(T.Open)
        const { list } = this.SUBRULE(this.items)
        const end = this.endOf(this.CONSUME(T.Close) as Token)
        return this.ACTION(() => {
          const value = buildCall(word.value as FunctionName, spanOf(word), list, end, this.problems)
          return { value, span: value.span }
        })
      }),
      alternative(() => {
        const open = this.CONSUME2(T.Open) as Token
        const items = this.SUBRULE2(this.items)
        const span = { start: open.startOffset, end: this.endOf(this.CONSUME2(T.Close) as Token) }
        return this.ACTION(() => ({ value: this.single(items, span), span }))
      }),
      alternative(() => {
        const open = this.CONSUME(T.PickOpen) as Token
        this.SUBRULE3(this.items)
        const close = this.CONSUME(T.PickClose) as Token
        const span = { start: open.startOffset, end: this.endOf(close) }
        this.ACTION(() =>
          this.problems.push(problem('HC2035', spanOf(open), { open: open.image, close: close.image || '〕' })),
        )
        return { value: { type: 'hole', span }, span }
      }),
      alternative(() => this.SUBRULE(this.conditional)),
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

  /** Nothing, where a value is due. */
  private missing(quiet = false): Built {
    if (!quiet) this.reportMissing()
    return noValue(spanOf(this.LA(0) as Token).end)
  }

  private endOf(token: Token): number {
    return this.ACTION(() => spanOf(token).end) ?? 0
  }
}

/** 结余的10% : what the word ends in is the number before ％; the word is told as a whole where it is looked up. Whether it is one. */
function joinPercent(entries: Entry[], percent: Token): boolean {
  const last = entries.at(-1)
  if (last?.is !== 'operand' || last.value.type !== 'name' || !/的\d+(?:\.\d+)?$/.test(last.value.name)) return false
  const span = { start: last.span.start, end: spanOf(percent).end }
  entries[entries.length - 1] = { ...last, value: { ...last.value, name: last.value.name + percent.image, span }, span }
  return true
}
