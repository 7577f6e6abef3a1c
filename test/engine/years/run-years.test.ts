import { describe, expect, it } from 'vitest'
import { createEngine } from '../../../engine/index.ts'
import { yearBefore } from '../../../engine/years/year-before.ts'
import { compiledSections, figureOf } from '../../support/policy.ts'
import { chainOf, ranYears, saidOf, type YearOf } from '../../support/years.ts'

const policy = compiledSections(`维度:
  院: {}
输入:
  期初结余: {单位: 元, 维度: [院]}
  收入: {单位: 元, 维度: [院]}
  支出: {单位: 元, 维度: [院]}
  分母: {单位: 人, 可缺: 是}
参数:
  留存比例: {待定: 没有写, 范围: [20%, 80%], 暂取: 50%}
规则:
  可用: 上年（结余）＋收入
  人均: 合计（支出） ÷ 分母
  增长: 合计（支出） － 合计（上年（支出））
  达到: 合计（支出） ≥ 100元
  连续达到: 达到 且 上年（达到）
  暂存: {公式: 上年（暂存额）}
结转:
  结余: {期初: 期初结余, 期末: 上年（结余）＋收入－支出}
  暂存额: {期初: 期初暂存, 期末: 上年（暂存额）＋合计（收入）×留存比例}
输入（期初）:
  期初暂存: 元
`)

const members = (names: string): object => ({ 院: [...names].map((名) => ({ 名 })) })
const of = (names: string, ...amounts: readonly string[]): Record<string, string> =>
  Object.fromEntries([...names].map((name, i) => [name, amounts[i] ?? '']))

/** 2021 with two hospitals, 2022 with another instead of the first, 2023 with all three. */
const years: Readonly<Record<string, YearOf>> = {
  一: {
    policy,
    data: {
      年度: 2021,
      维度: members('甲乙'),
      输入: {
        期初结余: of('甲乙', '100', '7'),
        期初暂存: '0',
        收入: of('甲乙', '10', '20'),
        支出: of('甲乙', '40', '5'),
      },
    },
  },
  二: {
    policy,
    data: {
      年度: 2022,
      上年: '一',
      维度: members('乙丙'),
      输入: { 收入: of('乙丙', '1', '2'), 支出: of('乙丙', '0.5', '100') },
    },
  },
  三: {
    policy,
    data: {
      年度: 2023,
      上年: { 情景: '二' },
      维度: members('丙乙甲'),
      输入: { 收入: of('丙乙甲', '0', '0', '3'), 支出: of('丙乙甲', '1', '1', '1') },
    },
  },
}
const changed = (name: string, data: Readonly<Record<string, unknown>>): typeof years => {
  const year = years[name] as YearOf
  return { ...years, [name]: { ...year, data: { ...year.data, ...data } } }
}
const value = (all: ReturnType<typeof ranYears>, year: number, name: string): unknown => {
  const evaluation = all[year - 2021]
  if (!evaluation) throw new Error(`no year ${year}`)
  return figureOf(evaluation, name).value
}

