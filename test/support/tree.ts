import type {
  BinaryOperator,
  Call,
  Expression,
  FunctionName,
  Name,
  Over,
} from '../../dsl/syntax/expression/expression.ts'

/** Formulas as trees without places, for tests that make them up. */
const span = { start: 0, end: 0 }

export function name(text: string): Name {
  return { type: 'name', name: text, span }
}

export function number(digits: string, unit = ''): Expression {
  return { type: 'number', digits, unit, span }
}

export function text(value: string): Expression {
  return { type: 'text', text: value, span }
}

/** 2024-02-29, or 2月29日 of the run's year. */
export function date(year: number | undefined, month: number, day: number): Expression {
  return { type: 'date', ...(year === undefined ? {} : { year }), month, day, span }
}

export function truth(value: boolean): Expression {
  return { type: 'truth', value, span }
}

export function minus(operand: Expression): Expression {
  return { type: 'unary', operator: '－', operand, span }
}

export function not(operand: Expression): Expression {
  return { type: 'unary', operator: '非', operand, span }
}

export function binary(operator: BinaryOperator, left: Expression, right: Expression): Expression {
  return { type: 'binary', operator, left, right, at: span, span }
}

export function choose(condition: Expression, then: Expression, otherwise: Expression): Expression {
  return { type: 'conditional', condition, then, otherwise, span }
}

export function oneOf(subject: Expression, negated: boolean, items: readonly Expression[]): Expression {
  return { type: 'membership', subject, negated, items, span }
}

/** x 属于 80至95％: a bare number at the low end is read in the unit of the high one. */
export function between(
  subject: Expression,
  low: Expression,
  high: Expression,
  lowClosed?: boolean,
  highClosed?: boolean,
): Expression {
  const isBare = low.type === 'number' && low.unit === '' && high.type === 'number'
  const range = { low: isBare ? { ...low, unit: high.unit } : low, lowClosed, high, highClosed }
  return { type: 'membership', subject, negated: false, items: [], range, span }
}

export function pickOf(subject: Expression, dimension: string | undefined, member: string): Expression {
  const written = /^\d+$/.test(member) ? { type: 'number' as const, digits: member, unit: '', span } : name(member)
  return {
    type: 'pick',
    subject,
    picks: [{ ...(dimension ? { dimension: name(dimension) } : {}), member: written }],
    span,
  }
}

export function call(
  word: FunctionName,
  args: readonly Expression[],
  more: { readonly over?: Over; readonly to?: string; readonly unit?: string } = {},
): Call {
  const { over, to, unit } = more
  return {
    type: 'call',
    function: word,
    at: span,
    args,
    ...(over ? { over } : {}),
    ...(to === undefined ? {} : { to: { text: to, span } }),
    ...(unit === undefined ? {} : { unit: { text: unit, span } }),
    span,
  }
}

export function over(dimensions: readonly string[], by: readonly string[] = [], where?: Expression): Over {
  return { dimensions: dimensions.map(name), by: by.map(name), ...(where ? { where } : {}), span }
}
