import { describe, expect, it } from 'vitest'
import { createCompiler } from '../../../dsl/index.ts'
import { shiftDecimal } from '../../../dsl/model/quantity.ts'
import { printUnit } from '../../../dsl/model/unit.ts'
import { differencesOf } from '../../support/differences-of.ts'
import { compiledSections, errorsOf, figureOf, policyHead, ran, ranOn } from '../../support/policy.ts'
import { guiltyOf } from '../../support/problems.ts'
import { seeded, whole } from '../../support/random.ts'

const amounts = (of: (month: number) => number | string): Record<string, string> =>
  Object.fromEntries(Array.from({ length: 12 }, (_, i) => [String(i + 1), String(of(i + 1))]))

describe('the months and quarters of the calendar', () => {
  it('need no declaration', () => {
    const compiled = compiledSections(`输入:
  月拨付: {单位: 元, 维度: [月份]}
  季考核: {单位: 比率, 维度: [季度]}
规则:
  季拨付: 合计（月拨付，月份 按 季度）
  全年: 合计（月拨付）
  下半年: 合计（月拨付，月份 其中 月份 ≥ 7）
  十二月: 月拨付〔12〕 ＋ 月拨付〔12月〕 ＋ 月拨付〔月份＝12〕 ＋ 月拨付〔月份＝12月份〕
  实拨: 月拨付 × 季考核
  比上月: {公式: 月拨付 － 上一（月拨付，月份）, 仅: 月份 ＞ 1月}
  平分: 分摊（100元，1，月份）
  季末: 若（月份 属于 3月、6月、9月、12月，月拨付）
  首季: 季拨付〔一季度〕 ＋ 季拨付〔第一季度〕 ＋ 季拨付〔1季度〕
  几个月: 计数（月份 其中 季度 ＝ 二季度）
`)
    const evaluation = ranOn(compiled, {
      年度: 2026,
      输入: { 月拨付: amounts((m) => m), 季考核: { 一季度: '1', 第二季度: '0.5', 3: '0', 第4季度: '2' } },
    })
    expect(errorsOf(evaluation)).toEqual([])
    const value = (name: string): unknown => figureOf(evaluation, name).value
    expect(value('季拨付')).toEqual({ 1: '6', 2: '15', 3: '24', 4: '33' })
    expect(value('全年')).toBe('78')
    expect(value('下半年')).toBe('57')
    expect(value('十二月')).toBe('48')
    expect(value('实拨')).toEqual(amounts((m) => m * ([1, 0.5, 0, 2][Math.ceil(m / 3) - 1] as number)))
    expect(value('比上月')).toEqual({ ...amounts(() => 1), 1: null })
    expect(value('平分')).toEqual(amounts((m) => (m <= 4 ? '8.34' : '8.33')))
    expect(value('季末')).toEqual(amounts((m) => (m % 3 === 0 ? m : 0)))
    expect(value('首季')).toBe('18')
    expect(value('几个月')).toBe('3')
  })
})

