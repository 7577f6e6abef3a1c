import type { Term } from '../../dsl/model/term.ts'
import type { Span } from '../../dsl/text/span.ts'
import type { BodyArgument, BodyNode } from './body.ts'
import type { Constant, Operation } from './kernel.ts'
import { lowerAggregate, lowerApplying, lowerShare } from './lower-aggregate.ts'
import { lowerBands } from './lower-bands.ts'
import { lowerCases } from './lower-cases.ts'
import { checkedDate, lowerAge, lowerDate } from './lower-dates.ts'
import { type Lowering, nameOf } from './lowering.ts'

/** Writes one term in the kernel's operations, node by node; what it wrote and the figures that it used stand in it afterwards. */
export class BodyBuilder implements Lowering {
  readonly nodes: BodyNode[] = []
  readonly uses = new Set<string>()
  private readonly owner: string

  /** `owner` is what a case that is not provided for is called after. */
  constructor(owner = '') {
    this.owner = owner
  }

  node(operation: Operation, args: readonly BodyArgument[], dims: readonly string[], span: Span): BodyArgument {
    this.nodes.push({ ...operation, args, dims, span } as BodyNode)
    return this.nodes.length - 1
  }

  constant(value: Constant, span: Span): BodyArgument {
    return this.node({ op: 'constant', value }, [], [], span)
  }

  number(digits: string, span: Span): BodyArgument {
    return this.constant({ kind: 'number', digits }, span)
  }

  unspecified(span: Span): BodyArgument {
    return this.node({ op: 'unknown', cause: { kind: 'unspecified', name: this.owner } }, [], [], span)
  }

  absent(span: Span): BodyArgument {
    return this.constant({ kind: 'absent' }, span)
  }

  term(t: Term): BodyArgument {
    const { span, dims } = t
    switch (t.op) {
      case 'number':
        return this.number(t.digits, span)
      case 'truth':
        return this.constant({ kind: 'truth', value: t.value }, span)
      case 'text':
        return this.constant({ kind: 'text', text: t.text }, span)
      case 'date':
        return lowerDate(t, this)
      case 'calendar':
        return this.node({ op: 'calendar', part: t.part }, [this.term(t.of)], dims, span)
      case 'age':
        return lowerAge(t, this)
      case 'figure':
        this.uses.add(t.name)
        return { figure: t.name }
      case 'lastYear':
        return this.node({ op: 'prior', figure: t.name }, [], dims, span)
      case 'year':
        return this.node({ op: 'year' }, [], [], span)
      case 'member':
        return this.node({ op: 'member', dimension: t.dimension, as: 'name' }, [], dims, span)
      case 'name':
        return this.constant({ kind: 'text', text: t.name }, span)
      case 'add':
      case 'subtract':
      case 'multiply': {
        const made = this.node({ op: t.op }, [this.term(t.left), this.term(t.right)], dims, span)
        return t.unit.kind === 'date' ? checkedDate(made, t, this) : made
      }
      case 'and':
      case 'or':
        return this.node({ op: t.op }, [this.term(t.left), this.term(t.right)], dims, span)
      case 'divide':
        return this.divide(this.term(t.left), this.term(t.right), t, t.right)
      case 'power':
        return this.power(t)
      case 'negate':
      case 'not':
        return this.node({ op: t.op }, [this.term(t.of)], dims, span)
      case 'root': {
        const of = this.term(t.of)
        const fine = this.node({ op: 'lessEqual' }, [this.number('0', span), of], t.of.dims, span)
        return this.node({ op: 'root' }, [this.guard(of, fine, 'HC6016', {}, t.of)], dims, span)
      }
      case 'absolute': {
        const of = this.term(t.of)
        return this.node({ op: 'maximum' }, [of, this.node({ op: 'negate' }, [of], dims, span)], dims, span)
      }
      case 'minimum':
      case 'maximum':
        return this.fold(t)
      case 'compare':
        return this.compare(t)
      case 'choose':
        return this.node(
          { op: 'select' },
          [this.term(t.condition), this.term(t.then), this.term(t.otherwise)],
          dims,
          span,
        )
      case 'round':
        return this.node({ op: 'round', mode: t.mode, step: t.step }, [this.term(t.of)], dims, span)
      case 'follow':
        return this.node({ op: 'gather', by: t.path }, [this.term(t.of)], dims, span)
      case 'pick':
        return this.node(
          { op: 'gather', by: { dimension: t.dimension, member: t.member } },
          [this.term(t.of)],
          dims,
          span,
        )
      case 'previous':
        return this.node({ op: 'gather', by: { before: t.dimension } }, [this.term(t.of)], dims, span)
      case 'sumBefore':
        return this.node({ op: 'scan', dimension: t.dimension }, [this.term(t.of)], dims, span)
      case 'rank':
        return this.node({ op: 'rank', over: t.over, by: t.by }, [this.term(t.of)], dims, span)
      case 'aggregate':
        return lowerAggregate(t, this)
      case 'share':
        return lowerShare(t, this)
      case 'split':
        return this.node(
          { op: 'split', over: t.over, by: t.by, manner: t.manner },
          [this.term(t.whole), this.term(t.weights)],
          dims,
          span,
        )
      case 'default':
        return this.node({ op: 'default' }, [this.term(t.of), this.term(t.otherwise)], dims, span)
      case 'cast':
        return this.term(t.of)
      case 'spread':
        return this.spread(this.term(t.of), dims, span)
      case 'applying':
        return lowerApplying(t, this)
      case 'reading':
        return this.reading(t)
      case 'cases':
        return lowerCases(t, this)
      case 'bands':
        return lowerBands(t, this)
      case 'unspecified':
        return this.unspecified(span)
      case 'broken':
        throw new Error('a broken term has no operations')
    }
  }

