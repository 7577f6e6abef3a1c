import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createScenarioReader } from '../../dsl/index.ts'
import { createEngine, type Evaluation } from '../../engine/index.ts'
import { counts } from '../counts.ts'
import { type WeishanOutputs, weishan } from '../reference/weishan.ts'
import {
  randomWeishanScenario,
  type WeishanScenario,
  weishanChoices,
  weishanInputs,
} from '../reference/weishan-scenarios.ts'
import { compiledPolicy, errorsOf, figureOf, ran } from '../support/policy.ts'
import { seeded } from '../support/random.ts'

const text = readFileSync(new URL('../../policies/weishan/2020.yaml', import.meta.url), 'utf8')
const compiled = compiledPolicy(text)
const engine = createEngine()
const run = (scenario: WeishanScenario): Evaluation => ran(compiled, JSON.stringify(scenario))

const OPEN = { 民营超支分担: '民营超支分担比例', 民营结余奖励: '民营结余奖励比例' } as const

/** Both values of both readings, the open values left open under half of them and bound under the others, turn about. */
function waysOf(scenario: WeishanScenario, turn: number): Required<Pick<WeishanScenario, '解读' | '参数'>>[] {
  const bound = { 民营超支分担比例: '0.3', 民营结余奖励比例: '0.123456789', ...scenario.参数 }
  const readings = (['百分点', '相对比例'] as const).flatMap((降低口径) =>
    (['按筹资总额', '按当期预算收入'] as const).map((调剂金基数) => ({ 降低口径, 调剂金基数 })),
  )
  return readings.map((解读, i) => ({ 解读, 参数: (turn + i) % 2 === 0 ? {} : bound }))
}

/** Whether an order of keys is told too: member names are no whole numbers, so JSON keeps it. */
const written = (value: unknown): string => JSON.stringify(value)

function expectSame(evaluation: Evaluation, { values, constraints }: WeishanOutputs): void {
  const found = Object.fromEntries(Object.keys(values).map((name) => [name, figureOf(evaluation, name).value]))
  expect(written(found)).toBe(written(values))
  const held = new Map(evaluation.outcome.constraints.map((c) => [c.name, c.holds]))
  expect(Object.fromEntries(Object.keys(constraints).map((name) => [name, held.get(name)]))).toEqual(constraints)
}

/** What rests on the open values: provisional where it matters, with the figures that 0% and 100% give as its range. */
function expectOpen(evaluation: Evaluation, scenario: WeishanScenario): void {
  const given = weishanInputs(scenario)
  const choices = weishanChoices(scenario)
  const at = (share: string): WeishanOutputs =>
    weishan(given, { ...choices, open: { 民营超支分担比例: share, 民营结余奖励比例: share } })
  const [low, high] = [at('0').values, at('1').values]
  for (const [name, parameter] of Object.entries(OPEN)) {
    const figure = figureOf(evaluation, name)
    const bound = scenario.参数?.[parameter as (typeof OPEN)[keyof typeof OPEN]] !== undefined
    if (bound || low[name] === high[name]) {
      expect(figure).not.toHaveProperty('provisional')
      expect(figure).not.toHaveProperty('range')
    } else {
      expect(figure.provisional).toEqual([parameter])
      expect(figure.range).toEqual([low[name], high[name]])
    }
    expect(figureOf(evaluation, parameter).provisional).toEqual(bound ? undefined : [parameter])
  }
  const others = evaluation.outcome.figures.filter((f) => f.provisional && !/^民营(超支|结余)/.test(f.name))
  expect(others.map((f) => f.name)).toEqual(scenario.参数?.民营超支分担比例 ? [] : openRemainders(low))
}

/** Of the fund's own part only the overrun's has another name. */
function openRemainders(values: WeishanOutputs['values']): string[] {
  return (values.民营结余 as string).startsWith('-') ? ['基金承担民营超支'] : []
}

