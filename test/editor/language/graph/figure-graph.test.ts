import { describe, expect, it } from 'vitest'
import { around, kinOf } from '../../../../editor/language/graph/around.ts'
import { buildFigureGraph, type FigureGraph, figureId } from '../../../../editor/language/graph/figure-graph.ts'
import { buildPicture } from '../../../../editor/language/graph/picture.ts'
import { buildSheet } from '../../../../editor/language/sheet.ts'
import type { Evaluation } from '../../../../engine/index.ts'
import { compiledSections, ranOn } from '../../../support/policy.ts'

const sections = `条款: |
  条款  | 性质   | 摘要
  第一条 | 可计算 | 钱怎么分
维度:
  机构: [县医院, 镇卫生院]
输入:
  人数: 人
  支出: {单位: 元, 维度: [机构]}
  期初结余: 元
  停付: 是否
参数:
  标准: {单位: 元/人, 值: 800, 依据: 第一条}
  比例: {待定: 办法没有写, 范围: [0%, 20%], 暂取: 10%, 依据: 第一条}
解读:
  基数口径:
    选项: [按总额, 按结余]
    默认: 按总额
    理由: 原文未写
    依据: 第一条
规则:
  依据: 第一条
  总额: 人数 × 标准
  结余: 总额 － 合计（支出，机构）
  调剂金:
    按解读: 基数口径
    按总额: 总额 × 比例
    按结余: 结余 × 比例
  留用:
    公式: 结余 － 调剂金
    例外:
      - {名: 停付时, 当: 停付, 公式: 0元, 依据: 第一条}
结转:
  累计结余: {期初: 期初结余, 期末: 上年（累计结余） ＋ 留用, 依据: 第一条}
约束:
  留用不为负: {须: 留用 ≥ 0元, 程度: 必须, 依据: 第一条}
`

const data = { 人数: '1000', 支出: { 县医院: '500000', 镇卫生院: '100000' }, 期初结余: '5000', 停付: false }
const run = (text = sections): Evaluation => ranOn(compiledSections(text), { 输入: data })
const graphOf = (evaluation: Evaluation, before?: Evaluation): FigureGraph =>
  buildFigureGraph(evaluation.evaluated, buildSheet(evaluation.outcome, before && { before: before.outcome }))
const edge = (graph: FigureGraph, from: string, to: string) =>
  graph.edges.find((one) => one.from === from && one.to === to)
const node = (graph: FigureGraph, id: string) => graph.nodes.find((one) => one.id === id)

