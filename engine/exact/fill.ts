import type { Figure } from '../../dsl/model/model.ts'
import type { Given } from '../../dsl/model/scenario.ts'
import type { Cause } from '../graph/cause.ts'
import { divide, exact } from '../number/exact.ts'
import type { Layout } from './layout.ts'
import { openLeaf } from './open-arithmetic.ts'
import type { Value } from './value.ts'

/** The values of a figure over its dimensions: those that data give, and `otherwise` at the other places. */
export function fill(
  { dims, unit }: Pick<Figure, 'dims' | 'unit'>,
  given: Pick<Given, 'cells'> | undefined,
  layout: Layout,
  otherwise: (place: number) => Value,
): Value[] {
  // A text that looks like a number (a code, 007) stays as it is.
  const isNumber = unit.kind === 'quantity' || unit.kind === 'any'
  const values: (Value | undefined)[] = new Array(layout.size(dims)).fill(undefined)
  for (const cell of given?.cells ?? []) {
    const place = layout.placeOf(dims, cell.at)
    if (place >= 0 && cell.value !== null) values[place] = isNumber ? cellValue(cell.value) : cell.value
  }
  return values.map((v, i) => v ?? otherwise(i))
}

/** A value that is not there: a variable of its own, without bounds, that waits for its cause. */
export function waiting(variable: string, cause: Cause): Value {
  return openLeaf(variable, null, null, null, cause)
}

/** A written value as a number where it is one: digits, or a fraction of digits (a share of 3:5:2). */
function cellValue(value: string | boolean): Value {
  if (typeof value === 'boolean') return value
  const [top = '', bottom] = value.split('/')
  const number = exact(top)
  if (!number) return value
  const divisor = bottom === undefined ? undefined : exact(bottom)
  return divisor ? (divide(number, divisor) ?? value) : number
}
