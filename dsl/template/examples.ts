import type { Budget } from './choices.ts'
import type { SurplusParts } from './surplus-parts.ts'

/**
 * The worked examples of a new policy, by hand: 100,000 people at 1,000 yuan are 1亿元; less 5% and 80 yuan a head, 8700万元 are left,
 * divided as 6 to 4 where there are two.
 */
export const examplesOf: Readonly<Record<Budget, (parts: SurplusParts, year: number) => string>> = {
  county: (parts, year) => `${oneYear('有结余的一年', '8200万元', year, parts)}
      结余: 500万元
      结余留用: ${parts.kept500}
      超支: 0元
${oneYear('超支的一年', '9200万元', year, parts)}
      超支: 500万元
      基金分担: ${parts.shared500}
      结余: 0元`,
  communities: (parts, year) => `  - 名: 一家结余，一家超支
    年度: ${year}
    参数:
      风险调剂金比例: 5%${parts.fixed}
    输入:
      筹资标准: 1000
      大病保险标准: 80
      参保人数:
        县人民医院医共体: 60000
        县中医院医共体: 40000
      统筹支出:
        县人民医院医共体: 4800万元
        县中医院医共体: 3700万元
      推诿属实:
        县人民医院医共体: 否
        县中医院医共体: 否
    期望:
      筹资总额: 1亿元
      年度预算:
        县人民医院医共体: 5220万元
        县中医院医共体: 3480万元
      结余留用:
        县人民医院医共体: ${parts.kept420}
        县中医院医共体: 0元
      基金分担:
        县人民医院医共体: 0元
        县中医院医共体: ${parts.shared220}`,
  institutions: (parts, year) => `  - 名: 一家结余，一家超支
    年度: ${year}
    参数:
      风险调剂金比例: 5%${parts.fixed}
    维度:
      机构: |
        名           | 层级 | 前三年平均支出 | 统筹支出 | 推诿属实
        县人民医院   | 县级 |       6000万元 | 4800万元 | 否
        城关镇卫生院 | 乡镇 |       4000万元 | 3700万元 | 否
    输入:
      参保人数: 100000
      筹资标准: 1000
      大病保险标准: 80
    期望:
      筹资总额: 1亿元
      年度预算:
        县人民医院: 5220万元
        城关镇卫生院: 3480万元
      结余留用:
        县人民医院: ${parts.kept420}
        城关镇卫生院: 0元
      基金分担:
        县人民医院: 0元
        城关镇卫生院: ${parts.shared220}`,
}

function oneYear(name: string, spent: string, year: number, { fixed }: SurplusParts): string {
  return `  - 名: ${name}
    年度: ${year}
    参数:
      风险调剂金比例: 5%${fixed}
    输入:
      参保人数: 100000
      筹资标准: 1000
      大病保险标准: 80
      统筹支出: ${spent}
      推诿属实: 否
    期望:
      筹资总额: 1亿元
      年度预算: 8700万元`
}
