import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { severityOf } from '../../../../dsl/diagnostic/diagnostic.ts'
import { applyEdits } from '../../../../dsl/format/edit.ts'
import { type Compiled, createCompiler, createScenarioReader, type ReadNeighbour } from '../../../../dsl/index.ts'
import type { QuickFix } from '../../../../editor/language/quick-fixes/quick-fix.ts'
import { quickFixes } from '../../../../editor/language/quick-fixes/quick-fixes.ts'
import { samplesOf, textIn } from '../../../support/sample.ts'

const head = '政策: 甲县办法\n编号: a\n版本: "1"\n状态: 试行\n施行日期: 2026-01-01\n'

function compile(text: string, neighbour?: ReadNeighbour): Compiled {
  return createCompiler().compile('policy.yaml', text, neighbour)
}

function fixesOf(text: string, neighbour?: ReadNeighbour): readonly QuickFix[] {
  const tried = createCompiler()
  const whole = { start: 0, end: text.length }
  return quickFixes({ compiled: compile(text, neighbour) }, 'policy.yaml', whole, (other) => ({
    compiled: tried.compile('policy.yaml', other, neighbour),
  }))
}

function mended(text: string, { splices }: QuickFix): string {
  return applyEdits(
    text,
    splices.map(({ start, end, text: put }) => ({ span: { start, end }, text: put })),
  )
}

/** The text after the mend with this title. */
function mendedBy(text: string, title: string): string {
  const fix = fixesOf(text).find((one) => one.title === title)
  if (!fix) throw new Error(`no mend “${title}”, but ${fixesOf(text).map((one) => one.title)}`)
  return mended(text, fix)
}

function errorsIn({ problems }: Compiled): readonly string[] {
  return problems.flatMap(({ code }) => (severityOf(code) === 'error' ? [code] : [])).toSorted()
}

/** What is more in a list than in another, each as often as it is more. */
function more(now: readonly string[], before: readonly string[]): readonly string[] {
  const left = [...before]
  return now.filter((one) => {
    const place = left.indexOf(one)
    if (place >= 0) left.splice(place, 1)
    return place < 0
  })
}

describe('the mends of the bad samples', () => {
  const samples = samplesOf('bad').flatMap((sample) => {
    const text = existsSync(`${sample.folder}check.txt`) ? undefined : textIn(sample, 'policy.yaml')
    // The faults of sizes are no place to look for mends.
    return text !== undefined && text.length < 20_000 ? [{ ...sample, text }] : []
  })
  const told = new Set<string>()

  it('take the problem away and bring no error', () => {
    for (const { text, folder, slug } of samples) {
      const neighbour: ReadNeighbour = (path) =>
        existsSync(`${folder}${path}`) ? { file: path, text: readFileSync(`${folder}${path}`, 'utf8') } : undefined
      const before = compile(text, neighbour)
      for (const fix of fixesOf(text, neighbour)) {
        told.add(fix.code)
        const now = compile(mended(text, fix), neighbour)
        const times = ({ problems }: Compiled) => problems.filter(({ code }) => code === fix.code).length
        expect([slug, fix.title, times(now) < times(before)]).toEqual([slug, fix.title, true])
        expect([slug, fix.title, more(errorsIn(now), errorsIn(before))]).toEqual([slug, fix.title, []])
      }
    }
    // What is offered stays offered.
    expect([...told].toSorted()).toEqual(
      expect.arrayContaining([
        ...['HC1021', 'HC2007', 'HC2008', 'HC2009', 'HC2011', 'HC2015', 'HC2017', 'HC2018', 'HC3001', 'HC3004'],
        ...['HC3006', 'HC4001', 'HC4002', 'HC4004', 'HC5001', 'HC5004', 'HC5008', 'HC5011', 'HC5012', 'HC5017'],
        ...['HC2090', 'HC5018', 'HC5024', 'HC5033', 'HC5141', 'HC5062', 'HC5120'],
      ]),
    )
  }, 120_000)
})

