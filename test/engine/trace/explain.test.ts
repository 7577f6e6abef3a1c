import { describe, expect, it } from 'vitest'
import type { Derivation } from '../../../engine/index.ts'
import { compiledSections, ranOn } from '../../support/policy.ts'

const policy = compiledSections(`条款: |
  条款 | 性质
  一 | 可计算
维度:
  村: {属性: {镇: 镇}}
  镇: {}
输入:
  总额: 元
  人口: {单位: 人, 维度: [村]}
  分值: {单位: 分值, 维度: [镇]}
  欠: {单位: 元, 可缺: 是}
参数:
  比例: {值: 12.5%, 依据: 一}
  份: {待定: 没有写, 范围: [0, 1]}
解读:
  口径: {选项: [甲读, 乙读], 默认: 甲读, 理由: 试算, 依据: 一}
规则:
  池: {公式: 池＝总额 × 比例, 依据: 一}
  人均: {公式: 池 ÷ 合计（人口，村）, 依据: 一}
  村额:
    按解读: 口径
    甲读: 人均 × 人口
    乙读: 池 × 占比（人口，村）
    取整: 四舍五入到分
    依据: 一
  镇额: {公式: 合计（村额，村 按 镇）, 依据: 一}
  奖: {公式: 如果 分值 ≥ 60分 则 镇额 × 10% 否则 欠 × 份, 依据: 一}
  两用: {公式: 池 ＋ 池 × 比例, 依据: 一}
`)

const 村 = Array.from({ length: 300 }, (_, i) => ({ 名: `村${i + 1}`, 镇: i < 100 ? '东镇' : '西镇' }))
const evaluation = ranOn(policy, {
  维度: { 镇: [{ 名: '东镇' }, { 名: '西镇' }], 村 },
  输入: {
    总额: '1000000',
    人口: Object.fromEntries(村.map(({ 名 }, i) => [名, String(i + 1)])),
    分值: { 东镇: '75', 西镇: '59.9' },
  },
})

function explained(name: string, at?: Readonly<Record<string, string>>): Derivation {
  const found = evaluation.explain(name, at)
  if (!found) throw new Error(`nothing about ${name}`)
  return found
}

const names = (parts: readonly Derivation[]): string[] => parts.map((p) => p.name)

