import type { Model } from '../../dsl/model/model.ts'
import type { Scenario } from '../../dsl/model/scenario.ts'
import { any, type Unit } from '../../dsl/model/unit.ts'
import { type Evaluated, valuesAt } from '../exact/evaluated.ts'
import { printValue } from '../exact/print-value.ts'
import type { Value } from '../exact/value.ts'
import { equal, exact } from '../number/exact.ts'

/** An expected figure that came out otherwise. `expected` and `actual` as in outcomes; 待定 expected is null. */
export interface Difference {
  readonly figure: string
  readonly at: readonly string[]
  readonly expected: string | boolean | null
  readonly actual: string | boolean | null
}

/** Compares 期望 with the figures, exactly. */
export function differences(scenario: Scenario, model: Model, e: Evaluated): Difference[] {
  const found: Difference[] = []
  for (const [name, given] of scenario.expected) {
    const node = e.program.figures.get(name)
    const { dims = [], unit = any } = model.figures.get(name) ?? {}
    const values = node === undefined ? [] : valuesAt(e, node, dims)
    for (const cell of given.cells) {
      const place = e.layout.placeOf(dims, cell.at)
      const value = place < 0 ? undefined : values[place]
      if (value !== undefined && isAsExpected(value, cell.value, unit)) continue
      found.push({
        figure: name,
        at: cell.at,
        expected: cell.value,
        actual: value === undefined ? null : printValue(value, unit),
      })
    }
  }
  return found
}

/** Numbers compare by value: exactly, or at the forty digits that a value without a finite decimal is printed with. */
function isAsExpected(value: Value, expected: string | boolean | null, unit: Unit): boolean {
  const printed = printValue(value, unit)
  if (typeof printed === 'string' && typeof expected === 'string') {
    const [a, b] = [exact(printed), exact(expected)]
    if (a && b) return equal(a, b)
  }
  return printed === expected
}
