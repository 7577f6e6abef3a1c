import { readdirSync, readFileSync } from 'node:fs'

/** A policy that uses what the shipped ones do not: exceptions, cases, bands, comments beside everything, tables in a frame. */
const odd = `# 头注
政策: 示例县办法    # 名称
编号: shili         # 编号
版本: "1"
状态: 试行
施行日期: 2026-01-01
单位: [家, 床日]
条款: |             # 表旁的注
  | 条款   | 性质   | 摘要 |
  |--------|--------|------|
  | 第一条 | 可计算 | “分”怎么分 |
  | 第二条 | 原则   |
维度:
  险种: [职工医保, 居民医保]
  机构: |
    名 | 层级
    县医院 | 县级
    东镇卫生院 | 乡镇
  县级机构: {取自: 机构, 其中: 层级=县级}
输入:
  人数: {单位: 人, 维度: [险种]}        # 注甲
  支出: {单位: 元, 维度: [机构]}        # 注乙
  住院: {单位: 人次, 维度: [机构], 仅: 层级=县级}
  说的话: {单位: 文本, 说明: "a: b, c #d"}
参数:
  标准: {值: 800元/人, 依据: 第一条}
  比例: {维度: [险种], 值: {职工医保: 10%, 居民医保: 20%}, 依据: 第一条}
规则（一、甲）:
  依据: 第一条   # 全节
  # 单独一行
  总额: 总额=人数*标准
  合计数:
    公式: 合计(总额,险种)   # 行尾
                            # 接着说
    别名: [ 全部 , 总数 ]
  判断: {公式: 如果 合计数>=100万元 则 合计数 否则 0元}
  长的:
    公式: 如果 合计数>=100万元
          则 合计数*(1-10%)
          否则 (合计数)
    说明: |
      说明里的 # 不是注，  
      *号* 也不动，

      空行也是。
  分的: {分摊: 合计数, 按: 支出}
  平分: {分摊: 合计数, 按: 平均, 维度: [机构]}
约束:
  不超: {须: 合计数<=100亿元, 程度: 应当, 依据: 第一条}
  够用: "合计数 >= 0元"
# 末注
`

/** A policy in forms that are announced and not yet computed. */
const later = `政策: 以后的写法
编号: later
版本: "1"
状态: 试行
施行日期: 2026-01-01
输入:
  支出: 元
  预算: 元
  好: 是否
规则:
  结余:
    公式: 取大(预算-支出,0)
    例外:
      - {名: 坏, 当: 非好, 公式: 0元}
  分担:
    分情形:
      支出>预算: (支出-预算)*50%
      其余: 0元
  超支分担额:
    分段:
      按: 支出/预算
      方式: 累进
      段: 3%（含）以内：0%；3%至8%（含）：20%*2；超过8%：未规定
例外:
  推诿:
    当: 好=否
    改为: {结余: 0元}
须证:
  不负: {式: 结余>=0元}
`

/** Texts that are wrong in one way or another. */
const broken = [
  '',
  '\n\n  \n',
  '# 只有注\n\n\n\n\n# 再注',
  '政策: [没有\n规则:\n  甲: 乙*2  # 注\n',
  '规则:\n  甲: {公式: 取小(乙, 丙), 依据: 第一条}\n  丁: (戊\n\n\n\n\n  己: 1+  \n输入:\n  乙：元\n  丙: 元\n  戊: 元',
  '规则:\n\t甲: 乙*2\n  乙:丙*3\n  <<: 丁\n---\n规则: |\n  名|公式\n  甲|乙*2|多\n',
  '\ufeff政策: 甲\u3000\n规则: 甲\u0000*2\n',
  '{"情景": "一", "输入": {"甲":1,"乙" : [1 ,2]}}   \r\n',
  '输入:\n  甲: |+\n    a  \n\n\n\n\n规则: {甲: 1+1 , 乙: "甲*2"}\n',
]

/** A sample text: what it is called, whether it is a policy. */
export interface SampleText {
  readonly name: string
  readonly text: string
  readonly isPolicy: boolean
}

const shipped = (readdirSync('policies', { recursive: true, encoding: 'utf8' }) as string[])
  .filter((path) => path.endsWith('.yaml'))
  .sort()
  .map((path) => ({
    name: path,
    text: readFileSync(`policies/${path}`, 'utf8'),
    isPolicy: !/scenarios|plans/.test(path),
  }))

/** Every shipped policy and scenario, and those above. */
export const sampleTexts: readonly SampleText[] = [
  ...shipped,
  { name: 'odd', text: odd, isPolicy: true },
  { name: 'later', text: later, isPolicy: true },
  ...broken.map((text, i) => ({ name: `broken ${i}`, text, isPolicy: true })),
]
