import { numberOfDay } from '../../dsl/text/calendar.ts'
import type { Constant, Node } from '../graph/kernel.ts'
import { type Exact, exact, fromInteger, ONE, ZERO } from '../number/exact.ts'
import { ABSENT, type Value } from './value.ts'

/** The value of a constant of the graph, in a run's year. */
export function constantValue(c: Constant, year: number): Value {
  switch (c.kind) {
    case 'number':
      return c.digits === '0' ? ZERO : c.digits === '1' ? ONE : (exact(c.digits) as Exact)
    case 'truth':
      return c.value
    case 'text':
      return c.text
    case 'day':
      return fromInteger(numberOfDay({ year, month: c.month, day: c.day }))
    case 'absent':
      return ABSENT
  }
}

const steps = new WeakMap<Node, Exact>()

/** A rounding's step, read once. */
export function stepOf(node: Extract<Node, { op: 'round' }>): Exact {
  const known = steps.get(node)
  if (known) return known
  const step = exact(node.step) as Exact
  steps.set(node, step)
  return step
}
