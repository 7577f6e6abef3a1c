import { describe, expect, it } from 'vitest'
import { createScenarioReader } from '../../../dsl/index.ts'
import { createEngine, type HandedOver, handOver, sideBySide } from '../../../engine/index.ts'
import { compiledSections, ranOn } from '../../support/policy.ts'

const home = compiledSections(`维度:
  险种: [职工, 居民]
  单位: [甲院, 乙院]
  年份: {成员: [2023, 2024], 有序: 是}
  镇: {属性: {单位: 单位}}
  村: {属性: {镇: 镇}}
输入: |
  名     | 单位 | 维度           | 可缺 | 通用名
  支出   | 元   | 险种、单位     |      | 成员单位支出
  定额   | 元/人 | 单位          |      | 门诊人头定额
  人数   | 人   | 村             |      | 服务人口
  住院   | 人次 | 年份           |      | 住院人次
  满意   | 比率 |                |      | 群众满意度
  超额   | 元   | 险种           | 是   | 合理超支
参数:
  比例: {值: 1, 通用名: 结余留用比例}
  待: {待定: 没有写, 范围: [0%, 100%], 暂取: 50%}
规则:
  三分: {公式: 合计（支出） ÷ 3, 通用名: 结余}
  暂的: {公式: 三分 × 待, 通用名: 超支}
`)
const data = {
  维度: {
    镇: [
      { 名: '东镇', 单位: '甲院' },
      { 名: '西镇', 单位: '乙院' },
    ],
    村: [
      { 名: '东村', 镇: '东镇' },
      { 名: '西村', 镇: '西镇' },
    ],
  },
  输入: {
    支出: { 职工: { 甲院: '1.1', 乙院: '2.2' }, 居民: { 甲院: '3.3', 乙院: '4' } },
    定额: { 甲院: '5', 乙院: '6' },
    人数: { 东村: '10', 西村: '20' },
    住院: { 2023: '7', 2024: '8' },
    满意: '90%',
    超额: { 职工: '1' },
  },
}

const to = (sections: string) => {
  const compiled = compiledSections(sections)
  const { scenario } = createScenarioReader().read(
    's.json',
    JSON.stringify({ 情景: '试算', 年度: 2024, ...data }),
    home,
  )
  return handOver(ranOn(home, data).evaluated, scenario.members, compiled.model)
}

const cells = ({ scenario }: HandedOver, input: string) =>
  Object.fromEntries((scenario.inputs.get(input)?.cells ?? []).map(({ at, value }) => [at.join('/'), value]))

/** A policy that has one input and a rule on it. */
const wants = (dims: string, unit: string, term: string, input: string): string =>
  `维度:\n${dims}输入: {入: {单位: ${unit}${input}, 通用名: ${term}}}\n规则: {出: 入}\n`

describe('data handed over to another policy', () => {
  it('are summed over the dimensions that the other has not, and keep those that it has, by their members', () => {
    const spent = (dims: string, over: string) =>
      cells(to(wants(dims, '元', '成员单位支出', `, 维度: [${over}]`)), '入')
    const both = '  险种: [居民, 职工]\n  单位: [乙院, 甲院]\n'
    expect(cells(to('输入: {入: {单位: 元, 通用名: 成员单位支出}}\n规则: {出: 入}\n'), '入')).toEqual({ '': '10.6' })
    expect(spent(both, '险种')).toEqual({ 职工: '3.3', 居民: '7.3' })
    expect(spent(both, '单位, 险种')).toEqual({
      '甲院/职工': '1.1',
      '乙院/职工': '2.2',
      '甲院/居民': '3.3',
      '乙院/居民': '4',
    })
  })

  it('are not split, nor put on other members', () => {
    for (const dims of [
      '  险种: [职工, 居民, 学生]\n',
      '  险种: [职工]\n',
      '  险种: [职工, 城乡]\n',
      '  病类: [职工, 居民]\n',
    ]) {
      const over = dims.trim().slice(0, 2)
      const handed = to(wants(dims, '元', '成员单位支出', `, 维度: [${over}]`))
      expect([handed.taken, [...handed.unsplit]]).toEqual([[], [['入', [over]]]])
    }
  })

  it('bring the members that come with them, with all to which their attributes lead', () => {
    const town = '  单位: [甲院, 乙院]\n  镇: {属性: {单位: 单位}}\n  村: {属性: {镇: 镇}}\n'
    const handed = to(wants(town, '人', '服务人口', ', 维度: [村]'))
    expect(cells(handed, '入')).toEqual({ 东村: '10', 西村: '20' })
    expect([...handed.scenario.members].map(([name, list]) => [name, list.map((m) => m.name)])).toEqual([
      ['镇', ['东镇', '西镇']],
      ['村', ['东村', '西村']],
    ])
    const strange = to(wants(town.replace('[甲院, 乙院]', '[甲院, 丙院]'), '人', '服务人口', ', 维度: [村]'))
    expect([strange.taken, strange.scenario.members.size]).toEqual([[], 0])
    const ranked = to(wants('  村: {属性: {档次: [高, 低]}}\n', '人', '服务人口', ', 维度: [村]'))
    expect([ranked.taken, ranked.unsplit.get('入')]).toEqual([[], ['村']])
  })

  it('are no sums of prices, no open values, no parameters, and no sums from which one is missing', () => {
    const one = (unit: string, term: string) => to(`输入: {入: {单位: ${unit}, 通用名: ${term}}}\n规则: {出: 入}\n`)
    expect(one('元/人', '门诊人头定额').taken).toEqual([])
    expect(one('元', '超支').taken).toEqual([])
    expect(one('比率', '结余留用比例').taken).toEqual([])
    expect(one('元', '合理超支').taken).toEqual([])
    expect(cells(one('比率', '群众满意度'), '入')).toEqual({ '': '0.9' })
    // Two years' admissions are not the year's.
    expect(one('人次', '住院人次').taken).toEqual([])
    const third = one('元', '结余')
    expect(third.taken).toEqual([{ input: '入', from: '三分', kind: 'rule' }])
    expect(cells(third, '入')).toEqual({ '': '3.533333333333333333333333333333333333333' })
  })

  it('run as they are', () => {
    const compiled = compiledSections(wants('  险种: [居民, 职工]\n', '元', '成员单位支出', ', 维度: [险种]'))
    const { scenario } = to(wants('  险种: [居民, 职工]\n', '元', '成员单位支出', ', 维度: [险种]'))
    const read = createScenarioReader().read('s.json', '{"情景": "空", "年度": 2024}', compiled)
    const run = createEngine().run(compiled, { ...read, problems: [], scenario })
    expect(run.outcome.figures.find((f) => f.name === '出')?.value).toEqual({ 居民: '7.3', 职工: '3.3' })
    const [row] = sideBySide([{ model: home.model }, { model: compiled.model, run }])
    expect([row?.theme, row?.term.name]).toEqual(['总额预算', '门诊人头定额'])
    const spent = sideBySide([{ model: compiled.model, run }]).map(({ term, figures }) => [
      term.name,
      figures[0]?.total,
    ])
    expect(spent).toEqual([['成员单位支出', '10.6']])
  })
})
