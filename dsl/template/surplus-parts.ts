import type { Surplus } from './choices.ts'

/** What the answer to “what becomes of a surplus and an overrun” writes into a policy. Texts end without a line break. */
export interface SurplusParts {
  /** The fourth and fifth clause: in a few words, and what is doubtful in them. */
  readonly surplusClause: readonly [summary: string, doubt: string]
  readonly overrunClause: readonly [summary: string, doubt: string]
  readonly parameters: string
  /** The body of 结余留用 and of 基金分担. */
  readonly kept: string
  readonly shared: string
  /** Parameters that the worked examples hold fast, so that they stay right when the document has settled them. */
  readonly fixed: string
  /** The worked examples: what 4,200,000 and 5,000,000 yuan of surplus, 2,200,000 and 5,000,000 of overrun lead to. */
  readonly kept420: string
  readonly kept500: string
  readonly shared220: string
  readonly shared500: string
}

const half: Pick<SurplusParts, 'kept420' | 'kept500' | 'shared220' | 'shared500'> = {
  ...{ kept420: '294万元', kept500: '350万元', shared220: '110万元', shared500: '250万元' },
}

const kept = '    公式: 结余 × 结余留用比例'
const shared = '    公式: 超支 × 基金分担比例'

export const surplusParts: Readonly<Record<Surplus, SurplusParts>> = {
  all: {
    surplusClause: ['结余全部留用；推诿病人的不留', ''],
    overrunClause: ['超支不补', ''],
    parameters: '',
    kept: '    公式: 结余',
    shared: '    公式: 超支 × 0%    # 超支不补；要分担的，改这个比例',
    fixed: '',
    ...{ kept420: '420万元', kept500: '500万元', shared220: '0元', shared500: '0元' },
  },
  shares: {
    surplusClause: ['结余留用70%；推诿病人的不留', ''],
    overrunClause: ['超支由基金分担50%', ''],
    parameters: `
  结余留用比例:
    值: 70%    # 改
    依据: 第四条
    通用名: 结余留用比例
  基金分担比例:
    值: 50%    # 改
    依据: 第五条
    通用名: 超支基金分担比例`,
    kept,
    shared,
    fixed: '',
    ...half,
  },
  bands: {
    surplusClause: ['结余5%以内全留，5%至10%留一半；推诿病人的不留', ''],
    overrunClause: ['超支5%以内自担，5%至10%基金分担一半', ''],
    parameters: '',
    kept: `    分段:    # 改：一段一行，写 范围：比例；累进是每一截各乘各的比例
      按: 结余
      方式: 累进
      基数: 年度预算
      段: |
        5%（含）以内：100%
        超过5%至10%（含）：50%
        超过10%：0%`,
    shared: `    分段:
      按: 超支
      方式: 累进
      基数: 年度预算
      段: |
        5%（含）以内：0%
        超过5%至10%（含）：50%
        超过10%：0%`,
    fixed: '',
    ...{ kept420: '340.5万元', kept500: '467.5万元', shared220: '23万元', shared500: '32.5万元' },
  },
  open: {
    surplusClause: ['结余留用；推诿病人的不留', '留用比例没有写'],
    overrunClause: ['合理超支，基金适当分担', '分担比例没有写，什么是合理也没有写'],
    parameters: `
  结余留用比例:
    待定: 办法只写“结余留用”
    范围: [0%, 100%]
    暂取: 70%
    依据: 第四条
    通用名: 结余留用比例
  基金分担比例:
    待定: 办法只写“适当分担”
    范围: [0%, 100%]
    暂取: 50%
    依据: 第五条
    通用名: 超支基金分担比例`,
    kept,
    shared,
    fixed: `
      结余留用比例: 70%
      基金分担比例: 50%`,
    ...half,
  },
}
