import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createScenarioReader } from '../../dsl/index.ts'
import { createEngine, type Evaluation } from '../../engine/index.ts'
import { counts } from '../counts.ts'
import {
  type OpenValues,
  openValues,
  type Readings,
  readings,
  type ShexianInputs,
  type ShexianValue,
  shexian,
  shexian2024,
} from '../reference/shexian.ts'
import {
  randomShexianScenario,
  type ShexianScenario,
  shexianChoices,
  shexianInputs,
} from '../reference/shexian-scenarios.ts'
import { compiledPolicy, errorsOf, figureOf, ran } from '../support/policy.ts'
import { seeded } from '../support/random.ts'

const textOf = (file: string): string =>
  readFileSync(new URL(`../../policies/shexian/${file}`, import.meta.url), 'utf8')
const compiled = compiledPolicy(textOf('2025-draft.yaml'))
const compiled2024 = compiledPolicy(textOf('2024.yaml'))
const engine = createEngine()
const run = (scenario: object, policy = compiled): Evaluation => ran(policy, JSON.stringify(scenario))

/** Every choice of every reading. */
const everyReading = Object.entries(readings).reduce<Readings[]>(
  (ways, [name, options]) => ways.flatMap((way) => options.map((option) => ({ ...way, [name]: option }))),
  [{} as Readings],
)
const bindings: readonly OpenValues[] = [
  {},
  { 医师培训资金比例: '0.18', 结余机构奖励比例: '0.123456789' },
  { 结余机构奖励比例: '1' },
  { 医师培训资金比例: '0.25' },
]

/** Whether an order of keys is told too: member names are no whole numbers, so JSON keeps it. */
const written = (value: unknown): string => JSON.stringify(value)

function expectSame(evaluation: Evaluation, values: Readonly<Record<string, ShexianValue>>): void {
  expect(errorsOf(evaluation)).toEqual([])
  const found = Object.fromEntries(Object.keys(values).map((name) => [name, figureOf(evaluation, name).value]))
  expect(written(found)).toBe(written(values))
}

/** Which figure rests on which open value. */
const rests = {
  医师培训资金: '医师培训资金比例',
  结余机构奖励: '结余机构奖励比例',
  结余机构奖励合计: '结余机构奖励比例',
} as const

/** What rests on an open value that is not bound is provisional where it matters, between what the ends of its range give; nothing else is. */
function expectOpen(evaluation: Evaluation, scenario: ShexianScenario): void {
  const choices = shexianChoices(scenario)
  const at = (end: 0 | 1, open: (typeof rests)[keyof typeof rests]) =>
    shexian(shexianInputs(scenario), { ...choices, open: { ...choices.open, [open]: openValues[open][end] } })
  const provisional = evaluation.outcome.figures.filter((f) => f.kind === 'rule' && f.provisional).map((f) => f.name)
  const expected = Object.entries(rests).flatMap(([name, open]) => {
    if (scenario.参数?.[open] !== undefined) return []
    const ends = [at(0, open)[name], at(1, open)[name]]
    if (written(ends[0]) === written(ends[1])) return []
    const figure = figureOf(evaluation, name)
    expect(figure.provisional).toEqual([open])
    expect(written(figure.range)).toBe(written(ends))
    return [name]
  })
  expect(provisional.sort()).toEqual(expected.sort())
}

