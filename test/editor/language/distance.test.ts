import { describe, expect, it } from 'vitest'
import { type Distance, distanceWords } from '../../../editor/language/distance.ts'

const yuan = { unit: '元', shift: 0, places: 0 }
const words = (holds: Distance['holds'], margin: string | null, low: string | null, high: string | null): string =>
  distanceWords({ holds, margin, low, high }, '元', yuan)

describe('how far a requirement is from the flip', () => {
  it('is one number where both sides are known', () => {
    expect(words(true, '5', null, null)).toBe('余5元')
    expect(words(false, '-5', null, null)).toBe('差5元')
    // Of ＜ nought fails.
    expect(words(false, '0', null, null)).toBe('差0元')
    expect(words(true, '0', null, null)).toBe('余0元')
    expect(distanceWords({ holds: true, margin: '0.05', low: null, high: null }, '比率')).toBe('余5.00个百分点')
  })

  it('is the least and the greatest where a side is open, the lesser gap first', () => {
    expect(words(false, null, '-9', '-2')).toBe('差2至9元')
    expect(words(true, null, '2', '9')).toBe('余2至9元')
    expect(words(null, null, '-2', '9')).toBe('差2元至余9元')
    expect(words(false, null, null, '-2')).toBe('至少差2元')
    expect(words(true, null, '2', null)).toBe('至少余2元')
    expect(words(null, null, '-2', null)).toBe('至多差2元')
    expect(words(null, null, null, '2')).toBe('至多余2元')
    expect(words(null, null, null, null)).toBe('')
  })

  it('of an undecided one says what the provisional values come to first', () => {
    expect(words(null, '1', '-2', '9')).toBe('按暂取余1元，可能差2元至余9元')
  })
})