describe('a derivation', () => {
  it('goes from the figure down to inputs and parameters, formula by formula', () => {
    const found = explained('人均')
    expect(found.formula).toBe('池 ÷ 合计（人口，村）')
    expect(found.substituted).toBe('125000 ÷ 45150')
    expect(names(found.parts)).toEqual(['池', '人口'])
    expect(found.parts[0]).toMatchObject({
      formula: '池＝总额 × 比例',
      substituted: '1000000 × 12.5％',
      value: '125000',
    })
    expect(names(found.parts[0]?.parts ?? [])).toEqual(['总额', '比例'])
    expect(found.parts[0]?.parts.map((p) => [p.kind, p.value, p.clauses])).toEqual([
      ['input', '1000000', []],
      ['parameter', '0.125', ['一']],
    ])
  })

  it('names the reading that steers it and shows the option that holds, under a rounding too', () => {
    const found = explained('村额', { 村: '村3' })
    expect(found).toMatchObject({
      at: { 村: '村3' },
      formula: '人均 × 人口',
      reading: { name: '口径', option: '甲读' },
      value: '8.31',
    })
    expect(found.substituted).toBe('四舍五入（2.7685492801… × 3，到2位小数）')
    expect(names(found.parts)).toEqual(['人均', '人口'])
  })

  it('sums up members in words where it is not asked about one of them', () => {
    const found = explained('镇额', { 镇: '东镇' })
    const [villages] = found.parts
    expect(found.value).toBe('13981.19')
    expect(villages).toMatchObject({ name: '村额', at: {} })
    expect(villages?.substituted).toBeUndefined()
  })

  it('takes of the members that are summed up those that count, all the way down', () => {
    const [villages] = explained('镇额', { 镇: '东镇' }).parts
    const east = 村.filter(({ 镇 }) => 镇 === '东镇').map(({ 名 }) => 名)
    expect(Object.keys(villages?.value as object)).toEqual(east)
    expect(villages?.sum).toBe('13981.19')
    const people = villages?.parts.find(({ name }) => name === '人口')
    expect(people).toMatchObject({ sum: '5050', within: east.map((name) => ({ 村: name })) })
    // The head count behind the amount for each person is everyone's, and so no repetition of the east's.
    const everyone = villages?.parts.find(({ name }) => name === '人均')?.parts.find(({ name }) => name === '人口')
    expect(everyone).toMatchObject({ sum: '45150' })
    expect(everyone).not.toHaveProperty('seen')
    expect(everyone).not.toHaveProperty('within')
    // Asked about as a whole, all of them count.
    expect(explained('镇额').parts[0]).not.toHaveProperty('within')
  })

  it('takes those for which a condition holds, the one member that is left by its name, and nothing where none is', () => {
    const clinics = compiledSections(`维度:
  院: {属性: {级: [县, 乡], 县: 县}}
  县: {}
输入:
  支出: {单位: 元, 维度: [院]}
  系数: {单位: 比率, 维度: [县]}
规则:
  折算: 支出 × 系数
  乡级: 合计（折算，院 按 县 其中 级 ＝ 乡）
  乡级占比: 合计（支出，院 其中 级 ＝ 乡） ÷ 合计（支出，院）
`)
    const 院 = [
      { 名: '甲院', 级: '县', 县: '东县' },
      { 名: '乙院', 级: '乡', 县: '东县' },
      { 名: '丙院', 级: '乡', 县: '西县' },
      { 名: '丁院', 级: '乡', 县: '西县' },
    ]
    const spent = { 甲院: '1', 乙院: '2', 丙院: '4', 丁院: '8' }
    const run = ranOn(clinics, {
      维度: { 县: [{ 名: '东县' }, { 名: '西县' }, { 名: '南县' }], 院 },
      输入: { 支出: spent, 系数: { 东县: '1', 西县: '0.5', 南县: '1' } },
    })
    const parts = (name: string, 县?: string) => run.explain(name, 县 === undefined ? {} : { 县 })?.parts ?? []
    expect(parts('乡级', '东县')[0]).toMatchObject({ name: '折算', at: { 院: '乙院' }, substituted: '2 × 1' })
    const west = parts('乡级', '西县')[0]
    expect(west).toMatchObject({ value: { 丙院: '2', 丁院: '4' }, sum: '6' })
    expect(west?.parts).toMatchObject([
      { name: '支出', value: { 丙院: '4', 丁院: '8' } },
      { name: '系数', at: { 县: '西县' }, value: '0.5' },
    ])
    expect(parts('乡级', '南县')[0]).toMatchObject({ value: {}, sum: '0' })
    expect(parts('乡级占比').map(({ value }) => Object.keys(value as object))).toEqual([
      ['乙院', '丙院', '丁院'],
      ['甲院', '乙院', '丙院', '丁院'],
    ])
  })

  it('leaves out the branch that does not hold, and what that would wait for', () => {
    const east = explained('奖', { 镇: '东镇' })
    expect(names(east.parts)).toEqual(['分值', '镇额'])
    expect(east.waits).toEqual([])
    const west = explained('奖', { 镇: '西镇' })
    expect(names(west.parts)).toEqual(['分值', '欠', '份'])
    expect(west.waits).toEqual(['欠', '份'])
    expect(west.value).toBeNull()
  })

  it('gives a figure that is used twice once', () => {
    const found = explained('两用')
    expect(names(found.parts)).toEqual(['池', '比例'])
    expect(found.parts[1]).toMatchObject({ name: '比例', seen: true, parts: [] })
  })

  it('knows aliases and nothing of unknown names', () => {
    expect(evaluation.explain('没有')).toBeUndefined()
  })

  it('fills in last year’s number', () => {
    const compiled = compiledSections('输入:\n  支出: 元\n规则:\n  增加: 支出 － 上年（支出）\n')
    const last = ranOn(compiled, { 输入: { 支出: '100' }, 上年: { 支出: '90' } })
    expect(last.explain('增加')?.substituted).toBe('100 － 90')
  })

  it('leaves out the slices that a figure of 0 does not reach', () => {
    const rule = '  果: {分段: {按: 数, 方式: 累进, 段: 100元以内：1 ÷ （数 ÷ 1元）；超过100元：2}}'
    const none = ranOn(compiledSections(`输入:\n  数: 元\n规则:\n${rule}\n`), { 输入: { 数: '0' } })
    expect(none.explain('果')).toMatchObject({ substituted: '0', value: '0' })
  })

  it('shows the band that holds the figure, also where an open end decides it by its range alone', () => {
    const sections = `输入:
  数: 元
参数:
  界: {单位: 元, 待定: 没有写, 范围: [50, 100]}
规则:
  果: {分段: {按: 数, 段: 界以上：数 ÷ 2；不足界：数 × 3}}
`
    const below = ranOn(compiledSections(sections), { 输入: { 数: '10' } })
    expect(below.explain('果')).toMatchObject({ substituted: '10 × 3', value: '30' })
  })
})

