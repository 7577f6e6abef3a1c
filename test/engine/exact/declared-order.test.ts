import { describe, expect, it } from 'vitest'
import { compiledSections, errorsOf, figureOf, ranOn } from '../../support/policy.ts'

describe('a figure that declares its dimensions in another order than the policy', () => {
  const compiled = compiledSections(`维度:
  年份: {成员: [2023, 2024, 2025], 有序: 是}
  险种: [职工, 居民]
输入:
  支出: {单位: 元, 维度: [险种, 年份]}
规则:
  前年: 缺省（上一（支出，年份），0元）
  抵扣: 依次抵扣（100元，支出，年份）
`)
  const evaluation = ranOn(compiled, {
    输入: { 支出: { 职工: { 2023: '10', 2024: '20', 2025: '80' }, 居民: { 2023: '1', 2024: '2', 2025: '3' } } },
  })

  it('has the member before in its own row', () => {
    expect(errorsOf(evaluation)).toEqual([])
    expect(figureOf(evaluation, '前年').value).toEqual({
      2023: { 职工: '0', 居民: '0' },
      2024: { 职工: '10', 居民: '1' },
      2025: { 职工: '20', 居民: '2' },
    })
  })

  it('is summed up to a member in its own row', () => {
    expect(figureOf(evaluation, '抵扣').value).toEqual({
      2023: { 职工: '10', 居民: '1' },
      2024: { 职工: '20', 居民: '2' },
      2025: { 职工: '70', 居民: '3' },
    })
  })
})
