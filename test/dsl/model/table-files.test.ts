import { describe, expect, test } from 'vitest'
import { createScenarioReader } from '../../../dsl/index.ts'
import { createEngine } from '../../../engine/index.ts'
import { compiledSections } from '../../support/policy.ts'
import { inputOf, readData, toldOf } from '../../support/read-data.ts'

const policy = `维度:
  机构: {属性: {层级: [县级, 乡镇]}}
  险种: [职工, 居民]
输入:
  支出: {单位: 元, 维度: [机构], 别名: [统筹支出]}
  人次: {单位: 人次, 维度: [险种, 机构]}
  利息: {单位: 元, 可缺: 是}
规则:
  总支出: 合计（支出）
  次均: 总支出÷合计（人次）
`
const members = '维度: {机构: [{名: 甲院, 层级: 县级}, {名: 乙院, 层级: 乡镇}]}\n'
/** Reads one input, 支出 unless told otherwise, from a table's file; what other inputs lack is for the run to say. */
const read = (csv: string, reference = '{表: a.csv}', name = '支出') =>
  readData(policy, `${members}输入: {${name}: ${reference}}\n`, { 'a.csv': csv })

describe('a figure from a file', () => {
  test.each([
    ['by its name', '机构,支出\n甲院,1\n乙院,2\n', '{表: a.csv}'],
    ['by an alias', '机构,统筹支出\n甲院,1\n乙院,2\n', '{表: a.csv}'],
    ['by the column that is said', '机构,支出,别的\n甲院,8,1\n乙院,9,2\n', '{表: a.csv, 列: 别的}'],
    ['wherever its columns stand, others left alone', '序号,支出,备注,机构\n1,1,x,甲院\n2,2,,乙院\n', '{表: a.csv}'],
    ['by members under 名', '名,支出\n甲院,1\n乙院,2\n', '{表: a.csv}'],
    ['by members under 名称', '名称,支出\n甲院,1\n乙院,2\n', '{表: a.csv}'],
    ['in the unit of its head', '机构,支出（万元）\n甲院,0.0001\n乙院,0.0002\n', '{表: a.csv}'],
    [
      'in the unit of its head, said with it',
      '机构,支出（万元）\n甲院,0.0001\n乙院,0.0002\n',
      '{表: a.csv, 列: 支出(万元)}',
    ],
    ['by a head with a remark in brackets', '机构,支出（含税）\n甲院,1\n乙院,2\n', '{表: a.csv, 列: 支出（含税）}'],
    ['by a head broken over two lines', '机构,"统筹\n 支出"\n甲院,1\n乙院,2\n', '{表: a.csv, 列: 统筹支出}'],
    ['with full-width digits and commas', '机构,支出\n甲院,１\n乙院,"  2.00 "\n', '{表: a.csv}'],
  ])('is read %s', (_, csv, reference) => {
    const found = read(csv, reference)
    expect(toldOf(found)).toEqual([])
    expect(inputOf(found, '支出')).toEqual({ 甲院: '1', 乙院: '2' })
  })

  test('over two dimensions has a column for each, or one for each member of the one that has none', () => {
    const whole = { '职工，甲院': '1', '居民，甲院': '2', '职工，乙院': '3', '居民，乙院': '4' }
    const long = '险种,人次,机构\n职工,1,甲院\n居民,2,甲院\n职工,3,乙院\n居民,4,乙院\n'
    expect(inputOf(read(long, '{表: a.csv}', '人次'), '人次')).toEqual(whole)
    const wide = '机构,职工,合计,居民\n甲院,1,3,2\n乙院,3,7,4\n'
    expect(inputOf(read(wide, '{表: a.csv}', '人次'), '人次')).toEqual(whole)
    const nested = '{职工: {表: a.csv, 列: 职工}, 居民: {表: a.csv, 列: 居民}}'
    expect(inputOf(read(wide, nested, '人次'), '人次')).toEqual(whole)
  })

  test('that is one number comes from a table of one row', () => {
    expect(inputOf(read('年度,利息（万元）\n2026,1.5\n', '{表: a.csv}', '利息'), '利息')).toEqual({ '': '15000' })
    expect(toldOf(read('年度,利息\n2025,1\n2026,2\n', '{表: a.csv}', '利息'))).toEqual(['HC6079 a.csv:2026,2'])
  })

  test('may be expected, 待定 too', () => {
    const text = `${members}期望: {丙: {表: a.csv}}\n`
    const sections = policy.replace('规则:\n', '规则:\n  丙: 支出×2\n')
    const found = readData(sections, text, { 'a.csv': '机构,丙\n甲院,待定\n乙院,4\n' })
    expect(toldOf(found)).toEqual([])
    expect(found.scenario.expected.get('丙')?.cells.map((c) => [c.at, c.value])).toEqual([
      [['甲院'], null],
      [['乙院'], '4'],
    ])
  })

  test.each([
    ['no such column', '机构,收入\n甲院,1\n', '{表: a.csv}', ['HC6070 a.csv:机构,收入']],
    ['no such column as is said', '机构,支出\n甲院,1\n', '{表: a.csv, 列: 收入}', ['HC6070 收入']],
    ['no column of members', '单位,支出\n甲院,1\n', '{表: a.csv}', ['HC6070 a.csv:单位,支出']],
    ['two such columns', '机构,支出,支出\n甲院,1,2\n', '{表: a.csv}', ['HC1037 a.csv:支出']],
    ['two columns of members', '名称,名,支出\n甲院,乙院,2\n', '{表: a.csv}', ['HC1037 a.csv:名']],
    ['a unit that is none', '机构,支出（百元）\n甲院,1\n', '{表: a.csv}', ['HC4004 a.csv:百元']],
    ['another unit', '机构,支出（人）\n甲院,1\n', '{表: a.csv}', ['HC4014 a.csv:人']],
    ['an unknown member', '机构,支出\n甲院,1\n丙院,2\n', '{表: a.csv}', ['HC6004 a.csv:丙院']],
    ['a sum', '机构,支出\n甲院,1\n全县合计,2\n', '{表: a.csv}', ['HC6075 a.csv:全县合计']],
    ['a member twice', '机构,支出\n甲院,1\n甲院,2\n', '{表: a.csv}', ['HC6025 a.csv:甲院']],
    ['no member', '机构,支出\n,1\n乙院,2\n', '{表: a.csv}', ['HC6078 a.csv:']],
    ['no number', '机构,支出\n甲院,-\n', '{表: a.csv}', ['HC5017 a.csv:-']],
    ['a number in another unit', '机构,支出\n甲院,3人\n', '{表: a.csv}', ['HC4014 a.csv:3人']],
    ['a short row', '机构,层级,支出\n甲院,1\n', '{表: a.csv}', ['HC1074 a.csv:甲院,1']],
    ['an open quote', '机构,支出\n"甲院,1\n', '{表: a.csv}', ['HC1073 a.csv:"甲院,1']],
    ['nothing', '', '{表: a.csv}', ['HC1076 a.csv:']],
    ['a file that is not there', '', '{表: b.csv}', ['HC1070 b.csv']],
    ['a workbook', '', '{表: a.xlsx}', ['HC1071 a.xlsx']],
    ['a file that is no table', '', '{表: a.yaml}', ['HC1075 a.yaml']],
    ['a column without its file', '', '{列: 支出}', ['HC5002 {']],
    ['a name alone', '', 'a.csv', ['HC6006 a.csv']],
    ['a misspelt key', '', '{表: a.csv, 烈: 支出}', ['HC5001 烈']],
    ['a key without a value', '', '{表: }', ['HC1027 表']],
  ])('is told where it has %s', (_, csv, reference, told) => {
    expect(toldOf(read(csv, reference))).toEqual(told)
  })

  test('a block of text in the scenario has its unit checked like a file', () => {
    const told = (head: string) =>
      toldOf(readData(policy, `${members}输入:\n  支出: |\n    机构 | ${head}\n    甲院 | 1\n    乙院 | 2\n`))
    expect(told('支出（万元）')).toEqual([])
    expect(told('支出（百元）')).toEqual(['HC4004 百元'])
    expect(told('支出（人）')).toEqual(['HC4014 人'])
    expect(told('支出 | 备注')).toEqual(['HC6029 备注'])
  })
})