describe('a mend', () => {
  const rules = `${head}输入:\n  筹资总额: 元\n  人数: 人\n规则:\n`

  it('makes an unknown name an input, an open value, or another name of one', () => {
    const text = `${rules}  调剂金: 筹资总饿 × 15%\n`
    expect(mendedBy(text, '新增输入“筹资总饿”（元）')).toBe(
      text.replace('  人数: 人\n', '  人数: 人\n  筹资总饿: 元\n'),
    )
    expect(mendedBy(text, '新增待定的参数“筹资总饿”（元）')).toContain(
      '参数:\n  筹资总饿: {待定: 原文没有写, 单位: 元}\n规则:',
    )
    expect(mendedBy(text, '把“筹资总饿”作为“筹资总额”的别名')).toContain(
      '  筹资总额:\n    单位: 元\n    别名: [筹资总饿]\n',
    )
    const map = text.replace('筹资总额: 元', '筹资总额: {单位: 元, 别名: [总额]}')
    expect(mendedBy(map, '把“筹资总饿”作为“筹资总额”的别名')).toContain('{单位: 元, 别名: [总额, 筹资总饿]}')
  })

  it('adds the row of a clause to a map, to a table, or makes the section', () => {
    const rule = '  调剂金: {公式: 筹资总额 × 15%, 依据: 第九条}\n'
    const title = '在“条款”里补一行“第九条”'
    const map = `${head}条款:\n  第一条: {性质: 原则}\n输入:\n  筹资总额: 元\n规则:\n${rule}`
    expect(mendedBy(map, title)).toContain('  第一条: {性质: 原则}\n  第九条: {性质: 可计算, 摘要: ""}\n输入:')
    const table = map.replace('条款:\n  第一条: {性质: 原则}', '条款: |\n  条款 | 摘要 | 性质\n  第一条 | 总 | 原则')
    expect(mendedBy(table, title)).toContain('  第一条 | 总 | 原则\n  第九条 |  | 可计算\n输入:')
    expect(mendedBy(`${rules}${rule}`, title)).toContain('条款:\n  第九条: {性质: 可计算, 摘要: ""}\n规则:')
  })

  it('adds the unit that a number lacks', () => {
    expect(mendedBy(`${rules}  结果: 筹资总额 ＋ 100\n`, '补上单位“万元”')).toContain('筹资总额 ＋ 100万元\n')
    expect(mendedBy(`${rules}  结果: 如果 人数 ＞ 100 则 筹资总额 否则 0\n`, '补上单位“人”')).toContain(
      '人数 ＞ 100人 则',
    )
  })

  it('says what the document leaves open', () => {
    const bands = `${rules}  率: {分段: {按: 人数, 段: 10人以内：1%；超过20人：2%}}\n`
    expect(mendedBy(bands, '其余写“未规定”')).toContain('超过20人：2%；其余：未规定}}')
    const block = `${rules}  率:\n    分段:\n      按: 人数\n      段: |\n        10人以内：1%\n        超过20人：2%\n`
    expect(mendedBy(block, '其余写“未规定”')).toContain('        超过20人：2%\n        其余：未规定\n')
    const ratio = `${head}参数:\n  比例: 一成\n规则:\n  结果: 1元 × 比例\n`
    expect(mendedBy(ratio, '写成待定：原文没有定（比率）')).toContain('  比例: {待定: 一成, 单位: 比率}\n')
  })

  it('makes a bound behind a formula a line of its own, or a smaller of two', () => {
    const text = `${rules}  奖励: 筹资总额×5%，最高50万元\n`
    const line = '另写“封顶: 50万元”'
    expect(mendedBy(text, line)).toBe(`${rules}  奖励:\n    公式: 筹资总额×5%\n    封顶: 50万元\n`)
    expect(mendedBy(text, '写成 取小（筹资总额×5%，50万元）')).toBe(`${rules}  奖励: 取小（筹资总额×5%，50万元）\n`)
    const braces = `${rules}  奖励: {公式: 筹资总额×5%，但最高不超过筹资总额的1%, 取整: 四舍五入到分}\n`
    expect(mendedBy(braces, '另写“封顶: 筹资总额 × 1%”')).toBe(
      `${rules}  奖励: {公式: 筹资总额×5%, 封顶: 筹资总额 × 1%, 取整: 四舍五入到分}\n`,
    )
    const block = `${rules}  奖励:\n    公式: 筹资总额×5%，最低10万元，不超过50万元。\n    取整: 四舍五入到分\n`
    expect(mendedBy(block, '另写“保底: 10万元”、“封顶: 50万元”')).toBe(
      `${rules}  奖励:\n    公式: 筹资总额×5%\n    保底: 10万元\n    封顶: 50万元\n    取整: 四舍五入到分\n`,
    )
    const cases = `${rules}  奖励: {分情形: {筹资总额 ＞ 0元: 筹资总额×5%，封顶50万元, 其余: 0元}}\n`
    expect(fixesOf(cases).map(({ title }) => title)).toEqual(['写成 取小（筹资总额×5%，50万元）'])
  })

  it('moves a rule that was written into the one above out of it', () => {
    const text = `${rules}  调剂金:\n    公式: 筹资总额 × 15%\n    慢病奖励: 人数 × 10元/人\n`
    const title = '把“慢病奖励”往左退，和“调剂金”对齐'
    expect(mendedBy(text, title)).toBe(`${rules}  调剂金:\n    公式: 筹资总额 × 15%\n  慢病奖励: 人数 × 10元/人\n`)
    const first = `${rules}  调剂金:\n    慢病奖励:\n      公式: 人数 × 10元/人\n      取整: 四舍五入到元\n    公式: 筹资总额 × 15%\n\n  另外: 0元\n`
    expect(mendedBy(first, title)).toBe(
      `${rules}  调剂金:\n    公式: 筹资总额 × 15%\n  慢病奖励:\n    公式: 人数 × 10元/人\n    取整: 四舍五入到元\n\n  另外: 0元\n`,
    )
    const noted = `${rules}  调剂金:\n    公式: 筹资总额 × 15%\n    备考: 只是说几句话\n`
    expect(fixesOf(noted)).toEqual([])
  })

  it('is none where nothing is wrong', () => {
    expect(fixesOf(`${rules}  结果: 筹资总额 ÷ 人数\n`)).toEqual([])
  })

  it('is offered in a scenario too', () => {
    const text = '情景: 一\n年度: 2026\n解读: {口径: 宽了}\n'
    const policy = `${rules}  结果: {按解读: 口径, 宽松: 筹资总额, 严格: 0元}\n解读:\n  口径: {选项: {宽松: 一, 严格: 二}, 默认: 宽松, 理由: 试}\n`
    const read = (scenario: string) => {
      const compiled = compile(policy)
      return { compiled, read: createScenarioReader().read('s.yaml', scenario, compiled) }
    }
    const problems = read(text).read.problems
    const fixes = quickFixes(read(text), 's.yaml', { start: 0, end: text.length }, (other) => read(other))
    // With one word near, the problem brings the mend itself.
    expect(fixes.length > 0 || problems.some(({ fix }) => fix === '宽松')).toBe(true)
  })
})
