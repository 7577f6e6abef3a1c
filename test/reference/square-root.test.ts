import { describe, expect, it } from 'vitest'
import { decimal, fraction, print } from './fraction.ts'
import { squareRoot } from './square-root.ts'

const root = (text: string) => print(squareRoot(decimal(text)))

describe('the reference root', () => {
  it('is exact where the root has at most 40 digits', () => {
    expect(root('0')).toBe('0')
    expect(root('2.25')).toBe('1.5')
    expect(root('0.0001')).toBe('0.01')
    expect(root('1000000')).toBe('1000')
    expect(print(squareRoot(fraction(49n, 64n)))).toBe('0.875')
  })

  it('has 40 significant digits elsewhere, the last one rounded half up', () => {
    expect(root('2')).toBe('1.41421356237309504880168872420969807857')
    expect(root('0.02')).toBe('0.141421356237309504880168872420969807857')
    expect(print(squareRoot(fraction(4n, 9n)))).toBe(`0.${'6'.repeat(39)}7`)
    expect(root(`1${'0'.repeat(81)}`)).toBe('31622776601683793319988935444327185337200')
  })

  it('is refused below nought', () => {
    expect(() => root('-1')).toThrow(RangeError)
  })
})
