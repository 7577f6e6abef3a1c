import { describe, expect, it } from 'vitest'
import { createCompiler } from '../../../dsl/index.ts'

const head = (id: string, more = ''): string =>
  `政策: 甲\n编号: ${id}\n版本: "1"\n状态: 试行\n施行日期: 2026-01-01\n${more}`

const compile = (text: string, frame?: string) =>
  createCompiler().compile('a.yaml', text, () => (frame === undefined ? undefined : { file: 'b.yaml', text: frame }))

const termsOf = (compiled: ReturnType<typeof compile>): string[] =>
  [...compiled.model.figures.values()].flatMap(({ name, standard }) => (standard ? [`${name}：${standard.text}`] : []))

describe('standard terms', () => {
  it('stand at inputs, parameters, rules, totals of score tables, carried figures and named parts', () => {
    const compiled = compile(`${head('a')}输入: |
  名     | 单位 | 通用名
  收入   | 元   | 筹资总额
  期初数 | 元   |
  完成率 | 比率 |
参数:
  比例: {值: 10%, 通用名: 风险调剂金比例}
规则:
  调剂: {公式: 收入 × 比例, 通用名: 风险调剂金}
  分配:
    分摊: 调剂
    给: {县: 5, 乡: 3, 村: 2}
    通用名: {县: 县级分配, 村: 村级分配}
结转:
  滚存: {期初: 期初数, 期末: 上年（滚存） ＋ 调剂, 通用名: 结余}
计分表:
  总分:
    通用名: 考核得分
    行: |
      得分名   | 指标值 | 分值 | 评分
      完成得分 | 完成率 | 5分  | 分值 × 指标值
`)
    expect(compiled.diagnostics.filter((d) => d.severity === 'error')).toEqual([])
    expect(termsOf(compiled)).toEqual([
      '收入：筹资总额',
      '比例：风险调剂金比例',
      '调剂：风险调剂金',
      '县：县级分配',
      '村：村级分配',
      '总分：考核得分',
      '滚存：结余',
    ])
  })

  it('of a framework hold for what a county settles, and are checked with its own', () => {
    const frame = `${head('b')}输入: {结余: {单位: 元, 通用名: 结余}}\n参数:\n  比例: {待定: 由各县定, 范围: [0%, 100%], 通用名: 结余留用比例}\n规则:\n  留用: {公式: 结余 × 比例, 通用名: 结余留用}\n`
    const county = `${head('a', '沿用: b.yaml\n绑定: {比例: 70%}\n')}规则:\n  归还: {公式: 结余 － 留用, 通用名: 结余归基金}\n`
    const compiled = compile(county, frame)
    expect(compiled.diagnostics.filter((d) => d.severity === 'error')).toEqual([])
    expect(termsOf(compiled)).toEqual(['结余：结余', '比例：结余留用比例', '留用：结余留用', '归还：结余归基金'])
    const twice = compile(county.replace('结余归基金', '结余留用'), frame)
    expect(twice.diagnostics.filter((d) => d.severity === 'error')).toMatchObject([{ code: 'HC5122', file: 'a.yaml' }])
  })

  it('are still where they stand when a line above them is added', () => {
    const text = `${head('a')}输入: {收入: {单位: 元, 通用名: 筹资}}\n规则: {一半: 收入 × 50%}\n`
    const compiler = createCompiler()
    const lines = [text, text.replace('输入', '# 一行\n输入')].map(
      (one) => compiler.compile('a.yaml', one).diagnostics.find((d) => d.code === 'HC5120')?.range.start,
    )
    expect(lines).toEqual([
      { line: 6, column: 23 },
      { line: 7, column: 23 },
    ])
  })
})
