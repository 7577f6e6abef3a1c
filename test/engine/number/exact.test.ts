import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  absolute,
  add,
  compare,
  divide,
  type Exact,
  equal,
  exact,
  floorDivide,
  fromInteger,
  isZero,
  maximum,
  minimum,
  multiply,
  negate,
  sign,
  subtract,
  ZERO,
} from '../../../engine/number/exact.ts'
import { toPlain } from '../../../engine/number/format.ts'
import { counts } from '../../counts.ts'
import { decimalText, exactOf, numberText, pairOf } from '../../support/exact-pair.ts'
import { expectSame } from '../../support/expect-same.ts'
import { Rational } from '../../support/rational.ts'

const seed = 20260101
const numRuns = counts.exactNumbers

describe('reading', () => {
  it('keeps every one of 60 digits', () => {
    const text = '123456789012345678901234567890.123456789012345678901234567891'
    expect(toPlain(exactOf(text))).toBe(text)
  })

  it.each([
    '',
    '-',
    '.',
    '.5',
    '5.',
    '1e3',
    '1,000',
    '0x10',
    'NaN',
    'Infinity',
    ' 1',
    '1 ',
    '+1',
    '--1',
    '１',
    '1_0',
    '1/3',
  ])('refuses %j', (text) => {
    expect(exact(text)).toBeUndefined()
  })

  it('takes whole numbers and throws on others', () => {
    expect(toPlain(fromInteger(-12))).toBe('-12')
    expect(() => fromInteger(0.5)).toThrow(RangeError)
    expect(() => fromInteger(2 ** 53)).toThrow(RangeError)
  })
})

describe('arithmetic', () => {
  it('gives 1 for a third times three', () => {
    const third = divide(fromInteger(1), fromInteger(3)) as Exact
    const one = multiply(third, fromInteger(3))
    expect(toPlain(one)).toBe('1')
    expect(one.bottom).toBeNull()
  })

  it('makes a plain decimal of a quotient that ends', () => {
    const quotient = exactOf('1/1280000')
    expect(quotient.bottom).toBeNull()
    expect(toPlain(quotient)).toBe('0.00000078125')
  })

  it('adds numbers sixty places apart without rounding', () => {
    const sum = add(exactOf(`1${'0'.repeat(60)}`), exactOf(`0.${'0'.repeat(59)}1`))
    expect(toPlain(sum)).toBe(`1${'0'.repeat(60)}.${'0'.repeat(59)}1`)
  })

  it('adds, subtracts, multiplies and divides as the judge does', () => {
    fc.assert(
      fc.property(numberText, numberText, (a, b) => {
        const x = pairOf(a)
        const y = pairOf(b)
        expectSame(add(x.value, y.value), x.judge.add(y.judge))
        expectSame(subtract(x.value, y.value), x.judge.sub(y.judge))
        expectSame(multiply(x.value, y.value), x.judge.mul(y.judge))
        if (isZero(y.value)) expect(divide(x.value, y.value)).toBeUndefined()
        else expectSame(divide(x.value, y.value), x.judge.div(y.judge))
      }),
      { seed, numRuns },
    )
  })

  it('agrees with the judge along chains of operations on fractions with common factors', () => {
    const step = fc.tuple(fc.constantFrom('add', 'subtract', 'multiply', 'divide'), smallFraction)
    fc.assert(
      fc.property(smallFraction, fc.array(step, { minLength: 1, maxLength: 12 }), (start, steps) => {
        let { value, judge } = pairOf(start)
        for (const [operation, text] of steps) {
          const next = pairOf(text)
          if (operation === 'add') [value, judge] = [add(value, next.value), judge.add(next.judge)]
          if (operation === 'subtract') [value, judge] = [subtract(value, next.value), judge.sub(next.judge)]
          if (operation === 'multiply') [value, judge] = [multiply(value, next.value), judge.mul(next.judge)]
          if (operation === 'divide' && !isZero(next.value)) {
            ;[value, judge] = [divide(value, next.value) as Exact, judge.div(next.judge)]
          }
          expectSame(value, judge)
        }
      }),
      { seed, numRuns },
    )
  })

  it('comes back to exactly 1 over the shares of a whole', () => {
    const weights = Array.from({ length: 300 }, (_, index) => fromInteger(index * 7 + 1))
    const total = weights.reduce(add)
    const shares = weights.map((weight) => divide(weight, total) as Exact)
    expect(toPlain(shares.reduce(add))).toBe('1')
  })

  it('sums fractions with a thousand different bottoms', () => {
    const parts = Array.from({ length: 1000 }, (_, index) =>
      divide(fromInteger(1), fromInteger((index + 1) * (index + 2))),
    )
    expect(toPlain((parts as Exact[]).reduce(add))).toBe(Rational.of(1000n, 1001n).toPlain40())
  })

  it('never carries a negative zero', () => {
    const zero = multiply(ZERO, fromInteger(-5))
    expect(sign(zero)).toBe(0)
    expect(toPlain(zero)).toBe('0')
    expect(toPlain(negate(ZERO))).toBe('0')
    expect(equal(zero, ZERO)).toBe(true)
    expect(divide(fromInteger(1), negate(ZERO))).toBeUndefined()
  })
})