describe('members from a file', () => {
  const roster = (csv: string, reference = '{表: a.csv}', more = '') =>
    readData(policy, `维度: {机构: ${reference}}\n${more}`, { 'a.csv': csv })

  test.each([
    ['名称,层级\n甲院,县级\n乙院,乡镇\n', '{表: a.csv}'],
    ['电话,机构,层级\n1,甲院,县级\n2,乙院,乡镇\n', '{表: a.csv}'],
    ['层级,机构名称\n县级,甲院\n乡镇,乙院\n', '{表: a.csv, 列: 机构名称}'],
  ])('have their attributes in columns: %j', (csv, reference) => {
    const found = roster(csv, reference)
    expect(toldOf(found)).toEqual([])
    expect(found.scenario.members.get('机构')?.map((m) => [m.name, m.attributes.get('层级')])).toEqual([
      ['甲院', '县级'],
      ['乙院', '乡镇'],
    ])
  })

  test('bring the inputs that stand beside them, but not what the scenario gives elsewhere', () => {
    const csv = '名称,层级,支出（万元）,利息,备注\n甲院,县级,1,8,x\n乙院,乡镇,2,9,y\n'
    const beside = roster(csv)
    expect(toldOf(beside)).toEqual([])
    expect(inputOf(beside, '支出')).toEqual({ 甲院: '10000', 乙院: '20000' })
    expect([...beside.scenario.inputs.keys()]).toEqual(['支出'])
    const elsewhere = roster(csv, '{表: a.csv}', '输入: {支出: {甲院: 5, 乙院: 6}}\n')
    expect(toldOf(elsewhere)).toEqual([])
    expect(inputOf(elsewhere, '支出')).toEqual({ 甲院: '5', 乙院: '6' })
  })

  test.each([
    ['no column of names', '单位,层级\n甲院,县级\n', ['HC6070 a.csv:单位,层级']],
    ['no column of an attribute', '名称,级别\n甲院,县级\n', ['HC6070 a.csv:名称,级别']],
    ['an attribute that is no member', '名称,层级\n甲院,县\n', ['HC6004 a.csv:县']],
    ['an attribute left out', '名称,层级\n甲院,县级\n乙院,\n', ['HC6020 a.csv:乙院']],
    ['commas of full width', '机构，层级\n甲院，县级\n', ['HC6070 a.csv:机构，层级']],
    ['a name twice', '名称,层级\n甲院,县级\n甲院,县级\n', ['HC5009 a.csv:甲院']],
    ['a row without a name', '名称,层级\n甲院,县级\n,乡镇\n', ['HC6078 a.csv:']],
    ['a sum', '名称,层级\n甲院,县级\n合计,\n', ['HC6075 a.csv:合计']],
  ])('are told where there is %s', (_, csv, told) => {
    expect(toldOf(roster(csv))).toEqual(told)
  })

  test('may not be a name alone', () => {
    expect(toldOf(roster('', 'a.csv'))).toEqual(['HC5003 a.csv'])
  })

  test('that cannot be read are told once, not again at each value', () => {
    const found = roster('', '{表: b.csv}', '输入: {支出: {甲院: 1}}\n')
    expect(toldOf(found)).toEqual(['HC1070 b.csv'])
    const { outcome } = createEngine().run(compiledSections(policy), found)
    expect(outcome.diagnostics.map((d) => d.code)).toEqual(['HC1070'])
  })
})

