import { describe, expect, it } from 'vitest'
import { groupDigits, groupFormula } from '../../../editor/view/group-digits.ts'

describe('digits in groups', () => {
  it('set the thousands of a plain number apart, whatever its unit', () => {
    expect(groupDigits('3216000')).toBe('3,216,000')
    expect(groupDigits('685432.17')).toBe('685,432.17')
    expect(groupDigits('-2934.18万元')).toBe('-2,934.18万元')
    expect(groupDigits('1000')).toBe('1,000')
  })

  it('leave what is grouped, short, or no plain number', () => {
    for (const text of ['53,128,406.72', '830', '0.1234', '62.4%', '2024-03-01', '甲1234', '3000+500', ''])
      expect(groupDigits(text)).toBe(text)
  })

  it('stand apart in a formula with numbers too, years and decimals as they are', () => {
    expect(groupFormula('（223125432.17 － 33468814.8255 － 3216000） × 76.5％ ＋ 0.00012345')).toBe(
      '（223,125,432.17 － 33,468,814.8255 － 3,216,000） × 76.5％ ＋ 0.00012345',
    )
    expect(groupFormula('取大（331005512.83 － 314768000，0）')).toBe('取大（331,005,512.83 － 314,768,000，0）')
    expect(groupFormula('年份 ≥ 2024 且 3,216,000元 ＞ 0')).toBe('年份 ≥ 2024 且 3,216,000元 ＞ 0')
  })
})
