import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createScenarioReader, readExample } from '../../dsl/index.ts'
import { createEngine, type Evaluation } from '../../engine/index.ts'
import { counts } from '../counts.ts'
import { compare, decimal, type Fraction, minus, over, plus, print, times } from '../reference/fraction.ts'
import {
  type LiaoningChoices,
  type LiaoningOutputs,
  liaoning,
  liaoningInputNames,
  liaoningOpen,
} from '../reference/liaoning.ts'
import {
  type LiaoningScenario,
  liaoningChoices,
  liaoningWaits,
  randomLiaoningScenario,
} from '../reference/liaoning-scenarios.ts'
import { differencesOf } from '../support/differences-of.ts'
import { compiledPolicy, errorsOf, figureOf, ran } from '../support/policy.ts'
import { seeded } from '../support/random.ts'

const folder = new URL('../../policies/liaoning/', import.meta.url)
const textOf = (path: string): string => readFileSync(new URL(path, folder), 'utf8')
const frame = compiledPolicy(textOf('2024.yaml'))
const city = compiledPolicy(textOf('example-city.yaml'), (path) => ({ file: path, text: textOf(path) }))
const engine = createEngine()

/** What the example city binds. */
const settled = { 风险调节金比例: '0.05', 结余留用比例: '0.7', 超支分担比例: '0.6' }
const files = [
  ['the framework', frame, {}],
  ['the example city', city, settled],
] as const
const readings = ['只分担合理部分', '全部超支'] as const

/** None of the shares, some and all; and what the scenario itself binds. */
const bindings: readonly NonNullable<LiaoningChoices['open']>[] = [
  {},
  { 结余留用比例: '0.123456789' },
  { 风险调节金比例: '0', 超支分担比例: '1' },
  { 风险调节金比例: '0.08', 结余留用比例: '0.55', 超支分担比例: '0.3' },
]

/** Whether an order of keys is told too: names are no whole numbers, so JSON keeps it. */
const written = (value: unknown): string => JSON.stringify(value)

function expectSame(evaluation: Evaluation, { values, constraints }: LiaoningOutputs): void {
  expect(errorsOf(evaluation)).toEqual([])
  const found = Object.fromEntries(Object.keys(values).map((name) => [name, figureOf(evaluation, name).value]))
  expect(written(found)).toBe(written(values))
  const held = new Map(evaluation.outcome.constraints.map((c) => [c.name, c.holds]))
  expect(Object.fromEntries(Object.keys(constraints).map((name) => [name, held.get(name)]))).toEqual(constraints)
}

/** What waits for a share names it alone, with the figures at 0% and 100% as its range; nothing else waits. */
function expectOpen(evaluation: Evaluation, inputs: LiaoningScenario['输入'], choices: LiaoningChoices): void {
  const { values, constraints } = liaoning(inputs, choices)
  const at = (share: string): LiaoningOutputs['values'] => {
    const shares = Object.fromEntries(liaoningOpen.map((name) => [name, share]))
    return liaoning(inputs, { ...choices, open: { ...shares, ...choices.open } }).values
  }
  const [none, all] = [at('0'), at('1')]
  for (const [name, parameter] of Object.entries(liaoningWaits)) {
    const figure = figureOf(evaluation, name)
    expect(figure).not.toHaveProperty('provisional')
    if (values[name] !== null) {
      expect(figure).not.toHaveProperty('open')
      expect(figure).not.toHaveProperty('range')
      continue
    }
    const ends = [none[name], all[name]] as [string, string]
    const ordered = compare(decimal(ends[0]), decimal(ends[1])) <= 0 ? ends : [ends[1], ends[0]]
    expect([figure.open, figure.range]).toEqual([[parameter], ordered])
  }
  const waiting = Object.keys(values).filter((name) => figureOf(evaluation, name).open)
  expect(waiting).toEqual(Object.keys(values).filter((name) => values[name] === null))
  const budget = evaluation.outcome.constraints.find((c) => c.name === '不编制赤字预算')
  expect(budget?.open).toEqual(constraints.不编制赤字预算 === null ? ['风险调节金比例'] : undefined)
}

