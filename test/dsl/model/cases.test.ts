import { describe, expect, it } from 'vitest'
import { guiltyOf } from '../../support/problems.ts'

const wrong = (cases: string): string[] =>
  guiltyOf(`输入: {超支率: 比率, 其他: 是否}\n规则:\n  果: {分情形: {${cases}}}\n`)

describe('cases', () => {
  it.each([
    ['超支率 ≤ 3%: 1，否则: 2', ['HC2062:否则']],
    ['3%以内: 1，超过3%: 2', ['HC5069:3%以内', 'HC5069:超过3%']],
    ['超支率 ＋ : 1', ['HC2010:＋']],
    ['超支率 ≤ 3%: 1，其他: 2', []],
    ['超支率 ≤ 3%: 1，其余: 2', []],
  ])('are told what drafters write for them: %s', (cases, expected) => {
    expect(wrong(cases.replaceAll('，', ', '))).toEqual(expected)
  })
})
