import { describe, expect, it } from 'vitest'
import { createCompiler } from '../../../dsl/index.ts'
import { compiledSections, errorsOf, figureOf, policyHead, ranOn } from '../../support/policy.ts'
import { guiltyOf } from '../../support/problems.ts'

const inputs = `输入:
  镇结余: 元
  县结余: 元
  县人数: 人
  真: 是否
`

describe('a rule like another', () => {
  it('has its body, bounds and rounding, but not where it applies nor what is excepted from it', () => {
    const policy = compiledSections(`${inputs}规则:
  镇留用: {公式: 镇结余 × 50%, 封顶: 30元, 取整: 四舍五入到元, 仅: 真, 例外: [{名: 不留, 当: 真, 公式: 0元}]}
  县留用: {参照: 镇留用, 式中: {镇结余: 县结余}}
例外:
  都不留: {当: 真, 改为: {镇留用: 0元}}
`)
    const run = (县结余: string) => ranOn(policy, { 输入: { 镇结余: '10', 县结余, 县人数: '1', 真: '是' } })
    expect(['41', '99'].map((left) => figureOf(run(left), '县留用').value)).toEqual(['21', '30'])
    expect(figureOf(run('41'), '镇留用').value).toBe('0')
  })

  it('tells a fault of the other rule there alone', () => {
    const rule = '镇留用: {公式: 比 × 镇结余 ＋ 30人, 式中: {比: 没有的}, 取整: 四舍五入到毫}'
    const alone = guiltyOf(`${inputs}规则:\n  ${rule}\n`)
    expect(alone).toEqual(['HC3001:没有的', 'HC5023:四舍五入到毫'])
    expect(guiltyOf(`${inputs}规则:\n  ${rule}\n  县留用: {参照: 镇留用, 式中: {镇结余: 县结余}}\n`)).toEqual(alone)
    // The same where the rule that is like it stands first.
    expect(guiltyOf(`${inputs}规则:\n  县留用: {参照: 镇留用, 式中: {镇结余: 县结余}}\n  ${rule}\n`)).toEqual(alone)
  })

  it('tells at 参照 what is wrong for its own words alone, and its own keys where they stand', () => {
    const rules = (mine: string): string =>
      `${inputs}规则:\n  镇留用: {公式: 镇结余 － 扣, 式中: {扣: 100元}}\n  县留用: ${mine}\n`
    expect(guiltyOf(rules('{参照: 镇留用, 式中: {镇结余: 县人数}}'))).toEqual(['HC4001:镇留用'])
    expect(guiltyOf(rules('{参照: 镇留用, 保底: 5人}'))).toEqual(['HC4003:5人'])
    expect(guiltyOf(rules('{参照: 镇留用, 取整: 到毫}'))).toEqual(['HC5023:到毫'])
  })

  it('does not repeat a warning of the other', () => {
    const bands = '  镇档: {分段: {按: 镇结余, 段: 3元以内：1；5元以上：2}}\n'
    expect(guiltyOf(`${inputs}规则:\n${bands}  县档: {参照: 镇档, 式中: {镇结余: 县结余}}\n`)).toEqual([
      'HC5033:5元以上',
    ])
  })

  it('has its faults of a run at 参照, a reading of the other among them', () => {
    const text = `${policyHead}${inputs}解读:
  口径: {选项: [甲, 乙], 默认: 甲, 理由: 试}
规则:
  镇留用:
    公式: 镇结余 ÷ 份
    式中: {份: {按解读: 口径, 甲: 镇结余, 乙: 1元}}
  县留用: {参照: 镇留用, 式中: {镇结余: 县结余}}
`
    const policy = createCompiler().compile('policy.yaml', text)
    const run = ranOn(policy, { 输入: { 镇结余: '1', 县结余: '0', 县人数: '1', 真: '否' } })
    expect(errorsOf(run)).toEqual(['HC6007'])
    const [fault] = run.outcome.diagnostics.filter((d) => d.code === 'HC6007')
    const line = text.split('\n').findIndex((l) => l.includes('参照')) + 1
    expect(fault?.range.start).toEqual({ line, column: '  县留用: {参照: '.length + 1 })
  })
})

describe('a score table', () => {
  it('has its own clause for a row that names one', () => {
    const policy = compiledSections(`条款: |
  条款  | 性质
  附件2 | 可计算
  第三条 | 可计算
  第四条 | 可计算
输入:
  占比: 比率
  例数: 例
计分表:
  总分:
    行: |
      得分名 | 指标值 | 分值 | 评分                     | 依据
      甲得分 | 占比   | 5分  | 占比 × 分值              | 第三条、第四条
      乙得分 | 例数   | 5分  | 取大（分值－1分/例×指标值，0） |
    依据: 附件2
`)
    const clauses = (name: string) => policy.model.figures.get(name)?.clauses
    expect(['甲得分', '乙得分', '总分'].map(clauses)).toEqual([['第三条', '第四条'], ['附件2'], ['附件2']])
    expect(policy.diagnostics.map((d) => d.code)).not.toContain('HC5013')
  })
})

describe('an exception', () => {
  const rules = (rule: string, exception: string): string[] =>
    guiltyOf(`维度: {机构: [甲院, 乙院], 险种: [职工, 居民]}
输入:
  违规: {单位: 是否, 维度: [机构]}
  都有: {单位: 是否, 维度: [机构, 险种]}
  总额: 元
规则:
  奖励: ${rule}
例外:
  违规的: {当: ${exception}, 改为: {奖励: 0元}}
`)

  it('may have a condition over the dimensions that its rule declares', () => {
    expect(rules('{公式: 总额 ＋ 5元, 维度: [机构]}', '违规')).toEqual([])
    expect(rules('{公式: 总额 ＋ 5元, 维度: [机构]}', '都有')).toEqual(['HC4013:都有'])
    expect(rules('总额 ＋ 5元', '违规')).toEqual(['HC4013:违规'])
  })

  it('is read also where its rule cannot be', () => {
    expect(rules('总额 ＋ 5人', '没有的')).toEqual(['HC4001:＋', 'HC3001:没有的'])
  })
})