describe.each(files)('%s of Liaoning', (_, compiled, bound) => {
  const run = (scenario: object): Evaluation => ran(compiled, JSON.stringify(scenario))

  it('gives the figures of the reference on random scenarios under every reading and every binding', () => {
    const random = seeded(20240701)
    for (let i = 0; i < counts.policyScenarios; i++) {
      const { 解读: _, 参数: drawn, ...bare } = randomLiaoningScenario(random)
      const read = createScenarioReader().read('scenario.json', JSON.stringify(bare), compiled)
      for (const [j, reading] of readings.entries()) {
        const open = [...bindings, { ...drawn }][(i + j) % (bindings.length + 1)]
        const choices = { reading, open: { ...bound, ...open } }
        const evaluation = engine.run(compiled, read, { readings: { 超支分担范围: reading }, parameters: { ...open } })
        expectSame(evaluation, liaoning(bare.输入, choices))
        expectOpen(evaluation, bare.输入, choices)
        expect(evaluation.outcome.readings).toEqual({ 签约服务费列支: '总额之外', 超支分担范围: reading })
      }
    }
  })

  it('takes the reading and the shares from the scenario as from the choices of a run', () => {
    const random = seeded(20240702)
    for (let i = 0; i < 40; i++) {
      const scenario = randomLiaoningScenario(random)
      const choices = liaoningChoices(scenario, bound)
      expectSame(run(scenario), liaoning(scenario.输入, choices))
      expectOpen(run(scenario), scenario.输入, choices)
    }
  })

  it('needs no input that the contract does not name, and says of what else is missing that it is', () => {
    const scenario = randomLiaoningScenario(seeded(4))
    expect(Object.keys(scenario.输入)).toEqual(liaoningInputNames)
    const evaluation = run(scenario)
    for (const name of Object.keys(liaoning(scenario.输入).values))
      expect(figureOf(evaluation, name)).not.toHaveProperty('missing')
    expect(figureOf(evaluation, '签约服务费')).toMatchObject({
      value: null,
      missing: ['实际缴费签约人数', '签约服务费标准'],
    })
    const tight = evaluation.outcome.constraints.find((c) => c.name === '总额付费条件')
    expect(tight).toMatchObject({ holds: null, missing: ['实质运行', '达到紧密型标准'] })
  })

  it('takes the contract fees out of the budget only where they are read to be within it', () => {
    const random = seeded(20240706)
    for (let i = 0; i < 20; i++) {
      const { 解读: _, ...scenario } = randomLiaoningScenario(random)
      const 输入 = { ...scenario.输入, 实际缴费签约人数: String(i), 签约服务费标准: '60.05' }
      const fees = times(decimal(String(i)), decimal('60.05'))
      const withFees = { ...scenario, 输入 }
      const choices = liaoningChoices(scenario, bound)
      expectSame(run(withFees), liaoning(scenario.输入, choices))
      const left = print(minus(decimal(scenario.输入.医共体总额预算), fees))
      const { 不编制赤字预算: _held, ...constraints } = liaoning(scenario.输入, choices).constraints
      const within = liaoning({ ...scenario.输入, 医共体总额预算: left }, choices)
      expectSame(run({ ...withFees, 解读: { 签约服务费列支: '总额之内' } }), {
        ...within,
        constraints,
      })
      const without = run({ ...scenario, 解读: { 签约服务费列支: '总额之内' } })
      expect(figureOf(without, '年终结算额')).toMatchObject({
        value: null,
        missing: ['实际缴费签约人数', '签约服务费标准'],
      })
    }
  })

  it('settles at the end of the year what was spent inside with what is kept and without what is borne, less what was paid', () => {
    const random = seeded(20240707)
    const settledFor = { ...bound, 结余留用比例: '0.35', 超支分担比例: '0.45' }
    for (let i = 0; i < 40; i++) {
      const { 参数: _, 解读: __, ...scenario } = randomLiaoningScenario(random)
      const 输入 = { ...scenario.输入, 全年已拨付: `${i}000000.07`, 年度考核得分比: '0.9' }
      const evaluation = ran(compiled, JSON.stringify({ ...scenario, 输入, 参数: settledFor }))
      const { values } = liaoning(scenario.输入, { open: settledFor })
      const of = (name: string): Fraction => decimal(values[name] as string)
      const [due, rest] = [figureOf(evaluation, '清算应付'), figureOf(evaluation, '清算补拨')]
      const hasSurplus = values.结余 !== '0'
      if (compiled === frame && hasSurplus) {
        // How the assessment bears on what is kept is open: between nothing and the whole surplus.
        const inside = decimal(输入.医共体内统筹支出)
        expect([due.value, due.range]).toEqual([null, [print(inside), print(plus(inside, of('结余')))]])
        continue
      }
      const kept = times(of('结余留用'), decimal('0.9'))
      const wanted = minus(plus(decimal(输入.医共体内统筹支出), kept), of('医共体自担'))
      expect([due.value, rest.value]).toEqual([print(wanted), print(minus(wanted, decimal(输入.全年已拨付)))])
    }
  })

  it('applies to a community that is tight and runs as one', () => {
    const scenario = randomLiaoningScenario(seeded(4))
    const holds = (tight: boolean | undefined, runs: boolean | undefined): unknown => {
      const 输入 = {
        ...scenario.输入,
        达到紧密型标准: tight,
        实质运行: runs,
        实际缴费签约人数: '3',
        签约服务费标准: '60',
      }
      const evaluation = run({ ...scenario, 输入 })
      expect(figureOf(evaluation, '签约服务费').value).toBe('180')
      return evaluation.outcome.constraints.find((c) => c.name === '总额付费条件')?.holds
    }
    expect([holds(true, true), holds(true, false), holds(undefined, false), holds(true, undefined)]).toEqual([
      true,
      false,
      false,
      null,
    ])
  })

  it('holds every amount to its parts, and finds no scenario in which what must hold does not', () => {
    const random = seeded(20240703)
    for (let i = 0; i < 40; i++) {
      const codes = run(randomLiaoningScenario(random)).outcome.diagnostics.map((d) => d.code)
      expect(codes.filter((code) => code === 'HC5025' || code === 'HC7001')).toEqual([])
    }
  })

  it.each([
    ['应参保人数', ['附件 1-1']],
    ['财政补助应到位资金', ['附件 1-2']],
    ['服务参保人数', ['附件 2-1', '附件 2-2']],
    ['上年住院医疗总费用', ['附件 2-3']],
    ['住院人数', ['附件 2-4']],
    ['门急诊总人次', ['附件 2-5']],
    ['全县基金总支出', ['附件 2-6', '附件 2-7']],
    ['当年住院医疗总费用', ['附件 2-8']],
    ['村卫生室总数', ['附件 3-1']],
    ['同类药品采购总量', ['附件 3-2']],
    ['受调查患者数', ['附件 4-1']],
  ] as const)('refuses exactly what gives no figure, naming the clause: %s at nought', (name, clauses) => {
    const scenario = randomLiaoningScenario(seeded(5))
    const 输入 = { ...scenario.输入, [name]: '0' }
    expect(() => liaoning(输入)).toThrow(RangeError)
    const faults = run({ ...scenario, 输入 }).outcome.diagnostics.filter((d) => d.severity === 'error')
    const level = compiled === city ? '省/' : ''
    expect(faults.map((d) => [d.code, d.clauses])).toEqual(clauses.map((c) => ['HC6007', [`${level}${c}`]]))
  })

  it.each(liaoningInputNames)('takes no %s below nought', (name) => {
    const scenario = randomLiaoningScenario(seeded(6))
    const codes = errorsOf(run({ ...scenario, 输入: { ...scenario.输入, [name]: '-1' } }))
    expect(codes).toEqual(['HC6010'])
  })

  it('comes out as every worked example says', () => {
    expect(compiled.model.examples.length).toBeGreaterThan(2)
    compiled.model.examples.forEach((example, i) => {
      const differences = differencesOf(engine.check(compiled, readExample(compiled, i)))
      expect({ name: example.name, differences }).toEqual({ name: example.name, differences: [] })
    })
  })

  it('runs on every scenario that is written for it', () => {
    const file = compiled === city ? 'example-city.yaml' : '2024.yaml'
    const own = readdirSync(new URL('scenarios/', folder))
      .map((name) => textOf(`scenarios/${name}`))
      .filter((text) => text.includes(`政策: ../${file}\n`))
    expect(own).toHaveLength(5)
    const held = own.map((text) => {
      const evaluation = ran(compiled, text)
      expect(errorsOf(evaluation)).toEqual([])
      expect(text).toContain('示例数据')
      return evaluation.outcome.constraints.find((c) => c.name === '不编制赤字预算')?.holds
    })
    expect(held.filter((holds) => holds === false)).toHaveLength(1)
  })
})