describe('the graph of figures', () => {
  const evaluation = run()
  const graph = graphOf(evaluation)

  it('has what is used, and by whom, as the rules themselves say', () => {
    const { bodies } = evaluation.evaluated.program.graph
    for (const [name, { uses }] of bodies) {
      const used = graph.edges.filter(({ to, from }) => to === figureId(name) && from.startsWith('figure '))
      expect([name, used.map(({ from }) => from).sort()]).toEqual([name, uses.map(figureId).sort()])
    }
    expect(edge(graph, figureId('留用'), 'constraint 留用不为负')).toEqual({
      from: figureId('留用'),
      to: 'constraint 留用不为负',
    })
  })

  it('says of each what it is, what it comes to and where it stands', () => {
    expect(Object.fromEntries(graph.nodes.map(({ name, kind }) => [name, kind]))).toEqual({
      ...{ 基数口径: 'reading', '上年（累计结余）': 'prior', 人数: 'input', 支出: 'input', 期初结余: 'input' },
      ...{ 停付: 'input', 标准: 'parameter', 比例: 'open', 总额: 'rule', 结余: 'rule', 调剂金: 'rule', 留用: 'rule' },
      ...{ 累计结余: 'rule', 留用不为负: 'constraint' },
    })
    expect(node(graph, figureId('总额'))).toMatchObject({ value: '80.00', unit: '万元', state: 'known', signs: [] })
    expect(node(graph, figureId('支出'))).toMatchObject({ value: '合计60.00', unit: '万元' })
    expect(node(graph, figureId('调剂金'))).toMatchObject({ signs: ['暂'], clauses: ['第一条'] })
    expect(node(graph, 'reading 基数口径')).toMatchObject({ value: '按总额' })
    expect(node(graph, 'reading 基数口径')?.figure).toBeUndefined()
    expect(node(graph, 'prior 累计结余')).toMatchObject({ value: '5,000.00', unit: '元', figure: '累计结余' })
    expect(node(graph, 'constraint 留用不为负')).toMatchObject({ value: '达标' })
    for (const { offset } of graph.nodes) expect(offset).toBeGreaterThan(0)
  })

  it('tells apart what counts only by an exception, under another reading, or from the year before', () => {
    expect(edge(graph, figureId('停付'), figureId('留用'))?.label).toBe('例外：停付时')
    expect(edge(graph, figureId('结余'), figureId('留用'))?.label).toBeUndefined()
    expect(edge(graph, figureId('结余'), figureId('调剂金'))?.label).toBe('若取“按结余”')
    expect(edge(graph, figureId('总额'), figureId('调剂金'))?.label).toBeUndefined()
    expect(edge(graph, 'reading 基数口径', figureId('调剂金'))?.label).toBeUndefined()
    expect(edge(graph, 'prior 累计结余', figureId('累计结余'))?.label).toBe('上年')
    expect(edge(graph, figureId('期初结余'), 'prior 累计结余')?.label).toBe('期初')
  })

  it('shows how a change spreads', () => {
    const changed = graphOf(run(sections.replace('暂取: 10%', '暂取: 20%')), evaluation)
    const names = changed.nodes.filter((one) => one.changed).map(({ name }) => name)
    expect(names).toEqual(['比例', '调剂金', '留用', '累计结余', '留用不为负'])
  })

  it('gives the value of a member where one is asked for and the figure has it', () => {
    const one = buildFigureGraph(evaluation.evaluated, buildSheet(evaluation.outcome), { 机构: '县医院' })
    expect(node(one, figureId('支出'))).toMatchObject({ value: '50.00', member: '县医院' })
    expect(node(one, figureId('总额'))).toMatchObject({ value: '80.00' })
    expect(node(one, figureId('总额'))?.member).toBeUndefined()
  })
})

describe('the part around a figure', () => {
  const graph = graphOf(run())
  const names = (up: number, down: number): string[] =>
    [...around(kinOf(graph), { centre: figureId('结余'), up, down })].map((id) => id.slice(id.indexOf(' ') + 1)).sort()

  it('is what it rests on and what rests on it, as many steps as asked', () => {
    expect(names(0, 0)).toEqual(['结余'])
    expect(names(1, 0)).toEqual(['总额', '支出', '结余'].sort())
    expect(names(2, 0)).toEqual(['人数', '总额', '支出', '标准', '结余'].sort())
    expect(names(0, 1)).toEqual(['留用', '结余', '调剂金'].sort())
  })

  it('is drawn with every edge from left to right, and says how much of the kin is not shown', () => {
    const picture = buildPicture(graph, { centre: { figure: '结余' }, reach: { up: 1, down: 1 } })
    expect(picture?.centre).toBe(figureId('结余'))
    const box = (name: string) => picture?.nodes.find((one) => one.name === name)
    expect(box('总额')).toMatchObject({ hiddenBefore: 2, hiddenBehind: 0 })
    expect(box('留用')).toMatchObject({ hiddenBefore: 1, hiddenBehind: 2 })
    for (const { points } of picture?.edges ?? []) {
      const [first, last] = [points[0]?.[0] ?? 0, points.at(-1)?.[0] ?? 0]
      expect(first).toBeLessThan(last)
    }
    expect(structuredClone(picture)).toEqual(picture)
  })

  it('may be all there is, and nothing of what there is not', () => {
    const all = buildPicture(graph, { centre: { id: 'reading 基数口径' }, reach: 'all' })
    expect(all?.nodes.length).toBe(graph.nodes.length)
    expect(all?.edges.length).toBe(graph.edges.length)
    expect(buildPicture(graph, { centre: { figure: '没有' }, reach: 'all' })).toBeUndefined()
  })
})
