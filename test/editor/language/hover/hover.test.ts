import { describe, expect, it } from 'vitest'
import { signatures } from '../../../../dsl/syntax/expression/functions.ts'
import { functionExamples } from '../../../../editor/language/hover/function-examples.ts'
import { numberHover } from '../../../../editor/language/hover/number-hover.ts'
import { createEvaluator } from '../../../../editor/worker/evaluator.ts'
import { everyKind, everyKindScenario } from '../occurrences/every-kind.ts'

const policy = `政策: 甲县办法
编号: a
版本: "1"
状态: 试行
施行日期: 2026-01-01
条款:
  第一条: {性质: 可计算, 摘要: 钱从哪里来, 存疑: 标准没有写明}
维度:
  险种: [职工医保, 居民医保]
输入:
  参保人数: {单位: 人, 维度: [险种], 说明: 年末数}
参数:
  筹资标准: {单位: 元/人, 值: 900, 依据: 第一条}
  提取比例: {待定: 办法没有写, 范围: [10%, 20%], 暂取: 15%, 依据: 第一条}
规则:
  筹资总额: {公式: 参保人数 × 筹资标准, 依据: 第一条, 别名: [基金总额]}
  提取额: 合计（筹资总额） × 提取比例 － 12.5万元
  留用: {待定: 怎么留没有写, 单位: 元, 维度: [], 依据: 第一条}
`
const scenario = '情景: 一\n年度: 2026\n输入:\n  参保人数: {职工医保: 1000, 居民医保: 2000}\n'
const open = { policy: { file: 'p.yaml', text: policy }, scenario: { file: 's.yaml', text: scenario } }
const evaluator = createEvaluator()
const asked = (one: { file: string; text: string }) => ({ ...one, saved: one.text })
evaluator.evaluate({ policy: asked(open.policy), scenario: asked(open.scenario) })

/** What is said of a word: at the place of `on` within `words`. */
function hover(words: string, on = words) {
  const offset = policy.indexOf(words) + words.indexOf(on)
  return evaluator.hover(open, { file: 'p.yaml', offset })
}

describe('what is said of a name', () => {
  it('is a figure’s unit, dimensions, amount, formula and clause', () => {
    const said = hover('合计（筹资总额）', '筹资总额')
    expect(said?.title).toBe('筹资总额　规则　元　分险种')
    expect(said?.amount).toBe('合计270.00万元（2个）')
    expect(said?.lines).toEqual([
      '职工医保：90.00万元',
      '居民医保：180.00万元',
      '＝ 参保人数 × 筹资标准',
      '依据第一条：钱从哪里来',
      '存疑：标准没有写明',
    ])
    expect(said && policy.slice(said.span.start, said.span.end)).toBe('筹资总额')
  })

  it('marks what rests on an open value, with the range that it may have, and what waits', () => {
    const said = hover('提取额: 合计', '提取额')
    expect(said?.amount).toBe('28.00万元（暂）')
    expect(said?.lines).toContain('按暂取值算出，还没有定：提取比例')
    expect(said?.lines.some((line) => line.includes('14.50万元至41.50万元'))).toBe(true)
    expect(hover('留用: {待定', '留用')?.amount).toBe('待定')
    expect(hover('留用: {待定', '留用')?.lines).toContain('待定：怎么留没有写')
  })

  it('is what a clause became, and what is doubtful about it', () => {
    const said = hover('依据: 第一条, 别名', '第一条')
    expect(said?.title).toBe('第一条　可计算')
    expect(said?.lines).toEqual(['钱从哪里来', '写成了：筹资标准、提取比例、筹资总额、留用', '存疑：标准没有写明'])
  })

  it('is the other name’s figure, a dimension’s members, an input’s description', () => {
    expect(hover('别名: [基金总额', '基金总额')?.lines[0]).toBe('“基金总额”就是“筹资总额”')
    expect(hover('维度: [险种]', '险种')?.lines).toEqual(['成员：职工医保、居民医保'])
    expect(hover('参保人数 ×', '参保人数')?.lines).toContain('年末数')
    const inData = evaluator.hover(open, { file: 's.yaml', offset: scenario.indexOf('参保人数') })
    expect(inData?.title).toContain('参保人数　输入　人')
  })

  it('is said of a function with an example, of a number with its unit exactly', () => {
    expect(hover('合计（筹')?.lines).toEqual(['按维度加总；不写维度就全部加总', `例：${functionExamples.合计}`])
    expect(hover('12.5万元')?.title).toBe('12.5万元 ＝ 125,000元')
    expect(hover('暂取: 15%', '15%')?.title).toBe('15% ＝ 0.15')
    expect(hover('状态: 试行', '试行')).toBeUndefined()
  })

  it('has an example of every function', () => {
    expect(Object.keys(functionExamples)).toEqual(signatures.map(({ name }) => name))
  })

  it('does not fail at any offset of texts that have every kind of name', () => {
    const texts = { policy: { file: 'p.yaml', text: everyKind }, scenario: { file: 's.yaml', text: everyKindScenario } }
    const titles = new Set<string>()
    for (const { file, text } of Object.values(texts))
      for (let offset = 0; offset <= text.length; offset++) {
        const said = evaluator.hover(texts, { file, offset })
        if (said) titles.add(said.title)
        expect(said === undefined || (said.span.start <= offset && offset <= said.span.end)).toBe(true)
      }
    for (const kind of ['输入', '参数', '规则', '维度', '解读', '的成员', '只在'])
      expect([...titles].some((title) => title.includes(kind))).toBe(true)
  })
})

describe('a number', () => {
  const at = (text: string, nouns: string[] = []) => numberHover(text, text.search(/\d/), new Set(nouns))?.title

  it.each([
    ['值: 1.2亿元', '1.2亿元 ＝ 120,000,000元'],
    ['值: 340元/人', undefined],
    ['甲 ＋ 12000元', '12000元 ＝ 12,000元'],
    ['甲 ＋ 10个百分点', undefined],
    ['甲 ＋ 3‰的', '3‰ ＝ 0.003'],
    ['2024年支出', undefined],
    ['丙3', undefined],
  ])('in %j', (text, expected) => {
    expect(at(text)).toBe(expected)
  })
})
