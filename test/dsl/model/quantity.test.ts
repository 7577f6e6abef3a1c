import { describe, expect, it } from 'vitest'
import { readQuantity, shiftDecimal } from '../../../dsl/model/quantity.ts'
import { quantityText } from '../../../dsl/model/quantity-text.ts'
import { readPrecision, readRounding, roundingPlace } from '../../../dsl/model/rounding.ts'
import { builtInNouns, printUnit, readUnit, type ScaledUnit } from '../../../dsl/model/unit.ts'

const read = (written: string, grouped = false): string | undefined => {
  const found = readQuantity(written, builtInNouns, grouped)
  return found && `${found.digits} ${found.unit ? printUnit(found.unit) : ''}`.trim()
}

describe('a number as written', () => {
  it.each([
    ['9800万元', '98000000 元'],
    ['620.5万元', '6205000 元'],
    ['0.00005万元', '0.5 元'],
    ['1.2亿元', '120000000 元'],
    ['15%', '0.15 比率'],
    ['15％', '0.15 比率'],
    ['76.5 %', '0.765 比率'],
    ['10个百分点', '0.1 百分点'],
    ['340元/人', '340 元/人'],
    ['26.8万人', '268000 人'],
    ['1.2万', '12000 比率'],
    ['-50', '-50'],
    ['－50元', '-50 元'],
    ['−50元', '-50 元'],
    ['+5', '5'],
    ['-0.00', '0'],
    ['007.50', '7.5'],
    ['.5', '0.5'],
    ['１２．５', '12.5'],
    ['1.5e3', '1500'],
    [
      '123456789012345678901234567890.123456789012345678901234567890',
      '123456789012345678901234567890.12345678901234567890123456789',
    ],
  ])('%s is %s', (written, wanted) => {
    expect(read(written)).toBe(wanted)
  })

  it.each(['', '元', '1,234', '1.2.3', '12块', '一百', '5 5', '1..2', 'NaN', 'Infinity'])('%s is none', (written) => {
    expect(read(written)).toBeUndefined()
  })

  it('may have commas between thousands in a table, and only there', () => {
    expect(read('213,840,000.05元', true)).toBe('213840000.05 元')
    expect(read('1，234', true)).toBe('1234')
    expect(read('1,23', true)).toBeUndefined()
    expect(read('12,34,567', true)).toBeUndefined()
  })

  it('keeps every digit when its point moves', () => {
    expect(shiftDecimal('1.5', 4)).toBe('15000')
    expect(shiftDecimal('15', -4)).toBe('0.0015')
    expect(shiftDecimal('0.10', 1)).toBe('1')
    expect(shiftDecimal('0', -3)).toBe('0')
  })
})

describe('words of rounding', () => {
  it.each([
    ['四舍五入到分', 'half-up', '0.01', true],
    ['四舍五入到角', 'half-up', '0.1', true],
    ['进位到元', 'up', '1', true],
    ['舍去到整数', 'down', '1', false],
    ['舍去到4位小数', 'down', '0.0001', false],
    ['四舍五入到0位小数', 'half-up', '1', false],
    ['四舍五入到万元', 'half-up', '10000', true],
    ['四舍五入到万元2位小数', 'half-up', '100', true],
    ['四舍五入到亿元4位小数', 'half-up', '10000', true],
    ['四舍五入 到 分', 'half-up', '0.01', true],
  ])('%s: %s to %s', (written, mode, step, money) => {
    expect(readRounding(written)).toEqual({ mode, step, money })
  })

  it.each(['四舍五入', '到分', '四舍五入到厘', '四舍到分', '四舍五入到-2位小数', '四舍五入到123位小数'])(
    '%s is none',
    (written) => {
      expect(readRounding(written)).toBeUndefined()
    },
  )

  it.each([
    ['分', '0.01'],
    ['元', '1'],
    ['0.01万元', '100'],
    ['0.1元', '0.1'],
    ['1万元', '10000'],
    ['不取整', null],
    ['5元', undefined],
    ['厘', undefined],
  ])('精度 %s is %s', (written, step) => {
    expect(readPrecision(written)).toBe(step)
  })

  it.each(['0.0001', '0.01', '0.1', '1', '10', '100', '10000', '1000000', '100000000'])(
    'the place of a step of %s is read as that step again',
    (step) => {
      expect(readRounding(`四舍五入${roundingPlace(step)}`)?.step).toBe(step)
    },
  )
})

describe('a quantity as people write it', () => {
  it.each([
    ['0.15', '比率', '15%'],
    ['-0.02', '百分点', '-2个百分点'],
    ['0.0005', '%/天', '0.05%/天'],
    ['5', '人月', '5人月'],
    ['80', '元/人月', '80元/人月'],
    ['2026-06-30', '日期', '2026-06-30'],
  ])('%s in %s is %s', (digits, unit, text) => {
    expect(quantityText(digits, (readUnit(unit, new Set()) as ScaledUnit).unit)).toBe(text)
  })
})
