/** A member of the made-up county: amounts in fen. */
export interface MadeMember {
  readonly name: string
  readonly budget: bigint
  readonly spent: bigint
}

/** As many institutions as asked for, no two with the same balance where there are at most 900,001. */
export function madeMembers(count: number): readonly MadeMember[] {
  return Array.from({ length: count }, (_, i) => ({
    name: `第${i + 1}卫生室`,
    budget: BigInt((i * 7919) % 1000003) * 100n + 37n,
    spent: BigInt((i * 104729) % 900001) * 100n,
  }))
}

/** A policy whose rules go over institutions, with a doubtful clause, an exception, a flow and requirements; `share` as it is written. */
export function policyOfMany(share = '80%'): string {
  return `政策: 示例县打包付费办法
编号: shili
版本: "1"
状态: 试行
施行日期: 2026-01-01
条款: |
  条款   | 性质   | 摘要         | 存疑
  第一条 | 可计算 | 结余怎么算   | 没有写借款算不算支出
  第二条 | 可计算 | 结余怎么留用 |
  第三条 | 可计算 | 留用有上限   |
维度:
  机构: {属性: {层级: [县级, 村]}}
  险种: [居民, 职工]
输入:
  预算: {单位: 元, 维度: [机构]}
  支出: {单位: 元, 维度: [机构]}
参数:
  留用比例: {值: ${share}, 依据: 第二条}
  险种权重: {维度: [险种], 值: {居民: 70%, 职工: 30%}}
  留用上限: {单位: 元, 待定: 办法没有写上限, 范围: [1000元, 2000元], 依据: 第三条}
规则:
  结余: {公式: 预算 － 支出, 依据: 第一条, 别名: 节余}
  留用: {公式: 结余 × 留用比例, 取整: 四舍五入到分, 依据: 第二条}
  上交: 结余 － 留用
  分险种支出: 支出 × 险种权重
  支出合计: {公式: 合计（支出）, 通用名: 医共体支出}
例外:
  县级不留: {当: 层级 ＝ 县级, 改为: {留用: 0元}, 依据: 第二条}
约束:
  不超支: {须: 结余 ≥ 0元, 程度: 必须, 依据: 第一条}
  支出有度: {须: 支出合计 ≤ 留用上限, 程度: 应当, 依据: 第三条}
资金去向:
  结余: {去向: [留用, 上交], 依据: 第二条}
`
}

/** The data of these members; the first is of the county's own level. */
export function scenarioOfMany(members: readonly MadeMember[]): string {
  const lines = members.map(({ name, budget, spent }, i) =>
    [name, i === 0 ? '县级' : '村', yuan(budget), yuan(spent)].join(' | '),
  )
  return `情景: 很多机构
政策: 办法.yaml
年度: 2026
维度:
  机构: |
    名 | 层级 | 预算 | 支出
    ${lines.join('\n    ')}
`
}

/** 1234 → 12.34, as an outcome has it. */
export function yuan(fen: bigint): string {
  const size = fen < 0n ? -fen : fen
  const text = `${size / 100n}.${String(size % 100n).padStart(2, '0')}`.replace(/\.?0+$/, '')
  return `${fen < 0n ? '-' : ''}${text === '' ? '0' : text}`
}
