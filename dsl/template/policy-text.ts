import type { Answers } from './answers.ts'
import { budgetParts } from './budget-parts.ts'
import { examplesOf } from './examples.ts'
import { surplusParts } from './surplus-parts.ts'
import { tableLines } from './table.ts'

/** The text of a new policy, in the formatter's form. `id` is its 编号. */
export function policyText({ county, year, status, budget, surplus }: Answers, id: string): string {
  const who = budgetParts[budget]
  const what = surplusParts[surplus]
  const clauses = tableLines('  ', [
    ['条款', '性质', '摘要', '存疑'],
    ['第一条', '原则', '以收定支，收支平衡', ''],
    ['第二条', '可计算', '筹资总额提取风险调剂金，扣除大病保险资金', '提取比例没有写'],
    ['第三条', '可计算', who.clause, ''],
    ['第四条', '可计算', ...what.surplusClause],
    ['第五条', '可计算', ...what.overrunClause],
    ['第六条', '可计算', '基层支出占比不低于20%', ''],
    ['第七条', '日程', '每月预拨，次年3月底前清算', ''],
  ])
  const heads = ['名', '单位', '维度', '通用名', '说明']
  const used = heads.map((_, i) => i !== 2 || who.over !== undefined)
  const inputs = tableLines(
    '  ',
    [heads, ...who.inputs].map((row) => row.filter((_, i) => used[i])),
  )
  return `# 一份起步的办法，现在就能算。从上往下照你们的办法改，标着“改”的地方先改。
# 改一处就检查一次；办法没有写的不要替它编，留作“待定”。
# “通用名”用来和别的办法并排比；说的不是那件事了，就删去那一行。
政策: ${county}${who.title}
编号: ${id}    # 改：字母、数字和短横，例如县名的拼音加年份
版本: "1"
状态: ${status}
施行日期: ${year}-01-01    # 改
地区:
  县: ${county}

条款: |
${clauses}

${who.dimensions}输入: |
${inputs}

参数:
  风险调剂金比例:
    待定: 办法没有写提取多少    # 定了以后，把这三行换成“值: 5%”
    范围: [0%, 10%]
    暂取: 5%
    依据: 第二条
    通用名: 风险调剂金比例${what.parameters}
  基层占比下限:
    值: 20%    # 改
    依据: 第六条
    通用名: 基层支出占比下限

规则（一、预算）:
  依据: 第二条
  筹资总额:
    公式: ${who.people} × 筹资标准
    通用名: 筹资总额
  风险调剂金:
    公式: 筹资总额 × 风险调剂金比例
    取整: 四舍五入到分
    通用名: 风险调剂金
  大病保险资金:
    公式: ${who.people} × 大病保险标准
    通用名: 大病保险资金
  可分配基金:
    公式: 筹资总额 － 风险调剂金 － 大病保险资金
    通用名: 可分配基金
${who.budget}
  月预拨额:
    公式: 年度预算 ÷ 12
    取整: 四舍五入到分
    依据: 第三条

规则（二、结余）:
  依据: 第四条
  结余:
    公式: 年度预算 － 统筹支出
    保底: 0元
    通用名: 结余
  结余留用:
${what.kept}
    例外:
      - 名: 推诿
        当: 推诿属实
        公式: 0元
        依据: 第四条
    取整: 四舍五入到分
    通用名: 结余留用
  结余收回:
    公式: 结余 － 结余留用
    保底: 0元
    通用名: 结余归基金

规则（三、超支）:
  依据: 第五条
  超支:
    公式: 统筹支出 － 年度预算
    保底: 0元
    通用名: 超支
  基金分担:
${what.shared}
    取整: 四舍五入到分
    通用名: 超支基金分担
  自担:
    公式: 超支 － 基金分担
    保底: 0元
    通用名: 超支机构自担

规则（四、基层）:
  依据: 第六条
  基层支出占比:
    公式: ${who.primaryShare}
    通用名: 基层支出占比

约束:
  基层占比达标:
    须: 基层支出占比 ≥ 基层占比下限
    程度: 应当    # 必须、应当、目标
    依据: 第六条

日程: |
  事项     | 何时        | 谁       | 金额     | 依据
  按月预拨 | 每月5日前   | 县医保局 | 月预拨额 | 第七条
  年终清算 | 次年3月底前 | 县医保局 |          | 第七条

资金去向:
  筹资总额:
    去向: [风险调剂金, 大病保险资金, 年度预算]
    依据: 第三条

算例:
${examplesOf[budget](what, year)}
`
}