describe('tables of many rows', () => {
  const rows = (count: number, line: (i: number) => string): string =>
    Array.from({ length: count }, (_, i) => line(i)).join('')

  test('are read as a whole', () => {
    const csv = `名称,层级,支出（万元）\n${rows(100_000, (i) => `村卫生室${i},乡镇,"1,000.${i % 10}"\n`)}`
    const found = readData(policy, '维度: {机构: {表: a.csv}}\n输入: {支出: {表: a.csv}}\n', { 'a.csv': csv })
    expect(toldOf(found)).toEqual([])
    expect(found.scenario.inputs.get('支出')?.cells).toHaveLength(100_000)
    expect(found.scenario.inputs.get('支出')?.cells.at(-1)?.value).toBe('10009000')
  }, 30_000)

  test('with a fault in each have the first told one by one, and how many more there are', () => {
    const csv = `机构,支出\n${rows(1000, (i) => `无名${i},1\n`)}`
    const found = toldOf(read(csv))
    expect(found.slice(0, 2)).toEqual(['HC6004 a.csv:无名0', 'HC6004 a.csv:无名1'])
    expect(found.slice(-2)).toEqual(['HC6004 a.csv:无名9', 'warning HC6074 a.csv:无名10'])
    expect(found).toHaveLength(11)
    expect(read(csv).diagnostics.at(-1)?.message).toContain('还有990处')
  })

  test('are cut into rows once while the scenario is edited', () => {
    let reads = 0
    const table = {
      file: 'a.csv',
      problems: [],
      get text() {
        reads++
        return '名称,层级\n甲院,县级\n'
      },
    }
    const compiled = compiledSections(policy)
    const reader = createScenarioReader()
    const edit = (year: number) =>
      reader.read('s.yaml', `情景: 基准\n年度: ${year}\n维度: {机构: {表: a.csv}}\n`, compiled, () => table)
    edit(2026)
    const first = reads
    expect(edit(2027).scenario.members.get('机构')).toHaveLength(1)
    expect(reads - first).toBeLessThan(first)
  })
})
