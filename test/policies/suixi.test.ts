import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createScenarioReader, readExample } from '../../dsl/index.ts'
import { createEngine, type Evaluation } from '../../engine/index.ts'
import { counts } from '../counts.ts'
import { type SuixiValue, suixi, suixiReadings } from '../reference/suixi.ts'
import { randomSuixiScenario, type SuixiScenario, suixiInputs } from '../reference/suixi-scenarios.ts'
import { differencesOf } from '../support/differences-of.ts'
import { compiledPolicy, errorsOf, figureOf, ran } from '../support/policy.ts'
import { seeded } from '../support/random.ts'

const text = readFileSync(new URL('../../policies/suixi/2021.yaml', import.meta.url), 'utf8')
const compiled = compiledPolicy(text)
const engine = createEngine()

/** Whether an order of keys is told too: member names are no whole numbers, so JSON keeps it. */
const written = (value: unknown): string => JSON.stringify(value)

function expectSame(evaluation: Evaluation, values: Readonly<Record<string, SuixiValue>>): void {
  const found = Object.fromEntries(Object.keys(values).map((name) => [name, figureOf(evaluation, name).value]))
  expect(written(found)).toBe(written(values))
}

/** A score that the document does not give waits for the document; the total waits for the same. */
function expectUnsaid(evaluation: Evaluation, values: Readonly<Record<string, SuixiValue>>): void {
  const scores = Object.keys(values).filter((name) => name.endsWith('得分'))
  const unsaid = scores.filter((name) => values[name] === null)
  for (const name of scores) {
    const figure = figureOf(evaluation, name)
    if (values[name] === null) expect(figure.open).toEqual([`${name}：未规定`])
    else expect(figure).not.toHaveProperty('open')
  }
  const total = figureOf(evaluation, '定额支付考核得分')
  expect(total.value === null).toBe(unsaid.length > 0)
  expect([...(total.open ?? [])].sort()).toEqual(unsaid.map((name) => `${name}：未规定`).sort())
}

const run = (scenario: SuixiScenario): Evaluation => ran(compiled, JSON.stringify(scenario))

describe('the Suixi policy', () => {
  it('gives the figures of the reference on random scenarios under every reading', () => {
    const random = seeded(20210630)
    for (let i = 0; i < counts.policyScenarios; i++) {
      const { 解读: _, ...bare } = randomSuixiScenario(random)
      const read = createScenarioReader().read('scenario.json', JSON.stringify(bare), compiled)
      for (const readings of suixiReadings) {
        const evaluation = engine.run(compiled, read, { readings: { ...readings } })
        const values = suixi(suixiInputs(bare), readings)
        expect(errorsOf(evaluation)).toEqual([])
        expectSame(evaluation, values)
        expectUnsaid(evaluation, values)
        expect(evaluation.outcome.readings).toEqual(readings)
      }
    }
  }, 1_800_000)

  it('takes readings from the scenario, and their defaults where it has none', () => {
    const random = seeded(20210701)
    for (let i = 0; i < 40; i++) {
      const scenario = randomSuixiScenario(random)
      const evaluation = run(scenario)
      expectSame(evaluation, suixi(suixiInputs(scenario), scenario.解读))
      expect(evaluation.outcome.readings).toEqual({
        签约门诊定额: '含签约费',
        达标率口径: '实际率',
        ...scenario.解读,
      })
    }
  })

  it('adds the scores up where every one is given', () => {
    const { 输入: inputs, ...rest } = randomSuixiScenario(seeded(3))
    const full = { 两病签约占比: '0.96', 慢性病签约占比: '0.96', 签约包完成率: '0.96', 服务包项目完成率: '1' }
    const careful = { 高血压规范管理率: '0.71', 血压达标率: '0.61', 糖尿病规范管理率: '0.71', 血糖达标率: '0.61' }
    const clean = { 用药投诉例数: '0', 规范诊疗不合格例数: '0', 不规范转诊例数: '0', 不规范报销例数: '0' }
    const scenario = { ...rest, 输入: { ...inputs, ...full, ...careful, ...clean, 两病门诊就诊率: '0.7' } }
    expect(figureOf(run(scenario), '定额支付考核得分').value).toBe('60')
  })

  it('holds each surplus to its parts, and says nothing of flows that do not add up', () => {
    const random = seeded(20210702)
    for (let i = 0; i < 40; i++) {
      const codes = run(randomSuixiScenario(random)).outcome.diagnostics.map((d) => d.code)
      expect(codes).not.toContain('HC5025')
    }
  })

  it('refuses a surplus that nobody can be counted for, and only that', () => {
    const scenario = randomSuixiScenario(seeded(5))
    const 试点人群数 = Object.fromEntries(scenario.维度.村.map(({ 名 }) => [名, '0']))
    const 住院实际支出 = { 县医院医共体: '0', 县中医院医共体: '99999999999' }
    const 核定住院人数 = { 县医院医共体: '100000', 县中医院医共体: '0' }
    const empty = { ...scenario, 输入: { ...scenario.输入, 试点人群数, 住院实际支出, 核定住院人数 } }
    expect(() => suixi(suixiInputs(empty), empty.解读)).toThrow(RangeError)
    const { outcome } = run(empty)
    const errors = outcome.diagnostics.filter((d) => d.severity === 'error')
    expect(errors.map((d) => [d.code, d.clauses])).toEqual([['HC6007', ['附件1 三']]])
    const overrun = { ...empty, 输入: { ...empty.输入, 核定住院人数: { 县医院医共体: '0', 县中医院医共体: '0' } } }
    const short = {
      ...overrun,
      输入: { ...overrun.输入, 住院实际支出: { ...住院实际支出, 县医院医共体: '99999999999' } },
    }
    expect(errorsOf(run(short))).toEqual([])
    expectSame(run(short), suixi(suixiInputs(short), short.解读))
  })

  it('leaves the four aims undecided without last year, and decides them with it', () => {
    const scenario = randomSuixiScenario(seeded(9))
    const aims = ['门诊就诊率提升', '群众满意率提升', '总体住院率下降', '基金支出水平下降']
    const held = (evaluation: Evaluation) => {
      const found = new Map(evaluation.outcome.constraints.map((c) => [c.name, c.holds]))
      return aims.map((name) => found.get(name))
    }
    expect(held(run(scenario))).toEqual([null, null, null, null])
    const now = { 门诊就诊率: '0.7', 群众满意率: '0.92', 总体住院率: '0.2', 基金支出水平: '100' }
    const 上年 = { 门诊就诊率: '0.69', 群众满意率: '0.92', 总体住院率: '0.21', 基金支出水平: '99.99' }
    const compared = { ...scenario, 输入: { ...scenario.输入, ...now }, 上年 }
    expect(held(ran(compiled, JSON.stringify(compared)))).toEqual([true, false, true, false])
  })

  it('comes out as every worked example says', () => {
    expect(compiled.model.examples.length).toBe(10)
    compiled.model.examples.forEach((example, i) => {
      const evaluation = engine.check(compiled, readExample(compiled, i))
      expect({ name: example.name, differences: differencesOf(evaluation) }).toEqual({
        name: example.name,
        differences: [],
      })
    })
  })
})