describe('a chain of years', () => {
  const all = ranYears(years, '三')

  it('opens each year with the closing of the one before, by member', () => {
    expect(all.map(({ outcome }) => outcome.year)).toEqual([2021, 2022, 2023])
    expect(value(all, 2021, '结余')).toEqual({ 甲: '70', 乙: '22' })
    expect(value(all, 2022, '可用')).toEqual({ 乙: '23', 丙: '2' })
    expect(value(all, 2022, '结余')).toEqual({ 乙: '22.5', 丙: '-98' })
    expect(value(all, 2023, '结余')).toEqual({ 丙: '-99', 乙: '21.5', 甲: '2' })
  })

  it('hands on inputs, truths and the opening input itself', () => {
    expect(value(all, 2021, '增长')).toBeNull()
    expect(value(all, 2022, '增长')).toBe('95.5')
    expect(value(all, 2023, '增长')).toBe('-97.5')
    expect(value(all, 2022, '连续达到')).toBe(false)
    expect(value(all, 2022, '期初结余')).toEqual({ 乙: '22', 丙: '0' })
    const more = ranYears(
      changed('三', { 输入: { 收入: of('丙乙甲', '0', '0', '3'), 支出: of('丙乙甲', '100', '1', '1') } }),
      '三',
    )
    expect(value(more, 2023, '连续达到')).toBe(true)
  })

  it('keeps what a value rests on, and between which ends it lies; the open value may be another each year', () => {
    const [, , third] = all
    expect(third && figureOf(third, '暂存额')).toMatchObject({
      value: '18',
      provisional: ['留存比例'],
      range: ['7.2', '28.8'],
    })
    // 2023 carries 16.5 at 50 %, and adds 1.5; settled in 2022 alone, the others stay open.
    const settled = ranYears(changed('二', { 参数: { 留存比例: '100%' } }), '三')
    expect(settled[2] && figureOf(settled[2], '暂存额')).toMatchObject({ value: '19.5', range: ['9.6', '29.4'] })
  })

  it('tells whose balance goes nowhere, and who opens at nothing', () => {
    expect(saidOf(all[0])).toEqual([])
    expect(saidOf(all[1])).toEqual([
      'HC6096 甲的70元没有转到今年：上年（一）的“结余”里有，今年没有这个成员',
      'HC6098 甲（院）今年没有，它上年（一）的“支出”不计在内',
      'HC6095 丙（院）上年（一）没有，“支出”、“结余”的上年数按0',
    ])
    expect(saidOf(all[2])).toEqual(['HC6095 甲（院）上年（二）没有，“支出”、“结余”的上年数按0'])
  })

  it('says nothing of a balance of nothing that goes nowhere', () => {
    const { 输入 } = (years.一 as YearOf).data as { 输入: object }
    const found = ranYears(changed('一', { 输入: { ...输入, 期初结余: of('甲乙', '30', '7') } }), '二')
    expect(value(found, 2021, '结余')).toEqual({ 甲: '0', 乙: '22' })
    expect(saidOf(found[1]).map((m) => m.slice(0, 6))).toEqual(['HC6098', 'HC6095'])
  })

  it('takes figures of the scenario before those of the chain, at the members given, and tells of those that differ', () => {
    const found = ranYears(changed('三', { 上年: { 情景: '二', 结余: of('丙乙', '0', '22.5') } }), '三')
    expect(value(found, 2023, '结余')).toEqual({ 丙: '-1', 乙: '21.5', 甲: '2' })
    expect(saidOf(found[2])).toEqual([
      'HC6095 甲（院）上年（二）没有，“支出”、“结余”的上年数按0',
      'HC6094 “结余”丙用这里写的0元，上年（二）算出来是-98元',
    ])
    const moved = ranYears(changed('二', { 上年: { 情景: '一', 结余: of('乙丙', '22', '70') } }), '二')
    expect(value(moved, 2022, '可用')).toEqual({ 乙: '23', 丙: '72' })
    expect(saidOf(moved[1])).toEqual([
      'HC6098 甲（院）今年没有，它上年（一）的“支出”不计在内',
      'HC6095 丙（院）上年（一）没有，“支出”的上年数按0',
    ])
  })

  it('goes by the closing where the scenario gives another opening, and tells it', () => {
    const { 输入 } = (years.二 as YearOf).data as { 输入: object }
    const found = ranYears(changed('二', { 输入: { ...输入, 期初结余: of('乙丙', '22', '1') } }), '二')
    expect(value(found, 2022, '可用')).toEqual({ 乙: '23', 丙: '2' })
    expect(value(found, 2022, '期初结余')).toEqual({ 乙: '22', 丙: '1' })
    expect(saidOf(found[1])).toContain(
      'HC6097 期初“期初结余”丙写的是1元，上年（一）的“结余”期末是0元；结转按上年的期末',
    )
  })

  it('says which year an unknown is of', () => {
    const found = ranYears(years, '二')
    expect(found[1] && figureOf(found[1], '人均').missing).toEqual(['分母'])
    expect(found[1] && figureOf(found[1], '连续达到')).not.toHaveProperty('missing')
  })

  it('makes the choices for the last year alone', () => {
    const found = ranYears(years, '三', { parameters: { 留存比例: '20%' }, inputs: {} })
    expect(value(found, 2022, '暂存额')).toBe('16.5')
    expect(value(found, 2023, '暂存额')).toBe('17.1')
  })

  it('gives a prepared runner its opening', () => {
    const engine = createEngine()
    const [first, second] = chainOf(years, '二').years
    if (!first || !second) throw new Error('two years')
    const before = yearBefore(engine.run(first.compiled, first.read).evaluated, '一')
    const range = { vary: ['收入', '期初结余'], wanted: ['结余'] }
    const runner = engine.prepare(second.compiled, second.read, range, before)
    expect(runner.run({})).toEqual({ 结余: { 乙: '22.5', 丙: '-98' } })
    expect(runner.run({ 收入: of('乙丙', '2', '100'), 期初结余: of('乙丙', '9', '9') })).toEqual({
      结余: { 乙: '23.5', 丙: '0' },
    })
  })

  it('names in a derivation the scenario that a figure comes from', () => {
    const found = all[2]?.explain('可用', { 院: '乙' })
    expect(found?.substituted).toBe('22.5 ＋ 0')
    expect(found?.parts[0]).toMatchObject({
      name: '上年（结余）',
      value: '22.5',
      from: [{ kind: 'before', year: 2022, scenario: '二', file: '二' }],
    })
  })
})