describe('a derivation of what has cases, bands or exceptions', () => {
  const made = compiledSections(`维度:
  例: [一, 二, 三, 四]
输入:
  数: {单位: 元, 维度: [例]}
  界: 元
  真: {单位: 是否, 维度: [例]}
规则:
  分: {分情形: {数 ＞ 200元: 数 × 2, 其余: 0元}, 保底: 1元, 取整: 四舍五入到元}
  段: {分段: {按: 数, 段: 100元以内：1；超过界：2；其余：3}}
  例外的:
    分段: {按: 数, 方式: 累进, 段: 100元以内：10%；超过100元：20%}
    例外: [{名: 另算, 当: 真, 公式: 5元}]
    封顶: 40元
  断头: {分段: {按: 数, 方式: 累进, 段: 100元以内：10%；超过200元：20%}}
`)
  const run = ranOn(made, {
    输入: {
      数: { 一: '50', 二: '150', 三: '300', 四: '400' },
      界: '200',
      真: { 一: '否', 二: '是', 三: '否', 四: '否' },
    },
  })
  const said = (name: string, 例: string): unknown[] => {
    const found = run.explain(name, { 例 })
    return [found?.branch?.name, found?.exceptions, found?.substituted]
  }

  it.each([
    ['分', '三', ['数 ＞ 200元', [], '四舍五入（取大（300 × 2，1），到整数）']],
    ['分', '一', ['其余', [], '四舍五入（取大（0，1），到整数）']],
    ['段', '一', ['100元以内', [], '1']],
    ['段', '二', ['其余', [], '3']],
    ['段', '三', ['超过界', [], '2']],
    ['断头', '一', ['100元以内', [], '50 × 10％']],
    ['断头', '二', [undefined, [], '待定']],
    ['断头', '三', ['超过200元', [], '待定']],
    ['例外的', '一', ['100元以内', [], '取小（50 × 10％，40）']],
    ['例外的', '二', [undefined, ['另算'], '取小（5，40）']],
    ['例外的', '三', ['超过100元', [], '取小（100 × 10％ ＋ （300 － 100） × 20％，40）']],
  ])('says which holds: %s of %s', (name, 例, expected) => expect(said(name, 例)).toEqual(expected))

  it('shows the formula and the clause of the exception that holds', () => {
    const policy = compiledSections(`条款:
  第一条: {性质: 可计算, 摘要: 一般}
  第二条: {性质: 可计算, 摘要: 加倍}
输入: {额: 元, 加倍: 是否}
规则:
  甲: {公式: 额, 依据: 第一条, 例外: [{名: 翻番, 当: 加倍, 公式: 额 × 2, 依据: 第二条}]}
`)
    const told = (加倍: string) => ranOn(policy, { 输入: { 额: '7', 加倍 } }).explain('甲')
    expect(told('是')).toMatchObject({ formula: '额 × 2', substituted: '7 × 2', clauses: ['第二条'] })
    expect(told('否')).toMatchObject({ formula: '额', clauses: ['第一条'], exceptions: [] })
  })

  it('names no reading where an exception takes the place of what it steers', () => {
    const policy = compiledSections(`条款:
  第一条: {性质: 可计算, 摘要: 一般}
输入: {额: 元, 停: 是否}
解读: {口径: {选项: [甲读, 乙读], 默认: 甲读, 理由: 试算, 依据: 第一条}}
规则:
  甲: {按解读: 口径, 甲读: 额, 乙读: 额 × 2, 例外: [{名: 停发, 当: 停, 公式: 0元}]}
`)
    const reading = (停: string) => ranOn(policy, { 输入: { 额: '7', 停 } }).explain('甲')?.reading
    expect(reading('否')).toEqual({ name: '口径', option: '甲读' })
    expect(reading('是')).toBeUndefined()
  })

  it('finds the exception where an attribute leads from the rule to its condition', () => {
    const policy = compiledSections(`维度:
  镇: [东, 西]
  村: |
    名 | 镇
    一 | 东
    二 | 西
输入: {停: {单位: 是否, 维度: [镇]}}
规则:
  甲: {公式: 5元, 维度: [村], 例外: [{名: 停发, 当: 停, 公式: 3元 × 2}]}
`)
    const found = (村: string) => ranOn(policy, { 输入: { 停: { 东: '否', 西: '是' } } }).explain('甲', { 村 })
    expect(found('一')).toMatchObject({ formula: '5元', exceptions: [] })
    expect(found('二')).toMatchObject({ formula: '3 × 2', exceptions: ['停发'] })
  })

  it('sums up provisional amounts as things stand, and none of which one is not known', () => {
    const policy = compiledSections(`维度: {院: [甲, 乙]}
输入: {额: {单位: 元, 维度: [院]}, 欠: {单位: 元, 可缺: 是}}
参数: {比例: {待定: 没有写, 范围: [0, 1], 暂取: 50%}}
规则:
  分: 额 × 比例
  净: 额 × 比例 － 欠
`)
    const run = ranOn(policy, { 输入: { 额: { 甲: '5', 乙: '7' } } })
    expect(run.explain('分')).toMatchObject({ sum: '6', waits: ['比例'] })
    expect(run.explain('净')?.sum).toBeUndefined()
  })

  it('says so of a whole only where there is one member', () => {
    expect(run.explain('段', {})?.branch).toBeUndefined()
  })
})

