import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createScenarioReader } from '../../dsl/index.ts'
import { createEngine, type Evaluation } from '../../engine/index.ts'
import { counts } from '../counts.ts'
import { compare, decimal, minus } from '../reference/fraction.ts'
import {
  type GaotaiOutputs,
  gaotai,
  insurances,
  openValues,
  type Readings,
  readings,
  unitNames,
} from '../reference/gaotai.ts'
import { type GaotaiScenario, gaotaiChoices, randomGaotaiScenario } from '../reference/gaotai-scenarios.ts'
import { compiledPolicy, errorsOf, figureOf, ran } from '../support/policy.ts'
import { seeded } from '../support/random.ts'

const text = readFileSync(new URL('../../policies/gaotai/2026-draft.yaml', import.meta.url), 'utf8')
const compiled = compiledPolicy(text)
const engine = createEngine()
const run = (scenario: GaotaiScenario): Evaluation => ran(compiled, JSON.stringify(scenario))

/** Every choice of every reading. */
const everyReading = Object.entries(readings).reduce<Readings[]>(
  (ways, [name, options]) => ways.flatMap((way) => options.map((option) => ({ ...way, [name]: option }))),
  [{} as Readings],
)
const bindings = [{}, { 服务量权重: '0.3', 基金分担比例: '0.123456789', 质量保证金比例: '0.08' }, { 服务量权重: '1' }]

/** Whether an order of keys is told too: member names are no whole numbers, so JSON keeps it. */
const written = (value: unknown): string => JSON.stringify(value)

function expectSame(evaluation: Evaluation, outputs: GaotaiOutputs): void {
  expect(errorsOf(evaluation)).toEqual([])
  const found = Object.fromEntries(Object.keys(outputs).map((name) => [name, figureOf(evaluation, name).value]))
  expect(written(found)).toBe(written(outputs))
}

/** Which outputs rest on which open values, where they matter at all. */
const rests: Readonly<Record<string, readonly (keyof typeof openValues)[]>> = {
  市可分配预算: [],
  异地就医预算: [],
  分配比例: ['服务量权重'],
  年度预算: ['服务量权重'],
  结余: ['服务量权重'],
  结余留用: ['服务量权重'],
  超支: ['服务量权重'],
  基金分担: ['服务量权重', '基金分担比例'],
  机构自担: ['服务量权重', '基金分担比例'],
  单列结余分享: [],
  质量保证金返还: ['质量保证金比例'],
}

const leavesOf = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : Object.values((value ?? {}) as object).flatMap(leavesOf)

/** Outputs name the open values that they rest on; what is bound is no longer named, and ranges hold the figures at both ends. */
function expectOpen(evaluation: Evaluation, scenario: GaotaiScenario): void {
  const bound = Object.keys(scenario.参数 ?? {})
  const choices = gaotaiChoices(scenario)
  for (const [name, on] of Object.entries(rests)) {
    const figure = figureOf(evaluation, name)
    const unbound = on.filter((parameter) => !bound.includes(parameter))
    const ends = ['0', '1'].map((end) => {
      const open = Object.fromEntries(unbound.map((parameter) => [parameter, end]))
      return leavesOf(gaotai(scenario.输入, { ...choices, open: { ...choices.open, ...open } })[name])
    })
    for (const parameter of figure.provisional ?? []) expect(unbound).toContain(parameter)
    if (written(ends[0]) !== written(ends[1])) expect(figure.provisional, name).toBeDefined()
    if (!figure.range) continue
    const [low, high] = figure.range.map(leavesOf) as [string[], string[]]
    for (const [i, value] of leavesOf(figure.value).entries()) {
      for (const reached of [value, ends[0]?.[i] as string, ends[1]?.[i] as string]) {
        expect(compare(decimal(low[i] as string), decimal(reached))).toBeLessThanOrEqual(0)
        expect(compare(decimal(reached), decimal(high[i] as string))).toBeLessThanOrEqual(0)
      }
    }
  }
}

