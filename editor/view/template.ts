/** The texts of a new policy and of a scenario for it: small, without a fault, in the formatter's form, and with figures at once. */
export function writeNewPolicy(taken: readonly string[]): readonly { readonly path: string; readonly text: string }[] {
  let number = 1
  while (taken.some((path) => path.startsWith(`新办法${number}`))) number++
  const path = `新办法${number}.yaml`
  return [
    { path, text: policyText(number) },
    { path: `新办法${number}-情景.yaml`, text: writeNewScenario(path, '示例数据') },
  ]
}

/** The text of a scenario that names its policy and gives what the new policy asks for. */
function writeNewScenario(policy: string, name: string): string {
  return `情景: ${name}
政策: ${policy}
年度: 2026
输入:
  参保人数: 268000
  筹资标准: 1070
  上年支出: 23500万元
`
}

/** A scenario for any policy, with no data yet: the figures name what they wait for. */
export function writeScenarioFor(
  policy: string,
  taken: readonly string[],
): { readonly path: string; readonly text: string } {
  const [, folder = '', name = ''] = /^(.*\/)?([^/]*?)(?:\.[^.]*)?$/.exec(policy) ?? []
  let number = 1
  const pathOf = (): string => `${folder}${name}-情景${number}.yaml`
  while (taken.includes(pathOf())) number++
  const text = `情景: 新情景${number}
政策: ${policy.slice(folder.length)}
年度: 2026
输入:
  # 每行一个输入，例如：
  # 参保人数: 268000
`
  return { path: pathOf(), text }
}

function policyText(number: number): string {
  return `政策: 新办法${number}
编号: new-${number}
版本: "1"
状态: 征求意见稿
施行日期: 2026-01-01

条款: |
  条款   | 性质   | 摘要
  第一条 | 可计算 | 打包资金怎么提取
  第二条 | 可计算 | 打包资金不少于上年支出

输入:
  参保人数: 人
  筹资标准: 元/人
  上年支出: 元

参数:
  打包比例:
    值: 85%
    依据: 第一条

规则:
  依据: 第一条
  筹资总额: 参保人数 × 筹资标准
  打包资金: 筹资总额 × 打包比例

约束:
  打包资金够用:
    须: 打包资金 ≥ 上年支出
    程度: 应当
    依据: 第二条

算例:
  - 名: 手算的例子
    年度: 2026
    输入:
      参保人数: 100000
      筹资标准: 1000
    期望:
      筹资总额: 1亿元
      打包资金: 8500万元
`
}
