import { describe, expect, it } from 'vitest'
import { compiledSections, errorsOf, figureOf, ran, ranOn } from '../../support/policy.ts'
import { guiltyOf } from '../../support/problems.ts'

const value = (evaluation: ReturnType<typeof ranOn>, name: string): unknown => figureOf(evaluation, name).value
const said = (evaluation: ReturnType<typeof ranOn>): string[] =>
  evaluation.outcome.diagnostics.filter((d) => d.severity !== 'info').map((d) => d.message)
const months = (of: (month: number) => string | null): Record<string, string | null> =>
  Object.fromEntries(Array.from({ length: 12 }, (_, i) => [String(i + 1), of(i + 1)]))

describe('a parameter that changes on a day', () => {
  const monthly = compiledSections(`参数:
  月标准: {单位: 元/人, 维度: [月份], 自: {2026-07-01: 85, 2025-03-01: 80}}
规则:
  全年: 合计（月标准，月份）
  下半年: 合计（月标准，月份 其中 月份 ≥ 7）
  各月: {公式: 月标准, 仅: 月份 ≥ 3}
`)

  it('takes for each month the value in force on its first', () => {
    const evaluation = ranOn(monthly, { 年度: 2026 })
    expect(errorsOf(evaluation)).toEqual([])
    expect(value(evaluation, '全年')).toBe('990')
    expect(value(evaluation, '月标准')).toEqual(months((m) => (m < 7 ? '80' : '85')))
    expect(evaluation.outcome.diagnostics).toEqual([])
  })

  it('says in derivations from when on the value holds', () => {
    const evaluation = ranOn(monthly, { 年度: 2026 })
    expect(evaluation.explain('月标准', { 月份: '6' })?.since).toBe('2025-03-01')
    expect(evaluation.explain('月标准', { 月份: '7' })?.since).toBe('2026-07-01')
    expect(evaluation.explain('月标准')).not.toHaveProperty('since')
    const given = ranOn(monthly, { 年度: 2026, 参数: { 月标准: { '7月': '90' } } })
    expect(value(given, '月标准')).toEqual(months((m) => (m < 7 ? '80' : m === 7 ? '90' : '85')))
    expect(given.explain('月标准', { 月份: '7' })).not.toHaveProperty('since')
  })

  it('is told of in years after its last day', () => {
    const evaluation = ranOn(monthly, { 年度: 2028 })
    expect(value(evaluation, '全年')).toBe('1020')
    expect(evaluation.outcome.diagnostics.map((d) => d.message)).toEqual(['2028年的“月标准”按2026-07-01起的值'])
  })

  it('has none before its first day, which matters only to who needs it', () => {
    const evaluation = ranOn(monthly, { 年度: 2025 })
    expect(value(evaluation, '各月')).toEqual(months((m) => (m < 3 ? null : '80')))
    expect(value(evaluation, '下半年')).toBe('480')
    expect(value(evaluation, '全年')).toBeNull()
    expect(said(evaluation)).toEqual(['参数“月标准”从2025-03-01起才有值，2025年更早的月份没有（1月）'])
    expect(figureOf(evaluation, '月标准').faults?.map((f) => f.at)).toEqual([['1'], ['2']])
  })

  it('without months needs one value for all the year', () => {
    const compiled = compiledSections(`参数:
  标准: {单位: 元/人, 自: {2024-01-01: 70, 2026-07-01: 80, 2026-10-01: 85}}
规则:
  果: 标准
  不用: 1元
`)
    const run = (年度: number) => ranOn(compiled, { 年度 })
    expect(value(run(2025), '果')).toBe('70')
    expect(value(run(2027), '果')).toBe('85')
    expect(said(run(2026))).toEqual(['参数“标准”在2026年内变了（2026-07-01、2026-10-01），全年没有一个值'])
    expect(value(run(2026), '不用')).toBe('1')
    expect(said(run(2023))).toEqual(['参数“标准”从2024-01-01起才有值，2023年没有'])
  })

  it('beginning within the year has no value for all of it', () => {
    const compiled = compiledSections('参数:\n  标准: {单位: 元, 自: {2026-07-01: 80}}\n规则:\n  果: 标准\n')
    expect(errorsOf(ranOn(compiled, { 年度: 2026 }))).toEqual(['HC6085'])
    expect(value(ranOn(compiled, { 年度: 2027 }), '果')).toBe('80')
    const first = compiledSections('参数:\n  标准: {单位: 元, 自: {2026-01-01: 80}}\n规则:\n  果: 标准\n')
    expect(value(ranOn(first, { 年度: 2026 }), '果')).toBe('80')
  })

  it('may take the value of the first or the last day of the year', () => {
    const compiled = compiledSections(`参数:
  初: {单位: 元, 按年初: {2025-01-01: 70, 2026-01-02: 80}}
  末: {单位: 元, 按年末: {2025-01-01: 70, 2026-12-31: 80}}
规则:
  果: 末 － 初
`)
    const evaluation = ranOn(compiled, { 年度: 2026 })
    expect(value(evaluation, '果')).toBe('10')
    expect([evaluation.explain('初')?.since, evaluation.explain('末')?.since]).toEqual(['2025-01-01', '2026-12-31'])
    expect(errorsOf(ranOn(compiled, { 年度: 2024 }))).toEqual(['HC6084'])
  })

  it('may have values by member', () => {
    const compiled = compiledSections(`维度:
  险种: [职工, 居民]
参数:
  标准:
    单位: 元
    维度: [险种, 月份]
    自:
      2026-01-01: {职工: 100, 居民: 60}
      2026-04-01: |
        险种 | 标准
        职工 | 1,110
        居民 | 65
  年初数: {单位: 元, 维度: [险种], 按年初: {2026-01-01: {职工: 1, 居民: 2}}}
规则:
  果: 合计（标准，月份）
  和: 合计（年初数）
`)
    const evaluation = ranOn(compiled, { 年度: 2026 })
    expect(value(evaluation, '果')).toEqual({ 职工: '10290', 居民: '765' })
    expect(value(evaluation, '和')).toBe('3')
  })

  it('is known by year, too, in derivations', () => {
    const compiled = compiledSections('参数:\n  率: {按年度: {2024: 5%, 2025: 6%}}\n规则:\n  果: 率 × 1元\n')
    expect(ranOn(compiled, { 年度: 2024 }).explain('果')?.parts[0]?.since).toBe('2024')
    expect(ranOn(compiled, { 年度: 2030 }).explain('率')?.since).toBe('2025')
  })

  it('takes the months of a policy that has its own', () => {
    const compiled = compiledSections(`维度:
  月份: [7, 8, 9, 10, 11, 12]
参数:
  标准: {单位: 元, 维度: [月份], 自: {2026-01-01: 80, 2026-10-01: 85}}
规则:
  果: 合计（标准，月份）
  按季: 合计（标准，月份 按 季度）
  前月: {公式: 上一（标准，月份）, 仅: 月份 ＞ 7}
`)
    const evaluation = ranOn(compiled, { 年度: 2026 })
    expect(value(evaluation, '果')).toBe('495')
    expect(value(evaluation, '按季')).toEqual({ 1: '0', 2: '0', 3: '240', 4: '255' })
    expect(value(evaluation, '前月')).toEqual({ 7: null, 8: '80', 9: '80', 10: '80', 11: '85', 12: '85' })
  })
})