describe('a figure of the year before', () => {
  const carried = compiledSections(`维度: {院: [甲, 乙]}
输入:
  期初: {单位: 元, 维度: [院]}
  率: {单位: 比率, 可缺: 是}
规则:
  升: 率 － 上年（率）
  双: {公式: 合计（上年（结余））× 率}
结转:
  结余: {期初: 期初, 期末: 上年（结余）× 2}
`)
  const run = (more: object) => ranOn(carried, { 输入: { 期初: { 甲: '5', 乙: '7' }, 率: '0.5' }, ...more })

  it('is a part with its value, and shown in the formula', () => {
    const found = run({}).explain('结余', { 院: '乙' })
    expect(found).toMatchObject({ substituted: '7 × 2', value: '14' })
    expect(found?.parts).toMatchObject([
      { name: '上年（结余）', kind: 'prior', at: { 院: '乙' }, value: '7', from: [{ kind: 'opening', input: '期初' }] },
    ])
  })

  it('says whether the scenario gives it, and that nobody has it', () => {
    const given = run({ 上年: { 结余: { 甲: '1', 乙: '2' }, 率: '40%' } })
    expect(given.explain('升')).toMatchObject({ substituted: '50％ － 40％', value: '0.1' })
    expect(given.explain('升')?.parts[1]).toMatchObject({ name: '上年（率）', from: [{ kind: 'scenario' }] })
    expect(given.explain('双')?.parts[0]).toMatchObject({
      name: '上年（结余）',
      value: { 甲: '1', 乙: '2' },
      sum: '3',
      from: [{ kind: 'scenario' }],
    })
    const without = run({}).explain('升')
    expect(without).toMatchObject({ substituted: '50％ － 缺数', value: null, isMissing: true })
    expect(without?.parts[1]).toMatchObject({ value: null, isMissing: true, waits: ['上年（率）'], from: [] })
  })
})
