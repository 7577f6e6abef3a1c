import { describe, expect, it } from 'vitest'
import { decimal, print, zero } from './fraction.ts'
import { largestRemainder } from './largest-remainder.ts'

const split = (whole: string, ...weights: string[]) => largestRemainder(decimal(whole), weights.map(decimal)).map(print)

describe('the reference split by largest remainder', () => {
  it('gives the fen left over to the earlier of equal remainders', () => {
    expect(split('1', '1', '1', '1')).toEqual(['0.34', '0.33', '0.33'])
    expect(split('0.02', '1', '1', '1')).toEqual(['0.01', '0.01', '0'])
  })

  it('gives the fen left over to the largest remainder, wherever it stands', () => {
    expect(split('0.10', '1', '1', '4')).toEqual(['0.02', '0.02', '0.06'])
    expect(split('0.11', '1', '1', '4')).toEqual(['0.02', '0.02', '0.07'])
  })

  it('splits a negative whole as its opposite', () => {
    expect(split('-1654321.09', '1', '1')).toEqual(['-827160.55', '-827160.54'])
  })

  it('rounds the whole half up before it splits it', () => {
    expect(split('0.015', '1', '1')).toEqual(['0.01', '0.01'])
    expect(split('0.0149', '1', '1')).toEqual(['0.01', '0'])
  })

  it('hands out nothing of nothing, even without weights', () => {
    expect(split('0', '0', '0')).toEqual(['0', '0'])
    expect(largestRemainder(zero, [])).toEqual([])
  })

  it('refuses a whole that nobody can take, and a negative weight', () => {
    expect(() => split('0.01', '0', '0')).toThrow(RangeError)
    expect(() => split('1', '-1', '2')).toThrow(RangeError)
  })
})
