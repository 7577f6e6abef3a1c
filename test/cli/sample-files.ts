import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A small policy with a bit of everything that the command prints. */
export const policy = `政策: 示例县打包付费办法
编号: example-2026
版本: "1"
状态: 征求意见稿
施行日期: 2026-01-01

条款: |
  条款   | 性质   | 摘要         | 存疑
  第一条 | 可计算 | 预算怎么分    |
  第二条 | 可计算 | 留用上限      | “结余”没有定义
  第三条 | 可计算 | 超支怎么分担  |
  第四条 | 原则   | 加强管理      |

维度:
  险种: [职工, 居民]
  机构: {属性: {层级: [县级, 乡镇]}}

输入:
  人数: {单位: 人, 维度: [险种], 至少: 0}
  标准: 元/人
  支出: {单位: 元, 维度: [机构], 至少: 0}
  已评审: 是否
  备案率: {单位: 比率, 可缺: 是, 至少: 0%, 至多: 100%}

参数:
  留用比例: {按年度: {2026: 30%, 2027: 40%}, 依据: 第二条}
  分担比例: {待定: 办法没有写, 范围: [0%, 100%], 暂取: 50%, 依据: 第三条}
  奖励比例: {待定: 办法没有写, 范围: [0%, 10%], 依据: 第三条}

解读:
  上限:
    选项: {以预算: 预算的一部分, 以结余: 结余的一部分}
    默认: 以预算
    理由: 通常这样
    依据: 第二条

规则（一、预算）:
  依据: 第一条
  险种预算: 人数×标准
  预算: 合计（险种预算）
  机构预算: {分摊: 预算, 按: 支出}

规则（二、结余）:
  结余: {公式: 预算－合计（支出）, 依据: 第二条}
  留用:
    按解读: 上限
    以预算: 取小（结余，预算×留用比例）
    以结余: 结余×留用比例
    依据: 第二条
    显示: {单位: 万元, 小数: 2}
  分担: {公式: 取大（－结余，0）×分担比例, 依据: 第三条}
  奖励: {公式: 预算×奖励比例, 依据: 第三条}
  备案人数: {公式: 合计（人数）×备案率, 依据: 第一条}
  可以留用: {公式: 已评审 且 结余 ＞ 0元, 依据: 第二条}

约束:
  支出不超预算: {须: 支出 ≤ 机构预算, 程度: 必须, 依据: 第一条}
  备案达标: {须: 备案率 ≥ 90%, 程度: 目标, 依据: 第一条}
`

/** Data that fit it. */
export const scenario = `情景: 一般年份
政策: policy.yaml
年度: 2026
维度:
  机构: |
    名     | 层级 | 支出
    甲医院 | 县级 | 600万元
    乙医院 | 县级 | 2,000,000.00
    丙院   | 乡镇 | 1000000
输入:
  人数: {职工: 1000, 居民: 10000}
  标准: 850
  已评审: 是
`

/** A folder with files in it, by path; `remove` when done. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): {
  readonly folder: string
  readonly remove: () => void
} {
  const folder = mkdtempSync(join(tmpdir(), 'hengce-cli-'))
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  return { folder, remove: () => rmSync(folder, { recursive: true }) }
}

/** A text with one part replaced; a part that is not there is a mistake of the test. */
export function changed(text: string, part: string, by: string): string {
  if (!text.includes(part)) throw new Error(`not in the text: ${part}`)
  return text.replace(part, () => by)
}
