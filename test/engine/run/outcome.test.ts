import { describe, expect, it } from 'vitest'
import { readExample } from '../../../dsl/index.ts'
import { createEngine } from '../../../engine/index.ts'
import { differencesOf } from '../../support/differences-of.ts'
import { compiledSections, errorsOf, figureOf, ran, ranOn } from '../../support/policy.ts'

const policy = compiledSections(`条款: |
  条款 | 性质
  一 | 可计算
  二 | 可计算
维度: {险种: [职工, 居民]}
输入:
  收入: {单位: 元, 维度: [险种]}
  人数: {单位: 人, 维度: [险种]}
  权: {单位: 比率, 维度: [险种]}
  文号: {单位: 文本, 可缺: 是}
规则:
  人均: {公式: 收入 ÷ 人数, 依据: 一}
  人均加一: {公式: 人均 ＋ 1元/人, 依据: 一}
  半: {公式: 收入 ÷ 2, 依据: 一}
  另半: {公式: 收入 × 50%, 依据: 一}
  少半: {公式: 收入 × 49%, 依据: 一}
  分得: {公式: 分摊（10元，权）, 依据: 二}
  高: {公式: 最大（收入，险种 其中 权 ＞ 5）, 依据: 二}
资金去向:
  收入: {去向: [半, 另半], 依据: 一}
算例:
  - {名: 只算人均, 年度: 2024, 输入: {收入: {职工: 10元, 居民: 9元}, 人数: {职工: 4, 居民: 2}}, 期望: {人均: {职工: 2.5, 居民: 4.6}}}
`)
const good = { 收入: { 职工: '100', 居民: '50' }, 人数: { 职工: '4', 居民: '2' }, 权: { 职工: '6', 居民: '6' } }

describe('faults of a run', () => {
  const evaluation = ranOn(policy, {
    输入: { 收入: { 职工: '100', 居民: '50' }, 人数: { 职工: '4', 居民: '0' }, 权: { 职工: '0', 居民: '0' } },
  })

  it('are told once each, at the rule where they arise, with members and clauses', () => {
    expect(evaluation.outcome.diagnostics.map((d) => [d.code, d.message, d.clauses])).toEqual([
      ['HC6007', '人均：2个险种中1个算不出（居民）：除数“人数”为0', ['一']],
      ['HC6008', '分得：要分的数不是0，权重却全是0', ['二']],
      ['HC6015', '高：没有可以取最大的对象', ['二']],
    ])
  })

  it('leave the other members their values and are named at theirs, also where they only spread', () => {
    const fault = { at: ['居民'], message: '人均：除数“人数”为0' }
    expect(figureOf(evaluation, '人均')).toMatchObject({ value: { 职工: '25', 居民: null }, faults: [fault] })
    expect(figureOf(evaluation, '人均加一')).toMatchObject({ value: { 职工: '26', 居民: null }, faults: [fault] })
    expect(figureOf(evaluation, '高')).toMatchObject({ value: null, faults: [{ at: [] }] })
    expect(figureOf(evaluation, '半')).not.toHaveProperty('faults')
  })
})

describe('where money goes', () => {
  it('is silent where the parts make the whole', () => {
    expect(ranOn(policy, { 输入: good }).outcome.diagnostics).toEqual([])
  })

  it('tells what is missing where they do not', () => {
    const short = compiledSections(policy.text.slice(policy.text.indexOf('条款')).replace('[半, 另半]', '[半, 少半]'))
    const { diagnostics } = ranOn(short, { 输入: good }).outcome
    expect(diagnostics.map((d) => [d.code, d.clauses])).toEqual([['HC5025', ['一']]])
    expect(diagnostics[0]?.message).toContain('1')
  })
})

describe('where provisional money goes', () => {
  const sections = `条款: |
  条款 | 性质
  一 | 可计算
维度: {险种: [职工, 居民], 院: [甲, 乙]}
输入: {总额: {单位: 元, 维度: [险种]}, 权: {单位: 人, 维度: [院]}}
参数: {留: {待定: 没有写, 范围: [0%, 100%], 暂取: 10%}}
规则:
  储备: 总额 × 留
  可分: 总额 － 储备
  预算: 分摊（可分，权）
资金去向:
  总额: {去向: [储备, 预算], 依据: 一}
`
  const told = (policy: string, more: object) =>
    ranOn(compiledSections(policy), {
      输入: { 总额: { 职工: '100', 居民: '50' }, 权: { 甲: '1', 乙: '1' } },
      ...more,
    }).outcome.diagnostics.map(({ code, message, hint }) => [code, message, hint])

  it('is checked as it stands', () => {
    expect(told(sections, {})).toEqual([])
    expect(told(sections.replace('总额 － 储备', '总额 － 储备 × 2'), {})).toEqual([
      ['HC5025', '“储备”、“预算”合计比“总额〔职工〕”少10元；不等的共2处', '检查各部分的公式，或者补上缺的去向'],
    ])
  })

  it('is told of where the scenario settles one part and not the others', () => {
    expect(told(sections, { 核定: { 预算: { 居民: { 乙: '20' } } } })).toEqual([
      [
        'HC5025',
        '“储备”、“预算”合计比“总额〔居民〕”少2.5元',
        '情景里核定了其中的数：改了一个，别的也要改，合起来才等于总数',
      ],
    ])
  })
})