describe('the Gaotai policy', () => {
  it('gives the figures of the reference on random scenarios under every reading and every binding', () => {
    const random = seeded(20260401)
    for (let i = 0; i < counts.everyReading; i++) {
      const { 解读: _, 参数: drawn, ...bare } = randomGaotaiScenario(random)
      const read = createScenarioReader().read('scenario.json', JSON.stringify(bare), compiled)
      for (const [j, 解读] of everyReading.entries()) {
        const 参数 = j === 0 ? { ...drawn } : (bindings[(i + j) % bindings.length] as GaotaiScenario['参数'])
        const evaluation = engine.run(compiled, read, { readings: { ...解读 }, parameters: { ...参数 } })
        expectSame(evaluation, gaotai(bare.输入, { reading: 解读, open: 参数 ?? {} }))
        expect(evaluation.outcome.readings).toEqual(解读)
      }
    }
  }, 1_800_000)

  it('takes readings and open values from the scenario as from the choices of a run', () => {
    const random = seeded(20260402)
    for (let i = 0; i < 40; i++) {
      const scenario = randomGaotaiScenario(random)
      const evaluation = run(scenario)
      expectSame(evaluation, gaotai(scenario.输入, gaotaiChoices(scenario)))
      expectOpen(evaluation, scenario)
    }
  })

  it('takes all four readings and the open values by their defaults', () => {
    const { 解读: _, 参数: __, ...scenario } = randomGaotaiScenario(seeded(3))
    const evaluation = run(scenario)
    expect(evaluation.outcome.readings).toEqual(everyReading[0])
    for (const [name, value] of Object.entries(openValues)) expect(figureOf(evaluation, name).value).toBe(value)
    expectSame(evaluation, gaotai(scenario.输入))
  })

  it('needs no input that the contract does not name, and says of what else is missing that it is', () => {
    const scenario = randomGaotaiScenario(seeded(4))
    const { outcome } = run(scenario)
    for (const name of Object.keys(gaotai(scenario.输入))) {
      expect(figureOf({ outcome } as Evaluation, name).missing).toBeUndefined()
    }
    const connected = outcome.constraints.find((c) => c.name === '系统对接')
    expect(connected?.missing).toEqual(['系统对接完成'])
    expect(leavesOf(connected?.holds)).toEqual([])
  })

  it('says of a county without money for its units that its budgets make no sense', () => {
    const random = seeded(20260403)
    const held = new Set<boolean>()
    for (let i = 0; i < 40; i++) {
      const { 输入, ...rest } = randomGaotaiScenario(random)
      const evaluation = run({ 输入, ...rest })
      const outside = figureOf(evaluation, '异地就医预算').value as Record<string, string>
      const holds = insurances.map((insurance) => {
        const left = minus(decimal(输入.县年度总额预算[insurance]), decimal(输入.个体诊所零售药店预算[insurance]))
        return compare(left, decimal(outside[insurance] as string)) >= 0
      })
      const found = evaluation.outcome.constraints.find((c) => c.name === '可分配预算不为负')
      expect(Object.values(found?.holds as object)).toEqual(holds)
      for (const one of holds) held.add(one)
    }
    expect(held.size).toBe(2)
  })

  it('adds up what a community ends with, and gives its members its assessment', () => {
    const scenario = randomGaotaiScenario(seeded(11))
    const evaluation = run(scenario)
    const outputs = gaotai(scenario.输入, gaotaiChoices(scenario)) as Record<
      string,
      Record<string, Record<string, string>>
    >
    const net = figureOf(evaluation, '医共体清算净额').value as Record<string, Record<string, string>>
    for (const insurance of insurances) {
      for (const community of ['县人民医院医共体', '县中医医院医共体'] as const) {
        const of = (name: string) => decimal(outputs[name]?.[insurance]?.[community] as string)
        const left = minus(decimal(net[insurance]?.[community] as string), of('单列结余分享'))
        expect(compare(left, minus(of('结余留用'), of('机构自担')))).toBe(0)
      }
    }
    const { 考核返还比例 } = scenario.输入
    const members = figureOf(evaluation, '成员考核返还比例').value as Record<string, string>
    expect(Object.keys(members)).toHaveLength(12)
    for (const [member, lead] of Object.entries({
      巷道镇卫生院: '县人民医院医共体',
      巷道镇卫生院正远分院: '县中医医院医共体',
    } as const))
      expect(members[member]).toBe(考核返还比例[lead])
  })

  it('reads a scenario alike from JSON and from YAML, with tables and with other scales', () => {
    const random = seeded(77)
    for (let i = 0; i < 20; i++) {
      const scenario = randomGaotaiScenario(random)
      const fromJson = run(scenario).outcome
      const fromYaml = ran(compiled, asYaml(scenario)).outcome
      expect(fromYaml.diagnostics.filter((d) => d.severity === 'error')).toEqual([])
      expect(written(fromYaml.figures)).toBe(written(fromJson.figures))
      expect(written(fromYaml.constraints)).toBe(written(fromJson.constraints))
    }
  })

  it.each([
    ['服务量', ['HC6007']],
    ['异地就医基金支出', ['HC6007']],
  ] as const)('refuses exactly what gives no figure: %s at nought', (name, codes) => {
    const { 解读: _, 参数: __, ...scenario } = randomGaotaiScenario(seeded(5))
    const nought = (value: unknown): unknown =>
      typeof value === 'string'
        ? '0'
        : Object.fromEntries(Object.entries(value as object).map(([key, inner]) => [key, nought(inner)]))
    const given = { ...scenario.输入, [name]: nought(scenario.输入[name]) }
    expect(() => gaotai(given)).toThrow(RangeError)
    expect(new Set(errorsOf(run({ ...scenario, 输入: given })))).toEqual(new Set(codes))
  })

  it('refuses amounts below nought', () => {
    const scenario = randomGaotaiScenario(seeded(6))
    const 月度结算额 = { ...scenario.输入.月度结算额, 县妇幼保健院: '-0.01' }
    expect(errorsOf(run({ ...scenario, 输入: { ...scenario.输入, 月度结算额 } }))).toEqual(['HC6010'])
  })
})

