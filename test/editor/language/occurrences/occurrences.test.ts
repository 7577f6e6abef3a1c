import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createCompiler, createScenarioReader } from '../../../../dsl/index.ts'
import { createOccurrenceFinder } from '../../../../editor/language/occurrences/find-occurrences.ts'
import type { Occurrences } from '../../../../editor/language/occurrences/occurrences.ts'
import { generatedPolicy } from '../../../bench/generated-policy.ts'
import { pick, seeded, whole } from '../../../support/random.ts'
import { everyKind, everyKindScenario } from './every-kind.ts'

/** The occurrences of a file, line by line: each as written, with what it is; a definition has a star. */
function listed(found: Occurrences, file: string): string {
  const text = found.texts.find((t) => t.file === file)?.text ?? ''
  const lines = new Map<number, string[]>()
  for (const { symbol, role, span } of found.in(file)) {
    const line = text.slice(0, span.start).split('\n').length
    const of = symbol.of === undefined ? '' : ` of ${symbol.of}`
    const one = `${role === 'definition' ? '*' : ''}${text.slice(span.start, span.end)} ${symbol.kind}${of}`
    lines.set(line, [...(lines.get(line) ?? []), one])
  }
  return [...lines].map(([line, names]) => `${line}: ${names.join(' · ')}`).join('\n')
}

describe('the names of a policy', () => {
  const compiled = createCompiler().compile('p.yaml', everyKind)
  const scenario = createScenarioReader().read('s.yaml', everyKindScenario, compiled)
  const found = createOccurrenceFinder().find(compiled, scenario)

  it('are found wherever they stand, with what they are', () => {
    const errors = compiled.diagnostics.filter((d) => d.severity === 'error')
    expect(errors.map((d) => `${d.range.start.line}: ${d.message}`)).toEqual([])
    expect(listed(found, 'p.yaml')).toMatchInlineSnapshot(`
      "7: *第一条 clause
      8: *第二条 clause
      10: *险种 dimension · *职工 member of 险种 · *居民 member of 险种
      11: *类别 dimension · *大 member of 类别 · *小 member of 类别
      12: *单位 dimension
      13: 类别 dimension · *片 dimension
      14: *甲院 member of 单位 · 大 member of 类别 · *东 member of 片
      15: *乙院 member of 单位 · 小 member of 类别 · *西 member of 片
      16: *村 dimension · *归口 attribute · 单位 dimension
      18: *收入 input · *全年收入 alias of 收入 · 一、钱 group
      19: *支出 input · 单位 dimension · 险种 dimension · 类别 dimension · 大 member of 类别
      20: *上年余额 input
      21: *及格 input
      23: *比例 parameter · 职工 member of 险种 · 居民 member of 险种 · 险种 dimension · 第一条 clause
      24: *线 parameter · 口径 reading · 宽 option of 口径 · 严 option of 口径 · 第一条 clause
      26: *口径 reading · *宽 option of 口径 · *严 option of 口径 · 宽 option of 口径 · 第二条 clause
      27: *一、钱 group
      28: 第一条 clause
      29: *节余 rule
      30: 本年收入 local of 节余 · 支出 input · 险种 dimension · 单位 dimension · 片 dimension · 东 member of 片 · 支出 input · 甲院 member of 单位 · 职工 member of 险种
      31: *本年收入 local of 节余 · 收入 input
      33: *不及格 exception · 及格 input · 全年收入 alias of 收入 · 停办 exception · 第二条 clause
      35: *分配 rule
      36: 节余 rule
      37: *留用 rule · *上缴 rule
      38: 上缴 rule
      39: *分档 rule
      40: 「收入」 input · 比例 parameter · 居民 member of 险种 · 线 parameter
      41: *别档 rule · 节余 rule · *本年收入 local of 节余 · 收入 input
      43: *停办 exception · 及格 input · 分档 rule · 第二条 clause
      45: *余额 rule · 上年余额 input · 余额 rule · 节余 rule
      47: *得分 rule
      51: *线得分 rule · 线 parameter
      53: 节余 rule · 留用 rule · 上缴 rule
      55: *有余 entry of 约束 · 节余 rule
      57: *拨付 entry of 日程 · 留用 rule
      59: *一例 entry of 算例 · 收入 input · 支出 input · 甲院 member of 单位 · 职工 member of 险种 · 居民 member of 险种 · 乙院 member of 单位 · 职工 member of 险种 · 居民 member of 险种 · 节余 rule"
    `)
    expect(listed(found, 's.yaml')).toMatchInlineSnapshot(`
      "5: 村 dimension
      6: 归口 attribute
      7: *村一 member of 村 · 甲院 member of 单位
      9: 全年收入 alias of 收入
      10: 支出 input
      11: 单位 dimension · 职工 member of 险种 · 居民 member of 险种
      12: 甲院 member of 单位
      13: 比例 parameter · 职工 member of 险种
      14: 口径 reading · 严 option of 口径
      15: 节余 rule"
    `)
  })

  it('are found at every character of them, and behind the last', () => {
    for (const { file } of found.texts) {
      for (const one of found.in(file)) {
        for (let at = one.span.start; at < one.span.end; at++) expect(found.at(file, at)).toMatchObject(one)
        expect(found.at(file, one.span.end)).toBeDefined()
      }
    }
    expect(found.at('p.yaml', everyKind.indexOf('样样'))).toBeUndefined()
    expect(found.at('elsewhere.yaml', 0)).toBeUndefined()
  })

  it('never stand one in another', () => {
    for (const { file } of found.texts) {
      const all = found.in(file)
      for (const [i, { span }] of all.entries()) expect(span.start).toBeGreaterThanOrEqual(all[i - 1]?.span.end ?? 0)
    }
  })

  it('are found again from what was kept as they are found anew, edit after edit', () => {
    const random = seeded(5)
    const marks = [...'甲一，。：（）＋×＞ \n#"{}[]5%|-', '  ', '收入', '节余', '单位', '第一条']
    for (const start of [everyKind, generatedPolicy(40), readFileSync('policies/suixi/2021.yaml', 'utf8')]) {
      const compiler = createCompiler()
      const finder = createOccurrenceFinder()
      const past = [start]
      for (let i = 0; i < 25; i++) {
        const text = past.at(-1) as string
        const at = whole(random, 0, text.length)
        const cut = whole(random, 0, 3) === 0 ? whole(random, 1, 4) : 0
        const edited = text.slice(0, at) + (cut > 0 ? '' : pick(random, marks)) + text.slice(at + cut)
        const next = i % 3 === 2 ? pick(random, past.slice(0, 1 + (i % 5))) : edited
        past.push(next)
        const anew = createCompiler().compile('p.yaml', next)
        const expected = createOccurrenceFinder().find(anew).in('p.yaml')
        expect(finder.find(compiler.compile('p.yaml', next)).in('p.yaml')).toEqual(expected)
      }
    }
  })
})