describe('a figure that could not be worked out last year', () => {
  const sections = `输入:
  人数: 人
  钱: 元
  可有: {单位: 元, 可缺: 是}
参数:
  份: {待定: 没有写, 范围: [0, 1], 暂取: 50%}
规则:
  人均: 钱 ÷ 人数
  比上年: 人均 － 上年（人均）
  减上年: 可有 － 上年（可有）
  应有: 钱 × 份
  多于上年: 应有 － 上年（应有）
  等上年: 上年（待）＋ 1元
  待: {待定: 没有写, 单位: 元}
`
  const divided = compiledSections(sections)
  const year = (年度: number, 输入: object, more: object = {}): YearOf => ({
    policy: divided,
    data: { 年度, 输入, ...more },
  })
  const all = ranYears(
    {
      一: year(2021, { 人数: '0', 钱: '5', 可有: '3' }),
      二: year(2022, { 人数: '2', 钱: '5' }, { 上年: '一' }),
      三: year(2023, { 人数: '2', 钱: '6' }, { 上年: '二' }),
      四: year(2024, { 人数: '2', 钱: '6' }, { 上年: '三' }),
    },
    '四',
  )

  it('is missing, and what waits for it names the fault', () => {
    expect(all[1] && figureOf(all[1], '比上年')).toMatchObject({
      value: null,
      missing: ['上年（人均）（2021年算不出：人均：除数“人数”为0）'],
    })
    expect(all[2] && figureOf(all[2], '比上年').value).toBe('0.5')
    expect(all[0]?.outcome.diagnostics.map((d) => d.code)).toEqual(['HC6007'])
    expect(saidOf(all[1])).toEqual([])
  })

  it('is never cancelled against the same unknown of another year', () => {
    const figure = all[2] && figureOf(all[2], '减上年')
    expect(figure).toMatchObject({ value: null, missing: ['2022年的可有', '可有'] })
    expect(all[1] && figureOf(all[1], '减上年').missing).toEqual(['可有'])
    expect(all[1] && figureOf(all[1], '多于上年')).toMatchObject({
      value: '0',
      range: ['-5', '5'],
      provisional: ['份'],
    })
    expect(all[2] && figureOf(all[2], '等上年').open).toEqual(['2022年的待：未规定'])
  })
})

describe('years that do not hang together', () => {
  const codes = (found: ReturnType<typeof ranYears>): (string | undefined)[] =>
    found.at(-1)?.outcome.diagnostics.flatMap((d) => (d.severity === 'error' ? [`${d.code} ${d.message}`] : [])) ?? []

  it.each([
    [2024, '一是2021年的，到2024年之间缺了2022年至2023年'],
    [2023, '一是2021年的，到2023年之间缺了2022年'],
    [2021, '一也是2021年的，同一年不能算两次'],
    [2020, '一是2021年的，比这份情景的2020年还晚'],
  ])('are refused: %i after 2021, and nothing is carried over', (年度, message) => {
    const found = ranYears(changed('二', { 年度 }), '二')
    expect(codes(found)).toEqual([`HC6091 ${message}`])
    expect(found[1] && figureOf(found[1], '结余')).toMatchObject({
      value: { 乙: null, 丙: null },
      missing: ['上年（结余）'],
    })
  })

  it('are never taken for one year that stands by itself', () => {
    const last = chainOf(years, '二').years[1]
    if (!last) throw new Error('no second year')
    const alone = createEngine().run(last.compiled, last.read)
    expect(saidOf(alone)).toEqual(['HC6090 这份情景接着一算，这里只算一年，用到上年的数算不出'])
    expect(figureOf(alone, '结余')).toMatchObject({ value: { 乙: null, 丙: null }, missing: ['上年（结余）'] })
  })

  it('are refused where the command line changes the year', () => {
    expect(codes(ranYears(years, '三', { year: 2024 }))).toEqual(['HC6091 二是2022年的，到2024年之间缺了2023年'])
  })

  it('are told at the words that name the other scenario', () => {
    const { diagnostics, years: found } = chainOf(changed('二', { 上年: '零' }), '三')
    expect(found.map(({ read }) => read.file)).toEqual(['二', '三'])
    expect(diagnostics).toMatchObject([{ code: 'HC1080', file: '二', message: '找不到“上年”所写的情景文件：零' }])
    const circle = chainOf(changed('一', { 上年: '三' }), '三')
    expect(circle.diagnostics).toMatchObject([
      { code: 'HC1082', file: '一', message: '“上年”绕成了圈：三 → 二 → 一 → 三' },
    ])
    expect(circle.years.map(({ read }) => read.file)).toEqual(['一', '二', '三'])
    const own = chainOf(changed('三', { 上年: '三' }), '三')
    expect(own.diagnostics[0]?.message).toBe('“上年”绕成了圈：三 → 三')
  })
})