describe('the Weishan policy', () => {
  it('gives the figures of the reference on random scenarios under every reading and every binding', () => {
    const random = seeded(20201115)
    for (let i = 0; i < counts.policyScenarios; i++) {
      const { 解读: _, 参数: drawn, ...bare } = randomWeishanScenario(random)
      const read = createScenarioReader().read('scenario.json', JSON.stringify(bare), compiled)
      for (const { 解读, 参数 } of waysOf({ ...bare, 参数: drawn }, i)) {
        const evaluation = engine.run(compiled, read, { readings: { ...解读 }, parameters: { ...参数 } })
        const scenario = { ...bare, 解读, 参数 }
        expect(errorsOf(evaluation)).toEqual([])
        expectSame(evaluation, weishan(weishanInputs(scenario), weishanChoices(scenario)))
        expectOpen(evaluation, scenario)
        expect(evaluation.outcome.readings).toEqual(解读)
      }
    }
  })

  it('takes readings and open values from the scenario as from the choices of a run', () => {
    const random = seeded(20201116)
    for (let i = 0; i < 40; i++) {
      const scenario = randomWeishanScenario(random)
      const evaluation = run(scenario)
      expectSame(evaluation, weishan(weishanInputs(scenario), weishanChoices(scenario)))
      expectOpen(evaluation, scenario)
    }
  })

  it('takes both readings by their defaults', () => {
    const { 解读: _, ...scenario } = randomWeishanScenario(seeded(3))
    const evaluation = run(scenario)
    expect(evaluation.outcome.readings).toEqual({ 调剂金基数: '按筹资总额', 降低口径: '百分点' })
    expectSame(evaluation, weishan(weishanInputs(scenario), weishanChoices(scenario)))
  })

  it('reads a scenario alike from JSON and from YAML, with tables and with other scales', () => {
    const random = seeded(77)
    for (let i = 0; i < 20; i++) {
      const scenario = randomWeishanScenario(random)
      const fromJson = run(scenario).outcome
      for (const yaml of [asYaml(scenario, false), asYaml(scenario, true)]) {
        const fromYaml = ran(compiled, yaml).outcome
        expect(fromYaml.diagnostics.filter((d) => d.severity === 'error')).toEqual([])
        expect(written(fromYaml.figures)).toBe(written(fromJson.figures))
        expect(written(fromYaml.constraints)).toBe(written(fromJson.constraints))
      }
    }
  })

  it.each([
    ['住院总人次', '0', ['HC6007']],
    ['拨付资金', undefined, ['HC6007']],
    ['当年筹资人数', '-1', ['HC6010']],
  ] as const)('refuses exactly what gives no figure: %s at %s', (name, value, codes) => {
    const scenario = randomWeishanScenario(seeded(5))
    const 输入 = {
      ...scenario.输入,
      [name]: value ?? Object.fromEntries(scenario.维度.机构.map(({ 名 }) => [名, '0'])),
    }
    if (value !== '-1')
      expect(() => weishan({ 机构: scenario.维度.机构, ...输入 }, weishanChoices(scenario))).toThrow(RangeError)
    expect(errorsOf(run({ ...scenario, 输入 }))).toEqual(codes)
  })

  it('refuses an overrun that no member has spent, naming the clause', () => {
    const scenario = randomWeishanScenario(seeded(5))
    const 成员单位支出 = Object.fromEntries(scenario.维度.机构.map(({ 名 }) => [名, '0']))
    const spent = { ...scenario, 输入: { ...scenario.输入, 成员单位支出, 县域外就医支出: '99999999999' } }
    expect(() => weishan(weishanInputs(spent), weishanChoices(spent))).toThrow(RangeError)
    const { outcome } = run(spent)
    const errors = outcome.diagnostics.filter((d) => d.severity === 'error')
    expect(errors.map((d) => [d.code, d.clauses])).toEqual([['HC6008', ['二/四（三）4']]])
  })

  it('means the same by × 76.5% in a formula as by its parameter', () => {
    const literal = compiledPolicy(text.replace('× 医共体预算比例 ＋', '× 76.5% ＋'))
    const scenario = JSON.stringify(randomWeishanScenario(seeded(9)))
    const [one, other] = [ran(literal, scenario), ran(compiled, scenario)].map((e) => figureOf(e, '医共体预算资金总额'))
    expect(literal.text).not.toBe(text)
    expect(one?.value).toBe(other?.value)
  })
})

/** The scenario as people write it: members and their figures in one table, or as maps; amounts in 万元 or 元. */
function asYaml(scenario: WeishanScenario, withTable: boolean): string {
  const { 成员单位支出, 拨付资金, ...single } = scenario.输入
  const members = scenario.维度.机构
  const lines = [`情景: ${scenario.情景}`, `年度: ${scenario.年度}`, '维度:']
  if (withTable) {
    lines.push('  机构: |', '    名 | 层级 | 成员单位支出 | 拨付资金（万元）')
    for (const { 名, 层级 } of members)
      lines.push(`    ${名} | ${层级} | ${成员单位支出[名]} | ${inTenThousands(拨付资金[名] as string)}`)
  } else {
    lines.push('  机构:', ...members.map(({ 名, 层级 }) => `    - {名: ${名}, 层级: ${层级}}`))
  }
  lines.push('输入:')
  for (const [name, value] of Object.entries(single))
    lines.push(`  ${name}: ${withTable && name === '利息' ? `${inTenThousands(value)}万元` : value}`)
  if (!withTable) {
    for (const [name, values] of Object.entries({ 成员单位支出, 拨付资金 }))
      lines.push(`  ${name}:`, ...members.map(({ 名 }) => `    ${名}: ${values[名]}`))
  }
  for (const [section, values] of [
    ['解读', scenario.解读],
    ['参数', scenario.参数],
  ] as const) {
    if (values) lines.push(`${section}:`, ...Object.entries(values).map(([name, value]) => `  ${name}: ${value}`))
  }
  return `${lines.join('\n')}\n`
}

/** An amount in yuan as one in 万元: the point four places on. */
function inTenThousands(yuan: string): string {
  const [whole = '', places = ''] = yuan.split('.')
  const padded = whole.padStart(5, '0')
  return `${padded.slice(0, -4)}.${padded.slice(-4)}${places}`
}
