import { describe, expect, it } from 'vitest'
import { counts } from '../../counts.ts'
import { compiledPolicy, compiledSections } from '../../support/policy.ts'
import { seeded } from '../../support/random.ts'
import { randomPolicy } from '../../support/random-graph.ts'
import { smallPolicy } from '../../support/small-policy.ts'
import { compiledFile, numbersOf, sampled, shippedPolicies } from './sampled.ts'

const seeds = ['1', '2', '3', '4', '5', '6', '7', '8']
const policies = [...shippedPolicies(), ['own-policy', compiledFile('test/own-policy/policy.yaml')] as const]

describe('data made up for the shipped policies', () => {
  it.each(policies)('are complete, in bounds and keep what must hold: %s', (_, compiled) => {
    for (const seed of seeds.slice(0, 3)) {
      const { made, errors, evaluation } = sampled(compiled, { seed })
      expect(errors).toEqual([])
      expect(made.failing).toEqual([])
      expect(evaluation.outcome.figures.flatMap((figure) => figure.missing ?? [])).toEqual([])
    }
  })

  it.each(policies)('centre on 典型, each input within a factor of two: %s', (_, compiled) => {
    for (const seed of seeds.slice(0, 3)) {
      const { evaluation } = sampled(compiled, { seed })
      for (const input of compiled.model.figures.values()) {
        if (input.kind !== 'input' || typeof input.typical !== 'string' || !(Number(input.typical) > 5)) continue
        const given = numbersOf(evaluation, input.name).filter((value) => value !== 0)
        const part = given.reduce((sum, value) => sum + value, 0) / given.length / Number(input.typical)
        expect([input.name, part > 0.5 && part < 2]).toEqual([input.name, true])
      }
    }
  })

  it.each([
    ['weishan/2020.yaml', ['医共体结余', '民营结余']],
    ['gaotai/2026-draft.yaml', ['清算结果', '单列清算结果']],
    ['suixi/2021.yaml', ['门诊年度结余', '住院年度结余']],
  ])('end in surplus here and in overrun there: %s', (path, figures) => {
    const compiled = compiledFile(`policies/${path}`)
    const runs = seeds.map((seed) => sampled(compiled, { seed }).evaluation)
    for (const name of figures) {
      const results = runs.flatMap((run) => numbersOf(run, name))
      const surpluses = results.filter((value) => value > 0).length / results.length
      expect([name, surpluses > 0.1 && surpluses < 0.9]).toEqual([name, true])
    }
  })
})

const county = compiledSections(`
维度:
  险种: [职工医保, 居民医保]
  医共体: [东山医共体, 西河医共体]
  镇: {属性: {医共体: 医共体}}
  机构: {属性: {层级: [县级, 乡镇, 村], 镇: 镇, 医共体: 医共体}}
  年份: {成员: [2017, 2018, 2019], 有序: 是}
输入:
  基金收入: {单位: 元, 典型: 2亿元}
  支出: {单位: 元, 维度: [机构, 月份], 至少: 0, 典型: 40万元}
  历年支出: {单位: 元, 维度: [机构, 年份], 典型: 480万元}
  门诊人次: {单位: 人次, 维度: [机构], 典型: 9000}
  住院人次: {单位: 人次, 维度: [机构], 仅: 层级 属于 县级、乡镇}
  考核得分比: {单位: 比率, 维度: [机构], 至多: 100%, 典型: 90%}
  包干权重: {单位: 比率, 维度: [机构], 典型: 600}
  个人账户支出: {单位: 元, 维度: [险种], 典型: 1000万元}
  推诿属实: {单位: 是否, 维度: [机构]}
  按时返还: {单位: 是否, 维度: [机构]}
  施行首日: 日期
  分值库: 文本
参数:
  所用分值库: {值: 附件2.0版, 单位: 文本}
规则:
  总支出: 合计（支出）
  库不对: 分值库 ≠ 所用分值库
  增支: 基金收入 － 上年（基金收入）
`)

