import type { NodeId } from '../graph/kernel.ts'
import { Exact, GREATEST_DIGITS, isTooLong } from '../number/exact.ts'
import { Fault, Open, type Value } from './value.ts'

/**
 * A value at a node as long as its numbers are of a sane length; else the fault that says so. Twenty rules, each the square of the one
 * before, would otherwise make a number of millions of digits and stop the machine. Undefined stands for what was not even worked out.
 */
export function held(value: Value | undefined, node: NodeId, index: number): Value {
  if (value !== undefined && !isLong(value)) return value
  return new Fault(node, index, 'HC6032', { digits: String(GREATEST_DIGITS) })
}

function isLong(value: Value): boolean {
  if (value instanceof Exact) return isTooLong(value)
  if (!(value instanceof Open)) return false
  const { at, low, high, linear } = value
  const numbers = [at, low, high, linear?.constant, ...[...(linear?.terms.values() ?? [])].map((t) => t.coefficient)]
  return numbers.some((n) => n instanceof Exact && isTooLong(n))
}
