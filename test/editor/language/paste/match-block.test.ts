import { describe, expect, it } from 'vitest'
import { createScenarioReader } from '../../../../dsl/index.ts'
import { scenarioData } from '../../../../editor/language/forms/input-places.ts'
import { buildScenarioForm } from '../../../../editor/language/forms/scenario-form.ts'
import { matchBlock, type Pasted, type PastePlan } from '../../../../editor/language/paste/match-block.ts'
import { compiledSections } from '../../../support/policy.ts'

const compiled = compiledSections(`
维度:
  险种: [职工医保, 居民医保]
  机构: {属性: {层级: [县级, 乡镇]}}
  往年: {成员: [2023, 2024]}

输入:
  参保人数: {单位: 人, 别名: 筹资人数}
  筹资标准: {单位: 元/人}
  补偿比: {单位: 比率, 至多: 100%}
  达标: {单位: 是否}
  支出: {单位: 元, 维度: 机构, 别名: 机构支出}
  拨付: {单位: 元, 维度: 机构}
  预算: {单位: 元, 维度: 险种}
  历年支出: {单位: 元, 维度: [险种, 往年]}
  各院支出: {单位: 元, 维度: [险种, 机构, 往年]}

规则:
  总额: {公式: 参保人数 × 筹资标准, 单位: 元}
`)

const text = `情景: 试算
年度: 2025
维度:
  机构: |
    名       | 层级
    县医院   | 县级
    中医院   | 县级
    东镇卫生院 | 乡镇
输入:
  参保人数: 100
`

function plan(
  block: string,
  at: Partial<Pasted['anchor']> = {},
  more: Partial<Pasted> = {},
  written = text,
): PastePlan {
  const data = scenarioData(compiled.model, createScenarioReader().read('a.yaml', written, compiled))
  if (!data) throw new Error('not read')
  const form = buildScenarioForm(data, [], undefined)
  const anchor = { block: '参保人数', row: 0, column: 0, ...at }
  return matchBlock({ text: block, anchor, choices: {}, ...more }, form, data)
}

/** The values that would be written, as `输入 成员=值`. */
function values(made: PastePlan): string[] {
  return made.values
    .filter(({ fault }) => !fault?.isError)
    .map(({ input, at, text: to }) => `${[input, ...at].join(' ')}=${to}`)
}

