import { describe, expect, it } from 'vitest'
import { createCompiler, formatFile } from '../../../dsl/index.ts'

/** The sections of a policy formatted; the policy's names are those that the sections declare. */
function formatted(text: string): string {
  return formatFile(text, createCompiler().compile('a.yaml', text).model).text
}

const inputs = '输入:\n  甲: 元\n  乙: 元\n  丙: 元\n'

/** A rule's lines formatted. */
function rule(lines: string): string {
  const text = formatted(`${inputs}规则:\n${lines}`)
  expect(text.startsWith(`${inputs}规则:\n`)).toBe(true)
  return text.slice(inputs.length + '规则:\n'.length)
}

describe('formulas', () => {
  it('are written in full-width marks with a blank on both sides of an operator', () => {
    expect(rule('  丁: 取小(甲*2,乙/3)-(丙)\n')).toBe('  丁: 取小（甲 × 2，乙 ÷ 3） － 丙\n')
    expect(rule('  丁: {公式: 甲＋乙, 依据: 第一条}\n')).toBe('  丁: {公式: 甲 ＋ 乙, 依据: 第一条}\n')
  })

  it('keep the name at their head, also before a comparison', () => {
    expect(rule('  丁: 丁=甲+乙\n')).toBe('  丁: 丁 ＝ 甲 ＋ 乙\n')
    expect(rule('  丁:\n    公式: 丁二=甲>=乙\n    别名: [丁二]\n')).toBe(
      '  丁:\n    公式: 丁二 ＝ 甲 ≥ 乙\n    别名: [丁二]\n',
    )
  })

  it('lose quotes and blocks that they do not need', () => {
    expect(rule('  丁: "甲+乙"   # 注\n')).toBe('  丁: 甲 ＋ 乙   # 注\n')
    expect(rule("  丁: {公式: '取小(甲,乙)'}\n")).toBe('  丁: {公式: 取小（甲，乙）}\n')
    expect(rule('  丁: |   # 注\n    甲+乙\n  戊: >-\n    甲\n')).toBe('  丁: 甲 ＋ 乙   # 注\n  戊: 甲\n')
  })

  it('keep quotes that they need', () => {
    const texts = '输入:\n  话: 文本\n规则:\n'
    expect(formatted(`${texts}  丁: {公式: '话=“a, b”'}\n`)).toBe(`${texts}  丁: {公式: '话 ＝ “a, b”'}\n`)
    expect(formatted(`${texts}  丁: "话=“a: b”"\n`)).toBe(`${texts}  丁: "话 ＝ “a: b”"\n`)
  })

  it('over several lines break where they did, before an operator or behind a comma', () => {
    expect(rule('  丁:\n    公式: 如果 甲>乙\n          则 甲-\n          乙 否则 取大(乙,\n          丙)\n')).toBe(
      '  丁:\n    公式: 如果 甲 ＞ 乙\n          则 甲\n          － 乙 否则 取大（乙，\n          丙）\n',
    )
    expect(rule('  丁: |\n    甲+乙\n      +丙\n')).toBe('  丁: |\n    甲 ＋ 乙\n      ＋ 丙\n')
  })

  it('are mended where a half-width comma in braces cut them', () => {
    const text = `${inputs}规则:\n  丁: {公式: 取小(甲, 乙), 说明: 一}\n`
    expect(
      createCompiler()
        .compile('a.yaml', text)
        .problems.map((p) => p.code),
    ).toContain('HC1017')
    expect(rule('  丁: {公式: 取小(甲, 乙), 说明: 一}\n')).toBe('  丁: {公式: 取小（甲，乙）, 说明: 一}\n')
  })

  it('of dates and months are written in full width too, and say the same', () => {
    const dates = '输入:\n  出生: 日期\n  支出: {单位: 元, 维度: [月份]}\n规则:\n'
    expect(formatted(`${dates}  丁: 周岁(出生,6月30日)>=60周岁 且 出生+30天<2026-09-01\n`)).toBe(
      `${dates}  丁: 周岁（出生，6月30日） ≥ 60周岁 且 出生 ＋ 30天 ＜ 2026-09-01\n`,
    )
    expect(formatted(`${dates}  丁: 支出[12月]+合计(支出,月份 其中 月份>=7月份)\n`)).toBe(
      `${dates}  丁: 支出〔12月〕 ＋ 合计（支出，月份 其中 月份 ≥ 7月份）\n`,
    )
  })

  it('with a fault stay as they are', () => {
    expect(rule('  丁: 甲*(乙\n  戊:   甲*乙\n')).toBe('  丁: 甲*(乙\n  戊: 甲 × 乙\n')
    expect(rule('  丁: 平均\n')).toBe('  丁: 平均\n')
  })

  it('are found in every place that holds one, and nowhere else', () => {
    expect(
      rule(
        '  丁: {分摊: 甲+乙, 按: 平均, 保底: 甲*2, 封顶: 乙*2, 说明: 甲+乙, 依据: 甲+乙}\n' +
          '  戊: {按解读: 己, 其一: 甲+乙, 其二: 甲-乙}\n' +
          '  庚: {分情形: {甲>乙: 甲*2, 其余: 0元}}\n' +
          '  辛: {分段: {按: 甲+乙, 段: 3元以下：0元；3元以上：甲*2}}\n',
      ),
    ).toBe(
      '  丁: {分摊: 甲 ＋ 乙, 按: 平均, 保底: 甲 × 2, 封顶: 乙 × 2, 说明: 甲+乙, 依据: 甲+乙}\n' +
        '  戊: {按解读: 己, 其一: 甲 ＋ 乙, 其二: 甲 － 乙}\n' +
        '  庚: {分情形: {甲 ＞ 乙: 甲 × 2, 其余: 0元}}\n' +
        '  辛: {分段: {按: 甲 ＋ 乙, 段: 3元以下：0元；3元以上：甲 × 2}}\n',
    )
  })

  it('in the cells of a table are written anew too', () => {
    const text = `${inputs}规则: |\n  名 | 公式 | 说明\n  丁 | 丁=甲+乙 | 甲+乙\n`
    expect(formatted(text)).toBe(`${inputs}规则: |\n  名 | 公式           | 说明\n  丁 | 丁 ＝ 甲 ＋ 乙 | 甲+乙\n`)
  })
})

