import { describe, expect, it } from 'vitest'
import { shownUnit, shownValue, wholeValue } from '../../../cli/run/shown-value.ts'

describe('a value for people', () => {
  it('has money to the fen, half up away from zero, in groups', () => {
    expect(shownValue('223125432.17', '元')).toBe('223,125,432.17')
    expect(shownValue('34565185.1835', '元')).toBe('34,565,185.18')
    expect(shownValue('0.005', '元')).toBe('0.01')
    expect(shownValue('-0.005', '元')).toBe('-0.01')
    expect(shownValue('12', '元')).toBe('12.00')
  })

  it('has a ratio in ％ and carries the sign itself', () => {
    expect(shownValue('0.15', '比率')).toBe('15％')
    expect(shownValue('0.2573250644378826275739292058966415689053', '比率')).toBe('25.7325％')
    expect(shownValue('-0.05', '比率')).toBe('-5％')
    expect(shownUnit('比率')).toBe('')
  })

  it('has a ratio for each of something in ％, too', () => {
    expect([shownValue('0.0005', '1/天'), shownUnit('1/天')]).toEqual(['0.05％', '/天'])
    expect(wholeValue('0.0005', '1/天')).toBe('0.05％/天')
  })

  it('follows the scale and places that the policy gives', () => {
    const display = { unit: '万元', shift: 4, places: 2 }
    expect(shownValue('1234567', '元', display)).toBe('123.46')
    expect(shownValue('1234567', '元', { unit: '万元', shift: 4 })).toBe('123.4567')
    expect(shownUnit('元', display)).toBe('万元')
  })

  it('keeps its unit where the policy gives the places alone', () => {
    const display = { unit: '', shift: 0, places: 1 }
    expect([shownValue('10564.76067', '元/人', display), shownUnit('元/人', display)]).toEqual(['10,564.8', '元/人'])
    expect([shownValue('0.1234', '比率', display), shownUnit('比率', display)]).toEqual(['12.3％', ''])
    expect([shownValue('1234.56', '元', display), shownUnit('元', display)]).toEqual(['1,234.6', '元'])
    expect(shownValue('3', '人', display)).toBe('3.0')
  })

  it('has truths as words, text as it is, and other numbers without idle zeros', () => {
    expect([shownValue(true, '是否'), shownValue(false, '是否')]).toEqual(['是', '否'])
    expect(shownValue('县级', '文本')).toBe('县级')
    expect(shownValue('268000', '人')).toBe('268,000')
    expect(shownValue('0.3333333333', '元/人')).toBe('0.333333')
  })

  it('is whole in a derivation, and marked where it had to be cut', () => {
    expect(wholeValue('33468814.8255', '元')).toBe('33,468,814.8255元')
    expect(wholeValue('0.765', '比率')).toBe('76.5％')
    expect(wholeValue('0.3333333333333333333333333333333333333333', '元')).toBe('0.3333333333…元')
    expect(wholeValue(true, '是否')).toBe('是')
  })
})
