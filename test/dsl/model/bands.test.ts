import { describe, expect, it } from 'vitest'
import { createCompiler } from '../../../dsl/index.ts'
import { compiledSections, figureOf, policyHead, ranOn } from '../../support/policy.ts'
import { guiltyOf, problemsOf } from '../../support/problems.ts'

const names = `单位: [家]
维度: {机构: [甲院, 乙院]}
输入:
  超支: 元
  年度预算: 元
  超支率: 比率
  得分: 分值
  年龄: 岁
  人数: 人
  家数: 家
  各人数: {单位: 人, 维度: [机构]}
  属实: 是否
  率: 比率
  上限: 元
参数:
  起算: 18岁
  系数: {按年度: {2020: 1.5人, 2021: 2人}}
  比例: 3%
`

const rules = (text: string): string => `${names}规则:\n${text}\n`
const wrong = (bands: string): string[] => guiltyOf(rules(`  果: {分段: {${bands}}}`))

describe('bands of a figure', () => {
  it.each([
    '按: 年龄',
    '按: 年龄 － 起算',
    '按: 人数 × 2 ＋ 1人',
    '按: 取大（人数，5人） － 3人',
    '按: 四舍五入（人数 × 30%，到整数）',
    '按: 四舍五入（超支，到元）',
    '按: 合计（各人数，机构）',
    '按: 最大（各人数，机构）',
    '按: 计数（机构 其中 各人数 ＞ 3人）',
    '按: 若（属实，人数）',
    '按: 各人数〔甲院〕',
    '按: －家数',
    '按: 绝对值（人数 － 5人）',
  ])('that is whole leave no gap between 44 and 45: %s', (subject) => {
    const unit = /年龄/.test(subject)
      ? '岁'
      : /家数/.test(subject)
        ? '家'
        : /计数/.test(subject)
          ? '个'
          : /超支/.test(subject)
            ? '元'
            : '人'
    expect(wrong(`${subject}, 段: 44${unit}以内：1；45${unit}以上：2`)).toEqual([])
    expect(wrong(`${subject}, 段: 不满45${unit}：1；超过44${unit}：2`)).toEqual([])
    expect(wrong(`${subject}, 段: 44${unit}以内：1；46${unit}以上：2`)).toEqual([`HC5033:46${unit}以上`])
  })

  it.each([
    '按: 人数 × 30%',
    '按: 人数 ÷ 2',
    '按: 平均（各人数，机构）',
    '按: 系数',
    '按: 人数 × 比例',
    '按: 开方（人数 × 人数）',
  ])('that is not leave one: %s', (subject) =>
    expect(wrong(`${subject}, 段: 44人以内：1；45人以上：2`)).toEqual(['HC5033:45人以上']),
  )

  it('are followed through rules', () => {
    const through = (first: string): string[] =>
      guiltyOf(rules(`  甲: ${first}\n  乙: 甲 × 2\n  果: {分段: {按: 乙, 段: 44人以内：1；45人以上：2}}`))
    expect(through('人数')).toEqual([])
    expect(through('人数 × 30%')).toEqual(['HC5033:45人以上'])
  })

  it('are followed through a chain of any length', () => {
    const chain = Array.from({ length: 3000 }, (_, i) => `  第${i + 1}: ${i === 0 ? '人数' : `第${i}`} ＋ 1人`)
    expect(guiltyOf(rules([...chain, '  果: {分段: {按: 第3000, 段: 44人以内：1；45人以上：2}}'].join('\n')))).toEqual(
      [],
    )
  })

  it('are looked at again when a rule far behind them is no longer whole', () => {
    const compiler = createCompiler()
    const text = (first: string): string =>
      policyHead + rules(`  甲: ${first}\n  乙: 甲 × 2\n  果: {分段: {按: 乙, 段: 44人以内：1；45人以上：2}}`)
    const codes = (first: string): string[] => compiler.compile('p.yaml', text(first)).problems.map((p) => p.code)
    expect(codes('人数')).not.toContain('HC5033')
    expect(codes('人数 × 30%')).toContain('HC5033')
    expect(codes('人数')).not.toContain('HC5033')
  })
})