describe('tables', () => {
  it('are aligned by what a Chinese font draws', () => {
    expect(formatted('条款: |\n  条款 | 性质|摘要  \n  五（一）① |原则 | “甲”\n  a|定义|\n')).toBe(
      '条款: |\n  条款       | 性质 | 摘要\n  五（一）① | 原则 | “甲”\n  a          | 定义 |\n',
    )
  })

  it('have numbers in one unit on the right, and all else on the left', () => {
    const text =
      '维度:\n  村: |\n    名|人数|占|款（元）|典型|年\n    1|742|9%|1,234.50|1元|\n    22|8|88.5%|-5.00|2万元|2024\n'
    expect(formatted(text)).toBe(
      '维度:\n  村: |\n    名 | 人数 |    占 | 款（元） | 典型  |   年\n    1  |  742 |    9% | 1,234.50 | 1元   |\n    22 |    8 | 88.5% |    -5.00 | 2万元 | 2024\n',
    )
  })

  it('lose frames and tabs, and keep rules of dashes, thousands commas and cells that nothing heads', () => {
    expect(formatted('条款: |\n  | 甲 | 乙 |\n  |--|--|\n  | 1,234.00 | 二 | 多 |\n')).toBe(
      '条款: |\n  甲       | 乙\n  ---------|---\n  1,234.00 | 二 | 多\n',
    )
    expect(formatted('维度:\n  机构: |\n    名\t层级\n    东镇卫生院\t乡镇\n')).toBe(
      '维度:\n  机构: |\n    名         | 层级\n    东镇卫生院 | 乡镇\n',
    )
  })

  it('are found under the days from which values hold, whose keys stay as they are', () => {
    const parameters =
      '维度:\n  近三年: 年度－3 至 年度－1\n  险种: [职工, 居民]\n参数:\n  标准:\n    单位: 元\n    维度: [险种]\n'
    expect(
      formatted(
        `${parameters}    自:\n      2026-01-01: {职工: 80,居民: 60}\n      2027-01-01: |\n        险种|标准\n        职工|1,110\n        居民|65\n`,
      ),
    ).toBe(
      `${parameters}    自:\n      2026-01-01: {职工: 80, 居民: 60}\n      2027-01-01: |\n        险种 |  标准\n        职工 | 1,110\n        居民 |    65\n`,
    )
    expect(formatted('参数:\n  率: {按年末: {2026-01-01: 8%,2026-07-01: 9%}}\n')).toBe(
      '参数:\n  率: {按年末: {2026-01-01: 8%, 2026-07-01: 9%}}\n',
    )
  })

  it('are found in the data of scenarios and worked examples, not in descriptions', () => {
    const scenario = '情景: 一\n输入:\n  支出: |\n    镇|2023\n    东镇|1\n  说明: 甲+乙\n'
    expect(formatFile(scenario).text).toBe(
      '情景: 一\n输入:\n  支出: |\n    镇   | 2023\n    东镇 |    1\n  说明: 甲+乙\n',
    )
    const described = '输入:\n  甲:\n    单位: 元\n    说明: |\n      a|b\n      ccc|d  \n'
    expect(formatted(described)).toBe(described)
  })
})

