import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { displayOf, show, showMove } from '../../../editor/language/shown.ts'

describe('showing a value', () => {
  it('gives money in 万元 to two places, with every digit of it in 元 beside', () => {
    expect(show('34565185.1835', '元')).toEqual({
      text: '3,456.52',
      unit: '万元',
      exact: '34,565,185.1835元',
      plain: '34565185.1835',
      scaled: '3456.51851835',
    })
    expect(show('-348007.4699475', '元')).toMatchObject({ text: '\u221234.80', exact: '\u2212348,007.4699475元' })
  })

  it('rounds half up away from zero, and shows no minus before nought', () => {
    expect(show('50', '元').text).toBe('0.01')
    expect(show('-50', '元').text).toBe('\u22120.01')
    expect(show('-49.99', '元').text).toBe('0.00')
  })

  it('gives ratios in ％, rates of money to the fen, counts as they are', () => {
    expect(show('0.0850', '比率')).toMatchObject({ text: '8.50', unit: '％', exact: '8.5％' })
    expect(show('0.0005', '1/天')).toMatchObject({ text: '0.0500', unit: '％/天', exact: '0.05％/天' })
    expect(show('830', '元/人')).toMatchObject({ text: '830.00', unit: '元/人' })
    expect(show('268000', '人')).toMatchObject({ text: '268,000', unit: '人' })
    expect(show('12.5', '人次').text).toBe('12.50')
    expect(show('5', '分').text).toBe('5.00')
    expect(show('0.02', '百分点')).toMatchObject({ text: '2.00', unit: '个百分点' })
  })

  it('follows 显示 where the policy says so', () => {
    expect(show('123456789', '元', { unit: '亿元', shift: 8, places: 4 })).toMatchObject({
      text: '1.2346',
      unit: '亿元',
    })
    expect(show('1.2', '比率', { unit: '比率', shift: 0, places: 1 })).toMatchObject({ text: '1.2', unit: '比率' })
  })

  it('keeps its unit where 显示 says the places alone', () => {
    const display = { unit: '', shift: 0, places: 1 }
    expect(show('10564.76067', '元/人', display)).toMatchObject({ text: '10,564.8', unit: '元/人' })
    expect(show('0.1234', '比率', display)).toMatchObject({ text: '12.3', unit: '％' })
  })

  it('gives money in 元 where all amounts of a figure are below 1万元, and some is not nought', () => {
    const yuan = { unit: '元', shift: 0, places: 2 }
    expect(displayOf(['-9999.99', null, '0'], '元')).toEqual(yuan)
    expect(show('9.5', '元', displayOf(['9.5'], '元'))).toMatchObject({ text: '9.50', unit: '元' })
    for (const values of [['9999.99', '10000'], ['-10000'], ['0'], [null], []])
      expect(displayOf(values, '元')).toBeUndefined()
    expect(displayOf(['5'], '元/人')).toBeUndefined()
    const own = { unit: '万元', shift: 4, places: 4 }
    expect(displayOf(['5'], '元', own)).toBe(own)
  })

  it('leaves words and truth values as they are', () => {
    expect(show(true, '是否').text).toBe('是')
    expect(show('县级', '层级')).toMatchObject({ text: '县级', unit: '', exact: '县级', plain: '县级' })
    expect(show('2026', '文本').text).toBe('2026')
  })

  it('never loses a digit in the exact text', () => {
    const digits = fc.tuple(fc.boolean(), fc.bigInt(0n, 10n ** 30n), fc.integer({ min: 1, max: 999 }))
    fc.assert(
      fc.property(digits, ([negative, whole, part]) => {
        const value = `${negative ? '-' : ''}${whole}.${String(part).padStart(3, '0').replace(/0+$/, '')}`
        const { exact } = show(value, '元')
        expect(exact.replaceAll(',', '').replace('\u2212', '-').replace('元', '')).toBe(value)
      }),
      { seed: 11, numRuns: 200 },
    )
  })
})

describe('showing how far a value moved', () => {
  it('gives the exact difference with its sign, in the scale of the value', () => {
    expect(showMove('26775051.8604', '33468814.8255', '元')).toMatchObject({
      text: '\u2212669.38',
      unit: '万元',
      exact: '\u22126,693,762.9651元',
      plain: '-6693762.9651',
    })
    expect(showMove('0.2', '0.15', '比率')).toMatchObject({ text: '+5.00', exact: '+5个百分点' })
  })

  it('says that a move is too small to be seen, and nothing where there is none', () => {
    expect(showMove('1000.01', '1000', '元')?.text).toBe('+不足0.01')
    expect(showMove('1000.0', '1000', '元')).toBeUndefined()
  })
})
