import { describe, expect, it } from 'vitest'
import { outcomeReport } from '../../../cli/run/outcome-report.ts'
import { compiledSections, ranOn } from '../../support/policy.ts'
import { ranYears, type YearOf } from '../../support/years.ts'

describe('the report of an outcome', () => {
  const sections = (share: string): string => `输入: {期初: 元, 收入: 元}
参数: {比例: ${share}}
规则: {留存: 收入×比例}
结转: {结余: {期初: 期初, 期末: 上年（结余）＋留存}}
`
  const open = compiledSections(sections('{待定: 没有写, 范围: [0, 1], 暂取: 50%}'))
  const settled = compiledSections(sections('40%'))
  const 输入 = { 期初: '0', 收入: '10' }
  const report = (years: Readonly<Record<string, YearOf>>): string => {
    const last = ranYears(years, '二').at(-1)
    if (!last) throw new Error('no year')
    return outcomeReport(last.outcome, [], [])
  }
  const first = { policy: open, data: { 年度: 2020, 输入 } }

  it('says what a provisional figure rests on, and that an open value of an earlier year is settled by now', () => {
    const rest = { 年度: 2021, 上年: '一', 输入 }
    expect(report({ 一: first, 二: { policy: settled, data: rest } })).toContain(
      '暂：用了办法没有写定、暂时取的值：比例（以前年度）\n',
    )
    expect(report({ 一: first, 二: { policy: open, data: rest } })).toContain(
      '暂：用了办法没有写定、暂时取的值：比例（暂取50％）\n',
    )
  })

  it('says of a constraint that is not met whatever an open share will be, what its open side can be', () => {
    const policy = compiledSections(`输入: {收入: 元, 支出: 元}
参数: {比例: {待定: 没有写, 范围: [0, 50%]}}
规则: {上限: 收入×（1－比例）}
约束: {不超: {须: 支出≤上限}}
`)
    const { outcome } = ranOn(policy, { 输入: { 收入: '1000', 支出: '1200' } })
    expect(outcomeReport(outcome, [], [])).toMatch(/不超 +必须 +未达标 +1,200\.00元 +500\.00 至 1,000\.00元/)
  })

  describe('where the money goes', () => {
    const policy = compiledSections(`维度: {镇: [东镇, 西镇]}
输入: {筹资: 元, 签约费: 元, 拨款: {单位: 元, 维度: [镇]}, 支出: 元, 补助: {单位: 元, 可缺: 是}}
参数:
  比例: {待定: 没有写, 范围: [0, 1], 暂取: 25%}
  另比: {待定: 没有写, 范围: [0, 1]}
规则:
  留用: {公式: 拨款×比例}
  上交: 拨款－留用
  超支: 取大（支出－筹资，0）
  自担: 超支×另比
  补贴: 补助×2
  余下: 筹资－签约费－补贴
资金去向:
  筹资: {去向: [签约费, 补贴, 余下]}
  拨款: {去向: [留用, 上交]}
  超支: {去向: [自担]}
`)
    const shown = (支出: string): string =>
      outcomeReport(
        ranOn(policy, { 输入: { 筹资: '1000', 签约费: '30', 拨款: { 东镇: '300', 西镇: '100' }, 支出 } }).outcome,
        [],
        [],
      )

    it('shows each whole over all members, inputs among its parts, with the share of each part', () => {
      expect(shown('1200')).toContain(
        `资金去向
  筹资      1,000.00元
    签约费     30.00元   3％
    补贴          缺数
    余下          缺数
  拨款        400.00元
    留用      100.00元  25％  暂
    上交      300.00元  75％  暂
  超支        200.00元
    自担          待定
`,
      )
    })

    it('leaves out what there is none of', () => {
      expect(shown('900')).toMatch(/ {4}上交 .*\n\n?暂：/)
    })
  })

  it('says in one line of members that have nothing that they have nothing', () => {
    const policy = compiledSections(`维度: {镇: [东镇, 西镇]}
输入: {超支: 元, 支出: {单位: 元, 维度: [镇]}}
规则:
  分担: 分摊（超支，支出）
  补助: {公式: 分担 × 10%, 显示: {单位: 万元, 小数: 1}}
`)
    const shown = (超支: string): string =>
      outcomeReport(ranOn(policy, { 输入: { 超支, 支出: { 东镇: '3', 西镇: '0' } } }).outcome, [], [])
    expect(shown('0')).toContain('。\n\n  分担（元）、补助（万元）：各镇都是0\n')
    expect(shown('6')).toContain('  西镇        0.00           0.0\n')
  })

  it('names a figure whose case nobody provided for by itself: that it waits is said before it', () => {
    const policy = compiledSections(`维度: {机构: [甲院]}
规则: {包干额: {待定: 没有写怎样分, 单位: 元, 维度: [机构]}}
约束: {有包干额: {须: 包干额＞0元}}
`)
    const text = outcomeReport(ranOn(policy, {}).outcome, [], [])
    expect(text).toContain('待定：等办法写定：包干额\n')
    expect(text).toMatch(/有包干额〔甲院〕 +必须 +待定 +等包干额\n?/)
  })

  it('says of two sides that are equal that they are, whether that is enough or not', () => {
    const policy = compiledSections(`输入: {率: 比率, 上年率: 比率, 支出: 元}
规则: {上限: 支出}
约束:
  提高: {须: 率＞上年率}
  不超: {须: 支出≤上限}
`)
    const { outcome } = ranOn(policy, { 输入: { 率: '0.5', 上年率: '0.5', 支出: '10' } })
    const text = outcomeReport(outcome, [], [])
    expect(text).toMatch(/提高 +必须 +未达标 +正好相等 +50％ +50％/)
    expect(text).toMatch(/不超 +必须 +达标 +正好相等 +10\.00元 +10\.00元/)
  })

  it('shows a split into named parts by its parts, each once and where the split stands', () => {
    const policy = compiledSections(`输入: {结余: 元}
规则:
  分配: {分摊: 结余, 给: {县级: 5, 乡级: 3, 村级: 2}}
  另计: 结余
`)
    const { outcome } = ranOn(policy, { 输入: { 结余: '100' } })
    const text = outcomeReport(outcome, [], [])
    expect(text.match(/县级/g)).toHaveLength(1)
    expect(text).toContain('  县级   50.00  元\n  乡级   30.00  元\n  村级   20.00  元\n  另计  100.00  元\n')
    expect(text).not.toContain('分配')
  })

  it('says what the scenario put in place of the policy’s own', () => {
    const { outcome } = ranOn(settled, { 输入 })
    const [, , third] = outcomeReport(outcome, ['期初＝1元'], [], ['比例＝20％', '甲率〔乙院〕＝3％']).split('\n')
    expect(third).toBe('情景另设：比例＝20％；甲率〔乙院〕＝3％')
  })

  it('shows the ratios of all members to the same place, so that they stand under one another', () => {
    const policy = compiledSections(`维度: {院: [甲院, 乙院, 丙院]}
输入: {支出: {单位: 元, 维度: [院]}, 床位: {单位: 例, 维度: [院]}}
规则: {占比: 占比（支出，院）, 平均床位: 床位÷4}
`)
    const { outcome } = ranOn(policy, {
      输入: { 支出: { 甲院: '500', 乙院: '499', 丙院: '1' }, 床位: { 甲院: '4', 乙院: '3', 丙院: '2' } },
    })
    expect(outcomeReport(outcome, [], [])).toContain(
      '  甲院  50.0％            1.00\n  乙院  49.9％            0.75\n  丙院   0.1％            0.50\n',
    )
  })

  describe('over two dimensions', () => {
    const policy = compiledSections(`维度: {机构: [甲院, 乙院]}
输入: {年额: {单位: 元, 维度: [机构]}}
规则: {月额: {公式: 年额 ÷ 12, 维度: [机构, 月份]}}
`)
    const shown = (年额: Readonly<Record<string, string>>): string =>
      outcomeReport(ranOn(policy, { 输入: { 年额 } }).outcome, [], [])

    it('has the second across where that fits', () => {
      expect(shown({ 甲院: '1200', 乙院: '24' })).toContain(
        `  月额（元）
    机构／月份       1       2       3       4       5       6       7       8       9      10      11      12
    甲院        100.00  100.00  100.00  100.00  100.00  100.00  100.00  100.00  100.00  100.00  100.00  100.00
    乙院          2.00    2.00    2.00    2.00    2.00    2.00    2.00    2.00    2.00    2.00    2.00    2.00
`,
      )
    })

    it('has a row for all members where it does not', () => {
      expect(shown({ 甲院: '12000000000', 乙院: '24' })).toContain(
        '  机构  月份        月额（元）\n  甲院  1     1,000,000,000.00\n',
      )
    })
  })

  describe('over one dimension', () => {
    const names = ['门诊实际支出费用', '门诊年度结余资金', '住院年度结余资金', '年度结余总额', '县级分配以后的余额']
    const shown = (members: readonly string[]): string => {
      const policy = compiledSections(`维度: {机构: {}}
输入: {年额: {单位: 元, 维度: [机构]}}
规则: {${names.map((name, i) => `${name}: 年额 × ${i + 1}`).join(', ')}}
`)
      const 年额 = Object.fromEntries(members.map((member) => [member, '1000']))
      const data = { 维度: { 机构: members.map((名) => ({ 名 })) }, 输入: { 年额 } }
      return outcomeReport(ranOn(policy, data).outcome, [], [])
    }

    it('has a line for each figure and the members across where the figures side by side are too wide', () => {
      expect(shown(['县医院医共体', '县中医院医共体'])).toContain(
        `  机构                      县医院医共体  县中医院医共体
  门诊实际支出费用（元）        1,000.00        1,000.00
  门诊年度结余资金（元）        2,000.00        2,000.00
  住院年度结余资金（元）        3,000.00        3,000.00
  年度结余总额（元）            4,000.00        4,000.00
  县级分配以后的余额（元）      5,000.00        5,000.00
`,
      )
    })

    it('has a line for each member where they would be too wide across as well', () => {
      const members = Array.from({ length: 12 }, (_, i) => `第${i + 1}家医院`)
      expect(shown(members)).toMatch(/^ {2}机构 +门诊实际支出费用（元） .*县级分配以后的余额（元）\n {2}第1家医院 /m)
    })
  })

  it('says which exceptions hold for whom, what they change and which goes before which', () => {
    const 院 = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬']
    const policy = compiledSections(`条款: |
  条款 | 性质
  一 | 可计算
维度: {院: [${院.join(', ')}]}
输入:
  推诿: {单位: 是否, 维度: [院]}
  欠: {单位: 是否, 维度: [院]}
  停: 是否
规则:
  留用: {公式: 9元, 维度: [院]}
  分担: {公式: 9元, 维度: [院]}
例外:
  推诿的: {当: 推诿, 改为: {留用: 1元}}
  没有还的: {当: 欠, 改为: {留用: 0元, 分担: 0元}, 优先于: [推诿的], 依据: 一}
  全停的: {当: 停, 改为: {分担: 0元}}
`)
    const shown = (推诿: string, 欠: string, 停: string): string => {
      const facts = (who: string) => Object.fromEntries(院.map((name) => [name, who.includes(name) ? '是' : '否']))
      const run = ranOn(policy, { 输入: { 推诿: facts(推诿), 欠: facts(欠), 停 } })
      return outcomeReport(run.outcome, [], run.exceptions())
    }
    expect(shown('', '', '否')).not.toContain('例外')
    expect(shown('甲丙', '乙丙', '是')).toContain(`
成立的例外
  名称      对谁                      改的数      依据
  推诿的    甲；丙（让位于没有还的）  留用
  没有还的  乙、丙                    留用、分担  一
  全停的    全部                      分担
`)
    expect(shown(院.join(''), '', '否')).toContain('  推诿的  甲、乙、丙、丁、戊、己等9个  留用\n')
  })
})