describe('the places where bands meet', () => {
  it.each([
    ['按: 得分, 段: 90分以上：1；60分以上：2；不足60分：3', ['HC5032:90分以上']],
    ['按: 得分, 段: 60分至90分：1；90分以上：2', ['HC5062:60分至90分']],
    ['按: 得分, 段: 不足60分：0；60分至90分：1；90分以上：2', []],
    ['按: 得分, 段: 60分（含）至90分（含）：1；90分（含）以上：2', ['HC5032:90分（含）以上']],
    ['按: 得分, 段: 不足60分：1；60分至90分：2；90分：3；超过90分：4', []],
    ['按: 得分, 段: 超过90分：4；90分：3；不足90分：2', []],
    ['按: 得分, 段: 0分至90分：1；0分：2；超过90分：3；不足0分：4', []],
    // The band that reaches farthest covers what lies between the others.
    ['按: 得分, 段: 0分至90分：1；10分至20分：2；30分至40分：3', ['HC5032:10分至20分', 'HC5032:30分至40分']],
    ['按: 得分, 段: 90分以上：1；其余：2；其余：3', ['HC5032:其余']],
    ['按: 超支, 段: 上限以内：1；上限以上：2', ['HC5032:上限以上']],
    ['按: 超支, 段: 不足上限：1；超过上限：2', ['HC5033:超过上限']],
    ['按: 超支, 段: 不足上限：1；超过上限：2；其余：3', []],
    ['按: 超支, 段: 0元至上限：1；上限至年度预算：2', ['HC5062:上限至年度预算']],
    ['按: 超支, 段: 100元以内：1；50元至200元：2；200元至上限：3', ['HC5032:50元至200元']],
    ['按: 超支, 基数: 年度预算, 段: 3%以内：1；5%至8%：2', ['HC5033:5%至8%', 'HC5062:5%至8%']],
    ['按: 超支, 段: -5元至3元：1；超过3元：2', []],
    ['按: 超支, 段: －5元至－8元：1', ['HC5031:－5元至－8元']],
  ])('are checked: %s', (bands, expected) => expect(wrong(bands)).toEqual(expected))
})

describe('a place that one of two bands claims', () => {
  const at = (bands: string, score: string): unknown =>
    figureOf(ranOn(compiledSections(rules(`  果: {分段: {按: 得分, 段: ${bands}}}`)), { 输入: { 得分: score } }), '果')
      .value

  it.each(['0分至60分：3；－10分至0分（含）：2', '－10分至0分（含）：2；0分至60分：3'])(
    'is its, also beside an end below 0: %s',
    (bands) => expect(['-10', '0', '1'].map((score) => at(bands, score))).toEqual(['2', '2', '3']),
  )

  it.each([
    ['上限（含）以上：2；0元至上限：1；不足0元：3', ['1', '2', '2']],
    ['0元至上限：1；上限（含）以上：2；不足0元：3', ['1', '2', '2']],
    ['上限至年度预算：2；0元至上限（含）：1；其余：3', ['1', '1', '2']],
  ])('is its, also where the end is a figure: %s', (bands, expected) => {
    const compiled = compiledSections(rules(`  果: {分段: {按: 超支, 段: ${bands}}}`))
    const value = (超支: string): unknown =>
      figureOf(ranOn(compiled, { 输入: { 超支, 上限: '10', 年度预算: '99' } }), '果').value
    expect(['9', '10', '11'].map(value)).toEqual(expected)
  })
})

describe('累进', () => {
  it.each([
    ['-5元至3元：0%；超过3元：40%', ['HC5061:-5元至3元']],
    ['－5元以内：0%；超过－5元：40%', ['HC5061:－5元以内', 'HC5061:超过－5元']],
    ['3元至8元：10%；超过8元：40%', ['HC5062:3元至8元']],
    ['0元至8元：10%；超过8元：40%', []],
    ['3元以内：10%；其余：40%', ['HC5046:其余']],
    ['3元以内：10%；5元以上：40%', ['HC5033:5元以上']],
  ])('starts at 0: %s', (bands, expected) => expect(wrong(`按: 超支, 方式: 累进, 段: ${bands}`)).toEqual(expected))

  it('measures amounts, also those in whole 元, and counts people', () => {
    const value = (of: string, bands: string): unknown => {
      const text = `${names}规则:\n  果: {分段: {按: ${of}, 方式: 累进, 段: ${bands}}}\n`
      return figureOf(ranOn(compiledSections(text), { 输入: { 人数: '7', 超支: '12' } }), '果').value
    }
    expect(value('四舍五入（超支，到元）', '不足10元：10%；10元以上：20%')).toBe('1.4')
    expect(value('四舍五入（超支，到元）', '10元以内：10%；11元以上：20%')).toBe('1.4')
    expect(value('人数', '不足3人：1元/人；3人以上：2元/人')).toBe('12')
  })

  it('begins at 0％ of a base as it does at 0', () => {
    const bands = (start: string): string =>
      `  果: {分段: {按: 超支, 基数: 年度预算, 方式: 累进, 段: ${start}50%以内：10%；超过50%：20%}}`
    const value = (start: string): unknown =>
      figureOf(ranOn(compiledSections(rules(bands(start))), { 输入: { 超支: '80', 年度预算: '100' } }), '果').value
    expect([value(''), value('0%以上、')]).toEqual(['11', '11'])
  })

  it('of what is counted starts with the first', () => {
    expect(wrong('按: 人数, 方式: 累进, 段: 1人至10人：5元/人；11人以上：3元/人')).toEqual([])
    expect(wrong('按: 人数, 方式: 累进, 段: 2人至10人：5元/人；11人以上：3元/人')).toEqual(['HC5062:2人至10人'])
  })
})

