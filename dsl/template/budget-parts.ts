import type { Budget } from './choices.ts'

/** What the answer to “who is given the budget” writes into a policy and its scenario. Texts end without a line break. */
export interface BudgetParts {
  /** The title behind the county's name. */
  readonly title: string
  /** The third clause in a few words. */
  readonly clause: string
  /** The dimension that the budget is divided over; undefined: the county is one. */
  readonly over?: string
  /** The section 维度. */
  readonly dimensions: string
  /** Rows of the table of inputs: name, unit, dimension, standard term, remark. */
  readonly inputs: readonly (readonly string[])[]
  /** The number of insured people in a formula, and what the rules of the budget are. */
  readonly people: string
  readonly budget: string
  /** The share of primary care in a formula. */
  readonly primaryShare: string
  /** Data of the scenario: what stands before 输入, and under it. */
  readonly scenarioMembers: string
  readonly scenarioInputs: string
}

const dividedBy = (weights: string): string => `  年度预算:
    分摊: 可分配基金
    按: ${weights}
    依据: 第三条
    通用名: 总额预算`

export const budgetParts: Readonly<Record<Budget, BudgetParts>> = {
  county: {
    title: '紧密型县域医共体医保基金打包付费办法',
    clause: '余下的全部包给医共体，按月预拨',
    dimensions: '',
    inputs: [
      ['参保人数', '人', '', '参保人数', '年初参保缴费的人数'],
      ['筹资标准', '元/人', '', '筹资标准', '财政补助加个人缴费'],
      ['大病保险标准', '元/人', '', '大病保险筹资标准', ''],
      ['统筹支出', '元', '', '医共体支出', '全年由基金支付的费用，含县外就医'],
      ['基层支出', '元', '', '基层支出', '其中乡镇、村两级的'],
      ['推诿属实', '是否', '', '推诿属实', '查实有推诿病人的'],
    ],
    people: '参保人数',
    budget: `  年度预算:
    公式: 可分配基金
    依据: 第三条
    通用名: 总额预算`,
    primaryShare: '基层支出 ÷ 统筹支出',
    scenarioMembers: '',
    scenarioInputs: `  参保人数: 216000
  筹资标准: 1070
  大病保险标准: 85
  统筹支出: 19350万元
  基层支出: 4280万元
  推诿属实: 否`,
  },
  communities: {
    title: '紧密型县域医共体医保基金打包付费办法',
    clause: '余下的按参保人数分给各医共体，按月预拨',
    over: '医共体',
    dimensions: `维度:
  医共体: [县人民医院医共体, 县中医院医共体]    # 改：换成你们的医共体，几家写几家

`,
    inputs: [
      ['参保人数', '人', '医共体', '参保人数', '年初参保缴费的人数'],
      ['筹资标准', '元/人', '', '筹资标准', '财政补助加个人缴费'],
      ['大病保险标准', '元/人', '', '大病保险筹资标准', ''],
      ['统筹支出', '元', '医共体', '医共体支出', '全年由基金支付的费用，含县外就医'],
      ['基层支出', '元', '医共体', '基层支出', '其中乡镇、村两级的'],
      ['推诿属实', '是否', '医共体', '推诿属实', '查实有推诿病人的'],
    ],
    people: '合计（参保人数，医共体）',
    budget: dividedBy('参保人数'),
    primaryShare: '合计（基层支出，医共体） ÷ 合计（统筹支出，医共体）',
    scenarioMembers: '',
    scenarioInputs: `  筹资标准: 1070
  大病保险标准: 85
  参保人数:
    县人民医院医共体: 126000
    县中医院医共体: 90000
  统筹支出:
    县人民医院医共体: 10750万元
    县中医院医共体: 8560万元
  基层支出:
    县人民医院医共体: 2310万元
    县中医院医共体: 1970万元
  推诿属实:
    县人民医院医共体: 否
    县中医院医共体: 否`,
  },
  institutions: {
    title: '定点医疗机构医保基金总额预算管理办法',
    clause: '余下的按前三年平均支出分给各机构，按月预拨',
    over: '机构',
    dimensions: `维度:
  机构:    # 名单写在情景里，每年可以不同
    属性:
      层级: [县级, 乡镇, 村]

`,
    inputs: [
      ['参保人数', '人', '', '参保人数', '年初参保缴费的人数'],
      ['筹资标准', '元/人', '', '筹资标准', '财政补助加个人缴费'],
      ['大病保险标准', '元/人', '', '大病保险筹资标准', ''],
      ['前三年平均支出', '元', '机构', '', '分预算用'],
      ['统筹支出', '元', '机构', '成员单位支出', '全年由基金支付的费用'],
      ['推诿属实', '是否', '机构', '推诿属实', '查实有推诿病人的'],
    ],
    people: '参保人数',
    budget: dividedBy('前三年平均支出'),
    primaryShare: '合计（统筹支出，机构 其中 层级 属于 乡镇、村） ÷ 合计（统筹支出，机构）',
    scenarioMembers: `维度:
  机构: |
    名           | 层级 | 前三年平均支出 | 统筹支出 | 推诿属实
    县人民医院   | 县级 |       7860万元 | 9650万元 | 否
    县中医院     | 县级 |       5120万元 | 5380万元 | 否
    城关镇卫生院 | 乡镇 |       2240万元 | 2490万元 | 否
    河口镇卫生院 | 乡镇 |       1650万元 | 1720万元 | 否
    石桥村卫生室 | 村   |        180万元 |  172万元 | 否
`,
    scenarioInputs: `  参保人数: 216000
  筹资标准: 1070
  大病保险标准: 85`,
  },
}