  /** A value over more dimensions than it has. Whether a figure has them all is not known here, so it is spread too. */
  spread(of: BodyArgument, dims: readonly string[], span: Span): BodyArgument {
    const has = typeof of === 'number' ? this.nodes[of]?.dims : undefined
    if (dims.length === 0 || (has && dims.every((d) => has.includes(d)))) return of
    return this.node({ op: 'spread' }, [of], dims, span)
  }

  guard(
    value: BodyArgument,
    condition: BodyArgument,
    code: Extract<Operation, { op: 'guard' }>['code'],
    facts: Readonly<Record<string, string>>,
    at: Term,
  ): BodyArgument {
    return this.node({ op: 'guard', code, facts }, [value, condition], at.dims, at.span)
  }

  notZero(value: BodyArgument, dims: readonly string[], span: Span): BodyArgument {
    const zero = this.node({ op: 'equal' }, [value, this.number('0', span)], dims, span)
    return this.node({ op: 'not' }, [zero], dims, span)
  }

  private divide(left: BodyArgument, right: BodyArgument, t: Term, divisor: Term): BodyArgument {
    const fine = this.notZero(right, divisor.dims, divisor.span)
    const checked = this.guard(right, fine, 'HC6007', { divisor: nameOf(divisor) }, divisor)
    return this.node({ op: 'divide' }, [left, checked], t.dims, t.span)
  }

  private power(t: Extract<Term, { op: 'power' }>): BodyArgument {
    const base = this.term(t.base)
    if (t.exponent >= 0) return this.node({ op: 'power', exponent: t.exponent }, [base], t.dims, t.span)
    const fine = this.notZero(base, t.dims, t.span)
    return this.node(
      { op: 'power', exponent: t.exponent },
      [this.guard(base, fine, 'HC6017', {}, t.base)],
      t.dims,
      t.span,
    )
  }

  private fold(t: Extract<Term, { op: 'minimum' | 'maximum' }>): BodyArgument {
    const [first, ...rest] = t.of
    return rest.reduce<BodyArgument>(
      (so, next) => this.node({ op: t.op }, [so, this.term(next)], t.dims, t.span),
      this.term(first as Term),
    )
  }

  private compare(t: Extract<Term, { op: 'compare' }>): BodyArgument {
    return this.comparison(t, ...this.sides(t))
  }

  /** The two sides of a comparison. Members of an ordered dimension compare by their place, where the order is asked for. */
  sides(t: Extract<Term, { op: 'compare' }>): readonly [left: BodyArgument, right: BodyArgument] {
    const byPlace =
      t.comparison !== '＝' && t.comparison !== '≠' && t.left.unit.kind === 'member' && t.right.unit.kind === 'member'
    return byPlace ? [this.position(t.left), this.position(t.right)] : [this.term(t.left), this.term(t.right)]
  }

  comparison(t: Extract<Term, { op: 'compare' }>, left: BodyArgument, right: BodyArgument): BodyArgument {
    const make = (op: 'less' | 'lessEqual' | 'equal', a: BodyArgument, b: BodyArgument): BodyArgument =>
      this.node({ op }, [a, b], t.dims, t.span)
    switch (t.comparison) {
      case '＜':
        return make('less', left, right)
      case '≤':
        return make('lessEqual', left, right)
      case '＞':
        return make('less', right, left)
      case '≥':
        return make('lessEqual', right, left)
      case '＝':
        return make('equal', left, right)
      case '≠':
        return this.node({ op: 'not' }, [make('equal', left, right)], t.dims, t.span)
    }
  }

  private position(t: Term): BodyArgument {
    if (t.op === 'member')
      return this.node({ op: 'member', dimension: t.dimension, as: 'position' }, [], t.dims, t.span)
    if (t.op === 'name') return this.node({ op: 'position', dimension: t.dimension, name: t.name }, [], [], t.span)
    return this.term(t)
  }

  private reading(t: Extract<Term, { op: 'reading' }>): BodyArgument {
    const chosen = this.node({ op: 'reading', reading: t.reading }, [], [], t.span)
    const options = [...t.options]
    const last = options.pop()
    if (!last) throw new Error('a reading needs options')
    return options.reduceRight<BodyArgument>((otherwise, o) => {
      const is = this.node(
        { op: 'equal' },
        [chosen, this.constant({ kind: 'text', text: o.option }, t.span)],
        [],
        t.span,
      )
      return this.node({ op: 'select' }, [is, this.term(o.term), otherwise], t.dims, t.span)
    }, this.term(last.term))
  }
}
