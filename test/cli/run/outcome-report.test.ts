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
