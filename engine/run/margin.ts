import type { Term } from '../../dsl/model/term.ts'
import { exactAlgebra } from '../exact/algebra.ts'
import { extremeOpen } from '../exact/open-arithmetic.ts'
import { Open, type Value } from '../exact/value.ts'
import { Exact, ZERO } from '../number/exact.ts'

type Number = Exact | Open

/**
 * How far the sides of a comparison are from the flip: not negative where it holds (0 of a strict one is the flip itself). Open where a
 * side is, with the least and the greatest that it can be. Undefined where a side is no number or the term no comparison.
 */
export function marginOf(term: Term, left: Value | undefined, right: Value | undefined): Number | undefined {
  if (term.op !== 'compare' || !isNumber(left) || !isNumber(right)) return undefined
  switch (term.comparison) {
    case '≥':
    case '＞':
      return less(left, right)
    case '≤':
    case '＜':
      return less(right, left)
    case '＝':
      return less(ZERO, distance(left, right))
    case '≠':
      return distance(left, right)
  }
}

function less(a: Number, b: Number): Number {
  return exactAlgebra.subtract(a, b) as Number
}

function distance(a: Number, b: Number): Number {
  return greater(greater(less(a, b), less(b, a)), ZERO)
}

function greater(a: Number, b: Number): Number {
  return extremeOpen(a, b, true)
}

function isNumber(value: Value | undefined): value is Number {
  if (value instanceof Exact) return true
  return value instanceof Open && (value.at === null || value.at instanceof Exact)
}
