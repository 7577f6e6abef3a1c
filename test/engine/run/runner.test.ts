import { describe, expect, it } from 'vitest'
import { type Compiled, createScenarioReader } from '../../../dsl/index.ts'
import { createEngine } from '../../../engine/index.ts'
import { chance, seeded, whole } from '../../support/random.ts'
import { smallPolicy } from '../../support/small-policy.ts'

const compiled = smallPolicy(`维度:
  机构: {属性: {层级: [县级, 乡镇]}}
输入:
  总额: 元
  利息: 元
  用量: {单位: 元, 维度: 机构}
  达标: 是否
参数:
  比例: 15%
规则:
  提取: {公式: 总额 × 比例, 取整: 四舍五入到分}
  可分: 总额 － 提取 ＋ 利息
  各家: {分摊: 可分, 按: 用量}
  每元: 可分 ÷ 利息
  奖励: 如果 达标 则 可分 × 1% 否则 0
  乡镇得: 合计（各家，机构 其中 层级 ＝ 乡镇）`)

const data = {
  情景: '基准',
  年度: 2024,
  维度: {
    机构: [
      { 名: '县医院', 层级: '县级' },
      { 名: '一镇', 层级: '乡镇' },
      { 名: '二镇', 层级: '乡镇' },
    ],
  },
}
const base = { 总额: '1000', 利息: '3', 用量: { 县医院: '5', 一镇: '1', 二镇: '1' }, 达标: true as boolean }
const wanted = ['提取', '可分', '各家', '每元', '奖励', '乡镇得', '利息', '没有这个']

function read(policy: Compiled, inputs: object) {
  return createScenarioReader().read('s.json', JSON.stringify({ ...data, 输入: inputs }), policy)
}

describe('a prepared runner', () => {
  it('gives what a run of the changed scenario gives', () => {
    const engine = createEngine()
    const runner = engine.prepare(compiled, read(compiled, base), { vary: ['总额', '利息', '用量', '达标'], wanted })
    const random = seeded(7)
    for (let i = 0; i < 200; i++) {
      const amount = (most: number): string => String(chance(random, 0.2) ? 0 : whole(random, 0, most) / 100)
      const inputs = {
        总额: amount(1e9),
        利息: amount(1e6),
        用量: { 县医院: amount(1e6), 一镇: amount(1e6), 二镇: amount(1e6) },
        达标: chance(random, 0.5),
      }
      const { figures } = engine.run(compiled, read(compiled, inputs)).outcome
      const expected = wanted.map((name) => [name, figures.find((f) => f.name === name)?.value ?? null])
      expect(runner.run(inputs)).toEqual(Object.fromEntries(expected))
    }
  })

  it('keeps what a run leaves out, members too, and varies parameters', () => {
    const range = { vary: ['总额', '用量', '比例'], wanted: ['可分', '各家'] }
    const runner = createEngine().prepare(compiled, read(compiled, base), range)
    expect(runner.run({}).可分).toBe('853')
    expect(runner.run({ 比例: '0.1' }).可分).toBe('903')
    expect(runner.run({ 总额: '2000' }).可分).toBe('1803')
    expect(runner.run({ 用量: { 一镇: '0' } }).各家).toEqual({ 县医院: '1502.5', 一镇: '0', 二镇: '300.5' })
  })

  it('gives null for what cannot be worked out, and recovers with the next run', () => {
    const runner = createEngine().prepare(compiled, read(compiled, base), { vary: ['利息'], wanted: ['每元'] })
    expect(runner.run({ 利息: '0' })).toEqual({ 每元: null })
    expect(runner.run({ 利息: '3' }).每元).toMatch(/^284\.33333/)
  })

  it('throws on what is no number', () => {
    const runner = createEngine().prepare(compiled, read(compiled, base), { vary: ['利息'], wanted: ['可分'] })
    expect(() => runner.run({ 利息: '3元' })).toThrow(RangeError)
    expect(() => runner.run({ 利息: null })).toThrow(RangeError)
  })

  it('settles what the scenario settles (核定), and what rests on it', () => {
    const settled = { ...data, 输入: base, 核定: { 可分: '700', 各家: { 一镇: '50' } } }
    const scenario = createScenarioReader().read('s.json', JSON.stringify(settled), compiled)
    const engine = createEngine()
    const { figures } = engine.run(compiled, scenario).outcome
    const expected = wanted.map((name) => [name, figures.find((f) => f.name === name)?.value ?? null])
    const runner = engine.prepare(compiled, scenario, { vary: ['总额'], wanted })
    expect(runner.run({})).toEqual(Object.fromEntries(expected))
    expect(runner.run({ 总额: '2000' })).toMatchObject({
      提取: '300',
      可分: '700',
      各家: { 县医院: '500', 一镇: '50' },
    })
  })

  it('opens a carried figure with the input that varies', () => {
    const carried = smallPolicy(`输入:
  期初余额: 元
  本年: 元
规则:
  动用: 取小（上年（余额），本年）
结转:
  余额: {期初: 期初余额, 期末: 上年（余额）－动用}`)
    const read = (more: object) =>
      createScenarioReader().read(
        's.json',
        JSON.stringify({ 情景: '一', 年度: 2024, 输入: { 期初余额: '10', 本年: '3' }, ...more }),
        carried,
      )
    const range = { vary: ['期初余额'], wanted: ['动用', '余额'] }
    const runner = createEngine().prepare(carried, read({}), range)
    expect(runner.run({})).toEqual({ 动用: '3', 余额: '7' })
    expect(runner.run({ 期初余额: '2' })).toEqual({ 动用: '2', 余额: '0' })
    const given = createEngine().prepare(carried, read({ 上年: { 余额: '8' } }), range)
    expect(given.run({ 期初余额: '2' })).toEqual({ 动用: '3', 余额: '5' })
  })
})