describe('the example city', () => {
  it('says that it is made up, leaves nothing open and changes nothing that the province has settled', () => {
    expect(city.model.header.title).toContain('虚构')
    expect(textOf('example-city.yaml').split('\n')[0]).toContain('虚构')
    expect(city.diagnostics).toEqual([])
  })

  it('fills in what the province leaves open by a clause of its own, and cites both', () => {
    const own = { 风险调节金比例: '第二条', 结余留用比例: '第三条', 超支分担比例: '第四条', 考核挂钩后的留用: '第五条' }
    for (const [name, clause] of Object.entries(own)) {
      const [clauses, left] = [city, frame].map(({ model }) => model.figures.get(name)?.clauses ?? [])
      expect(left).not.toEqual([])
      expect(clauses).toEqual([clause, ...(left ?? []).map((c) => `省/${c}`)])
    }
  })

  it('is the framework with its three shares bound', () => {
    const random = seeded(20240704)
    for (let i = 0; i < 40; i++) {
      const { 参数: _, ...scenario } = randomLiaoningScenario(random)
      const [filled, bound] = [
        ran(city, JSON.stringify(scenario)),
        ran(frame, JSON.stringify({ ...scenario, 参数: settled })),
      ]
      for (const name of Object.keys(liaoning(scenario.输入).values))
        expect(figureOf(filled, name).value).toBe(figureOf(bound, name).value)
    }
  })

  it('pays what is kept by the assessment, and in advance by the twelfth', () => {
    const random = seeded(20240705)
    for (let i = 0; i < 40; i++) {
      const scenario = randomLiaoningScenario(random)
      const [score, before] = [`0.${i + 10}`, `${i}000000.04`]
      const 输入 = { ...scenario.输入, 年度考核得分比: score, 上年医共体外统筹支出: before }
      const evaluation = ran(city, JSON.stringify({ ...scenario, 输入 }))
      const kept = decimal(figureOf(evaluation, '结余留用').value as string)
      const paid = times(kept, decimal(score))
      const monthly = over(minus(decimal(输入.医共体总额预算), decimal(before)), decimal('12'))
      expect(figureOf(evaluation, '月预拨额').value).toBe(print(monthly))
      expect(figureOf(evaluation, '考核挂钩后的留用').value).toBe(print(paid))
      expect(figureOf(evaluation, '考核扣减').value).toBe(print(minus(kept, paid)))
    }
  })

  it('asks for no more than 4% of stays outside, and for nine in ten content', () => {
    const scenario = randomLiaoningScenario(seeded(8))
    const held = (outside: string, content: string): unknown[] => {
      const rates = { 域外出院人次: outside, 服务参保人数: '100', 满意患者数: content, 受调查患者数: '10' }
      const { outcome } = ran(city, JSON.stringify({ ...scenario, 输入: { ...scenario.输入, ...rates } }))
      return ['县域外住院率不预警', '满意度达标'].map((name) => outcome.constraints.find((c) => c.name === name)?.holds)
    }
    expect([held('4', '9'), held('5', '8'), held('0', '10')]).toEqual([
      [true, true],
      [false, false],
      [true, true],
    ])
  })
})
