import { describe, expect, it } from 'vitest'
import { decimal, fen, fraction, print } from './fraction.ts'

describe('the reference fraction', () => {
  it('prints a finite decimal whole, however long, without trailing zeros', () => {
    expect(print(decimal('-0012.3400'))).toBe('-12.34')
    expect(print(decimal('100.00'))).toBe('100')
    expect(print(decimal('0.00'))).toBe('0')
    const long = `${'9'.repeat(45)}.${'1'.repeat(15)}`
    expect(print(decimal(long))).toBe(long)
  })

  it('prints what has no finite decimal at 40 significant digits, half away from zero', () => {
    expect(print(fraction(2n, 3n))).toBe(`0.${'6'.repeat(39)}7`)
    expect(print(fraction(-1n, 3n))).toBe(`-0.${'3'.repeat(40)}`)
    expect(print(fraction(1n, 300n))).toBe(`0.00${'3'.repeat(40)}`)
    expect(print(fraction(100n, 3n))).toBe(`33.${'3'.repeat(38)}`)
    expect(print(fraction(10n ** 45n + 1n, 3n))).toBe(`${'3'.repeat(40)}00000`)
  })

  it('carries over when 40 nines round up', () => {
    const almost = fraction(3n * 10n ** 41n - 1n, 3n * 10n ** 41n)
    expect(print(almost)).toBe('1')
  })

  it('rounds half a fen away from zero', () => {
    expect([fen(decimal('0.005')), fen(decimal('-0.005')), fen(decimal('0.0049')), fen(decimal('-1.015'))]).toEqual([
      1n,
      -1n,
      0n,
      -102n,
    ])
  })

  it('refuses what is no plain decimal', () => {
    for (const text of ['', '1e3', '1,000', '.5', '5.', '60%']) expect(() => decimal(text)).toThrow(RangeError)
    expect(() => fraction(1n, 0n)).toThrow(RangeError)
  })
})
