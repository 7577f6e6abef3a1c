/** A policy with an open value, a requirement over members and amounts over members; `share` as it is written. */
export function sidePolicy(share = '80%'): string {
  return `政策: 并排办法
编号: bp
版本: "1"
状态: 试行
施行日期: 2026-01-01
条款: |
  条款   | 性质   | 摘要
  第一条 | 可计算 | 结余怎么算
  第二条 | 可计算 | 留用有上限
维度:
  机构: {属性: {层级: [县级, 村]}}
输入:
  预算: {单位: 元, 维度: [机构]}
  支出: {单位: 元, 维度: [机构]}
  人数: 人
参数:
  留用比例: {值: ${share}, 依据: 第一条}
  上限: {单位: 元, 待定: 办法没有写, 依据: 第二条}
  奖励: {单位: 元/人, 待定: 办法没有写, 范围: [1元/人, 9元/人], 暂取: 4元/人, 依据: 第二条}
规则（结余）:
  结余: {公式: 预算 － 支出, 依据: 第一条, 别名: 节余}
  结余合计: 合计（结余）
  留用: 结余合计 × 留用比例
规则（其他）:
  人均预算: 合计（预算） ÷ 人数
  封顶留用: 取小（留用，上限）
  奖励总额: 奖励 × 人数
约束:
  不超支: {须: 结余 ≥ 0元, 程度: 必须, 依据: 第一条}
  留得下: {须: 留用 ≥ 1000元, 程度: 应当, 依据: 第一条}
`
}

/** Data of a scenario of it: institution → budget and spending in 元; null for `heads`: one input is missing. */
export function sideScenario(
  name: string,
  rows: Readonly<Record<string, readonly [budget: string, spent: string]>>,
  heads: string | null = '10',
  year = 2026,
): string {
  const lines = Object.entries(rows).map(([member, [budget, spent]]) => `${member} | 县级 | ${budget} | ${spent}`)
  return `情景: ${name}
政策: 办法.yaml
年度: ${year}
维度:
  机构: |
    名 | 层级 | 预算 | 支出
    ${lines.join('\n    ')}
${heads === null ? '' : `输入: {人数: ${heads}}\n`}`
}