describe('expected figures', () => {
  const text = (expected: string): string =>
    `情景: 试算\n年度: 2024\n输入:\n  收入: {职工: 100, 居民: 50}\n  人数: {职工: 4, 居民: 3}\n  权: {职工: 6, 居民: 6}\n期望:\n${expected}`

  const off = (expected: string) => differencesOf(ran(policy, text(expected)))

  it('are compared as far as they are written, in whatever scale, and never less than to the second decimal', () => {
    expect(off('  半: {职工: 0.005万元, 居民: 25.00元}\n')).toEqual([])
    expect(off('  半: {职工: 50.005, 居民: 25.01}\n')).toEqual([
      { figure: '半', at: ['职工'], expected: '50.005', actual: '50' },
      { figure: '半', at: ['居民'], expected: '25.01', actual: '25' },
    ])
    expect(off('  半: {职工: 50.0000001元}\n')).toHaveLength(1)
    expect(off('  人均: {居民: 16.67}\n')).toEqual([])
    expect(off('  人均: {居民: 16.666667}\n')).toEqual([])
    expect(off('  人均: {居民: 16.66}\n')).toHaveLength(1)
    expect(off('  人均: {居民: 16.6667000}\n')).toHaveLength(1)
    expect(off('  人均: {居民: 17}\n')).toHaveLength(1)
    expect(off('  人均: {居民: 0.00万元/人}\n')).toEqual([])
    expect(off('  人均: {居民: 0万元/人}\n')).toEqual([])
    expect(off('  人均: {居民: 0.0020万元/人}\n')).toHaveLength(1)
  })

  it('say by how much they are off, and how far they may be', () => {
    const { expectations } = ran(policy, text('  人均: {职工: 25, 居民: 0.0016万元/人}\n'))
    expect(expectations).toEqual([
      expect.objectContaining({ at: ['职工'], agrees: true, difference: '0', tolerance: '0.005' }),
      expect.objectContaining({
        at: ['居民'],
        agrees: false,
        difference: '0.66666666666666666666666666666666666667',
        tolerance: '0.5',
        unit: '元/人',
        provisional: [],
      }),
    ])
  })

  it('may give a value without a finite decimal at forty digits', () => {
    expect(off('  人均: {居民: 16.66666666666666666666666666666666666667}\n')).toEqual([])
  })

  it('are all that a worked example asks for', () => {
    const evaluation = createEngine().check(policy, readExample(policy, 0))
    expect(differencesOf(evaluation)).toEqual([{ figure: '人均', at: ['居民'], expected: '4.6', actual: '4.5' }])
    expect(evaluation.outcome.diagnostics).toEqual([])
  })
})

describe('data', () => {
  it('keep a text that looks like a number as it is', () => {
    const evaluation = ranOn(policy, { 输入: { ...good, 文号: '007' } })
    expect(errorsOf(evaluation)).toEqual([])
    expect(figureOf(evaluation, '文号').value).toBe('007')
  })
})

describe('a rule whose method is open', () => {
  const open = compiledSections(`输入: {结余: 元, 支出: 元}
规则:
  挂钩留用: {待定: 没有写怎样挂, 单位: 元, 保底: 0元, 封顶: 结余}
  奖励: {待定: 没有写, 单位: 元, 保底: 0元}
  应付: 支出＋挂钩留用
`)
  const of = (surplus: string) => {
    const { outcome } = ranOn(open, { 输入: { 结余: surplus, 支出: '100' } })
    return Object.fromEntries(outcome.figures.map(({ name, value, range, open }) => [name, { value, range, open }]))
  }

  it('lies between its bounds, and what rests on it with it; without both there is no range', () => {
    const waits = ['挂钩留用：未规定']
    expect(of('30')).toMatchObject({
      挂钩留用: { value: null, range: ['0', '30'], open: waits },
      应付: { value: null, range: ['100', '130'], open: waits },
      奖励: { value: null, range: undefined },
    })
  })

  it('is known where its bounds meet', () => {
    expect(of('0')).toMatchObject({
      挂钩留用: { value: '0', open: undefined },
      应付: { value: '100', open: undefined },
    })
  })
})