describe('a block that is pasted', () => {
  it.each<[string, string, Partial<Pasted['anchor']>, string[]]>([
    ['values by their place', '268000\n830', {}, ['参保人数=268000', '筹资标准=830']],
    ['from the cell on', '830\n62%', { row: 1 }, ['筹资标准=830', '补偿比=62%']],
    ['names of inputs beside values', '筹资标准\t830\n参保人数\t268,000人', {}, ['筹资标准=830', '参保人数=268000人']],
    ['names of inputs above values', '筹资标准\t参保人数\n830\t268000', {}, ['筹资标准=830', '参保人数=268000']],
    ['an alias', '筹资人数\t7', {}, ['参保人数=7']],
    ['blanks and full width in names', '筹资 标准：\t８３０\n参保人数\t１２', {}, ['筹资标准=830', '参保人数=12']],
    ['full-width percent', '补偿比\t６２．５％\n筹资标准\t1', {}, ['补偿比=62.5%', '筹资标准=1']],
    ['a unit in the name', '筹资标准（元/人）\t830\n补偿比（％）\t62', {}, ['筹资标准=830元/人', '补偿比=62%']],
    ['是 and 否', '达标\t是\n参保人数\t1', {}, ['达标=是', '参保人数=1']],
    [
      'members down, the input by its place',
      '县医院\t100\n中医院\t200',
      { block: '支出' },
      ['支出 县医院=100', '支出 中医院=200'],
    ],
    ['members across', '县医院\t中医院\n100\t200', { block: '支出' }, ['支出 县医院=100', '支出 中医院=200']],
    ['members down, inputs across', '机构\t支出\t拨付\n县医院\t1\t2', {}, ['支出 县医院=1', '拨付 县医院=2']],
    [
      'inputs down, members across',
      '\t县医院\t中医院\n支出\t1\t2\n拨付\t3\t4',
      {},
      ['支出 县医院=1', '支出 中医院=2', '拨付 县医院=3', '拨付 中医院=4'],
    ],
    ['万元 in heads', '机构\t支出（万元）\n县医院\t9,800.5', {}, ['支出 县医院=9800.5万元']],
    ['亿元 in cells', '县医院\t1.2亿元\n中医院\t3', { block: '支出' }, ['支出 县医院=1.2亿元', '支出 中医院=3']],
    ['a title with the unit of all', '各机构支出表\t\n单位：万元\t\n机构\t支出\n县医院\t5', {}, ['支出 县医院=5万元']],
    ['the unit of all only where it fits', '单位：万元\t\n参保人数\t5\n县医院支出\t', {}, ['参保人数=5']],
    [
      'two dimensions as the form has them',
      '\t2023\t2024\n职工医保\t1\t2\n居民医保\t3\t4',
      { block: '历年支出' },
      ['历年支出 职工医保 2023=1', '历年支出 职工医保 2024=2', '历年支出 居民医保 2023=3', '历年支出 居民医保 2024=4'],
    ],
    [
      'two dimensions turned round',
      '年份\t职工医保\t居民医保\n2023年\t1\t3',
      { block: '历年支出' },
      ['历年支出 职工医保 2023=1', '历年支出 居民医保 2023=3'],
    ],
    [
      'three dimensions, the first by the place',
      '\t2023年\t2024年\n县医院\t1\t2',
      { block: '各院支出 居民医保' },
      ['各院支出 居民医保 县医院 2023=1', '各院支出 居民医保 县医院 2024=2'],
    ],
    [
      'three dimensions in two columns of names, the first merged',
      '险种\t机构\t2023\n职工医保\t县医院\t1\n\t中医院\t2',
      { block: '各院支出 职工医保' },
      ['各院支出 职工医保 县医院 2023=1', '各院支出 职工医保 中医院 2023=2'],
    ],
    ['a running number', '序号\t机构\t支出\n1\t县医院\t10\n2\t中医院\t20', {}, ['支出 县医院=10', '支出 中医院=20']],
    ['a column of remarks', '机构\t层级\t支出\n县医院\t县级\t10', {}, ['支出 县医院=10']],
    [
      'below nought in brackets',
      '县医院\t(1,234.5)\n中医院\t1',
      { block: '支出' },
      ['支出 县医院=-1234.5', '支出 中医院=1'],
    ],
    ['a cell in quotes', '"县\n医院"\t10\n中医院\t"1,000"', { block: '支出' }, ['支出 县医院=10', '支出 中医院=1000']],
    ['an input of its own in a column without a head', '县医院\t1', { block: '支出', column: 1 }, ['拨付 县医院=1']],
    ['line ends of other systems', '筹资标准\t830\r\n参保人数\t9\r\n', {}, ['筹资标准=830', '参保人数=9']],
  ])('takes %s', (_, block, at, expected) => {
    expect(values(plan(block, at))).toEqual(expected)
  })

  it('leaves sums out and says which', () => {
    const made = plan('机构\t支出\t合计\n县医院\t1\t2\n合 计\t3\t4')
    expect(values(made)).toEqual(['支出 县医院=1'])
    expect(made.totals).toEqual(['合计', '合 计'])
  })

  it('leaves blank cells and strokes as they are', () => {
    const made = plan('机构\t支出\t拨付\n县医院\t\t2\n中医院\t—\t/')
    expect(values(made)).toEqual(['拨付 县医院=2'])
    expect(made.blank).toBe(3)
  })

  it('says where a value stands that a blank cell leaves, and what stands there in the unit that is pasted', () => {
    const made = plan('筹资标准\t参保人数\n830\t/')
    expect(made.kept).toEqual([{ input: '参保人数', at: [], before: '100' }])
    const given = `${text}  支出: {县医院: 15800000, 中医院: 2亿元}\n`
    const over = plan('机构\t支出（万元）\n县医院\t1600\n中医院\t-\n别的\t-', {}, {}, given)
    expect(over.values.map(({ before, text: to }) => [before, to])).toEqual([['1580万元', '1600万元']])
    expect(over.kept).toEqual([{ input: '支出', at: ['中医院'], before: '2亿元' }])
    expect(over.unmatched).toEqual([])
    const bare = plan('机构\t支出\n中医院\t1600', {}, {}, given)
    expect(bare.values.map(({ before }) => before)).toEqual(['200000000元'])
  })

  it('offers for a column over members the inputs that are over them', () => {
    const [column] = plan('机构\t支出\t费用\n县医院\t1\t2\n中医院\t3\t4').unmatched
    expect(column).toMatchObject({ text: '费用', all: ['支出', '拨付', '各院支出'] })
  })

  it('names what stands for nothing with what is near, and takes what is chosen for it', () => {
    const block = '机构\t支出\n县人民医院\t1\n中医院\t2'
    const made = plan(block)
    expect(values(made)).toEqual(['支出 中医院=2'])
    expect(made.unmatched.map(({ text: name, near }) => [name, near[0]])).toEqual([['县人民医院', '县医院']])
    const chosen = plan(block, {}, { choices: { 县人民医院: '县医院' } })
    expect(values(chosen)).toEqual(['支出 县医院=1', '支出 中医院=2'])
    expect(chosen.unmatched).toEqual([])
    expect(plan(block, {}, { choices: { 县人民医院: '' } }).unmatched).toEqual([])
  })

  it('keeps back what cannot be read, by the words of the compiler', () => {
    const made = plan('机构\t支出\n县医院\t约100\n中医院\t12人')
    expect(values(made)).toEqual([])
    expect(made.values.map(({ cell, fault }) => [cell, fault?.isError])).toEqual([
      ['约100', true],
      ['12人', true],
    ])
    expect(made.values[1]?.fault?.message).toContain('人')
  })

  it('says what goes beyond the bounds, and what stands twice', () => {
    expect(plan('补偿比\t120%\n参保人数\t1').values[0]?.fault).toEqual({ message: '多于100%', isError: false })
    const twice = plan('参保人数\t1\n筹资人数\t2')
    expect(values(twice)).toEqual(['参保人数=1'])
    expect(twice.values[1]?.fault?.isError).toBe(true)
  })

  it('says what finds no place', () => {
    const made = plan('1\n2', { row: 3 })
    expect(made.beyond).toBe(1)
  })

  it('reads a table of HTML before the text beside it', () => {
    const html =
      '<table><tr><td rowspan="2">县医院</td><td>支出&#65288;万元）</td><td>5</td></tr><tr><td>拨付</td><td>6</td></tr></table>'
    const made = plan('乱\t七', { block: '支出' }, { html })
    expect(values(made)).toEqual(['支出 县医院=5万元', '拨付 县医院=6'])
  })
})
