import { expect } from 'vitest'
import type { Exact } from '../../engine/number/exact.ts'
import { judgeOf } from './exact-pair.ts'
import { Rational } from './rational.ts'

/** The value's fraction as text, so that a failure shows both. */
function shown(value: Rational): string {
  return `${value.over}/${value.under}`
}

/** Expects the judge's value, held in lowest terms. */
export function expectSame(value: Exact | undefined, judge: Rational) {
  expect(value).toBeDefined()
  if (value === undefined) return
  expect(shown(judgeOf(value))).toBe(shown(judge))
  expectLowestTerms(value)
}

function expectLowestTerms(value: Exact) {
  if (value.bottom === null) return
  const bottom = BigInt(value.bottom.toFixed())
  expect(bottom > 1n && bottom % 2n !== 0n && bottom % 5n !== 0n).toBe(true)
  const digits = BigInt(value.top.toFixed().replace(/[-.]/g, ''))
  expect(Rational.of(digits, bottom).under).toBe(bottom)
}
