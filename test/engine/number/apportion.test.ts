import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apportion, type RemainderOwner } from '../../../engine/number/apportion.ts'
import { type Exact, fromInteger, ZERO } from '../../../engine/number/exact.ts'
import { toPlain } from '../../../engine/number/format.ts'
import { counts } from '../../counts.ts'
import { exactOf, judgeOf } from '../../support/exact-pair.ts'
import { Rational } from '../../support/rational.ts'

const seed = 20260104
const numRuns = counts.splits
const zero = Rational.of(0n)

function split(whole: string, weights: readonly string[], step: string | undefined, owner: RemainderOwner) {
  const parts = apportion(exactOf(whole), weights.map(exactOf), step === undefined ? undefined : exactOf(step), owner)
  return typeof parts === 'string' ? parts : parts.map(toPlain)
}

function total(parts: readonly Rational[]): Rational {
  return parts.reduce((sum, part) => sum.add(part), zero)
}

/** The split written straight from its definition, by picking the greatest remainder one step at a time. */
function judgeSplit(whole: Rational, weights: readonly Rational[], step: Rational, owner: RemainderOwner): Rational[] {
  const rounded = whole.roundHalfUp(step)
  if (rounded.cmp(zero) === 0) return weights.map(() => zero)
  if (rounded.cmp(zero) < 0) return judgeSplit(whole.neg(), weights, step, owner).map((part) => part.neg())
  const shares = weights.map((weight) => rounded.mul(weight).div(total(weights)))
  if (owner !== 'largest-remainder') {
    const parts = shares.map((share) => share.roundHalfUp(step))
    const index = judgeOwner(owner, weights)
    parts[index] = zero
    parts[index] = rounded.sub(total(parts))
    return parts
  }
  const parts = shares.map((share) => share.roundFloor(step))
  const served = new Set<number>()
  while (total(parts).cmp(rounded) < 0) {
    let next = -1
    shares.forEach((share, index) => {
      const rest = share.sub(share.roundFloor(step))
      const best = shares[next]
      if (!served.has(index) && (best === undefined || rest.cmp(best.sub(best.roundFloor(step))) > 0)) next = index
    })
    served.add(next)
    parts[next] = (parts[next] as Rational).add(step)
  }
  return parts
}

function judgeOwner(owner: Exclude<RemainderOwner, 'largest-remainder'>, weights: readonly Rational[]): number {
  if (typeof owner === 'object') return owner.part
  if (owner === 'first') return 0
  if (owner === 'last') return weights.length - 1
  return weights.findIndex((weight) => weights.every((other) => weight.cmp(other) >= 0))
}

const wholeText = fc
  .tuple(fc.constantFrom('', '-'), fc.bigInt({ min: 0n, max: 10n ** 13n }), fc.integer({ min: 0, max: 9999 }))
  .map(([minus, yuan, rest]) => `${minus}${yuan}.${String(rest).padStart(4, '0')}`)
const weightText = fc.oneof(
  fc.nat({ max: 5 }).map(String),
  fc.nat({ max: 1_000_000 }).map(String),
  fc.tuple(fc.nat({ max: 50 }), fc.constantFrom(1, 3, 7, 9, 100, 999)).map(([over, under]) => `${over}/${under}`),
  fc.tuple(fc.nat({ max: 99 }), fc.nat({ max: 999 })).map(([whole, places]) => `${whole}.${places}`),
)
const weightList = fc.array(weightText, { minLength: 1, maxLength: 12 })
const stepText = fc.constantFrom('0.01', '0.1', '1', '100', '0.03')
const owner: fc.Arbitrary<RemainderOwner> = fc.constantFrom<RemainderOwner[]>(
  'largest-remainder',
  'first',
  'last',
  'greatest',
  {
    part: 0,
  },
)

