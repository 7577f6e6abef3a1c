import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromInteger, type RoundingMode, roundTo } from '../../../engine/number/exact.ts'
import { toPlain } from '../../../engine/number/format.ts'
import { counts } from '../../counts.ts'
import { exactOf, numberText, pairOf } from '../../support/exact-pair.ts'
import { Rational } from '../../support/rational.ts'

const seed = 20260102
const numRuns = counts.exactNumbers

const judgeRounding: Record<RoundingMode, (value: Rational, step: Rational) => Rational> = {
  'half-up': (value, step) => value.roundHalfUp(step),
  up: (value, step) => value.roundUp(step),
  down: (value, step) => value.roundDown(step),
  floor: (value, step) => value.roundFloor(step),
}
const modes = Object.keys(judgeRounding) as RoundingMode[]
const stepText = fc.constantFrom(
  '0.01',
  '0.1',
  '1',
  '100',
  '0.0001',
  '10000',
  '0.05',
  '0.3',
  '250',
  '1/3',
  '0.0000001',
  '7/11',
)

describe('roundTo', () => {
  it('rounds as the judge does, by every mode and step', () => {
    fc.assert(
      fc.property(numberText, stepText, fc.constantFrom(...modes), (text, step, mode) => {
        const { value, judge } = pairOf(text)
        const expected = judgeRounding[mode](judge, Rational.fromString(step))
        expect(toPlain(roundTo(value, mode, exactOf(step)))).toBe(expected.toPlain40())
      }),
      { seed, numRuns: numRuns * 2 },
    )
  })

  it('takes every half fen away from zero', () => {
    const fen = exactOf('0.01')
    const anyFen = fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n })
    const wrong: string[] = []
    for (const fens of fc.sample(anyFen, { seed, numRuns: counts.halfFenTies })) {
      const tie = Rational.of(fens * 10n + (fens < 0n ? -5n : 5n), 1000n).toPlain40()
      const expected = Rational.of(fens + (fens < 0n ? -1n : 1n), 100n).toPlain40()
      if (toPlain(roundTo(exactOf(tie), 'half-up', fen)) !== expected) wrong.push(tie)
    }
    expect(wrong).toEqual([])
  })

  it('decides what lies a hair beside a tie, decimal or fraction', () => {
    const hair = fc.constantFrom(
      '0',
      `0.${'0'.repeat(54)}1`,
      `1/3${'0'.repeat(45)}`,
      '1/700000000000000000000000000000000000000000000',
    )
    const multiple = fc.bigInt({ min: 0n, max: 10n ** 12n })
    const side = fc.constantFrom(1n, -1n)
    fc.assert(
      fc.property(multiple, stepText, hair, side, side, (times, step, distance, above, positive) => {
        const tie = Rational.of(times * 2n + 1n, 2n).mul(Rational.fromString(step))
        const value = tie.add(Rational.fromString(distance).mul(Rational.of(above))).mul(Rational.of(positive))
        for (const mode of modes) {
          const expected = judgeRounding[mode](value, Rational.fromString(step))
          const rounded = roundTo(exactOf(`${value.over}/${value.under}`), mode, exactOf(step))
          expect(toPlain(rounded)).toBe(expected.toPlain40())
        }
      }),
      { seed, numRuns },
    )
  })

  it.each([
    ['2.345', 'half-up', '0.01', '2.35'],
    ['-2.345', 'half-up', '0.01', '-2.35'],
    ['2.341', 'up', '0.01', '2.35'],
    ['-2.341', 'up', '0.01', '-2.35'],
    ['2.349', 'down', '0.01', '2.34'],
    ['-2.349', 'down', '0.01', '-2.34'],
    ['-2.341', 'floor', '0.01', '-2.35'],
    ['-0.004', 'half-up', '0.01', '0'],
    ['1234550', 'half-up', '100', '1234600'],
    ['49.99', 'half-up', '100', '0'],
    ['50', 'half-up', '100', '100'],
    ['1/3', 'up', '1', '1'],
    ['-1/3', 'floor', '1', '-1'],
    ['0', 'up', '0.01', '0'],
  ] as const)('takes %s by %s to a multiple of %s: %s', (text, mode, step, expected) => {
    expect(toPlain(roundTo(exactOf(text), mode, exactOf(step)))).toBe(expected)
  })

  it('throws on a step that is not above 0', () => {
    expect(() => roundTo(fromInteger(1), 'half-up', fromInteger(0))).toThrow(RangeError)
    expect(() => roundTo(fromInteger(1), 'down', exactOf('-0.01'))).toThrow(RangeError)
  })
})