describe('blanks', () => {
  it('stand behind colons and commas only', () => {
    expect(formatted('政策 :   甲\n单位: [ 家 ,例,  床日 ]\n地区: { 省:  一,市州: 二 }\n')).toBe(
      '政策: 甲\n单位: [家, 例, 床日]\n地区: {省: 一, 市州: 二}\n',
    )
    expect(formatted('单位: [\n  家,   # 注\n  例\n]\n')).toBe('单位: [\n  家,   # 注\n  例\n]\n')
  })

  it('at line ends go, blank lines beyond two and CRLF too, and one line end closes the file', () => {
    expect(formatted('\n\n政策: 甲  \r\n\r\n\t\r\n\r\n\r\n# 注  \r\n编号: 乙\r\n\r\n')).toBe(
      '政策: 甲\n\n\n# 注\n编号: 乙\n',
    )
    expect(formatted('政策: 甲')).toBe('政策: 甲\n')
    expect(formatted('')).toBe('')
    expect(formatted(' \n\n')).toBe('')
  })

  it('inside texts of people stay', () => {
    const text = '条款:\n  第一条:\n    性质: 原则\n    原文: |\n      一  \n\n\n\n\n      二  \n    摘要: 三\n'
    expect(formatted(text)).toBe(text)
  })

  it('in JSON stay but at line ends', () => {
    expect(formatFile('{"情景":"一",\r\n "输入": { "甲":1 }}  ').text).toBe('{"情景":"一",\n "输入": { "甲":1 }}\n')
  })
})

describe('comments', () => {
  it('on following lines at one column stay at one column', () => {
    expect(rule('  丁: 甲+乙     # 一\n  戊: 甲        # 二\n                # 接着说\n')).toBe(
      '  丁: 甲 ＋ 乙     # 一\n  戊: 甲           # 二\n                   # 接着说\n',
    )
    expect(rule('  丁: "甲"       # 一\n  戊: "乙"       # 二\n')).toBe(
      '  丁: 甲         # 一\n  戊: 乙         # 二\n',
    )
  })

  it('alone keep their distance', () => {
    expect(rule('  丁: 甲+乙  # 一\n')).toBe('  丁: 甲 ＋ 乙  # 一\n')
  })

  it('between the rows of a table stay where they are', () => {
    expect(formatted('条款: |\n  甲|乙\n# 注\n  一|二二\n  三三|四\n')).toBe(
      '条款: |\n  甲   | 乙\n# 注\n  一   | 二二\n  三三 | 四\n',
    )
  })
})
