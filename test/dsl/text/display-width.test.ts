import { describe, expect, it } from 'vitest'
import { displayWidth } from '../../../dsl/text/display-width.ts'

describe('the display width', () => {
  it('counts Han characters, kana, Hangul and full-width marks as two columns', () => {
    expect(displayWidth('医共体')).toBe(6)
    expect(displayWidth('かな한글')).toBe(8)
    expect(displayWidth('（）：，。、「」〔〕％＝')).toBe(24)
    expect(displayWidth('〇々㎡')).toBe(6)
    expect(displayWidth('\u{20bb7}\u{2a700}')).toBe(4)
  })

  it('counts Latin letters, digits and marks of ambiguous width as one', () => {
    expect(displayWidth('abc 123')).toBe(7)
    expect(displayWidth('“”…×÷·①')).toBe(7)
    expect(displayWidth('│├└█')).toBe(4)
  })

  it('counts marks that join the character before as none', () => {
    expect(displayWidth('e\u0301')).toBe(1)
    expect(displayWidth('葛\u{e0100}')).toBe(2)
    expect(displayWidth('a\u200bb\u00ad')).toBe(2)
  })

  it('counts pictures as two', () => {
    expect(displayWidth('✅😀')).toBe(4)
  })

  it('counts marks of ambiguous width as two where a page shows them in a Chinese font', () => {
    expect(displayWidth('“”…×÷·①', 'page')).toBe(14)
    expect(displayWidth('abc医共体《》', 'page')).toBe(13)
  })
})
