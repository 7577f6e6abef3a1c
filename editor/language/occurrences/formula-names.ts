import type { OwnWords } from '../../../dsl/model/build/formula-reader.ts'
import type { Expression, Name, Pick } from '../../../dsl/syntax/expression/expression.ts'
import { type ScalarNode, spanInScalar } from '../../../dsl/syntax/yaml/node.ts'
import type { Span } from '../../../dsl/text/span.ts'
import type { Gather } from './gather.ts'
import type { NameSymbol } from './name-symbol.ts'

/** The words that hold in one formula before all others: how they are handed to the reader, and what they stand for. */
export interface Words {
  readonly own: OwnWords
  readonly locals: ReadonlyMap<string, NameSymbol>
}

/** No words of one's own. */
export const noWords: Words = { own: {}, locals: new Map() }

/** Gathers the names of the formula that a scalar holds; `beside`: the dimension whose member it may name. */
export function formulaNames(scalar: ScalarNode, words: Words, gather: Gather, beside?: string): void {
  if (scalar.style === 'missing') return
  gather.formulas.push(scalar.span)
  const { expression } = gather.read.formula(scalar.text, words.own)
  new Walk(scalar, words, gather).expression(expression, beside)
}

/** Gathers the names of bands. */
export function bandNames(scalar: ScalarNode, words: Words, gather: Gather): void {
  if (scalar.style === 'missing') return
  gather.formulas.push(scalar.span)
  const walk = new Walk(scalar, words, gather)
  for (const { low, high, result } of gather.read.bands(scalar.text, words.own).bands) {
    for (const end of [low, high]) if (end) walk.expression(end.value)
    if (typeof result !== 'string') walk.expression(result)
  }
}

class Walk {
  private readonly scalar: ScalarNode
  private readonly words: Words
  private readonly gather: Gather

  constructor(scalar: ScalarNode, words: Words, gather: Gather) {
    this.scalar = scalar
    this.words = words
    this.gather = gather
  }

  /** `beside`: the dimension whose members a word may be, next to something of that dimension. */
  expression(e: Expression, beside?: string): void {
    switch (e.type) {
      case 'name':
        this.name(e, beside)
        break
      case 'number':
        if (beside !== undefined) this.member(e.digits + e.unit, beside, e.span)
        break
      case 'text':
        if (beside !== undefined) this.member(e.text, beside, { start: e.span.start + 1, end: e.span.end - 1 })
        break
      case 'unary':
        this.expression(e.operand)
        break
      case 'binary':
        this.expression(e.left, this.isOnlyMember(e.left) ? this.dimensionOf(e.right) : undefined)
        this.expression(e.right, this.isOnlyMember(e.left) ? undefined : this.dimensionOf(e.left))
        break
      case 'conditional':
        for (const part of [e.condition, e.then, e.otherwise])
          this.expression(part, part === e.condition ? undefined : beside)
        break
      case 'membership': {
        this.expression(e.subject)
        const dimension = this.dimensionOf(e.subject)
        for (const item of e.items) this.expression(item, dimension)
        for (const end of e.range ? [e.range.low, e.range.high] : []) this.expression(end, dimension)
        break
      }
      case 'pick':
        this.pick(e)
        break
      case 'call': {
        for (const arg of e.args) this.expression(arg)
        const { dimensions = [], by = [], where } = e.over ?? {}
        for (const d of [...dimensions, ...by]) this.name(d, undefined)
        if (where) this.expression(where)
        break
      }
    }
  }

  private place(span: Span): Span {
    return spanInScalar(this.scalar, span)
  }

  private name(e: Name, beside: string | undefined): void {
    const { scope } = this.gather
    const isFree = !scope.names.meanings.has(e.name)
    const home = beside === undefined ? undefined : scope.model.dimensions.get(beside)
    const member = home && (home.members || isFree) ? scope.member(home.name, e.name) : undefined
    const symbol = this.words.locals.get(e.name) ?? member ?? scope.named(e.name) ?? this.anyMember(e.name)
    this.gather.inFormula(symbol, this.place(e.span), e.quoted)
  }

  /** A member that stands where nothing says of which dimension. */
  private anyMember(name: string): NameSymbol | undefined {
    const [home] = this.gather.scope.names.members.get(name) ?? []
    return home === undefined ? undefined : this.gather.scope.member(home, name)
  }

  /** A number or a text that is a member's name: 年份 ＞ 2023. */
  private member(written: string, dimension: string, span: Span): void {
    const symbol = this.gather.scope.member(dimension, written)
    if (symbol) this.gather.add(symbol, 'use', this.place(span))
  }

  /** x〔2025〕, x〔年份＝2025〕: a member first, else an attribute that leads to one. */
  private pick(e: Pick): void {
    const { scope } = this.gather
    this.expression(e.subject)
    for (const { dimension, member } of e.picks) {
      if (dimension)
        this.gather.inFormula(scope.dimension(dimension.name), this.place(dimension.span), dimension.quoted)
      const { start, end } = member.span
      if (member.type === 'name') {
        const home = dimension?.name ?? this.homeOf(member.name, e.subject)
        this.gather.inFormula(this.picked(member.name, home), this.place(member.span), member.quoted)
      } else {
        const [written, span] =
          member.type === 'text'
            ? [member.text, { start: start + 1, end: end - 1 }]
            : [member.digits + member.unit, { start, end }]
        const home = dimension?.name ?? this.homeOf(written, e.subject)
        if (home !== undefined) this.member(written, home, span)
      }
    }
  }

  private picked(written: string, home: string | undefined): NameSymbol | undefined {
    const { scope } = this.gather
    const isOpen = home !== undefined && scope.model.dimensions.get(home)?.members === undefined
    const isWay = scope.names.meanings.get(written)?.kind === 'attribute'
    const member = home === undefined || (isOpen && isWay) ? undefined : scope.member(home, written)
    return member ?? (isWay ? scope.named(written) : this.anyMember(written))
  }

  /** Of which of a figure's dimensions a word is a member. */
  private homeOf(written: string, subject: Expression): string | undefined {
    const { scope } = this.gather
    const homes = scope.names.members.get(written) ?? []
    if (homes.length === 1) return homes[0]
    const dims = this.dimsOf(subject)
    const known = dims.filter((d) => scope.model.dimensions.get(d)?.members && scope.member(d, written))
    return known[0] ?? homes[0] ?? dims.find((d) => scope.model.dimensions.get(d)?.members === undefined)
  }

  private dimsOf(e: Expression): readonly string[] {
    if (e.type === 'name') return this.gather.scope.figureOf(e.name)?.dims ?? []
    if (e.type === 'pick') return this.dimsOf(e.subject)
    return e.type === 'call' ? e.args.flatMap((arg) => this.dimsOf(arg)) : []
  }

  /** The dimension of which an expression is a member: itself, what an attribute leads to, a figure that holds members. */
  private dimensionOf(e: Expression): string | undefined {
    if (e.type === 'pick') return this.dimensionOf(e.subject)
    if (e.type !== 'name' || this.words.locals.has(e.name)) return undefined
    const meaning = this.gather.scope.names.meanings.get(e.name)
    if (!meaning) return undefined
    if (meaning.kind !== 'figure') return meaning.kind === 'dimension' ? meaning.name : meaning.values
    const unit = this.gather.scope.figureOf(e.name)?.unit
    return unit?.kind === 'member' ? unit.dimension : undefined
  }

  private isOnlyMember(e: Expression): boolean {
    const { meanings, members } = this.gather.scope.names
    return e.type === 'name' && !meanings.has(e.name) && members.has(e.name)
  }
}