const smallFraction = fc
  .tuple(
    fc.integer({ min: -60, max: 60 }),
    fc.constantFrom(1, 3, 6, 7, 9, 12, 21, 35, 64, 100, 1_000_000_007, 3_000_000_021),
  )
  .map(([over, under]) => `${over}/${under}`)

describe('comparison', () => {
  it('orders as the judge does', () => {
    fc.assert(
      fc.property(numberText, numberText, (a, b) => {
        const x = pairOf(a)
        const y = pairOf(b)
        const order = x.judge.cmp(y.judge)
        expect(compare(x.value, y.value)).toBe(order)
        expect(equal(x.value, y.value)).toBe(order === 0)
        expect(minimum(x.value, y.value)).toBe(order <= 0 ? x.value : y.value)
        expect(maximum(x.value, y.value)).toBe(order >= 0 ? x.value : y.value)
        expect(sign(x.value)).toBe(x.judge.cmp(Rational.of(0n)))
        expectSame(negate(x.value), x.judge.neg())
        expectSame(absolute(x.value), x.judge.abs())
      }),
      { seed, numRuns },
    )
  })

  it('finds two values equal however they came about', () => {
    fc.assert(
      fc.property(numberText, numberText, (a, b) => {
        const x = exactOf(a)
        const y = exactOf(b)
        const back = subtract(add(x, y), y)
        expect(equal(back, x)).toBe(true)
        expect(compare(back, x)).toBe(0)
      }),
      { seed, numRuns },
    )
  })

  it('tells a third from its forty digits', () => {
    const rounded = exactOf(`0.${'3'.repeat(40)}`)
    expect(compare(exactOf('1/3'), rounded)).toBe(1)
    expect(equal(exactOf('1/3'), rounded)).toBe(false)
  })
})

describe('whole division', () => {
  it('floors as the judge does', () => {
    fc.assert(
      fc.property(numberText, numberText, (a, b) => {
        const x = pairOf(a)
        const y = pairOf(b)
        if (isZero(y.value)) expect(floorDivide(x.value, y.value)).toBeUndefined()
        else expectSame(floorDivide(x.value, y.value), Rational.of(x.judge.div(y.judge).floor()))
      }),
      { seed, numRuns },
    )
  })
})

describe('the judge itself', () => {
  it('agrees with itself through text', () => {
    fc.assert(
      fc.property(decimalText, (text) => {
        const value = Rational.fromString(text)
        expect(Rational.fromString(value.toPlain40()).cmp(value)).toBe(0)
      }),
      { seed, numRuns },
    )
  })
})