describe('the dimensions of the calendar', () => {
  const dimensionsOf = (sections: string): string[] => [...compiledSections(sections).model.dimensions.keys()]

  it('are there only where the policy uses them', () => {
    expect(
      dimensionsOf('维度:\n  险种: [职工]\n规则:\n  按季度预拨: {公式: 1元, 说明: 分月份和季度}\n  果: 按季度预拨\n'),
    ).toEqual(['险种'])
    expect(dimensionsOf('输入:\n  月份数: 元\n规则:\n  果: 月份数\n')).toEqual([])
    expect(dimensionsOf('维度:\n  周期: [月份, 季度, 年度]\n规则:\n  果: 1元\n')).toEqual(['周期'])
    expect(dimensionsOf('规则:\n  果: 分摊（100元，1，季度）\n')).toEqual(['季度'])
    expect(dimensionsOf('维度:\n  险种: [职工]\n规则:\n  果: 分摊（100元，1，月份）\n')).toEqual([
      '险种',
      '月份',
      '季度',
    ])
    expect(dimensionsOf('维度:\n  上半年: {取自: 月份, 其中: 月份 ≤ 6}\n规则:\n  果: 计数（上半年）\n')).toEqual([
      '上半年',
      '月份',
      '季度',
    ])
  })

  it('leave their words to a policy that means something else by them', () => {
    expect(dimensionsOf('输入:\n  月份: 元\n规则:\n  果: 月份 × 2\n')).toEqual([])
    expect(
      dimensionsOf('维度:\n  机构: {属性: {季度: [旺季, 淡季]}}\n规则:\n  果: 计数（机构 其中 季度 ＝ 旺季）\n'),
    ).toEqual(['机构', '季度'])
    expect(dimensionsOf('维度:\n  月份: [上旬, 下旬]\n规则:\n  果: 计数（月份）\n')).toEqual(['月份'])
  })

  it('come and go while a policy is written', () => {
    const compiler = createCompiler()
    const compile = (formula: string) =>
      compiler.compile('policy.yaml', `${policyHead}输入:\n  支出: 元\n规则:\n  果: ${formula}\n  又: 果 × 2\n`)
    expect(compile('支出').ok).toBe(true)
    const split = compile('分摊（支出，1，月份）')
    expect(split.ok).toBe(true)
    expect(split.model.figures.get('又')?.dims).toEqual(['月份'])
    const back = compile('支出')
    expect([...back.model.dimensions.keys()]).toEqual([])
    expect(back.model.figures.get('又')?.dims).toEqual([])
  })

  it('give parts of themselves and may be where attributes lead', () => {
    const compiled = compiledSections(`维度:
  上半年: {取自: 月份, 其中: 月份 ≤ 6}
  机构: {属性: {开业: 月份}}
输入:
  月拨付: {单位: 元, 维度: [月份]}
规则:
  半年: 合计（月拨付，月份 其中 月份 ≤ 6）
  当月: {公式: 月拨付〔月份＝开业〕, 维度: [机构]}
  上半年拨付: {公式: 月拨付, 维度: [上半年]}
`)
    const evaluation = ranOn(compiled, {
      年度: 2026,
      维度: {
        机构: [
          { 名: '甲', 开业: '3月' },
          { 名: '乙', 开业: '12' },
        ],
      },
      输入: { 月拨付: amounts((m) => m) },
    })
    expect(errorsOf(evaluation)).toEqual([])
    expect(figureOf(evaluation, '半年').value).toBe('21')
    expect(figureOf(evaluation, '当月').value).toEqual({ 甲: '3', 乙: '12' })
    expect(figureOf(evaluation, '上半年拨付').value).toEqual({ 1: '1', 2: '2', 3: '3', 4: '4', 5: '5', 6: '6' })
  })

  it('keep their order where the year begins in another month', () => {
    const compiled = compiledSections(`维度:
  月份: [7, 8, 9, 10, 11, 12, 1, 2, 3, 4, 5, 6]
规则:
  果: 计数（月份 其中 月份 ≥ 10）
  又: 计数（月份 其中 月份 ≥ 3月）
  再: 计数（月份 其中 月份 ＝ 3）
`)
    const evaluation = ranOn(compiled, { 年度: 2026 })
    expect(['果', '又', '再'].map((name) => figureOf(evaluation, name).value)).toEqual(['9', '4', '1'])
  })

  it('that are no numbers stand neither before nor behind one', () => {
    const compiled = compiledSections(`维度:
  月份: {成员: [上旬, 7], 有序: 是}
规则:
  果: 计数（月份 其中 月份 ＞ 5）
  又: 计数（月份 其中 月份 ≤ 5）
`)
    const evaluation = ranOn(compiled, { 年度: 2026 })
    expect(['果', '又'].map((name) => figureOf(evaluation, name).value)).toEqual(['1', '0'])
  })

  it('are heads and cells of tables as people write them', () => {
    const head = Array.from({ length: 12 }, (_, i) => `${i + 1}月`)
    const compiled = compiledSections(`维度:
  险种: [职工, 居民]
输入:
  支出: {单位: 元, 维度: [险种, 月份]}
  人数: {单位: 人, 维度: [月份]}
规则:
  果: 合计（支出，月份）
  总人月: 合计（人数）
`)
    const table = `险种 | ${head.join(' | ')}\n职工 | ${head.map((_, i) => i + 1).join(' | ')}\n居民 | ${head.map(() => 1).join(' | ')}`
    const rows = `月份 | 人数\n${head.map((m) => `${m}份 | 2`).join('\n')}`
    const evaluation = ranOn(compiled, { 年度: 2026, 输入: { 支出: table, 人数: rows } })
    expect(errorsOf(evaluation)).toEqual([])
    expect(figureOf(evaluation, '果').value).toEqual({ 职工: '78', 居民: '12' })
    expect(figureOf(evaluation, '总人月').value).toBe('24')
    const twice = ran(compiled, `情景: 一\n年度: 2026\n输入:\n  支出: {}\n  人数: {1月: 2, 1: 3}\n`)
    expect(errorsOf(twice)).toContain('HC6025')
    expect(errorsOf(ran(compiled, `情景: 一\n年度: 2026\n输入: {支出: {}, 人数: {13月: 2}}\n`))).toContain('HC6004')
  })

  it('are compared with what is expected under any spelling', () => {
    const compiled = compiledSections('输入:\n  支出: {单位: 元, 维度: [季度], 可缺: 是}\n规则:\n  果: 支出 × 2\n')
    const evaluation = ran(
      compiled,
      '情景: 一\n年度: 2026\n输入: {支出: {一季度: 1}}\n期望: {果: {第一季度: 2, 二季度: 待定}}\n',
    )
    expect(differencesOf(evaluation)).toEqual([])
  })

  it.each([
    ['月拨付〔13〕', ['HC3004:13']],
    ['月拨付〔13月〕', ['HC3004:13月']],
    ['月拨付〔五季度〕', ['HC3004:五季度']],
    ['合计（月拨付，月份 按 年份）', ['HC4007:年份']],
  ])('take no other: %s', (formula, found) => {
    expect(guiltyOf(`输入:\n  月拨付: {单位: 元, 维度: [月份]}\n规则:\n  果: ${formula}\n`)).toEqual(found)
  })
})