/** The scenario as people write it: what units did in tables, some amounts in 万元, facts as 是 and 否. */
function asYaml(scenario: GaotaiScenario): string {
  const lines = [`情景: ${scenario.情景}`, `年度: ${scenario.年度}`, '输入:']
  for (const [name, value] of Object.entries(scenario.输入)) {
    if (name === '年度清算总额') {
      const cleared = scenario.输入.年度清算总额
      lines.push(`  ${name}: |`, `    预算单位 | ${insurances.map((i) => `${i}（万元）`).join(' | ')}`)
      for (const unit of unitNames)
        lines.push(`    ${unit} | ${insurances.map((i) => inTenThousands(cleared[i][unit])).join(' | ')}`)
    } else if (name === '基金使用' || name === '服务量') {
      const table = value as Record<string, Record<string, Record<string, string>>>
      lines.push(`  ${name}: |`, '    险种 | 预算单位 | 2023 | 2024 | 2025')
      for (const insurance of insurances)
        for (const unit of unitNames)
          lines.push(`    ${insurance} | ${unit} | ${Object.values(table[insurance]?.[unit] ?? {}).join(' | ')}`)
    } else lines.push(`  ${name}: ${inBraces(value)}`)
  }
  for (const section of ['解读', '参数'] as const)
    if (scenario[section]) lines.push(`${section}: ${inBraces(scenario[section])}`)
  return `${lines.join('\n')}\n`
}

function inBraces(value: unknown): string {
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'string') return value
  const pairs = Object.entries(value as object).map(([key, inner]) => `${key}: ${inBraces(inner)}`)
  return `{${pairs.join(', ')}}`
}

/** An amount in yuan as one in 万元: the point four places on. */
function inTenThousands(yuan: string): string {
  const [whole = '', places = ''] = yuan.split('.')
  const padded = whole.padStart(5, '0')
  return `${padded.slice(0, -4)}.${padded.slice(-4)}${places}`
}
