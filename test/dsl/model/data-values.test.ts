import { describe, expect, test } from 'vitest'
import { inputOf, readData, toldOf } from '../../support/read-data.ts'

const input = (unit: string, more = ''): string =>
  `单位: [家, 床日]\n输入: {甲: {单位: ${unit}${more}}}\n规则: {乙: 甲}\n`
const read = (unit: string, written: string, more = '') => readData(input(unit, more), `输入: {甲: ${written}}\n`)

describe('an input that counts whole things', () => {
  test.each(['人', '人次', '例', '家', '床日', '天', '岁', '个', '月'])('refuses half a %s', (unit) => {
    expect(toldOf(read(unit, '10.5'))).toEqual(['HC6072 10.5'])
    expect(inputOf(read(unit, '10.5'), '甲')).toEqual({})
    expect(inputOf(read(unit, '10.50万'), '甲')).toEqual({ '': '105000' })
    expect(inputOf(read(unit, '10.0'), '甲')).toEqual({ '': '10' })
  })

  test('names the figure, its unit and what was written', () => {
    const [told] = read('人', '0.00005万人').diagnostics
    expect(told?.message).toBe('“甲”按人计数，要是整数，不能是0.00005万人')
  })

  test.each(['元', '元/人', '人/家', '人月', '比率', '分值', '百分点'])(
    'leaves %s alone, which is measured',
    (unit) => {
      expect(toldOf(read(unit, '0.5'))).toEqual([])
    },
  )

  test('is an input: what a rule or a parameter comes to may be half a person', () => {
    const sections = '输入: {甲: 人}\n参数: {丙: 3人}\n规则: {乙: 甲×0.5}\n'
    expect(toldOf(readData(sections, '输入: {甲: 3}\n参数: {丙: 2.5}\n期望: {乙: 1.5}\n上年: {乙: 0.5}\n'))).toEqual([])
    expect(toldOf(readData(sections, '输入: {甲: 3}\n上年: {甲: 0.5}\n'))).toEqual(['HC6072 0.5'])
  })
})

describe('a share without its percent sign', () => {
  const share = (name: string, written: string) =>
    toldOf(readData(`输入: {${name}: 比率}\n规则: {乙: ${name}}\n`, `输入: {${name}: ${written}}\n`))

  test.each(['报销比例', '备案率', '基层占比', '甲比重'])('is told of %s from 1 on', (name) => {
    expect(share(name, '1.5')).toEqual(['warning HC6077 1.5'])
    expect(share(name, '1')).toEqual([])
  })

  test('is told of any other ratio where it is too much for a factor, and read as it is', () => {
    const found = read('比率', '15')
    expect(toldOf(found)).toEqual(['warning HC6077 15'])
    expect(inputOf(found, '甲')).toEqual({ '': '15' })
    expect(toldOf(read('比率', '1.5'))).toEqual([])
  })

  test('says what the number comes to and what was probably meant', () => {
    const [told] = read('比率', '15').diagnostics
    expect(told).toMatchObject({
      message: '“甲”写的是15，也就是1500%',
      hint: '要写15%，就加上百分号；确实是1500%的，写 1500%',
    })
  })

  test.each(['15%', '0.15', '1', '1500%', '-50', '1.5万'])('is none where it is %s', (written) => {
    expect(toldOf(read('比率', written))).toEqual([])
  })

  test('is left to 至多 where the policy has one', () => {
    expect(toldOf(read('比率', '15', ', 至多: 100%'))).toEqual([])
  })

  test('is none of a factor', () => {
    for (const name of ['调整系数', '倍数', '权重', 'CMI']) expect(share(name, '15')).toEqual([])
  })

  test('is told of parameters by their names, in the policy and in data', () => {
    const sections = '参数: {提取比例: 5%, 难度: 3}\n规则: {乙: 提取比例×难度}\n'
    expect(toldOf(readData(sections, '参数: {提取比例: 5, 难度: 4}\n'))).toEqual(['warning HC6077 5'])
  })

  test('is told once in a table, unless the head has the percent sign', () => {
    const sections = '维度: {机构: [甲, 乙]}\n输入: {备案率: {单位: 比率, 维度: [机构]}}\n规则: {丙: 备案率}\n'
    const table = (head: string) => `输入:\n  备案率: |\n    机构 | ${head}\n    甲 | 60\n    乙 | 50\n`
    expect(toldOf(readData(sections, table('备案率')))).toEqual(['warning HC6077 60'])
    expect(toldOf(readData(sections, table('备案率（%）')))).toEqual([])
  })
})

describe('yes and no in data', () => {
  test.each(['是', '√', '✓', '✔', '有', '对', 'true', 'TRUE'])('%s is yes', (written) => {
    expect(inputOf(read('是否', written), '甲')).toEqual({ '': true })
  })

  test.each(['否', '×', '✗', '✘', '无', '错', 'false', 'FALSE'])('%s is no', (written) => {
    expect(inputOf(read('是否', written), '甲')).toEqual({ '': false })
  })

  test.each(['x', 'o', '1', '0', '有/无', '不', '可'])('%s is neither', (written) => {
    expect(toldOf(read('是否', written))).toEqual([`HC6012 ${written}`])
  })
})

describe('a number with commas', () => {
  test('has a mend where there is one way to read it', () => {
    const fixOf = (written: string) => read('元', `"${written}"`).problems.map((p) => p.fix)
    expect(fixOf('1,234,567元')).toEqual(['1234567元'])
    expect(fixOf('1 234')).toEqual(['1234'])
    expect(fixOf('12,5')).toEqual([undefined])
    expect(fixOf('1.234,5')).toEqual([undefined])
  })
})