describe('the Shexian drafts of 2025', () => {
  it('give the figures of the reference on random scenarios under every reading and every binding', () => {
    const random = seeded(20250601)
    for (let i = 0; i < counts.everyReading; i++) {
      const { 解读: _, 参数: __, ...bare } = randomShexianScenario(random)
      const read = createScenarioReader().read('scenario.json', JSON.stringify(bare), compiled)
      for (const [j, 解读] of everyReading.entries()) {
        const 参数 = bindings[(i + j) % bindings.length] as OpenValues
        const evaluation = engine.run(compiled, read, { readings: { ...解读 }, parameters: { ...参数 } })
        expectSame(evaluation, shexian(shexianInputs(bare), { reading: 解读, open: 参数 }))
        expect(evaluation.outcome.readings).toEqual(解读)
      }
    }
  }, 1_800_000)

  it('take readings and open values from the scenario as from the choices of a run', () => {
    const random = seeded(20250602)
    for (let i = 0; i < counts.policyScenarios; i++) {
      const scenario = randomShexianScenario(random)
      const evaluation = run(scenario)
      expectSame(evaluation, shexian(shexianInputs(scenario), shexianChoices(scenario)))
      expectOpen(evaluation, scenario)
    }
  })

  it('take readings and open values by their defaults', () => {
    const { 解读: _, 参数: __, ...scenario } = randomShexianScenario(seeded(3))
    const evaluation = run(scenario)
    expect(evaluation.outcome.readings).toEqual(everyReading[0])
    for (const [name, [low, high, value]] of Object.entries(openValues))
      expect(figureOf(evaluation, name)).toMatchObject({ value, range: [low, high] })
    expectSame(evaluation, shexian(shexianInputs(scenario)))
  })

  it('need no input that the contract does not name, and say of what else is missing that it is', () => {
    const scenario = randomShexianScenario(seeded(4))
    const evaluation = run(scenario)
    for (const name of Object.keys(shexian(shexianInputs(scenario))))
      expect(figureOf(evaluation, name).missing).toBeUndefined()
    expect(figureOf(evaluation, '一体化项目补助').missing).toEqual(['两病基本药物总费用'])
    expect(figureOf(evaluation, '列入试点')).toMatchObject({ value: {} })
    const undecided = evaluation.outcome.constraints.filter((c) => c.holds === null)
    expect(undecided.map((c) => [c.name, c.missing])).toEqual([
      ['追回资金不补扣款', ['追回资金弥补扣款']],
      ['县内就诊率提高', ['上年（县内就诊率）', '县内就诊率']],
    ])
  })

  it('hold what they must for every input: properties, and flows to the fen', () => {
    const random = seeded(20250603)
    for (let i = 0; i < 60; i++) {
      const scenario = randomShexianScenario(random)
      const crumbs = /\.\d{3}/.test(scenario.输入.慢病包干预算总额)
      const codes = run(scenario).outcome.diagnostics.map((d) => d.code)
      expect(codes).not.toContain('HC7001')
      if (!crumbs) expect(codes).not.toContain('HC5025')
    }
  })

  it('find the two figures of the note that do not follow from its own, and by how much', () => {
    const { claims, diagnostics } = run(randomShexianScenario(seeded(5))).outcome
    expect(claims.filter((c) => c.holds).map((c) => c.name)).toEqual([
      '参保人数减少',
      '人均增长',
      '财政弥补增加',
      '乡镇占比下降',
      '县级占比下降',
      '县外占比上升',
    ])
    expect(claims.filter((c) => c.holds === false).map((c) => [c.name, c.claimed, c.computed])).toEqual([
      ['基金支出增加', '54100900', '54160900'],
      ['2021年人均', '876.41', '876.1938088829071332436069986541049798116'],
    ])
    expect(diagnostics.filter((d) => d.code === 'HC5039').map((d) => d.message)).toEqual([
      '“基金支出增加”原稿写5410.09万元，按它自己的数算是5416.09万元，原稿少6.00万元',
      '“2021年人均”原稿写876.41元/人，按它自己的数算是876.19元/人，原稿多0.22元/人',
    ])
  })

  it.each([
    ['every weight at nought', { 包干权重: '0', 慢病包干预算总额: '100' }, ['HC6008']],
    ['a weight below nought', { 包干权重: '-1' }, ['HC6010']],
    ['an amount below nought', { 管控稽核费用: '-0.01' }, ['HC6010']],
  ] as const)('refuse exactly what gives no figure: %s', (_, change, codes) => {
    const { 解读: __, 参数: ___, ...scenario } = randomShexianScenario(seeded(6))
    const changed = Object.entries(change).map(([name, value]) => {
      const known = scenario.输入[name as keyof ShexianScenario['输入']]
      const each = typeof known === 'string' ? value : Object.fromEntries(Object.keys(known).map((key) => [key, value]))
      return [name, each]
    })
    const 输入 = { ...scenario.输入, ...Object.fromEntries(changed) } as ShexianScenario['输入']
    if (!('管控稽核费用' in change))
      expect(() => shexian({ 机构: scenario.维度.机构, ...输入 } as ShexianInputs)).toThrow(RangeError)
    expect(new Set(errorsOf(run({ ...scenario, 输入 })))).toEqual(new Set(codes))
  })

  it('award nothing and share nothing out where there is no package at all', () => {
    const { 解读: _, ...scenario } = randomShexianScenario(seeded(8))
    const nought = (name: '包干权重' | '慢病实际支出' | '两病基本药物费用') =>
      Object.fromEntries(Object.keys(scenario.输入[name]).map((key) => [key, '0']))
    const 输入 = {
      ...scenario.输入,
      慢病包干预算总额: '0',
      包干权重: nought('包干权重'),
      慢病实际支出: nought('慢病实际支出'),
      两病基本药物费用: nought('两病基本药物费用'),
    }
    const none = { ...scenario, 输入 }
    expectSame(run(none), shexian(shexianInputs(none), shexianChoices(none)))
  })

  it('read a scenario alike from JSON and from YAML, with one table and with other scales', () => {
    const random = seeded(77)
    for (let i = 0; i < 10; i++) {
      const scenario = randomShexianScenario(random)
      const fromJson = run(scenario).outcome
      const fromYaml = ran(compiled, asYaml(scenario)).outcome
      expect(fromYaml.diagnostics.filter((d) => d.severity === 'error')).toEqual([])
      expect(written(fromYaml.figures)).toBe(written(fromJson.figures))
    }
  })

  it('put on trial the six diseases with most certificates, ties to the earlier, but for the two that are left out', () => {
    const 病种 = ['恶性肿瘤', '甲', '乙', '丙', '尿毒症', '丁', '戊', '己', '庚']
    const 办理人次 = { 甲: '9', 乙: '5', 丙: '2', 丁: '5', 戊: '8', 己: '2', 庚: '2' }
    const scenario = randomShexianScenario(seeded(9))
    const { outcome } = run({
      ...scenario,
      维度: { ...scenario.维度, 病种: 病种.map((名) => ({ 名 })) },
      输入: { ...scenario.输入, 办理人次 },
    })
    const { value } = figureOf({ outcome } as Evaluation, '列入试点')
    expect(
      Object.entries(value as object)
        .filter(([, isIn]) => isIn === true)
        .map(([name]) => name),
    ).toEqual(['甲', '乙', '丙', '丁', '戊', '己'])
  })
})