describe('what is wrong with a parameter that changes on a day', () => {
  const wrong = (parameter: string, dimensions = ''): string[] =>
    guiltyOf(`${dimensions}参数:\n  标准: {单位: 元, ${parameter}}\n规则:\n  果: 1元\n`)

  it.each([
    ['自: {2026-1-1: 80}', ['HC5080:2026-1-1']],
    ['自: {2026-02-30: 80}', ['HC5080:2026-02-30']],
    ['按年末: {2026: 80}', ['HC5080:2026']],
    ['维度: [月份], 自: {2026-01-01: 80, 2026-07-15: 85}', ['HC5081:2026-07-15']],
    ['自: {2026-01-01: 80}, 按年初: {2026-01-01: 80}', ['HC5082:按年初']],
    ['按年末: {2026-01-01: 80}, 按年度: {2026: 80}', ['HC5082:按年度']],
    ['自: {}', ['HC5018:标准']],
    ['自: 80', ['HC5003:80']],
    ['自: {2026-01-01: 八十}', ['HC5017:八十']],
    ['自: {2026-07-15: 80}', []],
  ])('%s', (parameter, found) => {
    expect(wrong(parameter)).toEqual(found)
  })

  it('is a month that is none', () => {
    expect(wrong('维度: [月份], 自: {2026-01-01: 80}', '维度:\n  月份: [上旬, 下旬]\n')).toEqual(['HC5083:自'])
  })
})

