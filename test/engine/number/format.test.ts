import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { multiply, negate, ZERO } from '../../../engine/number/exact.ts'
import { group, groupNumbers, toFixedPlaces, toPlain } from '../../../engine/number/format.ts'
import { counts } from '../../counts.ts'
import { exactOf, numberText, pairOf } from '../../support/exact-pair.ts'
import { Rational } from '../../support/rational.ts'

const seed = 20260103
const numRuns = counts.exactNumbers

describe('toPlain', () => {
  it('writes what the judge writes', () => {
    fc.assert(
      fc.property(numberText, (text) => {
        const { value, judge } = pairOf(text)
        expect(toPlain(value)).toBe(judge.toPlain40())
      }),
      { seed, numRuns: numRuns * 2 },
    )
  })

  it.each([
    ['1.50', '1.5'],
    ['-0.00', '0'],
    ['007', '7'],
    [`1${'0'.repeat(59)}`, `1${'0'.repeat(59)}`],
    [`0.${'0'.repeat(58)}1`, `0.${'0'.repeat(58)}1`],
    ['1/3', `0.${'3'.repeat(40)}`],
    ['2/3', `0.${'6'.repeat(39)}7`],
    ['-2/3', `-0.${'6'.repeat(39)}7`],
    ['100/3', `33.${'3'.repeat(38)}`],
    ['1/3000', `0.000${'3'.repeat(40)}`],
    [`1${'0'.repeat(50)}/3`, `${'3'.repeat(40)}${'0'.repeat(10)}`],
  ])('writes %s as %s', (text, expected) => {
    expect(toPlain(exactOf(text))).toBe(expected)
  })

  it('drops the zeros at the end of forty digits', () => {
    // One half and a seventh of 10^−60: no finite decimal, and all but the first of its forty digits are zeros.
    const nearlyHalf = Rational.of(1n, 2n).add(Rational.of(1n, 7n * 10n ** 60n))
    expect(toPlain(exactOf(`${nearlyHalf.over}/${nearlyHalf.under}`))).toBe('0.5')
  })
})

describe('toFixedPlaces', () => {
  it.each([
    ['2.5', 2, '2.50'],
    ['2.345', 2, '2.35'],
    ['-2.345', 2, '-2.35'],
    ['-0.001', 2, '0.00'],
    ['1/3', 4, '0.3333'],
    ['-2/3', 0, '-1'],
    ['12345678901234567890123.455', 2, '12345678901234567890123.46'],
  ])('shows %s at %i places as %s', (text, places, expected) => {
    expect(toFixedPlaces(exactOf(text), places)).toBe(expected)
  })

  it('follows the mode that it is given', () => {
    expect(toFixedPlaces(exactOf('2.349'), 2, 'down')).toBe('2.34')
    expect(toFixedPlaces(exactOf('2.341'), 2, 'up')).toBe('2.35')
  })

  it('shows no negative zero', () => {
    expect(toFixedPlaces(negate(ZERO), 2)).toBe('0.00')
    expect(toFixedPlaces(multiply(ZERO, exactOf('-1')), 0)).toBe('0')
  })
})

describe('group', () => {
  it.each([
    ['0', '0'],
    ['999', '999'],
    ['1000', '1,000'],
    ['1234.56', '1,234.56'],
    ['-123456', '-123,456'],
    ['-1234567.8912345', '-1,234,567.8912345'],
    ['0.00012345', '0.00012345'],
  ])('puts commas into %s: %s', (text, expected) => {
    expect(group(text)).toBe(expected)
  })
})

describe('groupNumbers', () => {
  it.each([
    ['8637856.567175 × 15％', '8,637,856.567175 × 15％'],
    ['（12345－1234）÷ 10000000元', '（12,345－1,234）÷ 10,000,000元'],
    ['0.123456789… × 2026', '0.123456789… × 2026'],
    ['如果 2026-01-01 ＜ 日期 则 “410000” 否则 「甲123456」', '如果 2026-01-01 ＜ 日期 则 “410000” 否则 「甲123456」'],
    ['院12345 ＋ 12345.67890123', '院12345 ＋ 12,345.67890123'],
  ])('writes %s as %s', (formula, expected) => {
    expect(groupNumbers(formula)).toBe(expected)
  })
})