describe('made-up data', () => {
  const { made, evaluation, read } = sampled(county, { members: new Map([['机构', 300]]) })
  const of = (name: string): number[] => numbersOf(evaluation, name)
  const level = (of: string): number[] => {
    const list = read.scenario.members.get('机构') ?? []
    return list.flatMap((member, i) => (member.attributes.get('层级') === of ? [i] : []))
  }

  it('are the same for the same seed, byte for byte, and others for another', () => {
    const again = sampled(county, { members: new Map([['机构', 300]]) }).made
    expect(again).toEqual(made)
    const other = sampled(county, { members: new Map([['机构', 300]]), seed: '2' }).made
    for (const [i, file] of made.files.entries()) expect(other.files[i]?.text).not.toBe(file.text)
  })

  it('have as many members as asked for, each with a name of its own and all attributes, and keep the same total', () => {
    const list = read.scenario.members.get('机构') ?? []
    expect(new Set(list.map((member) => member.name)).size).toBe(300)
    expect(of('支出')).toHaveLength(3600)
    const towns = new Map(
      (read.scenario.members.get('镇') ?? []).map((town) => [town.name, town.attributes.get('医共体')]),
    )
    for (const member of list)
      expect(member.attributes.get('医共体')).toBe(towns.get(member.attributes.get('镇') ?? ''))
    const total = (numbers: number[]): number => numbers.reduce((sum, value) => sum + value, 0)
    const usual = numbersOf(sampled(county).evaluation, '支出')
    expect(total(of('支出')) / total(usual)).toBeCloseTo(1, 1)
  })

  it('know one size of an institution, which all its inputs share, by its level', () => {
    const spent = of('历年支出').filter((_, i) => i % 3 === 0)
    expect(correlation(spent, of('门诊人次'))).toBeGreaterThan(0.9)
    expect(correlation(spent, of('包干权重'))).toBeGreaterThan(0.9)
    const mean = (places: number[]): number => places.reduce((sum, i) => sum + (spent[i] as number), 0) / places.length
    expect(mean(level('县级'))).toBeGreaterThan(4 * mean(level('乡镇')))
    expect(mean(level('乡镇'))).toBeGreaterThan(2 * mean(level('村')))
  })

  it('grow over the years, and dip in February', () => {
    const years = [0, 1, 2].map((k) => of('历年支出').reduce((sum, value, i) => (i % 3 === k ? sum + value : sum), 0))
    expect((years[2] as number) / (years[0] as number)).toBeGreaterThan(1.02)
    const months = Array.from({ length: 12 }, (_, m) =>
      of('支出').reduce((sum, v, i) => (i % 12 === m ? sum + v : sum), 0),
    )
    expect(months.indexOf(Math.min(...months))).toBe(1)
  })

  it('are whole heads, rates within their bounds, mostly 否 for what goes wrong and 是 for what is due', () => {
    for (const visits of of('门诊人次')) expect(Number.isInteger(visits) && visits >= 0).toBe(true)
    for (const share of of('考核得分比')) expect(share >= 0.5 && share <= 1).toBe(true)
    const truths = (name: string): boolean[] => {
      const value = evaluation.outcome.figures.find((figure) => figure.name === name)?.value
      return Object.values(value as Record<string, boolean>)
    }
    expect(truths('推诿属实').filter(Boolean).length).toBeLessThan(60)
    expect(truths('按时返还').filter(Boolean).length).toBeGreaterThan(240)
  })

  it('come to a whole where they are the parts of one', () => {
    const parts = compiledSections(`
维度: {险种: [职工医保, 居民医保], 分配方: [县, 乡, 村]}
输入:
  结余份额: {单位: 比率, 维度: [险种, 分配方]}
规则:
  合起来: 合计（结余份额，分配方）
  最小的: 最小（结余份额）
`)
    for (const seed of seeds) {
      const { evaluation: run } = sampled(parts, { seed })
      expect(numbersOf(run, '合起来')).toEqual([1, 1])
      expect(numbersOf(run, '最小的')[0]).toBeGreaterThan(0)
    }
  })

  it('leave out what does not apply, and what some people have not', () => {
    const inVillages = level('村')
    expect(inVillages.length).toBeGreaterThan(200)
    expect(read.scenario.inputs.get('住院人次')?.cells).toHaveLength(300 - inVillages.length)
    const [ofEmployees, ofResidents] = of('个人账户支出')
    expect(ofEmployees).toBeGreaterThan(5_000_000)
    expect(ofResidents).toBe(0)
  })

  it('answer a text with what the policy compares it with, and 上年 with last year’s figure', () => {
    expect(evaluation.outcome.figures.find((figure) => figure.name === '库不对')?.value).toBe(false)
    const [growth] = of('增支')
    expect(Math.abs(growth as number) / (of('基金收入')[0] as number)).toBeLessThan(0.15)
    expect(growth).not.toBe(0)
  })

  it('stand in the scenario where they are few, else in files beside it, and say what they are', () => {
    expect(made.files.map(({ name, rows }) => [name, rows])).toEqual([
      ['data.yaml', undefined],
      ['data-机构.csv', 300],
      ['data-机构-月份.csv', 3600],
      ['data-机构-年份.csv', 900],
    ])
    const [scenario] = made.files
    expect(scenario?.text).toContain('示例数据')
    expect(scenario?.text).toContain('种子1')
    expect(scenario?.text.split('\n').length).toBeLessThan(60)
  })

  it('of a larger pool have more members and larger totals, not larger members', () => {
    const larger = sampled(county, { size: 'prefecture' })
    const usual = sampled(county)
    const average = ({ evaluation: run }: typeof usual, name: string): number => {
      const numbers = numbersOf(run, name)
      return numbers.reduce((sum, value) => sum + value, 0) / numbers.length
    }
    expect(larger.made.members.get('机构')).toBe(8 * (usual.made.members.get('机构') ?? 0))
    expect(average(larger, '基金收入') / average(usual, '基金收入')).toBeCloseTo(8, 0)
    expect(average(larger, '历年支出') / average(usual, '历年支出')).toBeCloseTo(1, 0)
  })

  it('are taken although a 必须 can never hold, which is said', () => {
    const compiled = smallPolicy(
      '输入: {收入: 元}\n规则: {双倍: 收入×2}\n约束: {办不到: {须: 双倍 ＜ 收入, 程度: 必须}}',
    )
    const { made: best, errors } = sampled(compiled)
    expect(errors).toEqual([])
    expect(best.failing).toEqual(['办不到'])
  })

  it('fit any policy: no fault of the data, whatever it asks for', () => {
    const random = seeded(20260801)
    let values = 0
    for (let i = 0; i < counts.sampledPolicies; i++) {
      const { text } = randomPolicy(random)
      const { errors, made: one } = sampled(compiledPolicy(text), { seed: String(i) })
      values += one.values
      // A made-up rule may divide by zero whatever it is given; the data themselves are sound.
      const ofData = errors.filter(({ file }) => file !== 'policy.yaml')
      expect(ofData.map(({ code, message }) => `${code} ${message}\n${text}`)).toEqual([])
    }
    expect(values).toBeGreaterThan(10 * counts.sampledPolicies)
  })
})

function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (list: readonly number[]): number => list.reduce((sum, value) => sum + value, 0) / list.length
  const [ma, mb] = [mean(a), mean(b)]
  const sum = (of: (i: number) => number): number => a.reduce((total, _, i) => total + of(i), 0)
  const da = (i: number): number => (a[i] as number) - ma
  const db = (i: number): number => (b[i] as number) - mb
  return sum((i) => da(i) * db(i)) / Math.sqrt(sum((i) => da(i) ** 2) * sum((i) => db(i) ** 2))
}