describe('what drafters get wrong in bands', () => {
  it.each([
    ['percentages of nothing, told once', '按: 超支, 段: 3%以内：1；3%至8%：2；超过8%：3', ['HC5060:3%']],
    ['a ratio for an amount', '按: 超支, 段: 比例以内：1；超过比例：2', ['HC5060:比例']],
    ['numbers without their unit, each', '按: 得分, 段: 90以上：1；60至90：2', ['HC5060:90', 'HC5060:60', 'HC5060:90']],
    ['a number beside a base', '按: 超支, 基数: 年度预算, 段: 3以内：1；超过3%：2', ['HC5060:3']],
    ['another unit', '按: 超支, 段: 3人以内：1；超过3人：2', ['HC5060:3人', 'HC5060:3人']],
    ['a base of another unit', '按: 超支, 基数: 人数, 段: 3%以内：1；超过3%：2', ['HC5064:人数']],
    ['a base of a ratio', '按: 超支率, 基数: 年度预算, 段: 3%以内：1；超过3%：2', ['HC5064:年度预算']],
    ['a base for the results', '按: 得分, 基数: 年度预算, 段: 90分以上：3%；不足90分：1%', ['HC5067:年度预算']],
    ['an amount for a rate', '按: 人数, 方式: 累进, 段: 10人以内：50元；超过10人：40元', ['HC5063:50元']],
    [
      'a rate that multiplies already',
      '按: 超支, 方式: 全额, 段: 10元以内：超支 × 10%；超过10元：0%',
      ['HC5063:超支 × 10%'],
    ],
    ['hyphens, each', '按: 超支率, 段: 3%以内：0%；3-5%：40%；6-8%：50%', ['HC5041:3-5%', 'HC5041:6-8%']],
    ['dashes and waves', '按: 超支率, 段: 3%～5%：40%；5%—8%：50%', ['HC2060:～', 'HC2060:—']],
    ['commas between bands', '按: 超支率, 段: 3%以内：0%，超过3%：40%', ['HC2061:，']],
    ['nothing between bands', '按: 超支率, 段: 3%以内：0% 超过3%：40%', ['HC2061:：']],
    ['other words for 其余', '按: 超支率, 段: 3%以内：0%；否则：40%', ['HC2062:否则']],
    ['a band without a colon', '按: 超支率, 段: 3%以内0%；超过3%：40%', ['HC2031:3%以内0%']],
    ['brackets of mathematics', '按: 得分, 段: "[60分，90分)：1；90分以上：2"', ['HC2032:[60分，90分)']],
    ['the figure in its own range', '按: 得分, 段: 60分≤得分＜90分：1；90分以上：2', ['HC2032:60分≤得分＜90分']],
  ])('%s', (_, bands, expected) => expect(wrong(bands)).toEqual(expected))

  it.each([
    ['方式: 全额', 'HC5065'],
    ['基数: 年度预算', 'HC5065'],
  ])('%s beside 分段', (key, code) => {
    const text = rules(`  果:\n    分段: {按: 超支, 段: 3元以内：0%；超过3元：40%}\n    ${key}`)
    expect(guiltyOf(text)).toEqual([`${code}:${key.slice(0, 2)}`])
  })

  it('bands in the place of a formula', () => {
    expect(guiltyOf(rules('  果: 3%以内：0%；超过3%：40%'))).toEqual(['HC5068:3%以内：0%；超过3%：40%'])
  })

  it('到 and 之间 are as good as 至', () => {
    expect(wrong('按: 得分, 段: 0分到90分之间：1；超过90分：2')).toEqual([])
    expect(wrong('按: 得分, 段: 60分到90分之间：1；80分以上：2')).toEqual(['HC5032:80分以上'])
  })

  it.each([
    ['段: 10元以内：0%；超过10元：40%', '超支', 'manner'],
    ['方式: 累进, 段: 10人以内：50；超过10人：40', '人数', 'per'],
    ['段: 10人以内：50元/人；超过10人：40元/人', '人数', 'manner'],
    ['方式: 累进, 段: 3%以内：0%；超过3%：40%', '超支率', 'amount'],
  ])('%s, told where the figure is used as money', (bands, subject, lacks) => {
    const rule = `  果: {分段: {按: ${subject}, ${bands}}, 取整: 四舍五入到2位小数}`
    for (const use of ['果 ＋ 超支', '取大（超支，果）', '若（果 ＞ 超支，超支）']) {
      const [found] = problemsOf(rules(`${rule}\n  合: ${use}`)).filter((p) => p.severity === 'error')
      expect(found?.facts).toMatchObject({ bands: { name: '果', lacks } })
    }
    const [declared] = problemsOf(rules(`${rule.slice(0, -1)}, 单位: 元}`)).filter((p) => p.severity === 'error')
    expect(declared).toMatchObject({ code: 'HC4002', facts: { bands: { name: '果', lacks } } })
  })

  it('and of other figures nothing is said of bands', () => {
    const [found] = problemsOf(rules('  果: 超支率 ＋ 超支')).filter((p) => p.severity === 'error')
    expect(found).toMatchObject({ code: 'HC4001', facts: { bands: undefined } })
  })
})
