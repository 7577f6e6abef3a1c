import { describe, expect, it } from 'vitest'
import { buildSheet } from '../../../editor/language/sheet.ts'
import { changedLines } from '../../../editor/view/changed-lines.ts'
import { compiledSections, ranOn } from '../../support/policy.ts'

const sections = (share: string, more = ''): string => `输入: {基金: 元}
维度: {层级: [县, 乡]}
参数:
  提取比例: ${share}
  标准: {维度: [层级], 单位: 元/人, 值: {县: 10元/人, 乡: 20元/人}}
规则:
  提取额: 基金×提取比例
${more}约束:
  提取够用: 提取额 ≥ 100万元
`
const outcomeOf = (text: string, fund = '10000000') => ranOn(compiledSections(text), { 输入: { 基金: fund } }).outcome

describe('what changed, for paper', () => {
  it('says of parameters, inputs, figures and requirements what they were and are, what was changed first', () => {
    const before = outcomeOf(sections('15%'))
    const now = outcomeOf(sections('8%', '  剩余: 基金－提取额\n').replace('乡: 20元/人', '乡: 25元/人'))
    expect(changedLines(buildSheet(now, { before }))).toEqual([
      { kind: '参数', name: '提取比例', was: '15.00％', now: '8.00％' },
      { kind: '参数', name: '标准〔乡〕', was: '20.00元/人', now: '25.00元/人' },
      { kind: '数', name: '提取额', was: '150.00万元', now: '80.00万元' },
      { kind: '数', name: '剩余', was: '没有', now: '920.00万元' },
      { kind: '约束', name: '提取够用', was: '达标，余50.00万元', now: '未达标，差20.00万元' },
    ])
    expect(changedLines(buildSheet(now, { before: now }))).toEqual([])
  })

  it('tells an input, and a requirement that only comes nearer', () => {
    const text = sections('15%')
    const lines = changedLines(buildSheet(outcomeOf(text, '9000000'), { before: outcomeOf(text) }))
    expect(lines).toEqual([
      { kind: '输入', name: '基金', was: '1,000.00万元', now: '900.00万元' },
      { kind: '数', name: '提取额', was: '150.00万元', now: '135.00万元' },
      { kind: '约束', name: '提取够用', was: '达标，余50.00万元', now: '达标，余35.00万元' },
    ])
  })
})
