import { describe, expect, it } from 'vitest'
import { compiledSections, figureOf, ranOn } from '../../support/policy.ts'
import { guiltyOf } from '../../support/problems.ts'

const rules = (words: string): string => `输入:
  镇: 元
  县: 元
规则:
  镇增: 镇 － 上年（镇）
  县增: {参照: 镇增, 式中: {镇: ${words}}}
`

describe('a word of 式中 inside 上年', () => {
  it('means the year before of the figure that it stands for', () => {
    const data = { 输入: { 镇: '100', 县: '1000' }, 上年: { 镇: '90', 县: '500' } }
    const evaluation = ranOn(compiledSections(rules('县')), data)
    expect(figureOf(evaluation, '镇增').value).toBe('10')
    expect(figureOf(evaluation, '县增').value).toBe('500')
  })

  it('has no year before where it stands for a formula', () => {
    expect(guiltyOf(rules('县 × 2'))).toContain('HC5040:镇增')
  })
})

describe('words of 式中 that need one another', () => {
  it.each([
    '果: {公式: 甲词 ＋ 乙词, 保底: 乙词, 式中: {甲词: 乙词 ＋ 1元, 乙词: 甲词 ＋ 1元}}',
    '果: {公式: 乙词, 式中: {甲词: {按解读: 口径, 一读: 乙词, 二读: 镇}, 乙词: 甲词}, 例外: [{名: 例, 当: 甲词 ＞ 1元, 公式: 0元}]}',
  ])('are told once: %s', (rule) => {
    const text = `输入:\n  镇: 元\n解读: {口径: {选项: [一读, 二读], 默认: 一读, 理由: 试}}\n规则:\n  ${rule}\n`
    expect(guiltyOf(text).filter((code) => !code.startsWith('HC5028'))).toEqual(['HC3002:甲词'])
  })

  it('are told at 参照 where its words close the circle', () => {
    const text =
      '输入:\n  镇: 元\n  县: 元\n规则:\n  甲: {公式: 词, 式中: {词: 镇 × 2}}\n  乙: {参照: 甲, 式中: {镇: 词 ＋ 县}}\n'
    expect(guiltyOf(text)).toEqual(['HC3002:甲'])
  })

  it('are no circle where a word needs its own name alone', () => {
    expect(guiltyOf('输入:\n  镇: 元\n规则:\n  果: {公式: 镇 ＋ 词, 式中: {镇: 镇 × 2, 词: 镇}}\n')).toEqual([])
  })
})

describe('a rule like another', () => {
  it('may hold only where the other is something', () => {
    const sections = '输入:\n  数: 元\n规则:\n  甲: 数 × 2\n  乙: {参照: 甲, 仅: 甲 ＝ 0元}\n'
    const value = (amount: string): unknown =>
      figureOf(ranOn(compiledSections(sections), { 输入: { 数: amount } }), '乙').value
    expect([value('0'), value('1')]).toEqual(['0', null])
  })
})
