import fc from 'fast-check'
import { divide, type Exact, exact } from '../../engine/number/exact.ts'
import { Rational } from './rational.ts'

/** One value twice: as the engine holds it and as the judge does. */
export interface ExactPair {
  readonly value: Exact
  readonly judge: Rational
}

/** Reads `1.25` or `1/3` into both; throws on text that a test got wrong. */
export function pairOf(text: string): ExactPair {
  return { value: exactOf(text), judge: Rational.fromString(text) }
}

/** Reads `1.25` or `1/3`. */
export function exactOf(text: string): Exact {
  const [over = '', under = '1'] = text.split('/')
  const top = exact(over)
  const bottom = exact(under)
  const value = top !== undefined && bottom !== undefined ? divide(top, bottom) : undefined
  if (value === undefined) throw new Error(`unreadable in a test: ${text}`)
  return value
}

/** The engine's value as the judge reads it, from its two numbers. */
export function judgeOf(value: Exact): Rational {
  const top = Rational.fromString(value.top.toFixed())
  return value.bottom === null ? top : top.div(Rational.fromString(value.bottom.toFixed()))
}

function digitsOf(longest: number): fc.Arbitrary<string> {
  // Nines, zeros and round numbers meet carries and the borders of decimal.js's words more often than chance does.
  return fc.oneof(
    fc.stringMatching(new RegExp(`^[0-9]{1,${longest}}$`)),
    fc.stringMatching(new RegExp(`^[1-9]0{0,${longest - 1}}$`)),
    fc.stringMatching(new RegExp(`^9{1,${longest}}$`)),
  )
}

/** Plain decimals of up to 60 digits, often short ones, of either sign. */
export const decimalText: fc.Arbitrary<string> = fc
  .oneof(
    { weight: 3, arbitrary: fc.tuple(digitsOf(9), fc.option(digitsOf(4), { nil: '' })) },
    { weight: 2, arbitrary: fc.tuple(digitsOf(30), fc.option(digitsOf(30), { nil: '' })) },
  )
  .chain(([whole, places]) =>
    fc.constantFrom('', '-').map((minus) => minus + whole + (places === '' ? '' : `.${places}`)),
  )

/** Decimals and fractions of two decimals. */
export const numberText: fc.Arbitrary<string> = fc.oneof(
  decimalText,
  fc.tuple(decimalText, decimalText).map(([over, under]) => (/[1-9]/.test(under) ? `${over}/${under}` : over)),
)
