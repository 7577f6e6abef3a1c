import { describe, expect, it } from 'vitest'
import { partOf } from '../../../../editor/language/side-by-side/part-of.ts'

const minus = '\u2212'

describe('the part by which a value differs from the first', () => {
  it('is exact before it is rounded to one place', () => {
    expect(partOf('110', '100', '元')).toBe('+10.0％')
    expect(partOf('2', '3', '人')).toBe(`${minus}33.3％`)
    expect(partOf('100000000000000000000000.05', '100000000000000000000000', '元')).toBe('+不足0.1％')
    expect(partOf('1.0005', '1', '元/人')).toBe('+0.1％')
    expect(partOf('50', '1', '元')).toBe('+4,900.0％')
  })

  it('is not said where it would say nothing', () => {
    expect(partOf('5', '5', '元')).toBeUndefined()
    expect(partOf('5', '0', '元')).toBeUndefined()
    expect(partOf('5', '-5', '元')).toBeUndefined()
    expect(partOf('-5', '5', '元')).toBeUndefined()
    expect(partOf('0', '5', '元')).toBe(`${minus}100.0％`)
    for (const unit of ['比率', '百分点', '分', '日期', '文本', '是否', '岁'])
      expect(partOf('2', '1', unit)).toBeUndefined()
  })
})
