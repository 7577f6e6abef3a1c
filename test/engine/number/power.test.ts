import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Exact, fromInteger, isZero, multiply, power, sign, squareRoot } from '../../../engine/number/exact.ts'
import { toPlain } from '../../../engine/number/format.ts'
import { counts } from '../../counts.ts'
import { exactOf, numberText, pairOf } from '../../support/exact-pair.ts'
import { expectSame } from '../../support/expect-same.ts'
import { Rational } from '../../support/rational.ts'

const seed = 20260105
const numRuns = counts.exactNumbers

describe('power', () => {
  it('multiplies as often as the exponent says, either sign', () => {
    fc.assert(
      fc.property(numberText, fc.integer({ min: -12, max: 12 }), (text, n) => {
        const { value, judge } = pairOf(text)
        const raised = power(value, n)
        if (isZero(value) && n < 0) {
          expect(raised).toBeUndefined()
          return
        }
        let expected = Rational.of(1n)
        for (let time = 0; time < Math.abs(n); time += 1) expected = n < 0 ? expected.div(judge) : expected.mul(judge)
        expectSame(raised, expected)
      }),
      { seed, numRuns: Math.ceil(numRuns / 5) },
    )
  })

  it('keeps every digit of a thousand years of growth', () => {
    const grown = power(exactOf('1.055'), 1000) as Exact
    expectSame(grown, Rational.of(1055n ** 1000n, 1000n ** 1000n))
  })

  it('refuses exponents that are not whole or too large, and results too long', () => {
    expect(power(fromInteger(2), 0.5)).toBeUndefined()
    expect(power(fromInteger(2), 1001)).toBeUndefined()
    expect(power(fromInteger(2), -1001)).toBeUndefined()
    expect(power(fromInteger(2), Number.NaN)).toBeUndefined()
    expect(power(exactOf('9'.repeat(60)), 1000)).toBeUndefined()
  })
})

describe('square root', () => {
  it('is the decimal of forty digits nearest to the root', () => {
    fc.assert(
      fc.property(numberText, (text) => {
        const { value, judge } = pairOf(text)
        const root = squareRoot(value)
        if (sign(value) < 0) {
          expect(root).toBeUndefined()
          return
        }
        const digits = toPlain(root as Exact)
        const significant = digits.replace('.', '').replace(/^0+/, '')
        // Forty digits, and zeros behind them where the root is a longer whole number.
        expect(significant.replace(/0+$/, '').length).toBeLessThanOrEqual(40)
        if (isZero(value)) return
        // Half of the fortieth digit's place to either side must bracket the root: (r − h)² ≤ x < (r + h)².
        const rounded = Rational.fromString(digits)
        const half = Rational.of(1n, 2n).mul(placeOfDigit40(digits))
        const low = rounded.sub(half)
        const high = rounded.add(half)
        // Just above a power of ten the place below is ten times finer, so the lower half is only an outer bound there.
        expect(low.mul(low).cmp(judge)).toBeLessThanOrEqual(0)
        expect(high.mul(high).cmp(judge)).toBe(1)
      }),
      { seed, numRuns },
    )
  })

  it('is exact for the square of a number of at most forty digits', () => {
    const root = fc.stringMatching(/^[1-9][0-9]{0,19}\.[0-9]{0,18}[1-9]$/)
    fc.assert(
      fc.property(root, (text) => {
        expect(toPlain(squareRoot(power(exactOf(text), 2) as Exact) as Exact)).toBe(text)
      }),
      { seed, numRuns },
    )
  })

  it.each([
    ['0', '0'],
    ['4', '2'],
    ['0.0000000001', '0.00001'],
    ['1000', '31.62277660168379331998893544432718533720'],
    ['2', '1.414213562373095048801688724209698078570'],
    ['4/9', `0.${'6'.repeat(39)}7`],
    [`1${'0'.repeat(120)}`, `1${'0'.repeat(60)}`],
  ])('of %s is %s', (text, root) => {
    expect(toPlain(squareRoot(exactOf(text)) as Exact)).toBe(Rational.fromString(root).toPlain40())
  })

  it('rounds a tie at the forty-first digit up', () => {
    const root = `1.${'0'.repeat(38)}35`
    const tie = exactOf(root)
    expect(root.replace('.', '').length).toBe(41)
    expect(toPlain(squareRoot(multiply(tie, tie)) as Exact)).toBe(`1.${'0'.repeat(38)}4`)
  })
})

function placeOfDigit40(digits: string): Rational {
  const [whole = '', places = ''] = digits.replace('-', '').split('.')
  const lead = /[1-9]/.test(whole) ? whole.length - 1 : -(places.search(/[1-9]/) + 1)
  return Rational.fromString(lead >= 39 ? `1${'0'.repeat(lead - 39)}` : `0.${'0'.repeat(38 - lead)}1`)
}
