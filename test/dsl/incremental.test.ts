import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Compiled, createCompiler } from '../../dsl/index.ts'
import { siteOfFigure } from '../../dsl/model/model.ts'
import { type BodyCache, buildGraph } from '../../engine/graph/graph.ts'
import { generatedPolicy } from '../bench/generated-policy.ts'
import { pick, seeded, whole } from '../support/random.ts'

const weishan = readFileSync('policies/weishan/2020.yaml', 'utf8')
const small = generatedPolicy(60)

/** The names of figures that are other objects than before, by what changed of them. */
function changes(before: Compiled, after: Compiled): { figures: string[]; terms: string[] } {
  const found = { figures: [] as string[], terms: [] as string[] }
  for (const [name, now] of after.model.figures) {
    const old = before.model.figures.get(name)
    if (old === now) continue
    found.figures.push(name)
    if (old?.kind !== 'rule' || now.kind !== 'rule' || old.term !== now.term) found.terms.push(name)
  }
  return found
}

/** One place of a text that is there once, replaced. */
function edited(text: string, from: string, to: string): string {
  expect(text.split(from).length).toBe(2)
  return text.replace(from, to)
}

describe('compiling again', () => {
  it('makes nothing anew when nothing changed', () => {
    const compiler = createCompiler()
    const first = compiler.compile('p.yaml', small)
    expect(changes(first, compiler.compile('p.yaml', small))).toEqual({ figures: [], terms: [] })
  })

  it('types one rule for a key in its formula; what stands below only stands elsewhere', () => {
    const compiler = createCompiler()
    const first = compiler.compile('p.yaml', small)
    const second = compiler.compile(
      'p.yaml',
      edited(small, '\n  转诊总额:\n    公式: 合计', '\n  转诊总额:\n    公式: 1元 ＋ 合计'),
    )
    const { figures, terms } = changes(first, second)
    expect(second.ok).toBe(true)
    expect(terms).toEqual(['转诊总额'])
    expect(figures).toEqual(['转诊总额'])
    const moved = (name: string): number =>
      siteOfFigure(second.model, name).start - siteOfFigure(first.model, name).start
    expect([...second.model.figures.keys()].map(moved)).toEqual(
      [...first.model.figures.keys()].map((_, i, all) => (i > all.indexOf('转诊总额') ? '1元 ＋ '.length : 0)),
    )
  })

  it('types the users of a rule too when its unit changes, and no one else', () => {
    const sections =
      '政策: 试\n编号: a\n版本: "1"\n状态: 试行\n施行日期: 2020-01-01\n输入:\n  人数: 人\n  总额: 元\n规则:\n'
    const rules = (first: string) => `  甲: ${first}\n  乙: 甲 × 2\n  丙: 乙 ÷ 2\n  丁: 总额 ÷ 人数\n`
    const compiler = createCompiler()
    const before = compiler.compile('p.yaml', sections + rules('总额'))
    const after = compiler.compile('p.yaml', sections + rules('人数'))
    expect(changes(before, after).terms).toEqual(['甲', '乙', '丙'])
    expect(after.model.figures.get('丙')?.unit).toEqual({ kind: 'quantity', powers: [['人', 1]] })
  })

  it('types only the new rule and what reads otherwise for its name', () => {
    const compiler = createCompiler()
    const first = compiler.compile('p.yaml', small)
    const second = compiler.compile('p.yaml', edited(small, '规则（第2节）:\n', '规则（第2节）:\n  新添的一条: 1元\n'))
    expect(changes(first, second).terms).toEqual(['新添的一条'])
    const third = compiler.compile('p.yaml', `${small}\n规则（末）:\n  报住院总额: 1元\n`)
    expect(changes(second, third).terms).toEqual(['筹资总额', '住院总额', '筹资结余', '报住院总额'])
  })

  it('keeps terms and their bodies when every line moves', () => {
    const compiler = createCompiler()
    const cache: BodyCache = new WeakMap()
    const first = compiler.compile('p.yaml', weishan)
    const second = compiler.compile('p.yaml', edited(weishan, '状态: 试行\n', '状态: 试行\n说明: 多了一行\n'))
    const [a, b] = [buildGraph(first.model, cache), buildGraph(second.model, cache)]
    expect(changes(first, second).terms.filter((name) => b.bodies.has(name))).toEqual([])
    expect(b.bodies.size).toBeGreaterThan(20)
    for (const [name, body] of b.bodies) expect(body).toBe(a.bodies.get(name))
  })

  it('gives a rule the exception that is turned to it', () => {
    const policy = (changed: string): string =>
      `政策: 试\n编号: a\n版本: "1"\n状态: 试行\n施行日期: 2020-01-01\n输入:\n  总额: 元\n规则:\n  甲: 总额 × 2\n  乙: 总额 × 3\n例外:\n  停付: {当: 总额 ＞ 5元, 改为: {${changed}: 0元}}\n`
    const compiler = createCompiler()
    for (const changed of ['甲', '乙', '甲']) {
      const again = compiler.compile('p.yaml', policy(changed))
      expect(again.diagnostics).toEqual([])
      expect(again).toEqual(createCompiler().compile('p.yaml', policy(changed)))
    }
  })

  it('comes to what a new compiler comes to, edit after edit', () => {
    const random = seeded(2020)
    const marks = [...'甲一，。：:（）()＋×÷－＝＞ \n#"{}[]0５%|-', '  ', '如果', '合计（', '元', '机构', '分摊']
    for (const start of [weishan, small]) {
      const compiler = createCompiler()
      const past = [start]
      for (let i = 0; i < 30; i++) {
        const text = past.at(-1) as string
        const lines = text.split('\n')
        const line = whole(random, 0, lines.length - 1)
        const at = whole(random, 0, (lines[line] as string).length)
        const kind = whole(random, 0, 6)
        if (kind === 0) lines.splice(line, 1)
        else if (kind === 1) lines.splice(whole(random, 0, lines.length), 0, lines[line] as string)
        else if (kind === 2) lines[line] = (lines[line] as string).slice(0, at) + (lines[line] as string).slice(at + 1)
        else if (kind < 6)
          lines[line] = (lines[line] as string).slice(0, at) + pick(random, marks) + (lines[line] as string).slice(at)
        // Often back to a text that was there before, so that most states are whole again.
        const next = kind === 6 || i % 4 === 3 ? pick(random, past.slice(0, 1 + (i % 5))) : lines.join('\n')
        past.push(next)
        expect(compiler.compile('p.yaml', next)).toEqual(createCompiler().compile('p.yaml', next))
      }
    }
  })
})