describe('years counted from the run’s', () => {
  const compiled = compiledSections(`维度:
  近三年: 年度－3 至 年度－1
  险种: [职工, 居民]
输入:
  支出: {单位: 元, 维度: [险种, 近三年]}
参数:
  权重: {维度: [近三年], 值: {年度－3: 20%, 年度-2: 30%, 年度－1: 50%}}
  指数: {维度: [近三年], 值: {2022: 1, 2023: 1.1, 2024: 1.2, 2025: 1.3}}
规则:
  加权: 合计（支出 × 权重，近三年）
  折算: 合计（支出 × 指数，近三年）
  增长: {公式: 支出 ÷ 上一（支出，近三年） － 1, 仅: 近三年 ＞ 年度 － 3}
  去年: 合计（支出，近三年 其中 近三年 ＝ 年度 － 1）
  固定: 支出〔2024〕
`)
  const data = {
    输入: { 支出: '险种 | 2022 | 2023 | 2024 | 2025\n职工 | 100 | 200 | 300 | 600\n居民 | 10 | 20 | 40 | 80' },
  }

  it('are members that follow from the run’s year', () => {
    const evaluation = ranOn(compiled, { 年度: 2026, ...data })
    expect(errorsOf(evaluation)).toEqual([])
    expect(evaluation.outcome.members.近三年).toEqual(['2023', '2024', '2025'])
    expect(value(evaluation, '加权')).toEqual({ 职工: '430', 居民: '56' })
    expect(value(evaluation, '折算')).toEqual({ 职工: '1360', 居民: '174' })
    expect(value(evaluation, '去年')).toEqual({ 职工: '600', 居民: '80' })
    expect(value(evaluation, '增长')).toEqual({
      2023: { 职工: null, 居民: null },
      2024: { 职工: '0.5', 居民: '1' },
      2025: { 职工: '1', 居民: '1' },
    })
    expect(value(evaluation, '固定')).toEqual({ 职工: '300', 居民: '40' })
  })

  it('move with the year over the same data', () => {
    const earlier = ranOn(compiled, { 年度: 2025, ...data })
    expect(earlier.outcome.members.近三年).toEqual(['2022', '2023', '2024'])
    expect(value(earlier, '加权')).toEqual({ 职工: '230', 居民: '28' })
    const later = ranOn(compiled, { 年度: 2027, ...data })
    expect(errorsOf(later)).toEqual(['HC6002', 'HC6086'])
    expect(said(later)).toContain('参数“指数”没有2026的值')
  })

  it('cannot be listed by a scenario', () => {
    expect(errorsOf(ran(compiled, '情景: 一\n年度: 2026\n维度: {近三年: [2021]}\n输入: {支出: {}}\n'))).toContain(
      'HC6024',
    )
  })

  it.each([
    ['年度－1 至 年度－3', 'HC5031:年度－1 至 年度－3'],
    ['年度－3 到 年度－1', 'HC5084:年度－3 到 年度－1'],
    ['去年 至 年度', 'HC5084:去年 至 年度'],
    ['年度－300 至 年度', 'HC5085:年度－300 至 年度'],
  ])('%s are none', (members, found) => {
    expect(guiltyOf(`维度:\n  几年: ${members}\n规则:\n  果: 1元\n`)).toEqual([found])
  })

  it.each([
    ['年度-2至年度', ['2024', '2025', '2026']],
    ['年度 至 年度＋1', ['2026', '2027']],
    ['{成员: 年度－1}', ['2025']],
  ])('%s are %s', (members, found) => {
    const one = compiledSections(`维度:\n  几年: ${members}\n规则:\n  果: 计数（几年）\n`)
    expect(ranOn(one, { 年度: 2026 }).outcome.members.几年).toEqual(found)
  })
})
