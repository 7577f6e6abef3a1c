import { describe, expect, it } from 'vitest'
import { chance, pick, seeded, whole } from './random.ts'

describe('the seeded generator', () => {
  it('repeats itself from the same seed and differs from another', () => {
    const draw = (seed: number) => Array.from({ length: 5 }, seeded(seed))
    expect(draw(1)).toEqual(draw(1))
    expect(draw(1)).not.toEqual(draw(2))
  })

  it('stays within [0, 1) and reaches both halves evenly', () => {
    const random = seeded(42)
    const draws = Array.from({ length: 2000 }, random)
    expect(draws.every((draw) => draw >= 0 && draw < 1)).toBe(true)
    const high = draws.filter((draw) => draw >= 0.5).length
    expect(high).toBeGreaterThan(900)
    expect(high).toBeLessThan(1100)
  })

  it('draws whole numbers up to both ends', () => {
    const random = seeded(3)
    expect(new Set(Array.from({ length: 200 }, () => whole(random, -1, 2)))).toEqual(new Set([-1, 0, 1, 2]))
  })

  it('picks from what is there and refuses an empty list', () => {
    const random = seeded(4)
    expect(new Set(Array.from({ length: 50 }, () => pick(random, ['a', 'b'])))).toEqual(new Set(['a', 'b']))
    expect(() => pick(random, [])).toThrow(RangeError)
  })

  it('is never true at 0 and always at 1', () => {
    const random = seeded(5)
    expect(Array.from({ length: 50 }, () => chance(random, 0))).not.toContain(true)
    expect(Array.from({ length: 50 }, () => chance(random, 1))).not.toContain(false)
  })
})