describe('policies that change between years', () => {
  const rule = '规则（其他）: {整数: 1元}\n'
  const run = (first: string, second: string, more: object = {}) =>
    ranYears(
      {
        一: { policy: compiledSections(`${first}${rule}`), data: { 年度: 2021, 输入: { 甲: '5', 期初: '1' } } },
        二: {
          policy: compiledSections(`${second}${rule}`),
          data: { 年度: 2022, 上年: '一', 输入: { 甲: '7', ...more } },
        },
      },
      '二',
    )
  const carry = '结转:\n  余额: {期初: 期初, 期末: 上年（余额）＋甲}\n'
  const first = `输入: {甲: 元, 期初: 元}\n${carry}`

  it('pass figures by name, and by the aliases of the later one', () => {
    const found = run(
      first,
      '输入: {甲: 元, 开始: 元}\n结转:\n  结余: {期初: 开始, 期末: 上年（结余）－甲, 别名: 余额}\n',
    )
    expect(found[1] && figureOf(found[1], '结余').value).toBe('-1')
    expect(saidOf(found[1])).toEqual([])
  })

  it('open a figure that is new with its opening, and say so', () => {
    const found = run('输入: {甲: 元, 期初: 元}\n规则: {乙: 甲＋期初}\n', first, { 期初: '40' })
    expect(found[1] && figureOf(found[1], '余额').value).toBe('47')
    expect(saidOf(found[1])).toEqual(['HC6093 上年（一）的政策里没有“余额”，从期初“期初”起算'])
  })

  it('say that a figure which is not carried has no last year', () => {
    const found = run(first, '输入: {甲: 元}\n规则:\n  乙: {公式: 甲, 单位: 元}\n  升: 乙－上年（乙）\n')
    expect(found[1] && figureOf(found[1], '升')).toMatchObject({ value: null, missing: ['上年（乙）'] })
    expect(saidOf(found[1])).toEqual(['HC6093 上年（一）的政策里没有“乙”，用到上年数的地方缺数'])
  })

  it('may not change the unit or the dimensions of what passes', () => {
    const unit = run(first, '输入: {甲: 人, 期初: 人}\n结转:\n  余额: {期初: 期初, 期末: 上年（余额）＋甲}\n')
    expect(saidOf(unit[1])).toEqual(['HC6092 “余额”今年的单位是人，上年（一）的单位是元，接不上'])
    expect(unit[1] && figureOf(unit[1], '余额').value).toBeNull()
    const dims = `维度: {险种: [职工, 居民]}\n输入: {甲: 元, 期初: {单位: 元, 维度: [险种]}}\n${carry}`
    const found = run(first, dims)
    expect(saidOf(found[1])).toEqual(['HC6092 “余额”今年按“险种”，上年（一）按不分维度，接不上'])
    expect(found[1] && figureOf(found[1], '余额').value).toEqual({ 职工: null, 居民: null })
  })

  it('pass figures over dimensions in another order', () => {
    const sections = (order: string): string =>
      `维度: {${order}}\n输入: {甲: 元, 期初: 元, 数: {单位: 元, 维度: [院, 险种]}}\n规则: {升: 数－上年（数）}\n`
    const 数 = { 甲: { 职工: '1', 居民: '2' }, 乙: { 职工: '3', 居民: '4' } }
    const twice = { 甲: { 职工: '2', 居民: '4' }, 乙: { 职工: '6', 居民: '8' } }
    const found = ranYears(
      {
        一: {
          policy: compiledSections(sections('险种: [职工, 居民], 院: [甲, 乙]')),
          data: { 年度: 2021, 输入: { 甲: '5', 期初: '1', 数 } },
        },
        二: {
          policy: compiledSections(sections('院: [乙, 甲], 险种: [居民, 职工]')),
          data: { 年度: 2022, 上年: '一', 输入: { 甲: '5', 期初: '1', 数: twice } },
        },
      },
      '二',
    )
    expect(found[1] && figureOf(found[1], '升').value).toEqual(数)
  })
})