describe('what the note says of 2024', () => {
  const { 全县决算口径: _, ...known } = readings
  const names = Object.keys(known) as (keyof typeof known)[]
  const choose = (scenario: ShexianScenario): ShexianScenario => {
    const 解读 = Object.fromEntries(
      Object.entries(scenario.解读 ?? {}).filter(([name]) => names.includes(name as never)),
    )
    const ratio = scenario.参数?.医师培训资金比例
    return { ...scenario, 年度: 2024, 解读, 参数: ratio === undefined ? {} : { 医师培训资金比例: ratio } }
  }

  it('is the total package of 2025 and nothing of the package for chronic diseases', () => {
    const random = seeded(20240801)
    for (let i = 0; i < counts.policyScenarios; i++) {
      const scenario = choose(randomShexianScenario(random))
      const evaluation = run(scenario, compiled2024)
      expectSame(evaluation, shexian2024(shexianInputs(scenario), shexianChoices(scenario)))
    }
  })

  it('names what each unknown figure waits for, and knows all others', () => {
    const { outcome } = run(choose(randomShexianScenario(seeded(21))), compiled2024)
    const open = outcome.figures.filter((f) => f.kind === 'rule' && f.open).map((f) => [f.name, f.open])
    const package_ = '机构包干额：未规定'
    expect(Object.fromEntries(open)).toEqual({
      慢病调剂金: ['慢病调剂金：未规定'],
      机构包干额: [package_],
      机构决算结余: [package_],
      全县决算结余: [package_],
      县乡村分配: expect.arrayContaining([package_, '结余分配份额']),
      县级分配: expect.arrayContaining([package_, '结余分配份额']),
      乡级分配: expect.arrayContaining([package_, '结余分配份额']),
      村级分配: expect.arrayContaining([package_, '结余分配份额']),
      结余机构奖励: ['结余机构奖励：未规定'],
      结余机构奖励合计: ['结余机构奖励：未规定'],
    })
    expect(outcome.figures.filter((f) => f.kind === 'rule' && f.missing).map((f) => f.name)).toEqual([])
  })

  it('asks for the same inputs as 2025, and makes the same claims', () => {
    const required = (policy: typeof compiled): string[] =>
      [...policy.model.figures.values()].flatMap((f) => (f.kind === 'input' && f.missing === 'refuse' ? [f.name] : []))
    expect(required(compiled2024).sort()).toEqual(required(compiled).sort())
    expect(compiled2024.model.claims.map((c) => [c.name, c.claimed])).toEqual(
      compiled.model.claims.map((c) => [c.name, c.claimed]),
    )
  })
})

/** The scenario as people write it: what institutions have in one table, some amounts in 万元, a percentage for a score. */
function asYaml(scenario: ShexianScenario): string {
  const { 包干权重, 慢病实际支出, 两病基本药物费用, 年终考核得分比, ...single } = scenario.输入
  const lines = [`情景: ${scenario.情景}`, `年度: ${scenario.年度}`, '维度:', '  机构: |']
  lines.push('    名 | 层级 | 包干权重 | 慢病实际支出 | 两病基本药物费用（万元） | 年终考核得分比')
  for (const { 名, 层级 } of scenario.维度.机构) {
    const drugs = inTenThousands(两病基本药物费用[名] as string)
    const score = hundredfold(年终考核得分比[名] as string)
    lines.push(`    ${名} | ${层级} | ${包干权重[名]} | ${慢病实际支出[名]} | ${drugs} | ${score}%`)
  }
  lines.push('输入:', ...Object.entries(single).map(([name, value]) => `  ${name}: ${inTenThousands(value)}万元`))
  for (const section of ['解读', '参数'] as const)
    if (scenario[section])
      lines.push(`${section}:`, ...Object.entries(scenario[section]).map(([name, value]) => `  ${name}: ${value}`))
  return `${lines.join('\n')}\n`
}

/** An amount in yuan as one in 万元: the point four places on. */
function inTenThousands(yuan: string): string {
  const [whole = '', places = ''] = yuan.split('.')
  const padded = whole.padStart(5, '0')
  return `${padded.slice(0, -4)}.${padded.slice(-4)}${places}`
}

/** A ratio in hundredths: the point two places back. */
function hundredfold(ratio: string): string {
  const [whole = '', places = ''] = ratio.split('.')
  const padded = places.padEnd(2, '0')
  return `${whole}${padded.slice(0, 2)}.${padded.slice(2)}0`
}
