import type { Model } from '../../dsl/model/model.ts'
import { shiftDecimal } from '../../dsl/model/quantity.ts'
import type { GivenCell, Scenario } from '../../dsl/model/scenario.ts'
import { any, printUnit } from '../../dsl/model/unit.ts'
import { type Evaluated, valuesAt } from '../exact/evaluated.ts'
import { printValue } from '../exact/print-value.ts'
import { Open, type Value } from '../exact/value.ts'
import { absolute, compare, type Exact, exact, subtract, ZERO } from '../number/exact.ts'
import { toPlain } from '../number/format.ts'

/** An expected figure (期望) at one place beside what came out. Values as in outcomes; 待定 expected is null. */
export interface Expectation {
  readonly figure: string
  readonly at: readonly string[]
  /** As in outcomes: 元, 人, 比率 … */
  readonly unit: string
  readonly expected: string | boolean | null
  readonly actual: string | boolean | null
  readonly agrees: boolean
  /** What came out less what was expected, in the unit; null where one of them is no number. */
  readonly difference: string | null
  /** How far a number may lie from the expected one and still agree, in the unit: half of the last digit that an issued table gives. */
  readonly tolerance: string
  /** Open parameters with 暂取 on which the figure rests. */
  readonly provisional: readonly string[]
}

/** Compares 期望 with the figures, in the order of the scenario. */
export function expectations(scenario: Scenario, model: Model, e: Evaluated): Expectation[] {
  return [...scenario.expected].flatMap(([name, { cells }]) => {
    const node = e.program.figures.get(name)
    const { dims = [], unit = any } = model.figures.get(name) ?? {}
    const values = node === undefined ? [] : valuesAt(e, node, dims)
    return cells.map((cell) => {
      const value = values[e.layout.placeOf(dims, cell.at)]
      const actual = value === undefined ? null : printValue(value, unit)
      const isNumber = unit.kind === 'quantity' || unit.kind === 'any'
      const off = isNumber ? between(actual, cell.value) : undefined
      const tolerance = toleranceOf(cell)
      return {
        figure: name,
        at: cell.at,
        unit: printUnit(unit),
        expected: cell.value,
        actual,
        agrees: off
          ? compare(absolute(off), exact(tolerance) ?? ZERO) <= 0
          : actual === cell.value && (actual !== null || isWaiting(value)),
        difference: off ? toPlain(off) : null,
        tolerance,
        provisional: provisionalOf(value),
      }
    })
  })
}

/** What came out less what was expected; a value without a finite decimal counts with the forty digits that it is printed with. */
function between(actual: Expectation['actual'], expected: Expectation['expected']): Exact | undefined {
  const [a, b] = [actual, expected].map((side) => (typeof side === 'string' ? exact(side) : undefined))
  return a && b && subtract(a, b)
}

function toleranceOf({ place }: GivenCell): string {
  return place === undefined ? '0' : shiftDecimal('5', place - 1)
}

/** Whether a value is 待定: one that cannot be worked out or does not apply is null for another reason. */
function isWaiting(value: Value | undefined): boolean {
  return value instanceof Open && value.at === null
}

function provisionalOf(value: Value | undefined): readonly string[] {
  if (!(value instanceof Open) || value.at === null) return []
  return value.causes.flatMap(({ kind, name }) => (kind === 'open' ? [name] : []))
}