describe('apportion', () => {
  it('gives the parts of the definition, which sum to the rounded whole', () => {
    fc.assert(
      fc.property(wholeText, weightList, stepText, owner, (whole, weights, step, takes) => {
        fc.pre(weights.some((weight) => /[1-9]/.test(weight.split('/')[0] ?? '')))
        const parts = apportion(exactOf(whole), weights.map(exactOf), exactOf(step), takes)
        const judge = judgeSplit(
          Rational.fromString(whole),
          weights.map((weight) => Rational.fromString(weight)),
          Rational.fromString(step),
          takes,
        )
        expect((parts as Exact[]).map(toPlain)).toEqual(judge.map((part) => part.toPlain40()))
        const rounded = Rational.fromString(whole).roundHalfUp(Rational.fromString(step))
        expect(total((parts as Exact[]).map(judgeOf)).toPlain40()).toBe(rounded.toPlain40())
      }),
      { seed, numRuns },
    )
  })

  it('keeps every part by largest remainder within one step of its share', () => {
    fc.assert(
      fc.property(wholeText, weightList, (whole, weights) => {
        const parts = apportion(exactOf(whole), weights.map(exactOf), exactOf('0.01'), 'largest-remainder')
        fc.pre(typeof parts !== 'string')
        const judges = weights.map((weight) => Rational.fromString(weight))
        const rounded = Rational.fromString(whole).roundHalfUp(Rational.of(1n, 100n))
        const sum = total(judges)
        judges.forEach((weight, index) => {
          const share = sum.cmp(zero) === 0 ? zero : rounded.mul(weight).div(sum)
          const distance = judgeOf(parts[index] as Exact).sub(share)
          expect(distance.abs().cmp(Rational.of(1n, 100n))).toBe(-1)
        })
      }),
      { seed, numRuns },
    )
  })

  it('hands equal remainders to the earlier parts', () => {
    expect(split('0.02', ['1', '1', '1'], '0.01', 'largest-remainder')).toEqual(['0.01', '0.01', '0'])
    expect(split('100', ['1', '1', '1'], '0.01', 'largest-remainder')).toEqual(['33.34', '33.33', '33.33'])
    expect(split('100', ['1/3', '1/3', '1/3'], '0.01', 'largest-remainder')).toEqual(['33.34', '33.33', '33.33'])
  })

  it('tells remainders apart that differ beyond any fixed precision', () => {
    const slightlyMore = `1.${'0'.repeat(50)}1`
    expect(split('100', ['1', '1', slightlyMore], '1', 'largest-remainder')).toEqual(['33', '33', '34'])
  })

  it('rounds every part but the owner by itself', () => {
    const weights = ['3', '5', '2']
    expect(split('0.05', weights, '0.01', { part: 0 })).toEqual(['0.01', '0.03', '0.01'])
    expect(split('0.05', weights, '0.01', 'first')).toEqual(['0.01', '0.03', '0.01'])
    expect(split('0.05', weights, '0.01', 'last')).toEqual(['0.02', '0.03', '0'])
    expect(split('0.05', weights, '0.01', 'greatest')).toEqual(['0.02', '0.02', '0.01'])
    expect(split('100', ['4', '4', '1'], '1', 'greatest')).toEqual(['45', '44', '11'])
  })

  it('lets the owner fall below zero where the others round up more than there is', () => {
    expect(split('0.02', ['1', '1', '1', '1'], '0.01', 'last')).toEqual(['0.01', '0.01', '0.01', '-0.01'])
  })

  it('splits a negative whole as its opposite', () => {
    expect(split('-100', ['1', '1', '1'], '0.01', 'largest-remainder')).toEqual(['-33.34', '-33.33', '-33.33'])
    expect(split('-0.05', ['3', '5', '2'], '0.01', 'last')).toEqual(['-0.02', '-0.03', '0'])
  })

  it('rounds the whole half up before it splits', () => {
    expect(split('0.025', ['1', '1', '1'], '0.01', 'largest-remainder')).toEqual(['0.01', '0.01', '0.01'])
    expect(split('1/3', ['1', '1'], '0.01', 'largest-remainder')).toEqual(['0.17', '0.16'])
    expect(split('12345', ['1', '1'], '100', 'largest-remainder')).toEqual(['6200', '6100'])
  })

  it('gives exact shares where nothing is rounded', () => {
    const parts = apportion(exactOf('100'), ['1', '2/7', '0'].map(exactOf), undefined, 'last') as Exact[]
    expect(parts.map(judgeOf).map((part) => `${part.over}/${part.under}`)).toEqual(['700/9', '200/9', '0/1'])
  })

  it('sums exact shares to the whole, whatever the weights', () => {
    fc.assert(
      fc.property(wholeText, weightList, owner, (whole, weights, takes) => {
        const parts = apportion(exactOf(whole), weights.map(exactOf), undefined, takes)
        fc.pre(typeof parts !== 'string')
        expect(total(parts.map(judgeOf)).toPlain40()).toBe(Rational.fromString(whole).toPlain40())
      }),
      { seed, numRuns },
    )
  })

  it('names what is wrong with the weights', () => {
    expect(split('1', ['0', '0'], '0.01', 'largest-remainder')).toBe('zero-weights')
    expect(split('1', [], '0.01', 'first')).toBe('zero-weights')
    expect(split('1', ['0', '0'], undefined, 'largest-remainder')).toBe('zero-weights')
    expect(split('1', ['3', '-1'], '0.01', 'last')).toBe('negative-weight')
    expect(split('0', ['0', '-1'], '0.01', 'last')).toBe('negative-weight')
  })

  it('hands out nothing of a whole of zero', () => {
    expect(split('0', ['0', '0'], '0.01', 'largest-remainder')).toEqual(['0', '0'])
    expect(split('0.004', ['0', '0'], '0.01', 'last')).toEqual(['0', '0'])
    expect(apportion(ZERO, [], fromInteger(1), 'first')).toEqual([])
  })

  it('throws on an owner who has no part', () => {
    expect(() => split('1', ['1'], '0.01', { part: 1 })).toThrow(RangeError)
  })

  it.each(['largest-remainder', 'greatest'] as const)('splits among ten thousand by %s', (takes) => {
    const weights = Array.from({ length: 10_000 }, (_, index) => fromInteger(((index * 7919) % 10_007) + 1))
    const parts = apportion(exactOf('987654321.09'), weights, exactOf('0.01'), takes) as Exact[]
    expect(total(parts.map(judgeOf)).toPlain40()).toBe('987654321.09')
  })
})