describe('months as a unit', () => {
  const typed = (formula: string): string => {
    const figure = compiledSections(`输入:
  标准: 元/人
  月标准: 元/人月
  人数: 人
  参保月数: 月
  参保人月: 人月
  应返还: 元
  逾期: 天
规则:
  果: ${formula}
`).model.figures.get('果')
    return figure ? printUnit(figure.unit) : ''
  }

  it.each([
    ['标准 × 人数 × 参保月数 ÷ 12', '元'],
    ['标准 × 人数 × 参保月数 ÷ 12个月', '元'],
    ['标准 × 参保人月 ÷ 12', '元'],
    ['参保人月 ÷ 12', '人'],
    ['参保月数 ÷ 12', '比率'],
    ['人数 × 参保月数', '人月'],
    ['月标准 × 参保人月', '元'],
    ['月标准 × 12 × 人数', '元'],
    ['12 × 月标准', '元/人'],
    ['80元/人月 × 参保人月', '元'],
    ['标准 ÷ 12个月 × 参保人月', '元'],
    ['参保月数 ＋ 3个月', '月'],
    ['人数 ÷ 12', '人'],
    ['应返还 × 0.05％/天 × 逾期', '元'],
  ])('%s is in %s', (formula, unit) => {
    expect(typed(formula)).toBe(unit)
  })
})

describe('sums over made-up months', () => {
  it('agree by month, by quarter and over the year', () => {
    const random = seeded(12)
    const compiled = compiledSections(`输入:
  支出: {单位: 元, 维度: [月份]}
  占: {单位: 比率, 维度: [季度]}
规则:
  季: 合计（支出，月份 按 季度）
  年: 合计（支出）
  季年: 合计（季）
  乘: 合计（支出 × 占）
  分: 分摊（年，支出）
`)
    for (let i = 0; i < 20; i++) {
      const cents = Array.from({ length: 12 }, () => whole(random, 0, 1_000_000))
      const parts = Array.from({ length: 4 }, () => whole(random, 0, 100))
      const money = (value: number): string => String(value / 100)
      const evaluation = ranOn(compiled, {
        年度: 2026,
        输入: {
          支出: amounts((m) => money(cents[m - 1] as number)),
          占: Object.fromEntries(parts.map((p, q) => [`${q + 1}季度`, `${p}%`])),
        },
      })
      const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)
      const ofQuarter = (q: number): number => sum(cents.slice(3 * q, 3 * q + 3))
      const value = (name: string): unknown => figureOf(evaluation, name).value
      expect(value('季')).toEqual(Object.fromEntries(parts.map((_, q) => [String(q + 1), money(ofQuarter(q))])))
      expect([value('年'), value('季年')]).toEqual([money(sum(cents)), money(sum(cents))])
      const weighted = sum(parts.map((p, q) => p * ofQuarter(q)))
      expect(value('乘')).toBe(shiftDecimal(String(weighted), -4))
      expect(value('分')).toEqual(figureOf(evaluation, '支出').value)
    }
  })
})
