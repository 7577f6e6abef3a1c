import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { type Compiled, createCompiler, createScenarioReader, type ReadNeighbour } from '../../dsl/index.ts'
import { createEngine, type Outcome } from '../../engine/index.ts'

const root = fileURLToPath(new URL('../../policies/', import.meta.url))
const shipped = [
  ['gaotai', '2026-draft.yaml'],
  ['shexian', '2024.yaml'],
  ['shexian', '2025-draft.yaml'],
  ['suixi', '2021.yaml'],
  ['weishan', '2020.yaml'],
] as const

/** Parameters of one written value, with it: what a framework can leave to others. */
const simple = /^ {2}(\S+): \{值: ([^{,}]+), /gm

/** A policy with all its simple parameters left open, and one that fills it in with what they were and states its constraints anew. */
function splitInTwo(text: string): { frame: string; own: string; settled: readonly string[] } {
  const values = [...text.matchAll(simple)].map(([, name, value]) => [name as string, value as string] as const)
  const frame = text
    .replace(simple, (_, name) => `  ${name}: {待定: 由各县定, 单位: ${unitOf(text, name)}, `)
    .replace(/^约束:\n(?: {2}.*\n)+/m, '')
  const { model } = createCompiler().compile('whole.yaml', text)
  const constraints = model.constraints.map((c) => `  ${c.name}: {须: ${JSON.stringify(c.formula)}, 程度: ${c.level}}`)
  const own = [
    '政策: 细则\n编号: own\n版本: "1"\n状态: 试行',
    `施行日期: ${model.header.from}`,
    '沿用: frame.yaml\n绑定:',
    ...values.map(([name, value]) => `  ${name}: ${value}`),
    ...(constraints.length > 0 ? ['约束:', ...constraints] : []),
  ]
  return { frame, own: `${own.join('\n')}\n`, settled: values.map(([name]) => name) }
}

function unitOf(text: string, name: string): string {
  const unit = createCompiler().compile('whole.yaml', text).model.figures.get(name)?.unit
  if (unit?.kind !== 'quantity' || unit.powers.length === 0) return '比率'
  const [top] = unit.powers.flatMap(([n, p]) => (p > 0 ? [n] : []))
  const [bottom] = unit.powers.flatMap(([n, p]) => (p < 0 ? [n] : []))
  return bottom === undefined ? (top as string) : `${top}/${bottom}`
}

function outcomeOf(compiled: Compiled, scenario: string): Outcome {
  const read = createScenarioReader().read('scenario.yaml', scenario, compiled)
  return createEngine().run(compiled, read).outcome
}

/** Names and values of all rules and constraints. */
function figuresOf({ figures, constraints }: Outcome): Record<string, unknown> {
  const rules = figures.filter((f) => f.kind === 'rule')
  return Object.fromEntries([
    ...rules.map((f) => [f.name, [f.value, f.unit, f.dims, f.open, f.provisional]]),
    ...constraints.map((c) => [c.name, [c.holds, c.left, c.right]]),
  ])
}

describe.each(shipped)('the framework that %s would be', (county, file) => {
  const text = readFileSync(`${root}${county}/${file}`, 'utf8')
  const { frame, own, settled } = splitInTwo(text)
  const neighbour: ReadNeighbour = (path) => (path === 'frame.yaml' ? { file: path, text: frame } : undefined)
  const whole = createCompiler().compile('whole.yaml', text)
  const filledIn = createCompiler().compile('own.yaml', own, neighbour)

  it('leaves its simple parameters open, and has no fault', () => {
    expect(settled.length).toBeGreaterThan(2)
    const { diagnostics } = createCompiler().compile('frame.yaml', frame)
    expect(diagnostics.filter((d) => d.severity === 'error')).toEqual([])
  })

  it('filled in with what they were, is the policy again', () => {
    expect(filledIn.diagnostics.filter((d) => d.severity === 'error')).toEqual([])
    for (const name of readdirSync(`${root}${county}/scenarios`)) {
      const scenario = readFileSync(`${root}${county}/scenarios/${name}`, 'utf8')
      expect(figuresOf(outcomeOf(filledIn, scenario))).toEqual(figuresOf(outcomeOf(whole, scenario)))
    }
  })

  it('cites the framework by its level', () => {
    const cited = [...filledIn.model.figures.values()].flatMap((f) => f.clauses)
    expect(cited.length).toBeGreaterThan(10)
    expect(cited.filter((c) => !c.startsWith('县/'))).toEqual([])
  })

  it('is compiled again alike as either text is edited', () => {
    const compiler = createCompiler()
    let current = frame
    const reading: ReadNeighbour = (path) => (path === 'frame.yaml' ? { file: path, text: current } : undefined)
    for (const [mine, theirs] of [
      [own, frame],
      [`# 前面多一行\n${own}`, frame],
      [own, `${frame}# 后面多一行\n`],
      [own, frame.replace(/^规则.*:$/m, (head) => `${head}\n  多出的一条: 1 ＋ 2`)],
      [own.replace(/^ {2}\S+: .*\n/m, ''), frame],
      [own, frame],
    ] as const) {
      current = theirs
      const again = compiler.compile('own.yaml', mine, reading)
      const anew = createCompiler().compile('own.yaml', mine, reading)
      expect(again.diagnostics).toEqual(anew.diagnostics)
      expect(JSON.stringify([...again.model.figures])).toBe(JSON.stringify([...anew.model.figures]))
    }
  })
})

describe('a framework with dates', () => {
  const head = (id: string): string => `政策: 办法\n编号: ${id}\n版本: "1"\n状态: 试行\n施行日期: 2026-01-01\n`
  const frame = `${head('frame')}输入:
  返还日期: 日期
参数:
  截止日: {单位: 日期, 待定: 由各县定, 范围: [2026-06-30, 2026-12-31]}
  缴费比例: {自: {2026-01-01: 8%, 2026-07-01: 9%}}
规则:
  逾期: 返还日期－截止日
  应缴: 1000元×缴费比例
约束:
  按时返还: {须: 返还日期≤2026-09-01}
`
  const codesOf = (sections: string): string[] => {
    const reading: ReadNeighbour = (path) => (path === 'frame.yaml' ? { file: path, text: frame } : undefined)
    const { diagnostics } = createCompiler().compile('own.yaml', `${head('own')}沿用: frame.yaml\n${sections}`, reading)
    return diagnostics.filter((d) => d.severity !== 'info').map((d) => d.code)
  }

  it('is filled in with a day of its range', () => {
    expect(codesOf('绑定: {截止日: 2026-09-30}\n')).toEqual([])
    expect(codesOf('绑定: {截止日: 2027-01-01}\n')).toEqual(['HC5053'])
  })

  it('is tightened by an earlier day and loosened by a later one', () => {
    const bound = '绑定: {截止日: 2026-09-30}\n约束:\n  按时返还: {须: 返还日期≤'
    expect(codesOf(`${bound}2026-08-01}\n`)).toEqual([])
    expect(codesOf(`${bound}2026-10-01}\n`)).toEqual(['HC5075'])
  })
})

describe('what a binding settles', () => {
  const head = (id: string, region: string): string =>
    `政策: 办法\n编号: ${id}\n版本: "1"\n状态: 试行\n施行日期: 2026-01-01\n地区: {${region}}\n`
  const files: Readonly<Record<string, string>> = {
    'province.yaml': `${head('province', '省: 某省')}条款:
  第一条: {性质: 可计算, 摘要: 比例由各市定}
  第二条: {性质: 可计算, 摘要: 怎样挂钩由各市定}
输入: {结余: 元}
参数:
  留用比例: {待定: 由各市定, 范围: [0%, 100%], 依据: 第一条}
  奖励比例: {待定: 由各市定, 范围: [0%, 100%], 依据: 第一条}
规则:
  依据: 第二条
  奖励: {待定: 由各市定, 单位: 元}
`,
    'city.yaml': `${head('city', '省: 某省, 市州: 某市')}沿用: province.yaml
条款:
  第一条: {性质: 可计算, 摘要: 留七成}
绑定:
  留用比例: {值: 70%, 依据: 第一条}
  奖励比例: 10%
  奖励: {公式: 结余 × 留用比例 × 奖励比例, 依据: [省/第二条, 第一条]}
`,
    'county.yaml': `${head('county', '省: 某省, 市州: 某市, 县: 某县')}沿用: city.yaml
条款:
  第一条: {性质: 原则, 摘要: 照市里的办}
`,
  }
  const reading: ReadNeighbour = (path) => {
    const text = files[path]
    return text === undefined ? undefined : { file: path, text }
  }
  const citedIn = (file: string): Record<string, readonly string[]> => {
    const { model, diagnostics } = createCompiler().compile(file, files[file] as string, reading)
    expect(diagnostics.filter((d) => d.severity !== 'info')).toEqual([])
    return Object.fromEntries([...model.figures.values()].map((f) => [f.name, f.clauses]))
  }

  it('rests on its own clause and on the one by which the framework left it open', () => {
    expect(citedIn('city.yaml')).toEqual({
      结余: [],
      留用比例: ['第一条', '省/第一条'],
      奖励比例: ['省/第一条'],
      奖励: ['省/第二条', '第一条'],
    })
  })

  it('is cited by both two levels down', () => {
    expect(citedIn('county.yaml')).toEqual({
      结余: [],
      留用比例: ['市/第一条', '省/第一条'],
      奖励比例: ['省/第一条'],
      奖励: ['省/第二条', '市/第一条'],
    })
  })
})
